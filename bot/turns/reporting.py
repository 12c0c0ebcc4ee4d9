"""Reporting a breach: card 1, and filing it. Sending card 1 files the report."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from adapters.teams.values import Kind
from bot.kinds import breach
from bot.recipes import Recipe, Show, ready, words
from bot.turns.drafts import answers_of, drop, keep, kept_draft, new_draft, was_asked
from bot.turns.forms import context, details_card, flow_card
from bot.turns.noticing import Form, ask_once, in_danger, narratives
from bot.turns.turn import Answer, Turn, shown
from bot.work.climb import climb, load
from bot.work.joint import tell_lead_partner
from dialogs.engine import PLEASE_ANSWER, Ask, Step, advance, facts, where
from dialogs.flows.breach import BREACH
from dialogs.forms import date_query
from dialogs.questions import Answers, Flow
from governance.awareness import awareness, odd_dates
from governance.breach import BreachReport
from governance.clocks.breach import breach_notice_due
from governance.events import Event
from governance.facts import Reported
from governance.ladders import breach_ladder
from governance.moments import london
from governance.people import PersonId, Role
from storage.drafts import Draft

NOTHING_STARTED = "You have no report started. Type “report a breach” to start one."
CANCELLED = "Cancelled. Nothing was sent, and what you had written is deleted."


def start(turn: Turn) -> Answer:
    """Card 1: a new one, or the one they started and did not send."""
    draft = turn.unit.drafts.mine(turn.viewer.person, BREACH.name, now=turn.now)
    return Answer(_card(turn, draft or new_draft(turn, BREACH)), replaces=False)


def resume(turn: Turn) -> Answer:
    """Carry on with the report they started."""
    draft = turn.unit.drafts.mine(turn.viewer.person, BREACH.name, now=turn.now)
    if draft is None:
        return Answer(words(NOTHING_STARTED))
    return Answer(_card(turn, draft))


def cancel(turn: Turn) -> Answer:
    """Delete what they started. On the card of a correction nothing was: it is put away."""
    if case := turn.given("case"):
        return shown(Recipe(Show.RECEIPT, case=case))
    draft = kept_draft(turn, BREACH)
    if draft is None:
        return Answer(words(NOTHING_STARTED))
    drop(turn, draft)
    return Answer(words(CANCELLED))


def send(turn: Turn) -> Answer:
    """Send card 1."""
    return _send(turn, keep_from_lead=False)


def send_not_lead(turn: Turn) -> Answer:
    """Send card 1 to the SIRO, keeping the IG lead and deputy out of the case."""
    return _send(turn, keep_from_lead=True)


def _send(turn: Turn, *, keep_from_lead: bool) -> Answer:
    draft = kept_draft(turn, BREACH)
    if draft is None:
        if turn.incoming.kind is Kind.MESSAGE:
            return Answer(words(NOTHING_STARTED))
        draft = new_draft(turn, BREACH)
    kept = answers_of(draft, turn.now)
    button = "“Send, but not to my IG lead”" if keep_from_lead else "Send"
    if asked := _ask_about_story(turn, draft, kept, button):
        return asked
    step = _read(turn, kept)
    if isinstance(step, Ask):
        draft = keep(turn, draft, step.answers)
        return too_long(BREACH, step, turn) or Answer(_card(turn, draft, step.problems))
    report = facts(BREACH, step.answers)
    query = date_query(odd_dates(report, turn.now))
    if query and not was_asked(draft):
        draft = keep(turn, draft, step.answers, asked=True)
        return Answer(_card(turn, draft, query=query))
    return file(turn, draft, report, keep_from_lead=keep_from_lead)


def _ask_about_story(turn: Turn, draft: Draft, kept: Answers, button: str) -> Answer | None:
    """What should not be in it is asked about once; the card's other answers are kept meanwhile."""
    story = narratives(turn, BREACH)
    form = Form(draft.id, button, danger=in_danger({**kept, **turn.replies}))
    asked = ask_once(turn, form, story)
    if asked is not None:
        rest = {field: said for field, said in turn.replies.items() if field not in story}
        keep(turn, draft, advance(BREACH, kept, rest, context(turn)).answers)
    return asked


def _read(turn: Turn, kept: Answers) -> Step:
    """What the card says with what was kept. Who types sends nothing new: only what was never
    answered is missing.
    """
    at = context(turn)
    if turn.incoming.kind is not Kind.MESSAGE:
        return advance(BREACH, kept, turn.replies, at)
    step = where(BREACH, kept, at)
    if isinstance(step, Ask):
        lacking = {q.field: PLEASE_ANSWER for q in step.page.outstanding(kept, at)}
        return replace(step, problems=lacking)
    return step


def file(turn: Turn, draft: Draft, report: BreachReport, *, keep_from_lead: bool) -> Answer:
    """The report is a case from here: sealed, on its ladder, and told."""
    aware = awareness(report, turn.now)
    ladder = breach_ladder(urgent=report.urgent)
    reported = Reported(
        report=report,
        awareness=aware,
        ladder=(ladder.id, ladder.version),
        kept_from=_kept_from(turn) if keep_from_lead else (),
    )
    row = turn.unit.cases.open(
        actor=turn.viewer,
        party=turn.party,
        kind="breach",
        prefix="BR",
        opened=[Event(turn.now, turn.viewer.person, reported)],
        status="reported",
        due=breach_notice_due(aware.at),
        now=turn.now,
    )
    case = breach(climb(turn.unit, turn.desk, load(turn.unit, row.id, turn.now), turn.now))
    tell_lead_partner(turn.unit, turn.desk, case, turn.now)
    drop(turn, draft)
    turn.say(ready(details_card(turn, case), case.header.reference), "card2")
    return shown(Recipe(Show.RECEIPT, case=case.header.id))


def _kept_from(turn: Turn) -> tuple[PersonId, ...]:
    """The lead and the deputy, who works with the lead, less anyone who is also the SIRO.

    Somebody must hear: where the lead is the SIRO, the fall-through finds who is left.
    """
    day, directory = london(turn.now).date(), turn.desk.directory
    leads = directory.holders(turn.party, Role.IG_LEAD, day)
    deputies = directory.holders(turn.party, Role.DEPUTY, day)
    return tuple(dict.fromkeys(p for p in (*leads, *deputies) if p != turn.viewer.person))


def too_long(flow: Flow, step: Ask, turn: Turn) -> Answer | None:
    """A story too long to keep is still in the card they have: say so, and leave it there."""
    private = {question.field for question in flow.questions if question.private}
    said = [p for name, p in step.problems.items() if name in private and turn.given(name)]
    return Answer(words(" ".join(said)), replaces=False) if said else None


def _card(
    turn: Turn,
    draft: Draft,
    problems: Mapping[str, str] | None = None,
    query: str = "",
) -> dict[str, Any]:
    card = flow_card(
        turn,
        BREACH,
        ref=turn.ref(draft=draft.id, version=draft.version),
        answers=answers_of(draft, turn.now),
        problems=problems or {},
        query=query,
    )
    return ready(card, BREACH.title)
