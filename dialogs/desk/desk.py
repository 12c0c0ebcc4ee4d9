"""The desk: how much there is, five cases, and one button for the next five or another list."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from dialogs.cards.elements import (
    Card,
    Element,
    Ref,
    buttons_here,
    card,
    execute,
    group,
    heading,
    text,
)
from dialogs.cards.inputs import input_choice
from dialogs.cards.quoting import plain
from dialogs.desk.sentences import say
from dialogs.desk.verbs import DeskVerb
from dialogs.words.wording import listed
from governance.cases.case import OVER, Status
from governance.desk.lists import After, Asked, Counts, Which, how_many
from governance.moments import say_until
from governance.policy import DESK_COUNTED, DESK_ROWS

LIST = "list"
NEXT = "next"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRow:
    """One case on it: `to_do` is what it asks next, and `due` by when (UTC), where that has a date.

    `kind` is what its kind is called, `holder` the name of whoever has it, `waits_for` the names of
    the parties that have not answered.
    """

    ref: Ref
    reference: str
    kind: str
    status: Status
    danger: bool
    to_do: str
    due: datetime | None
    late: bool
    holder: str = field(default="", repr=False)
    waits_for: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPage:
    """One page of a list of `length` cases, and after which case the next one begins. `kinds`: each
    kind's name, and what it is called.

    `unread` are the references of those of its cases that cannot be read; `in_doubt`: whether the
    time is, so that nothing may be called late.
    """

    ref: Ref
    asked: Asked
    page: int
    length: int
    rows: Sequence[DeskRow]
    counts: Counts
    kinds: Sequence[tuple[str, str]]
    unread: Sequence[str] = ()
    in_doubt: bool = False
    following: After | None = None

    @property
    def data(self) -> dict[str, str | int]:
        """Return what every button carries besides its case: which list, and which page of it."""
        return {"step": self.asked.text, "page": self.page}

    @property
    def next_data(self) -> dict[str, str]:
        """Return what the last button carries: the list from the next page on."""
        if self.following is None:
            return {}
        return {"next": replace(self.asked, after=self.following).text}


def desk_card(desk: DeskPage) -> Card:
    """Show one page of a list, below how much there is in all."""
    title = say("desk.title")
    body = [
        heading(title),
        *_counts(desk),
        heading(_name(desk.asked, desk.kinds), size="medium"),
        *(_row(desk, row) for row in desk.rows),
        *(text(line, subtle=True) for line in _where(desk)),
        *(text(say("desk.unread", references=listed(desk.unread))) for _ in desk.unread[:1]),
        _choices(desk),
    ]
    data = {**desk.ref.data(), **desk.data, **desk.next_data}
    return card(body, [execute(say("desk.show"), DeskVerb.SHOW, data)], summary=title)


def _counts(desk: DeskPage) -> list[Element]:
    counts = desk.counts
    numbers = {
        name: how_many(getattr(counts, name)) for name in ("today", "soon", "waiting", "mine")
    }
    late = [text(say("desk.late", late=how_many(counts.late)), bold=True, colour="attention")]
    nobody = [text(say("desk.nobodys", nobody=how_many(counts.nobody)), bold=True)]
    doubt = [text(say("desk.in_doubt"))]
    return [
        *(late if counts.late and not desk.in_doubt else []),
        text(say("desk.counts", **numbers)),
        *(nobody if counts.nobody else []),
        *(doubt if desk.in_doubt else []),
    ]


def _name(asked: Asked, kinds: Sequence[tuple[str, str]]) -> str:
    called = dict(kinds).get(asked.kind)
    if asked.sought:
        return say("desk.sought")
    return say("desk.kind", kind=called) if called else say(f"desk.list.{asked.which}")


def _row(desk: DeskPage, row: DeskRow) -> Element:
    sentence = "desk.row_danger" if row.danger else "desk.row"
    first = say(sentence, reference=row.reference, kind=row.kind)
    data = {**row.ref.data(), **desk.data}
    see = execute(
        say("digest.see", reference=row.reference), DeskVerb.SEE, data, needs_inputs=False
    )
    lines = [
        text(first, colour="attention" if row.danger else None),
        *(text(line, colour="attention" if row.late else None) for line in _due(row)),
        text(" · ".join(_standing(row)), subtle=True),
    ]
    return group([*lines, buttons_here([see])], separator=True)


def _due(row: DeskRow) -> list[str]:
    if row.status in OVER:
        return []
    if row.due is None:
        return [row.to_do]
    return [say("desk.was" if row.late else "desk.by", what=row.to_do, at=say_until(row.due))]


def _standing(row: DeskRow) -> list[str]:
    if row.status in OVER:
        return [say(f"desk.{row.status}")]
    has = say("desk.has", name=plain(row.holder)) if row.holder else say("desk.nobody_has")
    waits = [say("desk.waits", parties=listed(row.waits_for))] if row.waits_for else []
    return [has, *waits]


def _where(desk: DeskPage) -> list[str]:
    """Say which of the cases these are, where they are not all of them."""
    if not desk.length:
        return [say("desk.none_sought" if desk.asked.sought else "desk.none")]
    first, listed_here = desk.page * DESK_ROWS + 1, len(desk.rows) + len(desk.unread)
    last, count = str(first + listed_here - 1), how_many(desk.length)
    which = say("desk.page", first=str(first), last=last, count=count)
    return [which] if desk.length > DESK_ROWS else []


def _choices(desk: DeskPage) -> Element:
    """Offer the next page first, where there is one, and every list."""
    left = desk.length - (desk.page + 1) * DESK_ROWS if desk.length <= DESK_COUNTED else DESK_ROWS
    some = say("desk.go_on", count=str(max(1, min(left, DESK_ROWS))))
    go_on = [(NEXT, some)] if desk.following else []
    every = (*(Asked(which) for which in Which), *(Asked(kind=kind) for kind, _ in desk.kinds))
    choices = [*go_on, *((one.text, _name(one, desk.kinds)) for one in every)]
    here = replace(desk.asked, sought="", after=None).text
    value = NEXT if go_on else here
    return input_choice(LIST, say("desk.next"), choices, value=value, style="compact")
