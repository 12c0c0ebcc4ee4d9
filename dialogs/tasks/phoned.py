"""The form for an answer that came by phone: for who asked, or for the partnership office."""

from collections.abc import Mapping, Sequence

from dialogs.asking.question_inputs import MOST_SENT
from dialogs.cards.elements import Card, card, execute, heading, text
from dialogs.cards.inputs import input_choice, input_text
from dialogs.cases.scene import CaseScene
from dialogs.tasks.notices import REASON, choose_one
from dialogs.tasks.scene import reply_words
from dialogs.tasks.sentences import say
from dialogs.tasks.verbs import TaskVerb
from dialogs.words.wording import party_name
from governance.keys import PartyKey
from governance.tasks.choosing import CannotRespond
from governance.tasks.facts import TaskKind
from governance.tasks.task import REPLIES, Task

WHOSE, SAID, SAID_BY = "whose", "task_reply", "said_by"
MOST_POST = 200  # characters


def phoned_form(
    scene: CaseScene, waiting: Sequence[Task], cannot: Mapping[PartyKey, CannotRespond]
) -> Card:
    """Ask whose answer it is, what they said and why, and the post of who said it.

    The inputs are `whose` (a part), `task_reply`, `best_placed`, `task_reason` and `said_by`.
    """
    title = say("phoned.title", reference=scene.reference)
    parties = [(task.part, party_name(scene.agreement, task.party)) for task in waiting]
    only = parties[0][0] if len(parties) == 1 else ""
    replies = dict.fromkeys(reply for task in waiting for reply in REPLIES[task.kind])
    answers = [(str(reply), reply_words(reply)) for reply in replies]
    by = say("phoned.by")
    chooses = any(task.kind is TaskKind.CHOOSE for task in waiting)
    body = [
        heading(title),
        input_choice(WHOSE, say("phoned.whose"), parties, value=only, required=True),
        input_choice(SAID, say("phoned.said"), answers, required=True),
        *(choose_one(scene.agreement, cannot, required=False) if chooses else ()),
        input_text(REASON, say("phoned.why"), long=True, most=MOST_SENT),
        input_text(SAID_BY, by, required=True, most=MOST_POST, error=by),
        text(say("phoned.kept"), subtle=True),
    ]
    data = scene.ref.data()
    send = execute(say("phoned.send"), TaskVerb.PHONED_SEND, data, style="positive")
    return card(body, [send], summary=title)
