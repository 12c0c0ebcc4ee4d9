"""What Graph answered last of each Entra group: sealed, and kept for as long as it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select

from governance.keys import TenantId
from governance.people.entra_groups import GroupId, InGroup
from storage.encoding import Json, from_micros, to_micros
from storage.periods import ops_key
from storage.session import Session
from storage.tables import group_answers

_ONE = delete(group_answers).where(group_answers.c.id == bindparam("answer"))


@dataclass(frozen=True, slots=True)
class GroupAnswer:
    """Who was in a group when it was read."""

    group: GroupId
    members: tuple[InGroup, ...] = field(repr=False)
    read_at: datetime


class GroupAnswers:
    """Keeps one answer for each group: the last."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, answer: GroupAnswer) -> None:
        """Keep an answer in place of the one before."""
        tenant, group = answer.group
        index = self._session.envelopes.ring.index("group", "", f"{tenant}/{group}").hex()
        old = self._session.row(group_answers, "id", index)
        row = {
            "id": index,
            "kept_at": to_micros(answer.read_at),
            "version": 1 if old is None else old["version"] + 1,
        }
        members: list[Json] = [[one.object_id, one.name, one.post] for one in answer.members]
        payload: dict[str, Json] = {"tenant": tenant, "group": group, "members": members}
        kek = ops_key(answer.read_at)
        whole = self._session.envelopes.seal(group_answers, row, {"payload": payload}, kek=kek)
        if old is None:
            self._session.insert(group_answers, whole)
        else:
            self._session.replace(group_answers, "id", whole)

    def newest(self) -> tuple[int, datetime | None]:
        """Return how many there are, and when the newest was given."""
        return self._session.count_and_newest(group_answers)

    def forget_before(self, at: datetime) -> None:
        """Drop every answer that is older."""
        query = select(group_answers).where(group_answers.c.kept_at < to_micros(at))
        for row in self._session.rows(query):
            self._session.drop(group_answers, _ONE, answer=row["id"])

    def all(self) -> tuple[GroupAnswer, ...]:
        """Return every answer, but for damaged rows (see `Store.damaged`)."""
        query = select(group_answers).order_by(group_answers.c.id)
        return tuple(
            _answer(row, opened["payload"])
            for row, opened in self._session.intact(group_answers, query)
        )


def _answer(row: Mapping[str, Any], payload: Mapping[str, Any]) -> GroupAnswer:
    group = (TenantId(payload["tenant"]), payload["group"])
    members = tuple(InGroup(*one) for one in payload["members"])
    return GroupAnswer(group, members, from_micros(row["kept_at"]))
