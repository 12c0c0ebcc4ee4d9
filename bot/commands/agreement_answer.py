"""How `igdesk agreement` says what it found, dates and all: for a person, or for a program."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from bot.commands.options import dumped
from governance.agreements.dated import Audience, Dated, DatedKind, Recipient
from governance.agreements.model import Agreement, Gap, GapKind
from governance.agreements.parse import AgreementFaults
from governance.agreements.reminders import REVIEW, review_source
from governance.agreements.reviews import ReviewDay
from governance.agreements.schedule import Schedule
from governance.agreements.state import AgreementState, status
from governance.clocks.catalogue import say_standing
from governance.keys import PartyKey
from governance.moments import say_date

GAP_KINDS = {
    GapKind.DATA_GAP: "to find out or get done",
    GapKind.INCONSISTENCY: "wrongly or doubly written",
    GapKind.LEGAL_QUERY: "open legal query",
}
AUDIENCES = {
    Audience.SIGNATORY: "the signatory",
    Audience.COORDINATOR: "the coordinator",
    Audience.LEAD_EXECUTIVE: "the lead executive",
    Audience.CONTACT: "the contact",
}


def faults_json(faults: AgreementFaults) -> str:
    """Every fault with its line, from 1."""
    found = [{"line": one.line, "where": one.where, "what": one.what} for one in faults.faults]
    return dumped({"file": faults.file, "ok": False, "faults": found})


def sound_json(agreement: Agreement, file: str) -> str:
    """A file with nothing wrong."""
    return dumped({"file": file, "ok": True, "faults": [], **_named(agreement)})


def sound_text(agreement: Agreement, file: str) -> str:
    """The same for a person, with what the agreement itself still leaves open."""
    gaps = agreement.open_gaps(GapKind.DATA_GAP)
    return (
        f"{file}: nothing wrong. {agreement.title}, version {agreement.version}: "
        f"{_counted(len(agreement.parties), 'party', 'parties')}, "
        f"{_counted(len(agreement.controllers), 'controller', 'controllers')}, "
        f"{_counted(len(gaps), 'open gap', 'open gaps')} (igdesk agreement gaps)."
    )


def gaps_json(agreement: Agreement, gaps: Iterable[Gap]) -> str:
    """Open points as data."""
    return dumped({**_named(agreement), "gaps": [_gap(gap) for gap in gaps]})


def gaps_text(agreement: Agreement, gaps: tuple[Gap, ...]) -> str:
    """Open points, one paragraph each."""
    found = _counted(len(gaps), "open point", "open points")
    blocks = [f"{agreement.title}, version {agreement.version}: {found}."]
    for gap in gaps:
        where = f" ({', '.join(gap.clauses)})" if gap.clauses else ""
        since = f", since {say_date(gap.since)}" if gap.since else ""
        blocks.append(f"{gap.what}\n  {gap.key}: {GAP_KINDS[gap.kind]}{since}{where}")
    return "\n\n".join(blocks)


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "key": gap.key,
        "kind": gap.kind.value,
        "what": gap.what,
        "clauses": list(gap.clauses),
        "parties": list(gap.parties),
        "since": gap.since.isoformat() if gap.since else None,
    }


def schedule_json(state: AgreementState, made: Schedule) -> str:
    """Days as YYYY-MM-DD; "status" and "overdue" as on the day "since"; "until" not included."""
    return dumped(
        {
            **_named(state.agreement),
            "since": made.since.isoformat(),
            "until": made.until.isoformat(),
            "status": status(state, made.since).value,
            "says": list(made.status),
            "overdue": [_overdue(state, one, made) for one in made.overdue],
            "dates": [_dated(one) for one in made.dates],
            "no_date": [
                {"kind": one.kind.value, "about": one.about, "what": one.what}
                for one in made.undated
            ],
        }
    )


def schedule_text(state: AgreementState, made: Schedule) -> str:
    """Every date as a block of lines that a person can check by hand."""
    agreement = state.agreement
    head = [
        f"{agreement.title}, version {agreement.version}",
        f"From {say_date(made.since)} to {say_date(made.until)}, if nobody does anything.",
        *made.status,
    ]
    blocks = ["\n".join(head)]
    blocks += [_overdue_block(one, made) for one in made.overdue]
    blocks += _date_blocks(agreement, made.dates)
    if made.undated:
        lines = ["No date, because something is not on record:"]
        blocks.append("\n".join([*lines, *(f"  {one.what}" for one in made.undated)]))
    return "\n\n".join(blocks)


def _overdue(state: AgreementState, one: ReviewDay, made: Schedule) -> dict[str, Any]:
    return {
        "kind": DatedKind.REVIEW.value,
        "number": one.number,
        "due": one.due.isoformat(),
        "days_overdue": (made.since - one.due).days,
        "standing": REVIEW.standing.value,
        "source": review_source(state.agreement),
        "explanation": list(one.why),
    }


def _dated(one: Dated) -> dict[str, Any]:
    return {
        "date": one.on.isoformat(),
        "kind": one.kind.value,
        "about": one.about,
        "what": one.what,
        "to": [{"audience": to.audience.value, "party": to.party or None} for to in one.to],
        "standing": one.standing.value,
        "source": one.source,
        "explanation": list(one.why),
    }


def _overdue_block(one: ReviewDay, made: Schedule) -> str:
    days = _counted((made.since - one.due).days, "day", "days")
    lines = (f"Overdue: review {one.number}, due {say_date(one.due)}, {days} ago.", *one.why)
    return "\n  ".join(lines)


def _date_blocks(agreement: Agreement, dates: Iterable[Dated]) -> Iterator[str]:
    for _, group in groupby(dates, key=_same):
        together = list(group)
        first = together[0]
        yield "\n  ".join(
            (
                f"{say_date(first.on)}: {_what(agreement, together)}",
                *first.why,
                *_to(agreement, together),
                f"{say_standing(first.standing)}: {first.source}",
            )
        )


def _same(one: Dated) -> tuple[object, ...]:
    """Contacts asked on one day for one reason make one block; everything else stands alone."""
    return (one.on, one.kind, one.why, "" if one.kind is DatedKind.CONTACT_CHECK else one.about)


def _what(agreement: Agreement, together: list[Dated]) -> str:
    if len(together) == 1:
        return together[0].what
    names = ", ".join(agreement.party(PartyKey(one.about)).name for one in together)
    return f"Ask {len(together)} contacts: still you? ({names})"


def _to(agreement: Agreement, together: list[Dated]) -> tuple[str, ...]:
    places = [to for one in together for to in one.to]
    if not places or len(together) > 1:
        return ()
    return (f"To {'; '.join(_place(agreement, to) for to in places)}.",)


def _place(agreement: Agreement, to: Recipient) -> str:
    of = f" of {agreement.party(to.party).name}" if to.party else ""
    return f"{AUDIENCES[to.audience]}{of}"


def _named(agreement: Agreement) -> dict[str, str]:
    """Which agreement an answer is about."""
    return {
        "agreement": agreement.reference,
        "title": agreement.title,
        "version": agreement.version,
    }


def _counted(number: int, one: str, many: str) -> str:
    """ "1 party", "11 parties"."""
    return f"{number} {one if number == 1 else many}"
