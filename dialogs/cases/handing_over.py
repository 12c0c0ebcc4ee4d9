"""Everything that somebody has, on one card, to be handed over before they are away."""

from collections.abc import Sequence

from dialogs.cards.elements import Card, Ref, card, execute, heading, text
from dialogs.cards.inputs import input_choice
from dialogs.cases.verbs import Verb
from dialogs.words.wording import listed, say
from governance.people.identity import PersonId

MOST_LISTED = 50


def hand_over_card(
    references: Sequence[str], people: Sequence[tuple[PersonId, str]], ref: Ref
) -> Card:
    """Ask who takes over what the reader has: its references, and who of their party may lead."""
    title = say("over.title") if references else say("over.nothing")
    if not references or not people:
        nobody = [text(say("name.nobody"))] if references else []
        return card([heading(title), *nobody], summary=title)
    named = [(person.text, name) for person, name in people]
    who = input_choice("who", say("over.who"), named, required=True, error=say("name.error"))
    body = [
        heading(title),
        text(say("over.yours", references=listed(references[:MOST_LISTED]))),
        text(say("over.asked"), subtle=True),
        who,
    ]
    send = execute("Hand them over", Verb.HAND_OVER_SEND, ref.data(), style="positive")
    return card(body, [send], summary=title)
