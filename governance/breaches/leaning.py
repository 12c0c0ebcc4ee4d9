"""Where the answers of a breach point, and what each answer counts for: kept with the decision."""

from enum import StrEnum


class Leaning(StrEnum):
    """Where the answers point, so far."""

    NOT_OURS = "not_ours"
    HIGH = "high"
    LIKELY = "likely"
    IN_DOUBT = "in_doubt"
    UNLIKELY = "unlikely"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """An answer that a leaning rests on, the gravest first."""

    PARTNER = "partner"
    GRADED = "graded"  # by the NHS toolkit's grid
    DANGER = "danger"
    DANGER_NOT_SURE = "danger_not_sure"
    SECRET_ADDRESS = "secret_address"  # noqa: S105  not a password
    SENSITIVE = "sensitive"
    BANK = "bank"
    CHILDREN = "children"
    VULNERABLE = "vulnerable"
    IDENTIFIED = "identified"
    MANY = "many"
    CYBER = "cyber"
    NOT_CONTAINED = "not_contained"
    KEY_SAFE = "key_safe"
    TRUSTED = "trusted"
    ENCRYPTED = "encrypted"
    CONTAINED = "contained"
    PROMISED = "promised"
