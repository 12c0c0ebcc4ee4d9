"""What the law, the agreement or we ourselves make each letter say, with the source."""

from governance.clocks.catalogue import D, K, S, V
from governance.letters.letter import (
    DATA_PROTECTION,
    EVERY_REGIME,
    INFORMATION,
    Duty,
    LetterKind,
    Regime,
)

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
        "DPA 2018 s.165; ICO guidance",
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
        "DPA 2018 s.165; ICO guidance",
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
