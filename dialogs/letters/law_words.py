"""Sentences of a letter that differ with the law or the right, each with what it rests on."""

from collections.abc import Mapping
from types import MappingProxyType

from governance.letters.duties import Regime

ACCESS = "access"
YOU_ASKED: Mapping[str, str] = MappingProxyType(
    {
        ACCESS: "You asked to see the information we hold about {who}.",
        "rectification": "You asked us to put right information we hold about {who}.",
        "erasure": "You asked us to erase information we hold about {who}.",
        "restriction": "You asked us to limit how we use information about {who}.",
        "objection": "You told us that you object to how we use information about {who}.",
        "portability": (
            "You asked us for information about {who} in a form that can be taken elsewhere."
        ),
        "automated": ("You asked us about a decision that was made about {who} by computer alone."),
    }
)
YOU_ASKED_ABOUT_DATA = "You asked us about the information we hold about {who}."
YOU_ASKED_FOR_INFORMATION: Mapping[Regime, str] = MappingProxyType(
    {
        Regime.FOI: "You asked us for information. The law for this is the Freedom of Information"
        " Act 2000.",
        Regime.EIR: "You asked us for information about the environment. The law for this is the"
        " Environmental Information Regulations 2004.",
    }
)

REFUSAL: Mapping[Regime, str] = MappingProxyType(
    {
        Regime.RIGHTS: "We are sorry. We cannot do what you asked, or not all of it.",
        Regime.PART_3: "We are sorry. We cannot do what you asked, or not all of it. The law for"
        " this is Part 3 of the Data Protection Act 2018.",
        Regime.FOI: "We are sorry. We cannot give you this information, or not all of it.",
        Regime.EIR: "We are sorry. We cannot give you this information, or not all of it.",
    }
)
"""UK GDPR Art 12(4); DPA 2018 s.45(5), s.48; FOIA s.17; EIR reg 14."""

NOT_OURS: Mapping[Regime, str] = MappingProxyType(
    {
        Regime.RIGHTS: "We do not hold this information, or it is not for us to decide what"
        " happens to it. So we cannot do what you asked.",
        Regime.PART_3: "We do not hold this information, or it is not for us to decide what"
        " happens to it. So we cannot do what you asked.",
        Regime.FOI: "We do not hold this information. We think that someone else does.",
        Regime.EIR: "We do not hold this information. We think that someone else does.",
    }
)
"""Agreement §8.0; FOIA s.1(1)(a); EIR reg 12(4)(a)."""

MORE_TIME: Mapping[Regime, str] = MappingProxyType(
    {
        Regime.RIGHTS: "The law lets us take up to two more months when a request is complex, or"
        " when one person has sent us several.",
        Regime.PART_3: "The law lets us take up to two more months when a request is complex, or"
        " when one person has sent us several.",
        Regime.FOI: "We have to weigh whether it is better for the public that we give out this"
        " information or keep it back. The law lets us take a reasonable time for that.",
        Regime.EIR: "The law lets us take up to 40 working days in all when a request is both"
        " complex and very large.",
    }
)
"""UK GDPR Art 12A(3); DPA 2018 s.54(3A); FOIA s.10(3), s.17(2); EIR reg 7(1)."""

IDENTITY_CLOCK = (
    "We have one month to answer you. The month starts on the day we have what we need to be sure."
)
"""UK GDPR Art 12A(2), 12(6)(b); DPA 2018 s.54(2)."""

ACCESS_CLOCK = (
    "Our time limit stops today, and goes on when we have your answer. The sooner you write, the"
    " sooner you will hear from us."
)
"""UK GDPR Art 12A(5)-(6); DPA 2018 s.54(3C)-(3D): a request to see data, and no other."""

OTHER_RIGHTS_CLOCK = "Our time limit goes on while we wait for you."
INFORMATION_CLOCK = "We have 20 working days to answer you. They start when we have your answer."
"""FOIA s.10(6) with s.1(3); EIR reg 9(4)."""

_KINDS = (
    "Kinds of information: [KINDS OF INFORMATION].",
    "Who has had it, or will: [WHO HAS HAD IT].",
    "How long we keep it: [HOW LONG WE KEEP IT].",
    "Where it came from: [WHERE IT CAME FROM].",
)
WITH_A_COPY: Mapping[Regime, tuple[str, ...]] = MappingProxyType(
    {
        # UK GDPR Art 15(1)(a) to (d), (g), (h), 15(2) and 15(1)(e); (ea) and (f) are the rights
        Regime.RIGHTS: (
            "Why we use it: [WHY WE USE IT].",
            *_KINDS,
            "If a computer alone decides anything: [NO, OR WHAT AND HOW].",
            "If it goes outside the UK: [NO, OR HOW IT IS KEPT SAFE].",
            "You can ask us to put it right, to erase it or to limit how we use it. You can also"
            " object to how we use it.",
        ),
        # DPA 2018 s.45(2)(a) to (e), (g); (ea) and (f) are the rights
        Regime.PART_3: (
            "Why we use it, and the law that lets us: [WHY WE USE IT, AND THE LAW].",
            *_KINDS,
            "You can ask us to put it right, to erase it or to limit how we use it.",
        ),
    }
)
WHO_ELSE_HAD_IT = "You can ask us who else had this information from us. We have to tell them too."
"""UK GDPR Art 19; DPA 2018 s.48(9): of what was put right, erased or limited."""
CHANGED = frozenset({"rectification", "erasure", "restriction"})
