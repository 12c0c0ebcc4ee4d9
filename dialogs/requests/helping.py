"""Asking partners: what they hold, or whether what came from them may be released (§8.0)."""

from dialogs.asking.question_inputs import MOST_SENT
from dialogs.cards.elements import (
    Card,
    Element,
    box,
    card,
    execute,
    heading,
    input_choice,
    input_text,
)
from dialogs.cards.elements import text as words
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
    kind = asks(scene.case)
    data = scene.ref.data()
    back = execute("Not now", Verb.CLOSE, data, needs_inputs=False)
    if kind is None or scene.case.decided is not None:
        body = [heading(summary_ask(scene)), words(say("rq.ask_nobody"))]
        return card(body, [back], summary=summary_ask(scene))
    body = [
        heading(summary_ask(scene)),
        words(say(f"rq_ask.{kind}")),
        *who_was_asked(scene),
        input_choice(
            "parties",
            say("rq.ask_whom"),
            [
                (key, party_name(scene.agreement, key))
                for key in askable(scene.case, scene.agreement)
            ],
            style="multi",
            required=True,
        ),
        *_brief(kind),
        words(say("rq.ask_by", on=say_date(scene.help_by)), subtle=True),
    ]
    send = execute("Ask them", RequestVerb.ASK_SEND, data, style="positive")
    return card(body, [send, back], summary=summary_ask(scene))


def summary_ask(scene: RequestScene) -> str:
    """The card in one line."""
    return say("rq.ask_title", reference=scene.reference)


def _brief(kind: TaskKind) -> list[Element]:
    """For subject access nothing can be added: it would tell them of the person who asks."""
    if kind is TaskKind.RELEASE:
        return [box("emphasis", [words(RELEASE_BRIEF)])]
    asked = input_text(
        "brief",
        say("rq.ask_brief"),
        long=True,
        required=True,
        most=MOST_SENT,
        error=say("rq.error_brief"),
    )
    return [asked]
