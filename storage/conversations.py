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
        row = self._session.row(conversations, "id", self._id(person))
        if row is not None and self._address(row) == address:
            return
        new = {
            "id": self._id(person),
            "kept_at": to_micros(now),
            "version": 1 if row is None else row["version"] + 1,
        }
        sealed: dict[str, Json] = {"person": person.text, "address": to_plain(address)}
        whole = self._session.envelopes.seal(
            conversations, new, {"address": sealed}, kek=ops_key(now)
        )
        if not self._session.insert_if_absent(conversations, whole):
            self._session.replace(conversations, "id", whole)

    def of(self, person: PersonId) -> Address | None:
        """Return the conversation last kept for a person, if any."""
        row = self._session.row(conversations, "id", self._id(person))
        return None if row is None else self._address(row)

    def _address(self, row: Row) -> Address:
        opened = self._session.envelopes.open(conversations, row)["address"]
        return from_plain(Address, opened["address"])

    def forget(self, person: PersonId) -> None:
        """Drop a person's conversation: they removed the app, or left."""
        self._session.drop(conversations, _ONE, conversation=self._id(person))
