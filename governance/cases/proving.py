"""Whether somebody still has a case: said, and shown by what is recorded since (LD-PROVE)."""

from governance.cases.case import Case
from governance.cases.ladders import OWNER
from governance.cases.recipients import Holders
from governance.cases.rungs import RungsDue


def lapses(case: Case, due: RungsDue, holders: Holders) -> bool:
    """Return whether it is nobody's from here on: its owner was reminded, nothing came of it, and
    they would be reminded again. So it is where its owner may not have it any more.
    """
    if case.owner is None or case.decided:
        return False
    rungs = (firing.rung for firing in due.firings)
    again = any(rung.asks_proof and OWNER in rung.to for rung in rungs)
    return again and (case.reminded or not holders(OWNER))
