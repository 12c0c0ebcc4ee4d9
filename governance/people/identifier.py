"""What should not be in a narrative: the kinds of thing that find a person.

Asked about once, kindly, before it is kept: a bot's traffic may leave the UK (AG-UK, docs/law.md).
"""

from enum import StrEnum


class Identifier(StrEnum):
    """A kind, never what was written."""

    NHS_NUMBER = "nhs_number"
    NATIONAL_INSURANCE = "national_insurance"
    DATE_OF_BIRTH = "date_of_birth"
    POSTCODE = "postcode"
    EMAIL = "email"
    TELEPHONE = "telephone"
