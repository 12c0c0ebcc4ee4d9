"""The rules that start with something going wrong, and with children's records."""

from governance.clocks.catalogue import (
    DAYS,
    EW,
    GUIDANCE,
    HOURS,
    NONE,
    PROMPT,
    STATUTORY,
    TARGET,
    D,
    K,
    Rule,
    S,
    V,
)
from governance.moments import say_length
from governance.policy import FIRST_FOLLOW_UP, TELL_PARTIES, TELL_PEOPLE

BREACH = (
    Rule(
        "BR-72",
        "Tell the ICO about a breach",
        "UK GDPR Art 33(1); DPA 2018 s.67(1)-(2)",
        "72 hours from awareness, nights, weekends and bank holidays included",
        HOURS,
        STATUTORY,
        V,
    ),
    Rule(
        "BR-LATE",
        "Say why a notification is late",
        "UK GDPR Art 33(1); DPA 2018 s.67(3)",
        "with any notification sent after the 72 hours",
        NONE,
        STATUTORY,
        V,
    ),
    Rule(
        "BR-PHASE",
        "Send the ICO what was missing",
        "UK GDPR Art 33(4); DPA 2018 s.67(5)",
        f"without undue further delay; our target is {say_length(FIRST_FOLLOW_UP, 'hour')},"
        f" then every 72",
        HOURS,
        TARGET,
        D,
    ),
    Rule(
        "BR-PROC",
        "A supplier tells the controller",
        "UK GDPR Art 33(2); DPA 2018 s.67(9)",
        PROMPT,
        NONE,
        STATUTORY,
        V,
    ),
    Rule(
        "BR-SUBJ",
        "Tell the people at high risk",
        "UK GDPR Art 34(1); DPA 2018 s.68(1)",
        f"without undue delay; our target is {say_length(TELL_PEOPLE, 'hour')} from the decision",
        HOURS,
        TARGET,
        D,
    ),
    Rule(
        "BR-REC",
        "Record every breach",
        "UK GDPR Art 33(5); DPA 2018 s.67(6)-(7)",
        "every breach, notifiable or not",
        NONE,
        STATUTORY,
        V,
    ),
    Rule(
        "BR-ISA",
        "Tell the other parties",
        "Information Sharing Agreement §7.1",
        f"the agreement gives no number; our target is {say_length(TELL_PARTIES, 'hour')} from"
        " awareness",
        HOURS,
        TARGET,
        D,
    ),
)

SERIOUS_INCIDENTS = (
    Rule(
        "SIN-5",
        "Tell the National Panel about a serious incident",
        "Children Act 2004 s.16C(1); time from Working Together ch.5",
        "5 working days from awareness",
        EW,
        GUIDANCE,
        S,
    ),
    Rule(
        "RR-15",
        "Send the rapid review to the Panel",
        "Working Together; Panel guidance",
        "15 working days from the day the Panel was told",
        EW,
        GUIDANCE,
        S,
    ),
    Rule(
        "LAC-D",
        "Tell the Secretary of State and Ofsted that a looked-after child has died",
        "Children Act 1989 Sch 2 para 20(1); agreement Appendix One",
        "no number in statute; 5 working days used in practice",
        EW,
        GUIDANCE,
        S,
    ),
    Rule(
        "CL-24",
        "Tell the Secretary of State and Ofsted that a care leaver (to 24) has died",
        'Working Together 2023 ch.5 ("should")',
        "5 working days from awareness",
        EW,
        GUIDANCE,
        S,
    ),
    Rule(
        "LCSPR",
        "Publish a local child safeguarding practice review",
        "Working Together; SI 2018/789",
        "6 months from the decision to review",
        DAYS,
        GUIDANCE,
        K,
    ),
    Rule(
        "LADO",
        "Phone the Local Authority Designated Officer",
        "Working Together: allegations against people who work with children",
        "1 working day from the allegation",
        EW,
        GUIDANCE,
        K,
    ),
)

RECORDS = (
    Rule(
        "AHRA",
        "Answer a request for a dead person's health record",
        "Access to Health Records Act 1990 s.3(5)",
        "40 days; 21 days if all of it was made in the last 40; the first day counts",
        DAYS,
        STATUTORY,
        K,
    ),
)

ROWS = BREACH + SERIOUS_INCIDENTS + RECORDS
