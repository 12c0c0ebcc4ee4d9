"""What the parts of an agreement must say of one another.

Each check yields a place and what is wrong there. An agreement with faults holds empty
stand-ins, noted already by the reader: the checks pass over them.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import pairwise

from governance.agreements.model import Agreement, GapKind, first_signed, names_of, signed
from governance.toml_files.faults import Path, shown
from governance.toml_files.tables import NO_DAY

Found = Iterator[tuple[Path, str]]


def everything_wrong(agreement: Agreement) -> Found:
    """Yield what every check finds wrong."""
    for check in CHECKS:
        yield from check(agreement)


def _enough_parties(agreement: Agreement) -> Found:
    if len(agreement.parties) < 2:
        yield ("parties",), "an agreement needs two parties or more"
    for table in ("controllers", "data_types", "versions"):
        if not getattr(agreement, table):
            yield (table,), "at least one is needed"


def _keys_once(agreement: Agreement) -> Found:
    tables: dict[str, list[tuple[str, ...]]] = {
        "controllers": [(one.key,) for one in agreement.controllers],
        "parties": [(one.key,) for one in agreement.parties],
        "data_types": [(one.key,) for one in agreement.data_types],
        "versions": [(one.number,) for one in agreement.versions],
        "signatures": [(one.party, one.version) for one in agreement.signatures],
        "gaps": [(one.key,) for one in agreement.gaps],
    }
    for table, keys in tables.items():
        seen: Counter[tuple[str, ...]] = Counter()
        for at, key in enumerate(keys):
            seen[key] += 1
            if all(key) and seen[key] > 1:
                yield (table, at), f"{' '.join(shown(part) for part in key)} is here twice"


def _names_once(agreement: Agreement) -> Found:
    taken: dict[str, str] = {}
    for at, party in enumerate(agreement.parties):
        for name in sorted(names_of(party) - {""}):
            other = taken.setdefault(name, party.key)
            if other != party.key:
                yield ("parties", at), f"has a name that {shown(other)} has too"


def _parties_known(agreement: Agreement) -> Found:
    for path, key in _mentions(agreement):
        if _unknown(key, agreement.keys):
            yield path, f"{shown(key)} is not the key of any party"


def _mentions(agreement: Agreement) -> Iterator[tuple[Path, str]]:
    """Every place that names a party, with the key it gives."""
    yield ("joint_data", "lead"), agreement.joint_data.lead
    yield from _list(("joint_data", "parties"), agreement.joint_data.parties)
    for at, one in enumerate(agreement.signatures):
        yield ("signatures", at, "party"), one.party
    for at, review in enumerate(agreement.reviews):
        yield from _list(("reviews", at, "answered_by"), review.answered_by)
    for at, gap in enumerate(agreement.gaps):
        yield from _list(("gaps", at, "parties"), gap.parties)
    if agreement.termination:
        yield ("termination", "served_by"), agreement.termination.served_by


def _list(path: Path, keys: Iterable[str]) -> Iterator[tuple[Path, str]]:
    return (((*path, at), key) for at, key in enumerate(keys))


def _controllers_fit(agreement: Agreement) -> Found:
    known = {one.key for one in agreement.controllers}
    for at, party in enumerate(agreement.parties):
        if _unknown(party.controller, known):
            what = f"{shown(party.controller)} is not the key of any controller"
            yield ("parties", at, "controller"), what
    used = {party.controller for party in agreement.parties}
    for at, one in enumerate(agreement.controllers):
        if _unknown(one.key, used):
            yield ("controllers", at), f"no party belongs to {shown(one.key)}"


def _lead_is_joint(agreement: Agreement) -> Found:
    joint = agreement.joint_data
    if joint.lead and joint.parties and joint.lead not in joint.parties:
        yield ("joint_data", "lead"), "the lead must be one of the joint parties"


def _versions_known(agreement: Agreement) -> Found:
    known = {version.number for version in agreement.versions}
    mentions: list[tuple[Path, str]] = [(("version",), agreement.version)]
    for at, one in enumerate(agreement.signatures):
        mentions.append((("signatures", at, "version"), one.version))
    for at, review in enumerate(agreement.reviews):
        mentions.append((("reviews", at, "version"), review.version))
    for path, number in mentions:
        if _unknown(number, known):
            yield path, f"{shown(number)} is not the number of any version"


def _days_in_order(agreement: Agreement) -> Found:
    versions = agreement.versions
    for at, (earlier, later) in enumerate(pairwise(versions), start=1):
        if NO_DAY < later.dated < earlier.dated:
            yield ("versions", at, "dated"), "is before the version above it"
    for at, version in enumerate(versions):
        if version.ratified and version.ratified < version.dated:
            yield ("versions", at, "ratified"), "is before the version was written"
    notice = agreement.termination
    if notice and NO_DAY < notice.effective < notice.served:
        yield ("termination", "effective"), "is before the notice was served"


def _signatures_fit(agreement: Agreement) -> Found:
    for at, one in enumerate(agreement.signatures):
        if (version := agreement.edition(one.version)) is None:
            continue
        if one.signed and one.signed < version.dated:
            yield ("signatures", at, "signed"), "is before this version was written"
        if one.document_sha256 and one.document_sha256 != version.document_sha256:
            yield ("signatures", at, "document_sha256"), "is not that of the version's document"


def _anchor_is_first_signature(agreement: Agreement) -> Found:
    first, anchor = first_signed(agreement.signatures), agreement.review.anchor
    if anchor and first and anchor != first:
        yield ("review", "anchor"), f"reviews count from the first signature: {first.isoformat()}"
    elif anchor and not signed(agreement.signatures):
        yield ("review", "anchor"), "nobody has signed yet, so there is nothing to count from"
    elif first and not anchor and agreement.review.clause:
        yield ("review", "anchor"), "is missing: the day of the first signature"


def _missing_contacts_are_listed(agreement: Agreement) -> Found:
    """A contact nobody holds must also stand among the gaps, so that it cannot be forgotten."""
    listed = {key for gap in agreement.open_gaps(GapKind.DATA_GAP) for key in gap.parties}
    what = "nobody answers for this party, and no open data_gap names it"
    for at, party in enumerate(agreement.parties):
        if party.contact.is_gap and party.key not in listed:
            yield ("parties", at, "contact"), what


def _unknown(key: str, known: Collection[str]) -> bool:
    """Whether `key` means nothing; unsure, and so no, while one of `known` could not be read."""
    return bool(key) and "" not in known and key not in known


CHECKS: tuple[Callable[[Agreement], Found], ...] = (
    _enough_parties,
    _keys_once,
    _names_once,
    _parties_known,
    _controllers_fit,
    _lead_is_joint,
    _versions_known,
    _days_in_order,
    _signatures_fit,
    _anchor_is_first_signature,
    _missing_contacts_are_listed,
)
