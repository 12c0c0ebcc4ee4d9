"""What a letter is filled in with: nothing in it is about a person but the party's own words."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dialogs.words.regulator import REGULATOR
from governance.letters.duties import Regime

HOW_TO_REACH_THE_REGULATOR: Final = "ico.org.uk/make-a-complaint or 0303\u00a0123\u00a01113"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Whatever a letter may need; each letter says which of it it cannot do without.

    `reference` is ours ("CP-2026-0007"), `case_reference` the party's own. `other` is the party
    to go to instead, with the contact it gives the public. Free text is what a handler wrote
    for this letter; it stands in it word for word and is left out of every `repr`.
    """

    party: str
    reference: str
    today: date
    received: date
    regime: Regime
    right: str = ""
    """Which right of a data subject: "access", "rectification", "erasure" and so on."""
    case_reference: str = ""
    due: date | None = None
    complaint_route: str = ""
    """How to complain to the party itself: a page, an address, a number of its own."""
    reasons: str = field(default="", repr=False)
    """Why: of a refusal, an extension, a doubt about who asks."""
    exemption: str = ""
    """What a refusal relies on, as the law is cited: "FOIA 2000 section 31(1)(a)"."""
    asked: str = field(default="", repr=False)
    """What we ask the person for, or what they asked us, where that must be told apart."""
    said: str = field(default="", repr=False)
    """What has been done so far, what was found, what is sent."""
    actions: str = field(default="", repr=False)
    """What was put right, and what was learnt."""
    may_follow: str = field(default="", repr=False)
    """What could come of it for the person, where their information got out."""
    done: str = field(default="", repr=False)
    """What was done about it."""
    advice: str = ""
    """What the person can do."""
    contact: str = ""
    """Whom to talk to: the data protection officer, or the team."""
    next_date: date | None = None
    """When we write again."""
    new_date: date | None = None
    """The day an extension runs to, or the estimate of FOIA s.17(2)."""
    other: str = ""
    other_contact: str = ""
    regulator: str = field(default_factory=lambda: str(REGULATOR))
    regulator_contact: str = HOW_TO_REACH_THE_REGULATOR
    acts_for_another: bool = False
    """Whether who wrote to us speaks for someone else: a parent, a solicitor."""
    to_child: bool = False
    """A letter in words for a child, where there is one."""
