"""The first time someone writes: which party are they of? And what those already there are told."""

import unicodedata
from collections.abc import Sequence

from dialogs.cards.elements import Card, Ref, card, execute, heading, text
from dialogs.cards.inputs import input_choice
from dialogs.cards.quoting import plain
from governance.agreements.model import Agreement, names_of, spoken
from governance.keys import PartyKey

JOIN = "join"
MOST_OF_A_NAME = 80  # characters

WHICH = "Which organisation do you work for?"
WHY = (
    "I have not met you before. Choose your organisation, or type its name, and you can report"
    " from here. Its information governance lead is told. If anyone is in danger, phone 999."
)
TAKEN = (
    "You are here as staff of {party}, and its information governance lead is told. If that is"
    " not right, please tell them."
)
TOLD = (
    "{name} of {party} used IG Desk for the first time and was taken as staff. If that is not"
    " right, ask whoever looks after IG Desk to put it right."
)
MANAGER = " Their manager is {manager}."
NAMELESS = "Somebody"
ALLOWED = " -'’.,()"


def which_party_card(ref: Ref, agreement: Agreement, parties: Sequence[PartyKey]) -> Card:
    """Ask which of the parties that their tenant covers."""
    choices = [(key, plain(agreement.party(key).name)) for key in parties]
    asked = input_choice("party", WHICH, choices, required=True)
    button = execute("This is mine", JOIN, ref.data(), style="positive")
    return card([heading(WHICH), text(WHY), asked], [button], summary=WHICH)


def party_named(said: str, agreement: Agreement, parties: Sequence[PartyKey]) -> PartyKey | None:
    """Return the party that this names, by its key or any of its names; None for anything else."""
    wanted = spoken(said)
    return next((key for key in parties if wanted in names_of(agreement.party(key))), None)


def a_name(given: str) -> str:
    """Return a display name as a sentence can take it: letters and what stands between them."""
    kept = (c for c in given if c in ALLOWED or unicodedata.category(c)[0] in "LMN")
    return " ".join("".join(kept).split())[:MOST_OF_A_NAME] or NAMELESS
