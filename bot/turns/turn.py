"""What every handler is given, and what it gives back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from adapters.teams.values import Incoming
from bot.post.outbox_messages import ABOUT_NOTHING, NewMessage, post
from bot.showing.recipes import is_form, recipe_in
from bot.work import Work
from dialogs.asking.danger_words import Heard
from dialogs.cards.elements import Ref
from governance.keys import PartyKey
from governance.outbox_message import (
    Address,
    AnswerBody,
    Body,
    KeptAnswer,
    MessageKind,
    Recipe,
    RecipeBody,
    ToCard,
    ToChat,
)
from governance.people.identity import Viewer

MOST_PAGES = 1000  # a card can be forged


@dataclass(frozen=True, slots=True)
class Turn(Work):
    """One activity of one known person, inside the transaction that answers it.

    `heard` is what a typed message says of danger.
    """

    incoming: Incoming
    viewer: Viewer
    key: str
    heard: Heard | None = None
    party: PartyKey = field(init=False)
    """The party they act for: the one that the card names if it is theirs, else their first."""

    def __post_init__(self) -> None:
        """Find the party once."""
        mine = [membership.party for membership in self.viewer.memberships]
        named = self.incoming.data.get("party")
        object.__setattr__(self, "party", named if named in mine else mine[0])

    @property
    def address(self) -> Address:
        """The conversation they spoke in."""
        one = self.incoming
        return Address(one.app_id, one.tenant, one.conversation, one.service_url)

    @property
    def here(self) -> ToChat:
        """This person in this conversation."""
        return ToChat(self.viewer.person, self.address)

    def card(self, activity: str) -> ToCard:
        """A card that stands in this conversation."""
        return ToCard(self.viewer.person, self.address, activity)

    def given(self, name: str) -> str:
        """Return a value that the card sent, as text; empty where there is none."""
        value = self.incoming.data.get(name)
        return value if isinstance(value, str) else ""

    @property
    def verb(self) -> str:
        """What the button asks for."""
        return self.incoming.verb or self.given("verb")

    @property
    def version(self) -> int:
        """The case's or draft's version that the card was made from; 0 when it says none."""
        value = self.incoming.data.get("v")
        return value if isinstance(value, int) else 0

    @property
    def page(self) -> int:
        """Which page of a card's buttons *More* asks for; 0 for the first."""
        value = self.incoming.data.get("more")
        return value if isinstance(value, int) and 0 < value < MOST_PAGES else 0

    @property
    def replies(self) -> dict[str, str]:
        """Everything the card sent that is text."""
        return {k: v for k, v in self.incoming.data.items() if isinstance(v, str)}

    def ref(self, **ids: Any) -> Ref:
        """Return a reference for a new card."""
        return Ref(card=self.services.new_id(), **ids)

    def say(self, body: Body, what: str = "") -> None:
        """Put one more message below the answer; `what` tells several of a turn apart."""
        recipe = recipe_in(body)
        message = NewMessage(
            key=f"say:{self.key}:{what}",
            party=self.party,
            kind=MessageKind.SAY,
            to=self.here,
            body=body,
            subject=recipe.case if recipe and recipe.case else ABOUT_NOTHING,
        )
        post(self, message)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person gets, and what becomes of the card they used.

    `replaces`: the answer takes the card's place. `sticks`: it does so in the chat for good; what
    *Open* shows does not. `leaves` is what it is folded away to, where no recipe says.
    """

    body: AnswerBody = field(repr=False)
    replaces: bool = True
    sticks: bool = True
    leaves: AnswerBody | None = field(default=None, repr=False)

    @property
    def lasts(self) -> bool:
        """Whether it sticks and is no form: an update would redraw a form under the hands of
        whoever fills it in.
        """
        return self.sticks and not is_form(self.body)

    @property
    def to_keep(self) -> KeptAnswer:
        """Return what the turn keeps of it."""
        return KeptAnswer(self.body, self.replaces, self.sticks)

    @classmethod
    def of(cls, kept: KeptAnswer) -> "Answer":
        """Return the answer that was kept."""
        return cls(kept.body, kept.replaces, kept.sticks)


def shown(recipe: Recipe, *, sticks: bool = True) -> Answer:
    """Return the answer that shows a recipe's card."""
    return Answer(RecipeBody(recipe), sticks=sticks)


Handler = Callable[[Turn], Answer]
