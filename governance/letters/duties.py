"""The letters about complaints, requests and breaches: their kinds, and what each must say.

What the law, the agreement or we ourselves make a letter say stands here with its source; how it
is said stands in `dialogs.letters`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from governance.clocks.catalogue import D, K, S, Tag, V


class LetterKind(StrEnum):
    """What a letter is for; also the name of its template."""

    COMPLAINT_ACKNOWLEDGEMENT = "complaint_acknowledgement"
    COMPLAINT_PASSED_ON = "complaint_passed_on"
    COMPLAINT_PROGRESS = "complaint_progress"
    COMPLAINT_OUTCOME = "complaint_outcome"
    REQUEST_ACKNOWLEDGEMENT = "request_acknowledgement"
    IDENTITY = "identity"
    CLARIFICATION = "clarification"
    EXTENSION = "extension"
    REFUSAL = "refusal"
    REDIRECT = "redirect"
    TRANSFER_CONSENT = "transfer_consent"
    REPLY_COVER = "reply_cover"
    BREACH = "breach"  # to the person it is about
    BREACH_PARENT = "breach_parent"
    BREACH_PUBLIC = "breach_public"  # to those who cannot each be told
    DISCLOSURE_POWER = "disclosure_power"  # to whoever asks for another's information
    DISCLOSURE_ANSWER = "disclosure_answer"
    DISCLOSURE_REFUSAL = "disclosure_refusal"


class Regime(StrEnum):
    """Which law the person's request or complaint stands under."""

    RIGHTS = "rights"  # UK GDPR
    PART_3 = "part_3"  # law enforcement: DPA 2018 Part 3
    FOI = "foi"
    EIR = "eir"


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing a letter must say, under some laws, and the placeholders that say it."""

    kind: LetterKind
    regimes: tuple[Regime, ...]
    says: str
    source: str
    tag: Tag
    places: tuple[str, ...]


DATA_PROTECTION = (Regime.RIGHTS, Regime.PART_3)
INFORMATION = (Regime.FOI, Regime.EIR)
EVERY_REGIME = (*DATA_PROTECTION, *INFORMATION)
RIGHTS, PART_3, FOI, EIR = ((one,) for one in Regime)

_WE_HAVE_IT = "that it has arrived"
_REGULATOR = "the right to complain to the regulator"

COMPLAINTS = (
    Duty(
        LetterKind.COMPLAINT_ACKNOWLEDGEMENT,
        DATA_PROTECTION,
        _WE_HAVE_IT,
        "DPA 2018 s.164A(3)",
        V,
        ("received",),
    ),
    Duty(
        LetterKind.COMPLAINT_ACKNOWLEDGEMENT,
        DATA_PROTECTION,
        _REGULATOR,
        "DPA 2018 s.165; the regulator's guidance",
        S,
        ("rights",),
    ),
    Duty(
        LetterKind.COMPLAINT_PASSED_ON,
        DATA_PROTECTION,
        "who answers it, and how to reach them",
        "Agreement §7.1",
        V,
        ("other", "other_contact", "rights"),
    ),
    Duty(
        LetterKind.COMPLAINT_PROGRESS,
        DATA_PROTECTION,
        "how it is going",
        "DPA 2018 s.164A(4)(a), (5)(b)",
        V,
        ("said", "rights"),
    ),
    Duty(
        LetterKind.COMPLAINT_OUTCOME,
        DATA_PROTECTION,
        "what came of it",
        "DPA 2018 s.164A(4)(b)",
        V,
        ("said",),
    ),
    Duty(
        LetterKind.COMPLAINT_OUTCOME,
        DATA_PROTECTION,
        _REGULATOR,
        "DPA 2018 s.165; the regulator's guidance",
        S,
        ("rights",),
    ),
)

MATTER_OF_COURSE = (
    Duty(
        LetterKind.REQUEST_ACKNOWLEDGEMENT,
        EVERY_REGIME,
        "that it has arrived, and by when we answer",
        "Partnership practice: no law asks for it",
        D,
        ("received", "by_when"),
    ),
    Duty(
        LetterKind.IDENTITY,
        DATA_PROTECTION,
        "what we need to be sure, and that the month starts then",
        "UK GDPR Art 12(6)(b), 12A(2); DPA 2018 s.52(4), s.54",
        K,
        ("asked", "clock"),
    ),
    Duty(
        LetterKind.CLARIFICATION,
        DATA_PROTECTION,
        "what we ask, and what that does to the time limit",
        "UK GDPR Art 12A(5)-(6); DPA 2018 s.54(3C)-(3D)",
        V,
        ("asked", "clock"),
    ),
    Duty(
        LetterKind.CLARIFICATION,
        INFORMATION,
        "what we ask, and what that does to the time limit",
        "FOIA 2000 s.1(3), s.10(6), s.16; EIR 2004 reg 9(2), (4)",
        V,
        ("asked", "clock"),
    ),
    Duty(
        LetterKind.EXTENSION,
        DATA_PROTECTION,
        "that we need longer, why, and until when",
        "UK GDPR Art 12A(3)-(4); DPA 2018 s.54(3A)-(3B)",
        V,
        ("more_time", "reasons", "new_date"),
    ),
    Duty(
        LetterKind.EXTENSION,
        FOI,
        "which exemption, why it may apply, an estimate, and the rights of review",
        "FOIA 2000 s.10(3), s.17(1)-(3), (7)",
        V,
        ("more_time", "exemption", "reasons", "new_date", "rights"),
    ),
    Duty(
        LetterKind.EXTENSION,
        EIR,
        "that we need longer, why, and until when",
        "EIR 2004 reg 7(1), (3)",
        V,
        ("more_time", "reasons", "new_date"),
    ),
)

ANSWERS = (
    Duty(
        LetterKind.REFUSAL,
        RIGHTS,
        "why, and the rights to complain to us, to the regulator and to a court",
        "UK GDPR Art 12(4); DPA 2018 s.164A, s.165, s.167",
        V,
        ("refusal", "reasons", "rights"),
    ),
    Duty(
        LetterKind.REFUSAL,
        PART_3,
        "why, and the rights to a check by the regulator, to complain and to a court",
        "DPA 2018 s.45(5), s.48(1), (4), s.51, s.164A, s.165, s.167",
        V,
        ("refusal", "reasons", "rights"),
    ),
    Duty(
        LetterKind.REFUSAL,
        FOI,
        "which exemption, why it applies, our complaints procedure and the s.50 right",
        "FOIA 2000 s.17(1), (3), (5), (7), s.50",
        V,
        ("refusal", "exemption", "reasons", "rights"),
    ),
    Duty(
        LetterKind.REFUSAL,
        EIR,
        "which exception, why, the public interest, representations and appeal",
        "EIR 2004 reg 14(3), (5), reg 11, reg 18",
        V,
        ("refusal", "exemption", "reasons", "rights"),
    ),
    Duty(
        LetterKind.REDIRECT,
        EVERY_REGIME,
        "to direct the request to the party that it is for, with its contact",
        "Agreement §8.0",
        V,
        ("other", "other_contact"),
    ),
    Duty(
        LetterKind.REDIRECT,
        DATA_PROTECTION,
        "that we do not act on it, and the rights that go with that",
        "UK GDPR Art 12(4); DPA 2018 s.164A, s.165, s.167",
        V,
        ("not_ours", "rights"),
    ),
    Duty(
        LetterKind.REDIRECT,
        INFORMATION,
        "advice and assistance, and the rights of review",
        "FOIA 2000 s.1(1)(a), s.16, s.50; EIR 2004 reg 9, reg 10(1)(b), reg 12(4)(a), reg 14(5)",
        K,
        ("not_ours", "rights"),
    ),
    Duty(
        LetterKind.TRANSFER_CONSENT,
        INFORMATION,
        "who holds it, and that it is moved only if the person agrees",
        "FOIA 2000 s.16, s.45 Code of Practice; the regulator's guidance on s.10; EIR 2004 reg 10",
        V,
        ("other", "other_contact"),
    ),
    Duty(
        LetterKind.REPLY_COVER,
        DATA_PROTECTION,
        "what was done, what must go with a copy of the data, and the rights to complain",
        "UK GDPR Art 12(3), 15(1)(a)-(h), (ea), 15(2), 19; DPA 2018 s.45(2), s.46, s.47",
        V,
        ("said", "supplementary", "rights"),
    ),
    Duty(
        LetterKind.REPLY_COVER,
        INFORMATION,
        "what is sent, and the rights of review",
        "FOIA 2000 s.1(1), s.45 Code of Practice, s.50; EIR 2004 reg 5(1), reg 11, reg 18",
        K,
        ("said", "rights"),
    ),
)

ABOUT_BREACHES = (LetterKind.BREACH, LetterKind.BREACH_PARENT, LetterKind.BREACH_PUBLIC)
"""What tells people that their information got out; the last, where each cannot be told."""

BREACHES = tuple(
    Duty(
        kind,
        DATA_PROTECTION,
        "what happened, what may follow, what was done, and whom to contact",
        "UK GDPR Art 34(2), 34(3)(c), 33(3)(b)-(d); DPA 2018 s.68(2)",
        V,
        ("said", "may_follow", "done", "contact"),
    )
    for kind in ABOUT_BREACHES
)

DISCLOSURES = (
    Duty(
        LetterKind.DISCLOSURE_POWER,
        RIGHTS,
        "which power they rely on, what exactly they need and why, and whether a victim was told",
        "DPA 2018 Sch 2 paras 2, 5; Police, Crime, Sentencing and Courts Act 2022 ss.44A-44B",
        K,
        ("asked",),
    ),
    Duty(
        LetterKind.DISCLOSURE_ANSWER,
        RIGHTS,
        "what goes with it, for what it may be used, and whom to tell if it reached them wrongly",
        "Partnership practice: no law asks for a letter",
        D,
        ("said",),
    ),
    Duty(
        LetterKind.DISCLOSURE_REFUSAL,
        RIGHTS,
        "that nothing is sent, and never whether anything is held",
        "Partnership practice: no law asks for a letter",
        D,
        ("received",),
    ),
)
"""To the police, a court, a solicitor: they have no rights of their own in what they ask for."""

ABOUT_DISCLOSURES = tuple(duty.kind for duty in DISCLOSURES)
"""Each letter to whoever asks for another person's information."""

DUTIES = (*COMPLAINTS, *MATTER_OF_COURSE, *ANSWERS, *BREACHES, *DISCLOSURES)

REGIMES: Mapping[LetterKind, tuple[Regime, ...]] = MappingProxyType(
    {
        kind: tuple(r for r in Regime if any(d.kind is kind and r in d.regimes for d in DUTIES))
        for kind in LetterKind
    }
)
"""Under which law each letter can be sent: where it has something that it must say."""

ABOUT_REQUESTS = tuple(dict.fromkeys(duty.kind for duty in (*MATTER_OF_COURSE, *ANSWERS)))
"""Each letter that a request can have, in the order a request meets them."""


def duties(kind: LetterKind, regime: Regime | None = None) -> tuple[Duty, ...]:
    """Return what a letter of this kind must say under that law; under any, where none is given."""
    return tuple(
        duty for duty in DUTIES if duty.kind is kind and (regime is None or regime in duty.regimes)
    )


def must_have(kind: LetterKind, regime: Regime | None = None) -> tuple[str, ...]:
    """Return the placeholders without which such a letter would not say what it must, each once."""
    named = (place for duty in duties(kind, regime) for place in duty.places)
    return tuple(dict.fromkeys(named))
