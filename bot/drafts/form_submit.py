"""Filling in a form: it is shown from its draft, and again with what is missing."""

from collections.abc import Mapping
from dataclasses import replace

from adapters.teams.values import ActivityKind
from bot.drafts import carried
from bot.drafts.danger_said import not_sure_where_said
from bot.drafts.drafts import begun, keep, kept_draft, new_draft
from bot.drafts.form_render import NO_PROBLEMS, NOTHING, context
from bot.drafts.identifiers_asked import Form, ask_once, in_danger, narratives
from bot.drafts.same_thing import ask_first, ask_on_sending
from bot.turns.turn import Answer, Turn
from dialogs.asking.engine import PLEASE_ANSWER, Ask, FlowStep, advance, where
from dialogs.asking.flow import Answers, Flow
from dialogs.asking.form_card import form_card
from dialogs.cases.resuming import resume_card
from governance.outbox_message import CardBody, TextBody
from storage.drafts import Draft


def begin(turn: Turn, flow: Flow) -> Answer:
    """Show the form, with what was typed before it; where answers were kept, ask whether to carry
    on or to start again.
    """
    draft = turn.unit.drafts.mine(turn.viewer.person, flow.name, now=turn.now)
    if draft is not None and (asked := ask_first(turn, draft)):
        return asked
    if draft is not None and begun(draft):
        ref = turn.ref(draft=draft.id, version=draft.version)
        card = resume_card(draft.opened_at, draft.expires_at, ref)
        carried.wait_on(turn, ref.card)
        return Answer(CardBody(card, str(card["fallbackText"])), replaces=False)
    if asked := carried.asks(turn, flow, NOTHING):
        return asked
    draft = carried.taken(turn, flow, draft or new_draft(turn, flow))
    return Answer(form(turn, flow, draft), replaces=False)


def fill_in(turn: Turn, flow: Flow, *, button: str = "Send") -> tuple[Draft, FlowStep] | Answer:
    """Merge the card's replies into the draft.

    Returns the draft and the next step, or an Answer that asks something first: whether it is still
    the same thing, or about possible identifiers, before anything of a narrative is kept.
    """
    draft = kept_draft(turn, flow) or new_draft(turn, flow)
    asked = ask_on_sending(turn, draft) or _ask_about_story(turn, flow, draft, button)
    return asked or (draft, _read(turn, flow, draft.answers))


def _ask_about_story(turn: Turn, flow: Flow, draft: Draft, button: str) -> Answer | None:
    """Ask about possible identifiers in the narratives, and keep the other answers meanwhile."""
    story, kept = narratives(turn, flow), draft.answers
    whose = Form(draft.id, button, danger=in_danger({**kept, **turn.replies}))
    asked = ask_once(turn, whose, story)
    if asked is not None:
        rest = {field: said for field, said in turn.replies.items() if field not in story}
        keep(turn, draft, advance(flow, kept, rest, context(turn)).answers)
    return asked


def _read(turn: Turn, flow: Flow, kept: Answers) -> FlowStep:
    """Return the step after the card's replies. Somebody who types sent none: for them, what was
    never answered is a problem.
    """
    at = context(turn)
    if turn.incoming.kind is not ActivityKind.MESSAGE:
        step, said = advance(flow, kept, turn.replies, at), narratives(turn, flow).values()
        return replace(step, answers=not_sure_where_said(turn, flow, step.answers, said))
    step = where(flow, kept, at)
    if isinstance(step, Ask):
        lacking = {q.field: PLEASE_ANSWER for q in step.page.outstanding(kept, at)}
        return replace(step, problems=lacking)
    return step


def ask_again(turn: Turn, flow: Flow, draft: Draft, step: Ask) -> Answer:
    """Keep what was understood, and show the form again with what was not."""
    draft = keep(turn, draft, step.answers)
    again = form(turn, flow, draft, step.problems)
    return too_long(flow, step, turn) or Answer(again)


def too_long(flow: Flow, step: Ask, turn: Turn) -> Answer | None:
    """Say that a narrative is too long and leave it in its card; None where none is too long."""
    private = {question.field for question in flow.questions if question.private}
    said = [p for name, p in step.problems.items() if name in private and turn.given(name)]
    return Answer(TextBody(" ".join(said)), replaces=False) if said else None


def form(
    turn: Turn, flow: Flow, draft: Draft, problems: Mapping[str, str] = NO_PROBLEMS, query: str = ""
) -> CardBody:
    """Make the form of a draft at the first page that lacks an answer, as a body to send."""
    answers, at = draft.answers, context(turn)
    step = where(flow, answers, at)
    note = turn.services.kinds.by_flow[flow.name].reporting.note
    card = form_card(
        flow,
        step.page if isinstance(step, Ask) else flow.pages[-1],
        answers=answers,
        problems=problems,
        context=at,
        ref=turn.ref(draft=draft.id, version=draft.version),
        query=query,
        note=note(draft) if note else "",
    )
    return CardBody(card, flow.title)
