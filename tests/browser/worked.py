"""A case worked to its end by people: what they press and type is counted, and what they read.

An action is a press of a button or a typed line, after the report was sent. What a test looks at
for itself it looks at through a plain `Pane`, and that is not counted.

The minutes are an ESTIMATE, and say so: each card is read once, whole, by the one who presses on
it; each box is filled in with some thought; nobody was watched. What is done away from the screen
(phoning a mother, finding a laptop, telling the regulator) is in none of it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

from tests.browser import forms
from tests.browser_kit import Pane, pane

WORDS_READ_A_MINUTE = 225  # silent reading by adults: 200 to 250
WORDS_WRITTEN_A_MINUTE = 15  # on a telephone, with what to say thought of on the way
SECONDS_A_CHOICE, SECONDS_AN_ACTION = 8, 3


@dataclass
class Acts:
    """What people did after the report."""

    page: Page
    shown: Callable[[str], None]
    done: list[str] = field(default_factory=list)
    read: set[tuple[str, str]] = field(default_factory=set)
    written: int = 0
    choices: int = 0

    def at(self, name: str) -> "Counted":
        """Somebody, in whose pane one is now."""
        return Counted(self.page, somebody(self.page, name).name, self)

    def of(self, name: str) -> int:
        """How many actions somebody did."""
        return sum(1 for one in self.done if one.startswith(name))

    @property
    def words_read(self) -> int:
        """How many words stand on the cards that people pressed on."""
        return sum(len(said.split()) for _, said in self.read)

    @property
    def minutes(self) -> float:
        """An estimate of people's time at the screen."""
        seconds = self.choices * SECONDS_A_CHOICE + len(self.done) * SECONDS_AN_ACTION
        reading = self.words_read / WORDS_READ_A_MINUTE
        return reading + self.written / WORDS_WRITTEN_A_MINUTE + seconds / 60

    def sum_up(self, what: str, lead: str, *, actions: int, within: int) -> None:
        """Print it, and hold it to its floor and to the goal for people's time, in minutes."""
        cards = pane(self.page, lead).cards.count()
        self.shown(
            f"\n{what}: {len(self.done)} human actions after the report, {cards} cards of {lead}; "
            f"an ESTIMATE of people's time at the screen: {self.minutes:.1f} minutes "
            f"({self.words_read} words read, {self.written} written, {self.choices} choices)"
            f"\n  {'; '.join(self.done)}"
        )
        assert len(self.done) == actions, self.done
        assert self.minutes <= within


class Counted(Pane):
    """Somebody whose actions are counted."""

    def __init__(self, page: Page, name: str, acts: Acts) -> None:
        super().__init__(page, name)
        self.acts = acts

    def say(self, text: str) -> None:
        self.acts.done.append(f"{self.name} types {text!r}")
        self.acts.written += len(text.split())
        super().say(text)

    def click(self, label: str) -> None:
        self.acts.done.append(f"{self.name} presses {label!r}")
        button = self.root.get_by_role("button", name=label, exact=True).last
        self.acts.read.add((self.name, _card_of(button).inner_text()))
        super().click(label)

    def fill(self, label: str, value: str) -> None:
        self.acts.written += len(value.split())
        super().fill(label, value)

    def choose(self, label: str, *options: str) -> None:
        self.acts.choices += len(options)
        super().choose(label, *options)


def _card_of(button: Locator) -> Locator:
    return button.locator("xpath=ancestor::form[1]")


def somebody(page: Page, name: str) -> Pane:
    """Their pane; those who are not beside the others are looked for behind *More people*."""
    more = page.get_by_role("button", name=re.compile("^More people"))
    if more.is_visible() and not page.get_by_role("region", name=name, exact=True).is_visible():
        more.click()
        page.get_by_role("button", name=re.compile(rf"{re.escape(name)}")).last.click()
    return pane(page, name)


def reports(page: Page, who: str, story: str, **answers: str) -> Pane:
    """The report, which is not counted. `answers`: other than the usual ones, by the question."""
    worker = somebody(page, who)
    worker.say("report a breach")
    forms.breach(worker, story)
    for question, answer in answers.items():
        worker.choose(QUESTIONS[question], answer)
    worker.click("Send")
    worker.sees(re.compile("We have your report: BR-"))
    return worker


QUESTIONS = {
    "danger": forms.DANGER,
    "what": "What went wrong?",
    "who_has_it": "Who may have it now?",
    "where": "Where did it go wrong?",
}

LIKELY, DECIDES = "How likely is harm to the people in it?", "What do you decide?"
WHY = "Why? (No names. This goes on the record.)"
TELL, RECORD_ONLY = "Tell the ICO", "Record only; no need to tell the ICO"
BACK = "Is it back, or has whoever has it written that it is deleted?"
HARMED = "Was anybody harmed, as far as you know?"
LINE = "What was learnt? One line, for whoever reported it. (No names.)"
WHO_TOLD = "Who was told? (Several, where it was in the same way.)"


def decides(me: Pane, likely: str, outcome: str, why: str) -> None:
    """Fill in the three questions, and record the decision."""
    forms.decision(me, likely, outcome, why)
    me.click("Record the decision")


def regulator_told(me: Pane, how: str, more: str = "No, that was all") -> None:
    """Write down that the regulator was told, on the form that came with the decision."""
    me.choose("How?", how)
    me.choose("Is there more to tell it later?", more)
    me.click("It has been told")


def people_told(me: Pane, *people: str, way: str = "A number we know is safe", by: str) -> None:
    """Write down that some of the people were told, in one way."""
    me.choose(WHO_TOLD, *people)
    me.choose("How did they hear?", way)
    me.fill("Who told them? A job, not a name.", by)
    me.click("Write it down")


def closes_short(me: Pane, cause: str, lesson: str) -> None:
    """Close it the short way: it is back, and nobody was harmed."""
    me.choose(BACK, "Yes")
    me.choose(HARMED, "No")
    me.choose("Why did it happen?", cause)
    me.fill(LINE, lesson)
    me.click("Close it")
    me.sees(re.compile("^Closed .*Record only"))
