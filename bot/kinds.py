"""A case of the kind that a card or a command is for; of another kind it is not there."""

from governance.case import Case
from governance.complaints.complaint import ComplaintCase
from governance.matter import Matter
from governance.near_misses import NearMissCase
from governance.requests.matter import RequestCase
from storage.errors import NotThere


def breach(matter: Matter) -> Case:
    """The breach; NotThere for any other kind, as for a case that does not exist."""
    if not isinstance(matter, Case):
        raise NotThere
    return matter


def request(matter: Matter) -> RequestCase:
    """The request; NotThere for any other kind."""
    if not isinstance(matter, RequestCase):
        raise NotThere
    return matter


def learns(matter: Matter) -> Matter:
    """A case of a kind from which something is learnt; NotThere for any other kind."""
    if not isinstance(matter, NearMissCase | ComplaintCase):
        raise NotThere
    return matter


def near_miss(matter: Matter) -> NearMissCase:
    """The near miss; NotThere for any other kind."""
    if not isinstance(matter, NearMissCase):
        raise NotThere
    return matter
