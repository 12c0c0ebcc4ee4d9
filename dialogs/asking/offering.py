"""What to offer to whoever typed words of their own, by name."""

from collections.abc import Mapping

from dialogs.asking.nearest import MOST_OFFERED, nearest
from dialogs.asking.rights_named import Named, rights_in

REQUEST = "report_request"

NO_REQUEST: Mapping[Named, str] = {
    Named.DISCLOSURE: "disclosure",
    Named.COMPLAINT: "complaint",
}
"""What is nearer than a request, of what a letter can ask for."""


def offered_for(text: str) -> tuple[str, ...]:
    """Return the names of at most three things to offer, the likeliest first.

    >>> offered_for("I am complaining about how you handled my subject access request")[0]
    'complaint'
    """
    names = tuple(guess.name for guess in nearest(text))
    if REQUEST not in names:
        return names
    first = [NO_REQUEST[one] for one in rights_in(text) if one in NO_REQUEST]
    return tuple(dict.fromkeys((*first, *names)))[:MOST_OFFERED]
