"""Words of a report that say danger: they set it to "not sure", never to "yes".

BR-DANGER-WORDS, docs/law.md.
"""

from collections.abc import Iterable

from bot.turns.turn import Turn
from dialogs.asking.danger_words import LIKELY_IN_REPORT, danger_in
from dialogs.asking.flow import Answers, Flow
from dialogs.words.wording import say
from governance.cases.danger import Danger
from governance.outbox_message import TextBody

DANGER = "danger"


def says_danger(texts: Iterable[str]) -> bool:
    """Return whether any of what a report says, says that somebody may be hurt."""
    return any(danger_in(text, least=LIKELY_IN_REPORT) for text in texts)


def not_sure_where_said(turn: Turn, flow: Flow, answers: Answers, texts: Iterable[str]) -> Answers:
    """Return the answers with danger "not sure" where a text says that somebody may be hurt, and
    tell the person so. A "yes" stays, and so does any answer of a flow that does not ask.
    """
    asks = any(question.field == DANGER for question in flow.questions)
    if not asks or answers.get(DANGER) in (Danger.YES, Danger.NOT_SURE):
        return answers
    if not says_danger(texts):
        return answers
    turn.say(TextBody(say("danger.set_not_sure")), "danger_set")
    return {**answers, DANGER: Danger.NOT_SURE.value}
