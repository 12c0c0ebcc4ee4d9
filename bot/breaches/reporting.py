"""Reporting a breach: card 1, and filing it. Sending card 1 files the report."""

from datetime import datetime

from bot.breaches.partners import tell_joint
from bot.cases.filing import open_case
from bot.cases.left_out import BUTTON, left_out
from bot.cases.narrowing import of_kind
from bot.drafts.drafts import (
    LEAD_HEARS,
    PAST_LEAD,
    began,
    begun,
    drop,
    keep,
    kept_draft,
    new_draft,
    said_at,
)
from bot.drafts.form_submit import ask_again, begin, fill_in, form
from bot.services import Services
from bot.showing.recipes import Show, card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.asking.engine import Ask, facts
from dialogs.asking.flow import Answers
from dialogs.asking.form_buttons import NOT_TO
from dialogs.breaches.questions import BREACH
from dialogs.breaches.receipt import started_lead_notice
from dialogs.breaches.when_noticed import date_query, got_out_note
from dialogs.cards.elements import Ref
from governance.breaches.awareness import Telling, awareness, odd_dates
from governance.breaches.breach import Breach
from governance.breaches.facts import Reported
from governance.breaches.kind import BREACH as RULES
from governance.breaches.ladders import breach_ladder
from governance.breaches.report import BreachReport
from governance.outbox_message import CardBody, TextBody
from governance.people.identity import PersonId
from storage.drafts import Draft

ASKED, BEGAN_AS_NEAR_MISS = "asked_about_dates", "began_as_near_miss"
"""Notes of a draft: its odd dates were queried, once; it was begun as a near miss."""

STARTED = "A report that says possible danger is not sent"
FOR_SOMEONE = (
    "You can report for someone who has no Teams. Answer as they told it to you, and write “I was"
    " told” where you did not see it. For when it was first noticed, say when they noticed, not"
    " when they told you. “Add details” on the receipt asks who noticed (their role or team, not"
    " their name), and when they told you."
)
ALL_ANSWERED = (
    "Thank you. That is everything I need. Type “send” to file your report, or “send, but not to"
    " my IG lead” (or a name). Type “cancel” to delete it."
)

PAST_THE_LEAD_AGAIN = (
    f"Nobody has heard of it. To keep people out of this report too, press “{NOT_TO}” again when"
    " you send it."
)


def start(turn: Turn) -> Answer:
    """Show card 1: a new one, or the one they started and did not send."""
    return begin(turn, BREACH)


def start_for_someone(turn: Turn) -> Answer:
    """Show card 1, with a word on how to fill it in for someone without Teams."""
    turn.say(TextBody(FOR_SOMEONE), "for_someone")
    return start(turn)


def note(draft: Draft) -> str:
    """Say why someone who reported a near miss sees this form; "" for anyone else."""
    return got_out_note(draft.answers) if BEGAN_AS_NEAR_MISS in draft.notes else ""


def started_notice(services: Services, draft: Draft) -> CardBody:
    """Tell the IG lead that a report was started and by whom; nothing of what it says."""
    ref = Ref(card=services.new_id())
    card = started_lead_notice(services.name(draft.owner), draft.opened_at, ref)
    return CardBody(card, STARTED)


def instead(turn: Turn, story: str, *, past_lead: bool, first_word: datetime) -> Answer:
    """Show card 1 for what began as a near miss: the story is kept, the rest is asked (BR-NEAR).

    Where that was kept from the IG lead, they do not hear that this was begun either.
    """
    empty = turn.unit.drafts.mine(turn.viewer.person, BREACH.name, now=turn.now)
    if empty is not None and not begun(empty):  # another report that they have open stays as it is
        drop(turn, empty)
    draft, told = new_draft(turn, BREACH), {"what_happened": story}
    noted = (BEGAN_AS_NEAR_MISS, *([PAST_LEAD] if past_lead else []))
    draft = keep(turn, draft, told, *noted, first_word=first_word)
    if past_lead:
        turn.say(TextBody(PAST_THE_LEAD_AGAIN), "past_lead")
    return Answer(form(turn, BREACH, draft))


def send(turn: Turn) -> Answer:
    """Send card 1."""
    return _send(turn, out=())


def send_not_lead(turn: Turn) -> Answer:
    """Send card 1, keeping those whom the reporter leaves out of the case."""
    out = left_out(turn, RULES)
    if isinstance(out, Answer):
        return out
    _lead_hears_nothing(turn)
    return _send(turn, out=out)


def _send(turn: Turn, *, out: tuple[PersonId, ...]) -> Answer:
    filled = fill_in(turn, BREACH, button=BUTTON if out else "Send")
    if isinstance(filled, Answer):
        return filled
    draft, step = filled
    if isinstance(step, Ask):
        return ask_again(turn, BREACH, draft, step)
    report = facts(BREACH, step.answers)
    told = telling(draft, step.answers, turn.now)
    query = date_query(odd_dates(report, told))
    if query and ASKED not in draft.notes:
        draft = keep(turn, draft, step.answers, ASKED)
        return Answer(form(turn, BREACH, draft, query=query))
    return file(turn, draft, report, told, out=out)


def _lead_hears_nothing(turn: Turn) -> None:
    """Let the IG lead hear nothing of what was started: it is to go past them."""
    draft = kept_draft(turn, BREACH) or new_draft(turn, BREACH)
    keep(turn, draft, draft.answers, PAST_LEAD)
    turn.unit.due.clear(draft.id, prefix=LEAD_HEARS)


def telling(draft: Draft, answers: Answers, now: datetime) -> Telling:
    """Return when the report was begun, when it said when it was noticed, and when it is sent."""
    return Telling(began(draft), said_at(draft, answers, now).get("noticed", now), now)


def file(
    turn: Turn, draft: Draft, report: BreachReport, told: Telling, *, out: tuple[PersonId, ...]
) -> Answer:
    """Open the case: sealed, on its ladder, and told."""
    ladder = breach_ladder(report.danger)
    reported = Reported(
        report=report,
        awareness=awareness(report, told),
        ladder=(ladder.id, ladder.version),
        kept_from=out,
    )
    case = of_kind(Breach, open_case(turn, turn.viewer, turn.party, RULES, reported))
    case = tell_joint(turn, case)
    drop(turn, draft)
    return shown(card_of(case, Show.RECEIPT))
