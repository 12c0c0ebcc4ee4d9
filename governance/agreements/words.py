"""The fixed words that an agreement file may use."""

from enum import StrEnum


class PartyRole(StrEnum):
    """What a party is under the safeguarding arrangements; partners complete a review."""

    SAFEGUARDING_PARTNER = "safeguarding_partner"
    RELEVANT_AGENCY = "relevant_agency"
    OTHER = "other"


class Sector(StrEnum):
    """The kind of organisation: it decides which guidance and reporting routes apply."""

    LOCAL_AUTHORITY = "local_authority"
    POLICE = "police"
    NHS = "nhs"
    JUSTICE = "justice"
    FAMILY_COURT = "family_court"
    EDUCATION = "education"
    VOLUNTARY = "voluntary"
    OTHER = "other"


class ContactStatus(StrEnum):
    """`named` is someone; the others are gaps. `tbc`: the agreement itself names nobody."""

    NAMED = "named"
    TBC = "tbc"
    LEFT = "left"
    UNREACHABLE = "unreachable"


class SignatureStatus(StrEnum):
    """How far one party has got with signing one version."""

    ASKED = "asked"
    SIGNED = "signed"
    DECLINED = "declined"


class GapKind(StrEnum):
    """Who closes it: the office by finding something out, the drafters, or a lawyer."""

    DATA_GAP = "data_gap"  # something is missing that someone can find out or get done
    INCONSISTENCY = "inconsistency"  # the document says two things, or says one wrongly
    LEGAL_QUERY = "legal_query"  # a question of law or of cover; quoting the clause says so


class DataCategory(StrEnum):
    """How the law regards a type of data; `safeguarding` may be any of them, by its content."""

    PERSONAL = "personal"
    SPECIAL_CATEGORY = "special_category"  # UK GDPR Art. 9(1)
    CRIMINAL_OFFENCE = "criminal_offence"  # UK GDPR Art. 10
    SAFEGUARDING = "safeguarding"


class Outcome(StrEnum):
    """How a review ended."""

    NO_CHANGE = "no_change"
    CHANGE_NEEDED = "change_needed"


class ReviewReading(StrEnum):
    """How "yearly thereafter" is counted; anchored never drifts, whatever is held late."""

    ANCHORED = "anchored"
    FROM_LAST_REVIEW = "from_last_review"
