"""Small settings of the store itself: clear text, authenticated, and about nobody."""

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

    def set(self, key: str, value: str) -> None:
        """Keep `value` under `key`, in place of what was there."""
        row = self._session.envelopes.stamped(meta, {"id": key, "value": value})
        if not self._session.insert_if_absent(meta, row):
            self._session.replace(meta, "id", row)
