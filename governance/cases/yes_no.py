"""An answer where a no changes everything: then "not sure" is an answer too."""

from enum import StrEnum


class YesNo(StrEnum):
    """Yes, no, or not sure."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"
