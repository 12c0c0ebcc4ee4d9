"""Which rights bite on what is shared under the agreement: guidance; a person decides.

The agreement's bases are UK GDPR Art 6(1)(c) and (e) and Art 9(2)(g) with DPA 2018 Sch 1
para 18. Every right gets a reasoned reply in time, whether it bites or not: DSR-WHICH.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from governance.clocks.catalogue import Tag
from governance.requests.rights import Right


class Verdict(StrEnum):
    """Whether a right usually bites here."""

    YES = "yes"
    PARTLY = "partly"
    USUALLY_NOT = "usually_not"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Bite:
    """One row: whether, why, and the article or section."""

    verdict: Verdict
    why: str
    source: str
    tag: Tag = Tag.KNOWLEDGE


_ACCESS = Bite(
    Verdict.YES,
    "It applies, subject to exemptions: data about other people, serious harm, child abuse data.",
    "UK GDPR Art 15; DPA 2018 Sch 2 para 16, Sch 3",
)
_ACCESS_3 = Bite(
    Verdict.YES,
    "It applies. It can be restricted to avoid obstructing an inquiry, prejudice to detection or"
    " prosecution, for public or national security, or for others' rights: record the reasons.",
    "DPA 2018 s.45, s.45(4)",
    Tag.VERIFIED,
)
_NOT_PERSONAL = Bite(
    Verdict.NO, "It is no right over personal data: another law answers it.", "FOIA 2000; EIR 2004"
)

GDPR: Mapping[Right, Bite] = MappingProxyType(
    {
        Right.ACCESS: _ACCESS,
        Right.OWN_DATA: _ACCESS,
        Right.RECTIFICATION: Bite(
            Verdict.YES,
            "It applies. Where it is an opinion, add the person's own statement beside it.",
            "UK GDPR Art 16",
        ),
        Right.ERASURE: Bite(
            Verdict.USUALLY_NOT,
            "It does not apply to what the law makes us do, or to a public task.",
            "UK GDPR Art 17(3)(b)",
        ),
        Right.RESTRICTION: Bite(Verdict.YES, "It applies.", "UK GDPR Art 18"),
        Right.OBJECTION: Bite(
            Verdict.PARTLY,
            "It applies to a public task, not to what the law makes us do.",
            "UK GDPR Art 21(1), Art 6(1)(c) and (e)",
        ),
        Right.PORTABILITY: Bite(
            Verdict.NO,
            "It applies to consent or a contract alone, and the agreement rests on neither.",
            "UK GDPR Art 20(1)(a)",
        ),
        Right.AUTOMATED: Bite(
            Verdict.USUALLY_NOT,
            "It applies where a computer alone decided. IG Desk decides nothing.",
            "UK GDPR Arts 22A-22D, in place of Art 22 from 5 Feb 2026",
        ),
    }
)
"""Under UK GDPR."""

PART_3: Mapping[Right, Bite] = MappingProxyType(
    {
        Right.ACCESS: _ACCESS_3,
        Right.OWN_DATA: _ACCESS_3,
        Right.RECTIFICATION: Bite(
            Verdict.YES, "It applies, subject to restrictions.", "DPA 2018 s.46", Tag.VERIFIED
        ),
        Right.ERASURE: Bite(
            Verdict.USUALLY_NOT,
            "It applies where the processing would break Part 3, or the law says so; what must be"
            " kept as evidence is restricted instead.",
            "DPA 2018 s.47",
        ),
        Right.RESTRICTION: Bite(Verdict.YES, "It applies.", "DPA 2018 s.47", Tag.VERIFIED),
        Right.OBJECTION: Bite(Verdict.NO, "Part 3 has no right to object.", "DPA 2018 Part 3"),
        Right.PORTABILITY: Bite(
            Verdict.NO, "Part 3 has no right to portability.", "DPA 2018 Part 3"
        ),
        Right.AUTOMATED: Bite(
            Verdict.USUALLY_NOT,
            "It applies where a computer alone decided. IG Desk decides nothing.",
            "DPA 2018 ss.50A-50D",
        ),
    }
)
"""For law enforcement, by a competent authority: DPA 2018 Part 3."""


def bite(right: Right, *, part_3: bool) -> Bite:
    """Return the row for this right; a right of another law has one that says so."""
    return (PART_3 if part_3 else GDPR).get(right, _NOT_PERSONAL)
