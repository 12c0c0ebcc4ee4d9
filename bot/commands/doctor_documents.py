"""What `igdesk doctor` says about the agreement's own document: is it there, and is it that?"""

from collections.abc import Iterator

from bot.agreements.documents import Loaded
from bot.commands.doctor_answer import Finding, note, ok, wrong
from bot.config import PREFIX
from bot.services import Services

ABOUT = "agreement document"
HOW = "igdesk agreement fingerprint FILE"


def documents(services: Services) -> Iterator[Finding]:
    """The document of the version in the agreement's file, and whatever else lies beside it."""
    agreement, shelf = services.agreement, services.shelf
    version = agreement.in_hand
    if shelf.place is None:
        do = f"To hand it over and quote from it, set {PREFIX}AGREEMENT_DOCUMENT."
        yield note(ABOUT, "is not loaded: people are told whom to ask for it", do)
        return
    held = shelf.of(version)
    if held.document is not None:
        yield ok(ABOUT, f"is that of version {version.number}")
    elif held.other:
        says = f"is not that of version {version.number}: its SHA-256 is another; nobody gets it"
        yield wrong(ABOUT, says, f"Load the right file, or write its SHA-256 down: {HOW}.")
    else:
        says = f"of version {version.number} is not among the files"
        yield wrong(ABOUT, says, f"Put it there, and its SHA-256 into the agreement's file: {HOW}.")
    yield from _no_link(services)
    yield from _others(services)


def _no_link(services: Services) -> Iterator[Finding]:
    if services.links is None:
        do = f"Set {PREFIX}PUBLIC_URL to the https address that people's browsers reach us at."
        yield note(ABOUT, "cannot be fetched as a file: there is no link to it", do)


def _others(services: Services) -> Iterator[Finding]:
    """Files that are no version's: one to be proposed, one of a version proposed in Teams, or
    one that was changed since its SHA-256 was written down.
    """
    place = services.shelf.place
    if place is None or not place.is_dir():
        return
    known = {
        sha256
        for one in services.agreement.versions
        for sha256 in (one.document_sha256, one.text_sha256)
    }
    for one in services.shelf.documents():
        if one.sha256 not in known:
            yield note(ABOUT, _says(one), "Nothing, if it is to be proposed, or was, in Teams.")


def _says(one: Loaded) -> str:
    return f"{one.name} is of no version in the agreement's file"
