"""First words, and the plain sentences of refusal."""

from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.cards.elements import (
    MOST_BUTTONS,
    Card,
    Element,
    Ref,
    card,
    execute,
    heading,
    link,
    text,
)
from dialogs.cards.quoting import plain
from dialogs.cases.verbs import Verb
from dialogs.words.wording import say

PRIVATELY = "Message me privately"


@dataclass(frozen=True, slots=True)
class StartButton:
    """A button that starts something, on cards that offer a choice. `place` orders them."""

    title: str
    verb: str
    place: int
    main: bool = False

    def shown(self, ref: Ref) -> Element:
        """Return it for a card."""
        return execute(
            self.title,
            self.verb,
            ref.data(),
            style="positive" if self.main else None,
            needs_inputs=False,
        )


@dataclass(frozen=True, slots=True)
class NotSent:
    """A form that somebody has begun: the draft's id, what the form is called, and that with when
    it was begun.
    """

    draft: str
    title: str
    line: str


@dataclass(frozen=True, slots=True)
class ForThem:
    """What is there for one person besides what everybody gets.

    `posts` is what their posts are called, `lines` what those let them type and what it does,
    `buttons` what only those have, and of them `first` what comes before the forms they began.
    """

    not_sent: Sequence[NotSent] = ()
    posts: str = ""
    lines: Sequence[tuple[str, str]] = ()
    first: Sequence[StartButton] = ()
    buttons: Sequence[StartButton] = ()

    def actions(self, ref: Ref) -> list[Element]:
        """Return their own buttons, among them the forms they began."""
        first, others = ([one.shown(ref) for one in each] for each in (self.first, self.buttons))
        forms = [_carry_on(ref, one) for one in self.not_sent[:MOST_CARRIED_ON]]
        return [*first, *forms, *others]

    def of_a_case(self) -> bool:
        """Return whether any of the lines wants a case's reference."""
        return any("…" in typed for typed, _ in self.lines)


NOBODY = ForThem()
MOST_CARRIED_ON = 2  # forms with a button of their own


def _carry_on(ref: Ref, one: NotSent) -> Element:
    data = {**ref.data(), "draft": one.draft}
    return execute(say("help.carry_on", form=one.title), Verb.RESUME, data, needs_inputs=False)


def welcome_card(
    ref: Ref, party_name: str, starts: Sequence[StartButton], theirs: ForThem = NOBODY
) -> Card:
    """Show the first card anyone sees."""
    body = [
        heading(say("welcome.title")),
        text(say("welcome.party", party=plain(party_name))),
        text(say("welcome.body")),
        *_own_line(theirs),
    ]
    return card(body, _home(ref, starts, theirs), summary=say("welcome.title"))


def menu_card(ref: Ref, starts: Sequence[StartButton], theirs: ForThem = NOBODY) -> Card:
    """Show the same choices, without the welcome."""
    body = [heading(say("menu.title")), *not_sent(theirs), *_own_line(theirs)]
    return card(body, _home(ref, starts, theirs), summary=say("menu.title"))


def not_sent(theirs: ForThem) -> list[Element]:
    """Say which forms they began and did not send."""
    return [text(say("help.not_sent", form=one.line)) for one in theirs.not_sent]


def _own_line(theirs: ForThem) -> list[Element]:
    """Say in one line what their posts let them type."""
    if not theirs.lines:
        return []
    typed = ", ".join(f"**{plain(one)}**" for one, _ in theirs.lines)
    sentence = "home.own" if theirs.of_a_case() else "home.own_agreement"
    return [text(say(sentence, posts=theirs.posts, typed=typed))]


def nearest_card(
    ref: Ref, starts: Sequence[StartButton], *, fits: bool, first: Sequence[str], of_words: str
) -> Card:
    """Offer what may be meant by words that are no command; the home buttons where nothing `fits`.

    `first`: what to know before pressing. `of_words`: what becomes of the words, and what to do
    with them; "" for a few.
    """
    title = say("nearest.title" if fits else "nearest.nothing")
    lines = filter(None, (*first, say("nearest.how"), of_words))
    actions = [one.shown(ref) for one in starts] if fits else _home(ref, starts)
    return card([heading(title), *map(text, lines)], actions, summary=title)


def reply_card(ref: Ref, reference: str, starts: Sequence[StartButton], of_words: str) -> Card:
    """Offer the words as the reply to a question about a report, before what else they may mean."""
    title = say("nearest.title")
    reply = execute(
        say("reply.send", reference=reference),
        Verb.REPLY,
        ref.data(),
        style="positive",
        needs_inputs=False,
    )
    lines = (say("reply.asked", reference=reference), say("nearest.how"), of_words)
    others = [one.shown(Ref(ref.card)) for one in starts]
    return card([heading(title), *map(text, lines)], [reply, *others], summary=title)


def file_card(ref: Ref, starts: Sequence[StartButton]) -> Card:
    """Say that a file or picture was not kept and what to do with it, and offer each report."""
    title = say("sent_file.title")
    body = [heading(title), text(say("sent_file.delete"), bold=True), text(say("sent_file.words"))]
    return card(body, [one.shown(ref) for one in starts], summary=title)


MY_REPORTS = StartButton("My reports", Verb.MY_REPORTS, place=0)
HELP = StartButton("Help", Verb.HELP, place=0)


def _home(ref: Ref, starts: Sequence[StartButton], theirs: ForThem = NOBODY) -> list[Element]:
    """Make the first buttons, this person's own before everybody's; Help, last, has the rest."""
    found = [*theirs.actions(ref), *(one.shown(ref) for one in (*starts, MY_REPORTS))]
    return [*found[: MOST_BUTTONS - 1], HELP.shown(ref)]


def go_private_card(sentence: str, url: str) -> Card:
    """Show, in a group or a channel, the way to where nobody else reads."""
    return card([text(sentence)], [link(PRIVATELY, url)], summary=sentence)


def gone_card() -> Card:
    """Say the same of "not there" and "not yours", so that nobody learns that a case exists."""
    return card([text(say("gone"))], summary=say("gone"))
