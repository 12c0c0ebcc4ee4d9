"""Filling in a form: it is shown from its draft, and again with what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from adapters.teams.values import ActivityKind
from bot.cases.left_out import would_hear
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
from dialogs.cases.resuming import form_begun, resume_card
from dialogs.kinds import FLOWS
from dialogs.words.wording import say
from governance.moments import say_length
from governance.outbox_message import CardBody, TextBody
from governance.policy import DRAFT_KEPT_FOR
from storage.drafts import Draft

FORM_GONE = (
    "I have sent nothing. This form is not open any more: it was cancelled, sent or started again,"
    f" or was kept for {say_length(DRAFT_KEPT_FOR, 'day')} and then deleted. To send it after all,"
    " type “menu”, start a new form, and copy your words from this one."
)


def begin(turn: Turn, flow: Flow) -> Answer:
    """Show the form, with what was typed before it; where answers were kept, ask whether to carry
    on or to start again.
    """
    draft = turn.unit.drafts.mine(turn.viewer.person, flow.name, now=turn.now)
    if draft is not None and (asked := ask_first(turn, draft)):
        return asked
    others = [one for one in unfinished(turn) if draft is None or one.id != draft.id]
    if others:
        turn.say(TextBody(also_not_sent(others)), "unfinished")
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

    Returns the draft and the next step, or an Answer where it goes no further: the form is not open
    any more, or something is asked before anything of a narrative is kept: whether it is still the
    same thing, or about possible identifiers.
    """
    draft = kept_draft(turn, flow)
    if draft is None and turn.given("draft"):
        return Answer(TextBody(FORM_GONE), replaces=False)
    draft = draft or new_draft(turn, flow)
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


def unfinished(turn: Turn) -> list[Draft]:
    """Return their forms that have an answer and are not sent, the newest first."""
    mine = turn.unit.drafts.all_mine(turn.viewer.person, now=turn.now)
    return [draft for draft in mine if begun(draft)]


def also_not_sent(drafts: Sequence[Draft]) -> str:
    """Say which other forms are not sent, where another is begun."""
    named = [form_begun(FLOWS[draft.flow].title, draft.opened_at) for draft in drafts]
    return say("resume.others", forms="; ".join(named))


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
    kind = turn.services.kinds.by_flow[flow.name]
    note, around = kind.reporting.note, kind.reporting.send_not_lead
    if around:
        at = replace(at, would_hear=would_hear(turn, kind.words.rules))
    card = form_card(
        flow,
        step.page if isinstance(step, Ask) else flow.pages[-1],
        answers=answers,
        problems=problems,
        context=at,
        ref=turn.ref(draft=draft.id, version=draft.version),
        query=query,
        note=(note(draft) if note else "") or carried.note(draft),
    )
    return CardBody(card, flow.title)
