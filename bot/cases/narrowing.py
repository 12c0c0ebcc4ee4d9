"""A case of the kind that a card or a command is for; of another kind it is not there."""

from governance.breaches.breach import Breach
from governance.cases.case import Case
from governance.complaints.complaint import ComplaintCase
from governance.near_misses.near_miss import NearMissCase
from governance.requests.request import RequestCase
from storage.errors import NotThere


def breach(matter: Case) -> Breach:
    """The breach; NotThere for any other kind, as for a case that does not exist."""
    if not isinstance(matter, Breach):
        raise NotThere
    return matter


def request(matter: Case) -> RequestCase:
    """The request; NotThere for any other kind."""
    if not isinstance(matter, RequestCase):
        raise NotThere
    return matter


def learns(matter: Case) -> Case:
    """A case of a kind from which something is learnt; NotThere for any other kind."""
    if not isinstance(matter, NearMissCase | ComplaintCase):
        raise NotThere
    return matter


def near_miss(matter: Case) -> NearMissCase:
    """The near miss; NotThere for any other kind."""
    if not isinstance(matter, NearMissCase):
        raise NotThere
    return matter
