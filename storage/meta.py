"""Small settings of the store itself: clear text, authenticated, and about nobody."""

from storage.errors import StoreDamaged
from storage.session import Session
from storage.tables import meta


class Meta:
    """Keeps texts by name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, key: str) -> str | None:
        """Return the text kept under `key`, if any."""
        row = self._session.row(meta, "id", key)
        return None if row is None else str(row["value"])

    def unchanged(self, key: str) -> str | None:
        """Return the text kept under `key`; None where there is none, or where it was changed from
        outside, which `Store.damaged` then shows: for what can be noted afresh.
        """
        try:
            return self.get(key)
        except StoreDamaged:
            self._session.envelopes.damaged.add(f"meta {key}")
            return None

    def set(self, key: str, value: str) -> None:
        """Keep `value` under `key`, in place of what was there."""
        row = self._session.envelopes.stamped(meta, {"id": key, "value": value})
        self._session.keep(meta, row)
