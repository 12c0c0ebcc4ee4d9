"""Asking partners: what they hold, or whether what came from them may be released (§8.0)."""

from dialogs.cards.elements import (
    Card,
    Element,
    box,
    card,
    execute,
    heading,
    input_choice,
)
from dialogs.cards.elements import text as words
from dialogs.cases.case_form import case_form, needed_words
from dialogs.cases.verbs import Verb
from dialogs.requests.scene import RequestScene
from dialogs.requests.sentences import say
from dialogs.requests.verbs import RequestVerb
from dialogs.tasks.asked import who_was_asked
from dialogs.words.wording import party_name
from governance.moments import say_date
from governance.requests.helping import RELEASE_BRIEF, askable, asks
from governance.tasks.facts import TaskKind


def ask_card(scene: RequestScene) -> Card:
    """Its inputs: parties (keys with commas), and brief where something may be said."""
    kind, title = asks(scene.case), say("rq.ask_title", reference=scene.reference)
    if kind is None or scene.case.decided is not None:
        back = execute("Not now", Verb.CLOSE, scene.ref.data(), needs_inputs=False)
        return card([heading(title), words(say("rq.ask_nobody"))], [back], summary=title)
    keys = askable(scene.case, scene.agreement)
    body = [
        words(say(f"rq_ask.{kind}")),
        *who_was_asked(scene),
        input_choice(
            "parties",
            say("rq.ask_whom"),
            [(key, party_name(scene.agreement, key)) for key in keys],
            style="multi",
            required=True,
        ),
        *_brief(kind),
        words(say("rq.ask_by", on=say_date(scene.help_by)), subtle=True),
    ]
    return case_form(scene, title, body, ("Ask them", RequestVerb.ASK_SEND))


def _brief(kind: TaskKind) -> list[Element]:
    """For subject access nothing can be added: it would tell them of the person who asks."""
    if kind is TaskKind.RELEASE:
        return [box("emphasis", [words(RELEASE_BRIEF)])]
    return [needed_words("brief", say("rq.ask_brief"), say("rq.error_brief"))]
