"""Every rule by its id: where it comes from, how long it is, what it counts in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from governance.clocks.due import Standing
from governance.moments import say_length
from governance.policy import (
    ACKNOWLEDGE_COMPLAINT_WITHIN,
    ASSIST_WITHIN,
    FIRST_FOLLOW_UP,
    FOLLOW_UP_EVERY,
    GROUP_WITHIN,
    PROGRESS_EVERY,
    ROUTE_WITHIN,
    SECOND_FOLLOW_UP,
    TELL_PARTIES,
    TELL_PEOPLE,
)


class Tag(StrEnum):
    """How sure we are of a source."""

    VERIFIED = "V"  # read in the primary text
    SECONDARY = "S"  # secondary or partial source
    KNOWLEDGE = "K"  # from knowledge, unverified
    DESIGN = "D"  # our own choice, not law: a partnership target


class Counts(StrEnum):
    """What a rule counts in."""

    ELAPSED_HOURS = "elapsed hours, in UTC"
    ENGLAND_AND_WALES = "England and Wales bank holidays"
    UK_WIDE = "bank holidays in any part of the UK"
    EVERY_DAY = "every day"
    NOTHING = "no number"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: a rule of law, guidance, the agreement, or a target of ours.

    `since`: the day that a rule of law came into force; None for any other, and for one to come.
    """

    id: str
    title: str
    source: str
    length: str
    counts: Counts
    standing: Standing
    tag: Tag
    since: date | None = None

    @property
    def confirm(self) -> bool:
        """Return whether an IG lead is asked to confirm this rule before relying on it."""
        return self.tag in (Tag.SECONDARY, Tag.KNOWLEDGE)

    @property
    def asks(self) -> bool:
        """Return whether there is something to confirm: its source, or the day it begins."""
        return self.confirm or self.standing is Standing.TO_COME


V, S, K, D = Tag.VERIFIED, Tag.SECONDARY, Tag.KNOWLEDGE, Tag.DESIGN
HOURS, EW, UK = Counts.ELAPSED_HOURS, Counts.ENGLAND_AND_WALES, Counts.UK_WIDE
DAYS, NONE = Counts.EVERY_DAY, Counts.NOTHING
# How binding a rule is, and how sure we are of its source.
LAW = (Standing.STATUTORY, V)
LAW_IN_PART = (Standing.STATUTORY, S)
LAW_UNREAD = (Standing.STATUTORY, K)
GUIDANCE_IN_PART = (Standing.GUIDANCE, S)
GUIDANCE_UNREAD = (Standing.GUIDANCE, K)
AGREED = (Standing.TARGET, V)
OURS = (Standing.TARGET, D)
TO_COME = (Standing.TO_COME, V)
TO_COME_UNREAD = (Standing.TO_COME, K)
A_DAY_NOT_FIXED = "on a day not yet fixed; nothing is counted"
PROMPT = "without undue delay"

_ROWS = (
    # A personal data breach.
    Rule(
        "BR-72",
        "Tell the regulator about a breach",
        "UK GDPR Art 33(1); DPA 2018 s.67(1)-(2)",
        "72 hours from awareness, nights, weekends and bank holidays included",
        HOURS,
        *LAW,
    ),
    Rule(
        "BR-LATE",
        "Say why a notification is late",
        "UK GDPR Art 33(1); DPA 2018 s.67(3)",
        "with any notification sent after the 72 hours",
        NONE,
        *LAW,
    ),
    Rule(
        "BR-PHASE",
        "Send the regulator what was missing",
        "UK GDPR Art 33(4); DPA 2018 s.67(5)",
        "without undue further delay; our target is"
        f" {say_length(FIRST_FOLLOW_UP, 'hour')} after the first, then"
        f" {say_length(SECOND_FOLLOW_UP, 'hour')} after it,"
        f" then every {say_length(FOLLOW_UP_EVERY, 'day')}",
        HOURS,
        *OURS,
    ),
    Rule(
        "BR-PROC",
        "A supplier tells the controller",
        "UK GDPR Art 33(2); DPA 2018 s.67(9)",
        PROMPT,
        NONE,
        *LAW,
    ),
    Rule(
        "BR-SUBJ",
        "Tell the people at high risk",
        "UK GDPR Art 34(1); DPA 2018 s.68(1)",
        f"without undue delay; our target is {say_length(TELL_PEOPLE, 'hour')} from the decision",
        HOURS,
        *OURS,
    ),
    Rule(
        "BR-REC",
        "Record every breach",
        "UK GDPR Art 33(5); DPA 2018 s.67(6)-(7)",
        "every breach, notifiable or not",
        NONE,
        *LAW,
    ),
    Rule(
        "BR-ISA",
        "Tell the other parties",
        "Information Sharing Agreement §7.1",
        f"the agreement gives no number; our target is {say_length(TELL_PARTIES, 'hour')} from"
        " awareness",
        HOURS,
        *OURS,
    ),
    Rule(
        "DS-ICO",
        "Grade an incident by the NHS toolkit's grid (version 2026-11)",
        "NHS guide to the notification of data security and protection incidents",
        "to the regulator from likelihood 3 with impact 2, to the Department from impact 4",
        NONE,
        *GUIDANCE_UNREAD,
    ),
    # A child who has died or been seriously harmed, and an allegation against a worker.
    Rule(
        "SIN-5",
        "Tell the National Panel about a serious incident",
        "Children Act 2004 s.16C(1); time from Working Together ch.5",
        "5 working days from awareness",
        EW,
        *GUIDANCE_IN_PART,
    ),
    Rule(
        "RR-15",
        "Send the rapid review to the Panel",
        "Working Together; Panel guidance",
        "15 working days from the day the Panel was told",
        EW,
        *GUIDANCE_IN_PART,
    ),
    Rule(
        "LAC-D",
        "Tell the Secretary of State and Ofsted that a looked-after child has died",
        "Children Act 1989 Sch 2 para 20(1); agreement Appendix One",
        "no number in statute; 5 working days used in practice",
        EW,
        *GUIDANCE_IN_PART,
    ),
    Rule(
        "CL-24",
        "Tell the Secretary of State and Ofsted that a care leaver (to 24) has died",
        'Working Together 2026 ("should")',
        "5 working days from awareness",
        EW,
        *GUIDANCE_IN_PART,
    ),
    Rule(
        "LCSPR",
        "Publish a local child safeguarding practice review",
        "Working Together; SI 2018/789",
        "6 months from the decision to review",
        DAYS,
        *GUIDANCE_UNREAD,
    ),
    Rule(
        "LADO",
        "Phone the Local Authority Designated Officer",
        "Working Together: allegations against people who work with children",
        "1 working day from the allegation",
        EW,
        *GUIDANCE_UNREAD,
    ),
    # Records of the dead.
    Rule(
        "AHRA",
        "Answer a request for a dead person's health record",
        "Access to Health Records Act 1990 s.3(5)",
        "40 days; 21 days if all of it was made in the last 40; the first day counts",
        DAYS,
        *LAW_UNREAD,
    ),
    # A request about one's own data.
    Rule(
        "DSR-1M",
        "Answer a rights request",
        "UK GDPR Art 12(3), 12A(1)-(2), 4A; DPA 2018 s.54(2)-(3)",
        "1 month from the day of receipt, identity or fee, whichever is last",
        EW,
        *LAW,
    ),
    Rule(
        "DSR-EXT",
        "Answer a complex rights request",
        "UK GDPR Art 12A(3)-(4); DPA 2018 s.54(3A)-(3B)",
        "3 months in all: 2 more than the first",
        EW,
        *LAW,
    ),
    Rule(
        "DSR-EXT-NOTICE",
        "Say that more time is needed, and why",
        "UK GDPR Art 12A(3)-(4); DPA 2018 s.54(3A)-(3B)",
        "within the first month",
        EW,
        *LAW,
    ),
    Rule(
        "DSR-PAUSE",
        "Days spent waiting for the person to say what they want",
        "UK GDPR Art 12A(5)-(6); DPA 2018 s.54(3C)-(3D)",
        "from the day asked to the day answered, both taken off; access requests only",
        EW,
        *LAW,
    ),
    Rule(
        "DSR-ID",
        "Waiting to be sure who is asking",
        "UK GDPR Art 12(6)(b), 12A(2); DPA 2018 s.52(4)",
        "the month starts again, in full, when identity is confirmed",
        EW,
        *LAW,
    ),
    Rule(
        "DSR-REFUSE",
        "Refuse a rights request, with reasons",
        "UK GDPR Art 12(4)",
        "the same period as the answer",
        EW,
        *LAW,
    ),
    Rule(
        "DSR-MUE",
        "Refuse what is manifestly unfounded or excessive",
        "UK GDPR Art 12(5); DPA 2018 s.53",
        "the same period as the answer",
        EW,
        *LAW_UNREAD,
    ),
    Rule(
        "DSR-19",
        "Tell those who received data since changed",
        "UK GDPR Art 19; DPA 2018 s.48(9)",
        PROMPT,
        NONE,
        *LAW,
    ),
    Rule(
        "DSR-TARGET",
        "Answer a rights request with a day in hand",
        "Partnership target",
        "one working day before the limit",
        EW,
        *OURS,
    ),
    # A complaint about how one's data was handled.
    Rule(
        "CP-ACK",
        "Acknowledge a data protection complaint",
        "DPA 2018 s.164A(3), s.205(2)",
        "30 days after the day any employee received it",
        EW,
        *LAW_IN_PART,
    ),
    Rule(
        "CP-ACK-TARGET",
        "Acknowledge a complaint early",
        "Partnership target",
        f"{ACKNOWLEDGE_COMPLAINT_WITHIN} working days",
        EW,
        *OURS,
    ),
    Rule(
        "CP-PROG",
        "Tell the person how their complaint is going",
        "DPA 2018 s.164A(5)",
        f"no number in statute; our target is every {say_length(PROGRESS_EVERY, 'day')}",
        DAYS,
        *OURS,
    ),
    Rule(
        "CP-OUT",
        "Tell the person the outcome",
        "DPA 2018 s.164A(4)",
        "without undue delay, from receipt",
        NONE,
        *LAW,
    ),
    Rule(
        "CP-ROUTE",
        "Route a complaint",
        "Partnership target; agreement §7.1",
        f"{ROUTE_WITHIN} working days",
        EW,
        *OURS,
    ),
    Rule(
        "CP-GROUP",
        "The group decides who responds",
        "Partnership target; agreement §7.1",
        f"{GROUP_WITHIN} working days",
        EW,
        *OURS,
    ),
    # A request to a public body for information.
    Rule(
        "FOI-20",
        "Answer a freedom of information request",
        "FOIA 2000 s.10(1), (2), (6)",
        "20 working days after receipt, or after clarification",
        UK,
        *LAW,
    ),
    Rule(
        "FOI-PIT",
        "Weigh the public interest",
        "FOIA 2000 s.10(3), s.17(2)-(3); the regulator's guidance",
        "40 working days in all; the refusal notice with an estimate is still due by day 20",
        UK,
        *GUIDANCE_IN_PART,
    ),
    Rule(
        "FOI-REFUSE",
        "Refuse a freedom of information request",
        "FOIA 2000 s.17(1), (5), (7)",
        "20 working days",
        UK,
        *LAW,
    ),
    Rule(
        "FOI-FEE",
        "Wait for the fee",
        "FOIA 2000 s.9(2), s.10(2)",
        "working days from notice to payment, both taken off; no duty if unpaid for 3 months,"
        " the day of the notice the first of them",
        UK,
        *LAW,
    ),
    Rule(
        "FOI-ASSIST",
        "Help another party answer",
        "FOIA 2000 s.16; agreement §8.0",
        f"our target is {ASSIST_WITHIN} working days",
        UK,
        *OURS,
    ),
    Rule(
        "FOI-MOVE",
        "Tell the person who does hold it",
        "s.45 Code of Practice",
        "promptly; move it only if they agree; the receiver's clock starts on its own receipt",
        NONE,
        *GUIDANCE_UNREAD,
    ),
    Rule(
        "FOI-IR",
        "Answer an internal review",
        "FOIA 2000 s.45 Code of Practice",
        "20 working days",
        UK,
        *GUIDANCE_UNREAD,
    ),
    Rule(
        "FOI-IR-MAX",
        "Answer a hard internal review",
        "FOIA 2000 s.45 Code of Practice",
        "40 working days at most",
        UK,
        *GUIDANCE_UNREAD,
    ),
    Rule(
        "EIR-20",
        "Answer an environmental request",
        "EIR 2004 reg 5(2), reg 2(1)",
        "20 working days after receipt, or after particulars",
        UK,
        *LAW,
    ),
    Rule(
        "EIR-40",
        "Answer a complex and voluminous environmental request",
        "EIR 2004 reg 7",
        "40 working days in all",
        UK,
        *LAW,
    ),
    Rule(
        "EIR-40-NOTICE",
        "Say that more time is needed, and when",
        "EIR 2004 reg 7(3)",
        "20 working days after receipt",
        UK,
        *LAW,
    ),
    Rule(
        "EIR-FEE",
        "Wait for the charge",
        "EIR 2004 reg 8(5)-(6)",
        "days from notice to payment, both taken off; unpaid for 60 working days, no duty",
        UK,
        *LAW,
    ),
    Rule(
        "EIR-MOVE",
        "Transfer, or give the name and address of who holds it",
        "EIR 2004 reg 10",
        "with the refusal, 20 working days",
        UK,
        *LAW,
    ),
    Rule(
        "EIR-REF",
        "Refuse an environmental request",
        "EIR 2004 reg 14(2)",
        "20 working days",
        UK,
        *LAW,
    ),
    Rule("EIR-REV", "Answer representations", "EIR 2004 reg 11", "40 working days", UK, *LAW),
    # The agreement, the register fee and publications.
    Rule(
        "ISA-REVIEW",
        "Review the agreement",
        "Information Sharing Agreement §9.0",
        "6 months after the first signature, then every year from that day",
        DAYS,
        *AGREED,
    ),
    Rule(
        "FEE",
        "Pay the data protection fee",
        "SI 2018/480 reg 2(2)-(3)",
        "within the first 21 days of each 12-month charge period",
        DAYS,
        *LAW,
    ),
    Rule(
        "FEE-RENEW",
        "The next charge period starts",
        "SI 2018/480 reg 2(2)-(3)",
        "12 months after the last one started",
        DAYS,
        *LAW,
    ),
    Rule(
        "CSPR-PUB",
        "Take a published practice review down",
        "Information Sharing Agreement §6.1",
        "one year online",
        DAYS,
        *AGREED,
    ),
    # Passed, and not in force as far as we know.
    Rule(
        "SH-16LA",
        "Share what another body needs to keep a child safe, unless that harms the child more",
        "Children Act 2004 s.16LA (Children's Wellbeing and Schools Act 2026 s.4, s.78(5))",
        A_DAY_NOT_FIXED,
        NONE,
        *TO_COME,
    ),
    Rule(
        "LW-CPA",
        "Tell the police or the council of suspected child sex offences",
        "Crime and Policing Act 2026 (c.20)",
        A_DAY_NOT_FIXED,
        NONE,
        *TO_COME_UNREAD,
    ),
    Rule(
        "LW-CWS",
        "Education and childcare agencies join the safeguarding arrangements",
        "Children's Wellbeing and Schools Act 2026 (c.21) s.2",
        A_DAY_NOT_FIXED,
        NONE,
        *TO_COME_UNREAD,
    ),
    Rule(
        "LW-REGULATOR",
        "The regulator becomes the Information Commission",
        "SI 2026/386; DUAA 2025 s.119",
        A_DAY_NOT_FIXED,
        NONE,
        *TO_COME,
    ),
)
_IN_FORCE: Mapping[date, tuple[str, ...]] = {
    date(1991, 11, 1): ("AHRA",),
    date(2005, 1, 1): (
        *("FOI-20", "FOI-REFUSE", "FOI-FEE"),
        *("EIR-20", "EIR-40", "EIR-40-NOTICE", "EIR-FEE", "EIR-MOVE", "EIR-REF", "EIR-REV"),
    ),
    date(2018, 5, 25): (
        *("BR-72", "BR-LATE", "BR-PROC", "BR-REC"),
        *("DSR-REFUSE", "DSR-MUE", "DSR-19", "FEE", "FEE-RENEW"),
    ),
    date(2026, 2, 5): ("DSR-1M", "DSR-EXT", "DSR-EXT-NOTICE", "DSR-PAUSE", "DSR-ID"),
    date(2026, 6, 19): ("CP-ACK", "CP-OUT"),
}
"""The day from which each rule of law is in force, as we count it."""
_SINCE = {rule: day for day, rules in _IN_FORCE.items() for rule in rules}
RULES = {rule.id: replace(rule, since=_SINCE.get(rule.id)) for rule in _ROWS}


class NoSuchRule(LookupError):
    """There is no rule with that id."""


def find(rule_id: str) -> Rule:
    """Return the rule with this id, however it is typed ("dsr-1m", "DSR_1M")."""
    try:
        return RULES[rule_id.strip().upper().replace("_", "-")]
    except KeyError:
        raise NoSuchRule(f"There is no rule {rule_id!r}.") from None


def say_standing(standing: Standing) -> str:
    """Return how binding a date is, in words for people."""
    return {
        Standing.STATUTORY: "statutory",
        Standing.GUIDANCE: "guidance",
        Standing.TARGET: "partnership target",
        Standing.TO_COME: "passed, not in force",
    }[standing]
