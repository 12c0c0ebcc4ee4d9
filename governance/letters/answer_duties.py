"""What a letter that answers a request must say: refused, redirected or replied to."""

from governance.clocks.catalogue import K, V
from governance.letters.duties import COMPLAINTS, EIR, FOI, MATTER_OF_COURSE, PART_3, RIGHTS
from governance.letters.letter import (
    DATA_PROTECTION,
    EVERY_REGIME,
    INFORMATION,
    Duty,
    LetterKind,
    Regime,
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
        "FOIA 2000 s.16, s.45 Code of Practice; ICO guidance on s.10; EIR 2004 reg 10",
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

DUTIES = (*COMPLAINTS, *MATTER_OF_COURSE, *ANSWERS)


def duties(kind: LetterKind, regime: Regime | None = None) -> tuple[Duty, ...]:
    """Return what a letter of this kind must say under that law; under any, where none is given."""
    return tuple(
        duty for duty in DUTIES if duty.kind is kind and (regime is None or regime in duty.regimes)
    )


def must_have(kind: LetterKind, regime: Regime | None = None) -> tuple[str, ...]:
    """Return the placeholders without which such a letter would not say what it must, each once."""
    named = (place for duty in duties(kind, regime) for place in duty.places)
    return tuple(dict.fromkeys(named))
