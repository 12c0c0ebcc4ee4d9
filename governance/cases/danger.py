"""Whether somebody could be in danger: asked wherever a case can put a person at risk."""

from enum import StrEnum


class Danger(StrEnum):
    """Could anyone be in danger because of this? BR-DANGER, docs/law.md."""

    YES = "yes"
    NOT_SURE = "not_sure"
    NO = "no"
