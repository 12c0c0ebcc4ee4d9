"""Where a person can be written to: sealed, found by a blind index of who they are."""

from datetime import datetime

from sqlalchemy import bindparam, delete

from governance.outbox_message import Address
from governance.people.identity import PersonId
from governance.plain import from_plain, to_plain
from storage.encoding import Json, to_micros
from storage.periods import ops_key
from storage.session import Row, Session
from storage.tables import conversations

_ONE = delete(conversations).where(conversations.c.id == bindparam("conversation"))


class Conversations:
    """Keeps one conversation for each person: the one they last used."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def _id(self, person: PersonId) -> str:
        return self._session.envelopes.ring.index("conversation", "", person.text).hex()

    def remember(self, person: PersonId, *, address: Address, now: datetime) -> None:
        """Keep a person's conversation; writes nothing where it is the one that is kept."""
        row_id = self._id(person)
        row = self._session.row(conversations, "id", row_id)
        if row is not None and self._is(row, address):
            return
        version = 1 if row is None else row["version"] + 1
        new = {"id": row_id, "kept_at": to_micros(now), "version": version}
        sealed: dict[str, Json] = {"person": person.text, "address": to_plain(address)}
        whole = self._session.envelopes.seal(
            conversations, new, {"address": sealed}, kek=ops_key(now)
        )
        self._session.keep(conversations, whole)

    def _is(self, row: Row, address: Address) -> bool:
        """Return whether a checked row holds this address. It is opened once while the store is
        open: its MAC tells whether it has changed since.
        """
        opened, this = self._session.envelopes.addresses, (row["mac"], address)
        if opened.get(row["id"]) != this:
            opened[row["id"]] = row["mac"], self._address(row)
        return opened[row["id"]] == this

    def of(self, person: PersonId) -> Address | None:
        """Return the conversation last kept for a person, if any."""
        row = self._session.row(conversations, "id", self._id(person))
        return None if row is None else self._address(row)

    def _address(self, row: Row) -> Address:
        opened = self._session.envelopes.open(conversations, row)["address"]
        return from_plain(Address, opened["address"])

    def forget(self, person: PersonId) -> None:
        """Drop a person's conversation: they removed the app, or left."""
        row_id = self._id(person)
        self._session.envelopes.addresses.pop(row_id, None)
        self._session.drop(conversations, _ONE, conversation=row_id)
