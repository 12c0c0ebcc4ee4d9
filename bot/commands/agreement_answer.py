"""How `igdesk agreement` says what it found in a file: for a person, or for a program."""

import json
from collections.abc import Iterable
from typing import Any

from governance.agreements.model import Agreement, Gap, GapKind
from governance.agreements.parse import AgreementFaults
from governance.moments import say_date

GAP_KINDS = {
    GapKind.DATA_GAP: "to find out or get done",
    GapKind.INCONSISTENCY: "wrongly or doubly written",
    GapKind.LEGAL_QUERY: "open legal query",
}


def dumped(value: object) -> str:
    """JSON as every command prints it."""
    return json.dumps(value, indent=2, ensure_ascii=False)


def faults_json(faults: AgreementFaults) -> str:
    """Every fault with its line, from 1."""
    found = [{"line": one.line, "where": one.where, "what": one.what} for one in faults.faults]
    return dumped({"file": faults.file, "ok": False, "faults": found})


def sound_json(agreement: Agreement, file: str) -> str:
    """A file with nothing wrong."""
    return dumped({"file": file, "ok": True, "faults": [], **named(agreement)})


def sound_text(agreement: Agreement, file: str) -> str:
    """The same for a person, with what the agreement itself still leaves open."""
    gaps = agreement.open_gaps(GapKind.DATA_GAP)
    return (
        f"{file}: nothing wrong. {agreement.title}, version {agreement.version}: "
        f"{counted(len(agreement.parties), 'party', 'parties')}, "
        f"{counted(len(agreement.controllers), 'controller', 'controllers')}, "
        f"{counted(len(gaps), 'open gap', 'open gaps')} (igdesk agreement gaps)."
    )


def fingerprint_json(file: str, sha256: str) -> str:
    """A document's name and its SHA-256."""
    return dumped({"file": file, "sha256": sha256})


def gaps_json(agreement: Agreement, gaps: Iterable[Gap]) -> str:
    """Open points as data."""
    return dumped({**named(agreement), "gaps": [_gap(gap) for gap in gaps]})


def gaps_text(agreement: Agreement, gaps: tuple[Gap, ...]) -> str:
    """Open points, one paragraph each."""
    found = counted(len(gaps), "open point", "open points")
    blocks = [f"{agreement.title}, version {agreement.version}: {found}."]
    for gap in gaps:
        where = f" ({', '.join(gap.clauses)})" if gap.clauses else ""
        since = f", since {say_date(gap.since)}" if gap.since else ""
        blocks.append(f"{gap.what}\n  {gap.key}: {GAP_KINDS[gap.kind]}{since}{where}")
    return "\n\n".join(blocks)


def named(agreement: Agreement) -> dict[str, str]:
    """Which agreement an answer is about."""
    return {
        "agreement": agreement.reference,
        "title": agreement.title,
        "version": agreement.version,
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "key": gap.key,
        "kind": gap.kind.value,
        "what": gap.what,
        "clauses": list(gap.clauses),
        "parties": list(gap.parties),
        "since": gap.since.isoformat() if gap.since else None,
    }


def counted(number: int, one: str, many: str) -> str:
    """ "1 party", "11 parties"."""
    return f"{number} {one if number == 1 else many}"
