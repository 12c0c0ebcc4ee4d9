"""How many messages were ever put, counted in the transaction that put them; and how many rows
there are of them, so that a row that was lost, or is there twice, shows.
"""

import json
from collections.abc import Iterator, Mapping

from sqlalchemy import bindparam, case, func, select

from storage.meta import Meta
from storage.session import Row, Session
from storage.tables import outbox

PUT = "put"
"""Under which name of the store's own settings it stands how many of each kind were put."""

_BY_KIND = select(outbox.c.kind, func.count().label("rows")).group_by(outbox.c.kind)
_NEWEST = select(func.max(outbox.c.number).label("number"))
_SEEN = case((outbox.c.seen_at.is_(None), 0), else_=1).label("seen")
_STATES = (  # answered by an index alone: no row is read
    select(outbox.c.state, _SEEN, func.count().label("rows"))
    .where(
        outbox.c.kind == bindparam("kind"),
        outbox.c.number > bindparam("after"),
        outbox.c.number <= bindparam("upto"),
    )
    .group_by(outbox.c.state, _SEEN)
)


class Tally:
    """Counts messages by what stands of them in the clear; opens none."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._meta = Meta(session)

    def put(self) -> Mapping[str, int] | None:
        """Return how many of each kind were ever put; None where nobody counts yet."""
        kept = self._meta.unchanged(PUT)
        return None if kept is None else json.loads(kept)

    def begin(self) -> None:
        """Count from what is there: an older store's, or one whose count was changed."""
        self._keep({row["kind"]: row["rows"] for row in self._session.rows(_BY_KIND)})

    def settle(self) -> None:
        """Add what a transaction has put, at the end of its work."""
        new = self._session.notes.put
        if not new:
            return
        so_far = self.put()
        if so_far is None:
            self.begin()
        else:
            kinds = {**so_far, **new}
            self._keep({kind: so_far.get(kind, 0) + new.get(kind, 0) for kind in kinds})
        new.clear()

    def newest(self) -> int:
        """Return the number of the newest message; 0 where there is none."""
        (row,) = self._session.rows(_NEWEST)
        return row["number"] or 0

    def states(self, kind: str, *, after: int, upto: int) -> Iterator[Row]:
        """Yield `state`, `seen` (0 or 1) and `rows` of a kind's messages of these numbers."""
        yield from self._session.rows(_STATES, kind=kind, after=after, upto=upto)

    def _keep(self, counts: Mapping[str, int]) -> None:
        self._meta.set(PUT, json.dumps(counts, sort_keys=True))
