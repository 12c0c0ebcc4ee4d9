"""What was answered to which activity, so that a redelivery gets the same answer."""

from datetime import datetime

from sqlalchemy import bindparam, delete

from governance.outbox_message import TurnAnswer
from storage.encoding import dumps, to_micros
from storage.errors import VersionConflict
from storage.message_codec import decode_answer, encode_answer
from storage.periods import ops_key
from storage.session import Session
from storage.tables import taps, turns

_TURN = delete(turns).where(turns.c.id == bindparam("turn"))
_OLD_TURNS = delete(turns).where(turns.c.kept_at < bindparam("instant"))
_OLD_TAPS = delete(taps).where(taps.c.tapped_at < bindparam("instant"))


class KeptTurns:
    """Keeps turns and taps by their idempotency keys, stored as keyed digests alone."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def _digest(self, purpose: str, value: str) -> str:
        return self._session.envelopes.ring.index(purpose, "", value).hex()

    def answer_for(self, key: str) -> TurnAnswer | None:
        """Return what was kept of a turn; None for a turn not seen."""
        row = self._session.row(turns, "id", self._digest("turn", key))
        return (
            None
            if row is None
            else decode_answer(self._session.envelopes.open(turns, row)["answer"])
        )

    def keep(self, key: str, answer: TurnAnswer, now: datetime) -> None:
        """Seal and keep a turn's answer. Raises VersionConflict if it was answered meanwhile."""
        row = {"id": self._digest("turn", key), "kept_at": to_micros(now), "version": 1}
        sealed = self._session.envelopes.seal(
            turns, row, {"answer": encode_answer(answer)}, kek=ops_key(now)
        )
        if not self._session.insert_if_absent(turns, sealed):
            raise VersionConflict("this turn was answered meanwhile")

    def forget(self, key: str) -> None:
        """Delete what was kept under this key, if anything was."""
        self._session.drop(turns, _TURN, turn=self._digest("turn", key))

    def tapped(self, card: str, verb: str, version: int, now: datetime) -> bool:
        """Note a tap of `verb` on this version of a card. Returns whether it is the first."""
        tap = dumps({"card": card, "verb": verb, "version": version}).decode()
        row = {"id": self._digest("tap", tap), "tapped_at": to_micros(now)}
        return self._session.insert_if_absent(taps, row)

    def forget_before(self, instant: datetime) -> int:
        """Delete answers and taps older than `instant`. Returns how many there were."""
        micros = to_micros(instant)
        dropped = self._session.drop(turns, _OLD_TURNS, instant=micros)
        return dropped + self._session.execute(_OLD_TAPS, instant=micros)
