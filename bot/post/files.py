"""Files for those who want to keep one: offered in the chat, and put among their own files.

A file is never stored: an offer holds a recipe, and what the recipe makes for this person, now, is
what is offered and what is handed over. Teams asks them, and says where it may be put.
"""

from collections.abc import Collection, Mapping
from dataclasses import fields

from adapters.teams.activities import file_offer
from bot.post.outbox_messages import NewMessage, post
from bot.showing.recipes import Shown
from bot.showing.render import render
from bot.work import Work
from governance.outbox_message import (
    FileBody,
    MessageKind,
    OfferBody,
    Recipe,
    TextBody,
    ToChat,
    ToUpload,
)
from governance.people.identity import Viewer
from governance.plain import from_plain
from storage.outbox import OutboxMessage

WHAT_IT_IS = "A Word file for your own OneDrive. Fill in what is marked in yellow before you send."
NOT_SAVED = (
    "The file may not have been saved. If it is not among your files, please ask for it again, or"
    " copy the text from the card."
)
"""Honest both ways: after a crash it may be there already, and its place is then closed."""


def make_file(work: Work, body: OfferBody | FileBody, viewer: Viewer) -> Shown | None:
    """Return the offer, or the file itself; None where it is not theirs to have (any more)."""
    shown = render(work, body.recipe, viewer)
    if shown is None or shown.file is None:
        return None
    if isinstance(body, FileBody):
        return Shown(None, shown.file.name, file=shown.file)
    size = len(shown.file.make())
    about = shown.file.about or WHAT_IT_IS
    offer = file_offer(shown.file.name, about, size=size, context=as_context(body.recipe))
    return Shown(None, shown.file.name, attachment=offer)


def not_saved(work: Work, notice: OutboxMessage, to: ToUpload) -> None:
    """Tell somebody that their file could not be put where they said; they can ask again."""
    chat, kind = ToChat(to.person, to.address), MessageKind.SAY
    post(work, NewMessage(f"{notice.key}:not", notice.party, kind, chat, TextBody(NOT_SAVED)))


def as_context(recipe: Recipe) -> dict[str, str]:
    """Return the recipe as an offer carries it: ids alone, which grant nothing."""
    return {name: value for name, value in recipe.plain().items() if isinstance(value, str)}


def in_context(context: Mapping[str, object], offered: Collection[str]) -> Recipe | None:
    """Return the recipe that came back with an answer; None for what no offer of ours carried.

    `offered`: the cards that have a file.
    """
    known = {
        each.name: str(value)
        for each in fields(Recipe)
        if isinstance(each.default, str) and isinstance(value := context.get(each.name), str)
    }
    show = str(context.get("show"))
    return from_plain(Recipe, {**known, "show": show}) if show in offered else None
