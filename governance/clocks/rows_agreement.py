"""The rules that keep the agreement, the register fee and publications up to date."""

from governance.clocks.catalogue import DAYS, STATUTORY, TARGET, Rule, V

ROWS = (
    Rule(
        "ISA-REVIEW",
        "Review the agreement",
        "Information Sharing Agreement §9.0",
        "6 months after the first signature, then every year from that day",
        DAYS,
        TARGET,
        V,
    ),
    Rule(
        "FEE",
        "Pay the data protection fee",
        "SI 2018/480 reg 2(2)-(3)",
        "within the first 21 days of each 12-month charge period",
        DAYS,
        STATUTORY,
        V,
    ),
    Rule(
        "FEE-RENEW",
        "The next charge period starts",
        "SI 2018/480 reg 2(2)-(3)",
        "12 months after the last one started",
        DAYS,
        STATUTORY,
        V,
    ),
    Rule(
        "CSPR-PUB",
        "Take a published practice review down",
        "Information Sharing Agreement §6.1",
        "one year online",
        DAYS,
        TARGET,
        V,
    ),
)
