"""Answering a report by typing: each question in turn, with the same readers as the card."""

from dataclasses import replace

from bot.drafts import carried
from bot.drafts.carried import in_story
from bot.drafts.danger_said import not_sure_where_said
from bot.drafts.draft_actions import Started, started
from bot.drafts.drafts import began, begun, drop, keep, new_draft
from bot.drafts.form_render import context
from bot.drafts.form_submit import form
from bot.drafts.identifiers_asked import Form, ask_once, in_danger
from bot.drafts.same_thing import ask_first
from bot.turns.turn import Answer, Turn
from dialogs.asking.engine import Ask
from dialogs.asking.flow import Question
from dialogs.asking.question_inputs import prompt
from dialogs.asking.readers.options import named, named_anywhere
from dialogs.asking.typing import (
    NOTHING_ASKED,
    PLEASE_DELETE,
    SHORT,
    answer_typed,
    is_story,
    next_question,
    not_kept,
    story_question,
)
from dialogs.words.heard import DELETE
from dialogs.words.wording import say
from governance.outbox_message import TextBody


def answer(turn: Turn) -> Answer | None:
    """Take the text as the answer to the question they are at; None where no report is open."""
    found = started(turn)
    if found is None:
        return None
    return ask_first(turn, found.draft) or _take(turn, found)


def _take(turn: Turn, found: Started) -> Answer:
    """Keep the answer and ask the next question; or say what is to be put right first."""
    before = _asked(turn, found)
    found = _danger_said(turn, found)
    asked = _asked(turn, found)
    if asked is not None and asked is not before and not is_story(turn.incoming.text):
        return Answer(TextBody(_question(turn, asked)))
    return _answered(turn, found, asked) if asked else _for_story(turn, found, NOTHING_ASKED)


def _asked(turn: Turn, found: Started) -> Question | None:
    return next_question(found.flow, found.draft.answers, context(turn))


def _danger_said(turn: Turn, found: Started) -> Started:
    """Set danger to "not sure" where the text says it, and is no option of the question asked."""
    kept = found.draft.answers
    if turn.heard is None or is_option(turn):
        return found
    answers = not_sure_where_said(turn, found.flow, kept, [turn.incoming.text])
    return found if answers == kept else replace(found, draft=keep(turn, found.draft, answers))


def _answered(turn: Turn, found: Started, asked: Question) -> Answer:
    draft, way, at = found.draft, found.kind.reporting, context(turn)
    kept, text = draft.answers, turn.incoming.text
    step = answer_typed(found.flow, kept, text, at)
    if isinstance(step, Ask) and step.problems:
        return _for_story(turn, found, " ".join([asked.text, *step.problems.values()]))
    told = asked if asked.private else _story_told(turn, found, asked)
    if told and (please := _identifiers(turn, found, told)):
        return please
    more = in_story(turn, found.flow, kept, text) if told not in (None, asked) else {}
    draft = keep(turn, draft, {**step.answers, **more})
    if way.turns_out and (instead := way.turns_out(turn, draft, step.answers)):
        return instead
    following = next_question(found.flow, draft.answers, at)
    line = _question(turn, following) if following else way.all_answered
    thanks = f"{PLEASE_DELETE} " if told and draft.answers.get(told.field) else ""
    return Answer(TextBody(thanks + line))


def _story_told(turn: Turn, found: Started, asked: Question) -> Question | None:
    """Return the story's question where a choice was answered by a story; None for any other."""
    options, text = asked.options(turn.services.agreement), turn.incoming.text
    chosen = bool(options) and not asked.many and named(text, options) is None
    return story_question(found.flow) if chosen and len(text) > SHORT else None


def _identifiers(turn: Turn, found: Started, told: Question) -> Answer | None:
    whose = Form(found.draft.id, danger=in_danger(found.draft.answers))
    return ask_once(turn, whose, {told.field: turn.incoming.text})


def _for_story(turn: Turn, found: Started, sentence: str) -> Answer:
    """Keep a story that answers another question for the story's own, and say the sentence."""
    kept, question = found.draft.answers, story_question(found.flow)
    text = turn.incoming.text
    more = in_story(turn, found.flow, kept, text) if is_story(text) else {}
    if question is None or not more:
        return unkept(turn, sentence)
    if please := _identifiers(turn, found, question):
        return please
    keep(turn, found.draft, {**kept, **more})
    next_ = [] if sentence == NOTHING_ASKED else [sentence]
    return Answer(TextBody(" ".join([say("story.kept", question=question.text), DELETE, *next_])))


def unkept(turn: Turn, sentence: str) -> Answer:
    """Say the sentence and, where the text may be a story, that it is kept nowhere."""
    return Answer(TextBody(not_kept(sentence, turn.incoming.text)))


def asked_now(turn: Turn) -> str:
    """Return the question they are at, as somebody who types is asked it; "" for none."""
    found = started(turn)
    if found is None:
        return ""
    asked = next_question(found.flow, found.draft.answers, context(turn))
    return _question(turn, asked) if asked else found.kind.reporting.all_answered


def is_option(turn: Turn) -> bool:
    """Return whether the text is, word for word, an option of the question they are at.

    "near miss" is a command too: then it is their answer.
    """
    at = context(turn)
    flows = (kind.words.report for kind in turn.services.kinds.by_flow.values())
    questions = (question for flow in flows for question in flow.questions)
    if not named_anywhere(turn.incoming.text, (q.options(at.agreement) for q in questions)):
        return False  # told without opening what they have
    found = started(turn)
    if found is None:
        return False
    asked = next_question(found.flow, found.draft.answers, at)
    return asked is not None and named(turn.incoming.text, asked.options(at.agreement)) is not None


def back(turn: Turn) -> Answer:
    """Forget the last answer, and ask its question again."""
    found = started(turn)
    if found is None:
        return turn.services.kinds.usual.reporting.start(turn)
    kept = found.draft.answers
    typed = (q for q in found.flow.questions if q.required or q.worth_asking)
    asked = [q for q in typed if kept.get(q.field) not in (None, "")]
    if not asked:
        return found.kind.reporting.start(turn)
    keep(turn, found.draft, {f: v for f, v in kept.items() if f != asked[-1].field})
    return Answer(TextBody(_question(turn, asked[-1])))


def start_again(turn: Turn) -> Answer:
    """Show a fresh form in the place of the card that offered it.

    What they started is deleted, unless the new one is about something else. What was begun twice
    is known since it was begun first (BR-FIRST-SAID).
    """
    found = started(turn)
    if found is None:
        return turn.services.kinds.usual.reporting.start(turn)
    flow = found.kind.words.report
    if asked := carried.asks(turn, flow, {}):
        return asked
    something_else = turn.given("same") == "no"
    if not something_else or not begun(found.draft):
        drop(turn, found.draft)
    fresh = new_draft(turn, flow)
    if not something_else:
        fresh = keep(turn, fresh, {}, first_word=began(found.draft))
    return Answer(form(turn, flow, carried.taken(turn, flow, fresh)))


def _question(turn: Turn, question: Question) -> str:
    return prompt(question, context(turn))
