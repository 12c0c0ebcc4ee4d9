"""A form that someone fills in: shown from its draft, and again with what is missing."""

from collections.abc import Mapping
from dataclasses import replace

from adapters.teams.values import ActivityKind
from bot.drafts.drafts import answers_of, begun, keep, kept_draft, new_draft
from bot.drafts.form_render import NO_PROBLEMS, context, flow_card
from bot.drafts.identifiers_asked import Form, ask_once, in_danger, narratives
from bot.showing.recipes import ready, words
from bot.turns.turn import Answer, Turn
from dialogs.asking.engine import PLEASE_ANSWER, Ask, FlowStep, advance, where
from dialogs.asking.flow import Answers, Flow
from dialogs.cases.resuming import resume_card
from governance.outbox_message import CardBody
from storage.drafts import Draft


def begin(turn: Turn, flow: Flow) -> Answer:
    """The form; or, with answers kept that were not sent, whether to carry on or start again."""
    draft = turn.unit.drafts.mine(turn.viewer.person, flow.name, now=turn.now)
    if draft is not None and begun(draft):
        ref = turn.ref(draft=draft.id, version=draft.version)
        card = resume_card(draft.opened_at, draft.expires_at, ref)
        return Answer(ready(card, str(card["fallbackText"])), replaces=False)
    return Answer(form(turn, flow, draft or new_draft(turn, flow)), replaces=False)


def fill_in(turn: Turn, flow: Flow, *, button: str = "Send") -> tuple[Draft, FlowStep] | Answer:
    """Their draft, and where what the card sent brings it; or what is asked about it first."""
    draft = kept_draft(turn, flow) or new_draft(turn, flow)
    kept = answers_of(draft, turn.now)
    asked = _ask_about_story(turn, flow, draft, button)
    return asked or (draft, _read(turn, flow, kept))


def _ask_about_story(turn: Turn, flow: Flow, draft: Draft, button: str) -> Answer | None:
    """What should not be in it is asked about once; the card's other answers are kept meanwhile."""
    story, kept = narratives(turn, flow), answers_of(draft, turn.now)
    whose = Form(draft.id, button, danger=in_danger({**kept, **turn.replies}))
    asked = ask_once(turn, whose, story)
    if asked is not None:
        rest = {field: said for field, said in turn.replies.items() if field not in story}
        keep(turn, draft, advance(flow, kept, rest, context(turn)).answers)
    return asked


def _read(turn: Turn, flow: Flow, kept: Answers) -> FlowStep:
    """What the card says with what was kept. Who types sends nothing new: only what was never
    answered is missing.
    """
    at = context(turn)
    if turn.incoming.kind is not ActivityKind.MESSAGE:
        return advance(flow, kept, turn.replies, at)
    step = where(flow, kept, at)
    if isinstance(step, Ask):
        lacking = {q.field: PLEASE_ANSWER for q in step.page.outstanding(kept, at)}
        return replace(step, problems=lacking)
    return step


def ask_again(turn: Turn, flow: Flow, draft: Draft, step: Ask) -> Answer:
    """What was understood is kept, and the card says what was not."""
    draft = keep(turn, draft, step.answers)
    again = form(turn, flow, draft, step.problems)
    return too_long(flow, step, turn) or Answer(again)


def too_long(flow: Flow, step: Ask, turn: Turn) -> Answer | None:
    """A story too long to keep is still in the card they have: say so, and leave it there."""
    private = {question.field for question in flow.questions if question.private}
    said = [p for name, p in step.problems.items() if name in private and turn.given(name)]
    return Answer(words(" ".join(said)), replaces=False) if said else None


def form(
    turn: Turn,
    flow: Flow,
    draft: Draft,
    problems: Mapping[str, str] = NO_PROBLEMS,
    query: str = "",
) -> CardBody:
    """The card of a draft, as a body to send."""
    note = turn.services.kinds.by_flow[flow.name].reporting.note
    card = flow_card(
        turn,
        flow,
        ref=turn.ref(draft=draft.id, version=draft.version),
        answers=answers_of(draft, turn.now),
        problems=problems,
        query=query,
        note=note(draft) if note else "",
    )
    return ready(card, flow.title)
