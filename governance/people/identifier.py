"""What should not be in a narrative: the kinds of thing that find a person (DESIGN 4)."""

from enum import StrEnum


class Identifier(StrEnum):
    """A kind, never what was written."""

    NHS_NUMBER = "nhs_number"
    NATIONAL_INSURANCE = "national_insurance"
    DATE_OF_BIRTH = "date_of_birth"
    POSTCODE = "postcode"
    EMAIL = "email"
    TELEPHONE = "telephone"
