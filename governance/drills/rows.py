"""The due rows of a drill by name: all that the rest of the house needs to know of one."""

from governance.keys import PartyKey

DRILL = "drill:"
"""Before the name of every due row of a drill, and before what it is known by."""

END, REAL, KEPT = f"{DRILL}end", f"{DRILL}real", f"{DRILL}kept"
"""Due rows beside those of the rungs: its end, something real, and how long it is remembered."""


def of_party(party: PartyKey) -> str:
    """Return the subject of the due rows of a party's drill."""
    return f"{DRILL}{party}"
