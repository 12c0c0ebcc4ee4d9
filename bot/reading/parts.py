"""Who opened what a party was given of another party's case: shown on it, to its IG lead."""

from bot.reading.looked import looks_of
from bot.work import Work
from dialogs.cards.elements import Element
from dialogs.reading.looked import who_opened
from governance.access import may_see_part
from governance.keys import PartId, PartyKey
from governance.people.identity import Viewer
from governance.policy import LOOKS_SHOWN
from storage.parts import OPENED


def opened_by(work: Work, part: PartId, party: PartyKey, viewer: Viewer) -> list[Element]:
    """Return the lines for the foot of the opened part: this look stands in them too.

    Empty for whoever may answer it and is neither the party's IG lead nor a deputy.
    """
    if not may_see_part(viewer, party):
        return []
    entries = work.unit.audit.looks(part, LOOKS_SHOWN, read=OPENED)
    return who_opened(work.services, looks_of(entries, OPENED))
