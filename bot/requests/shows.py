"""The cards that a request has beside those of any case. The values are stored."""

from enum import StrEnum


class RequestShow(StrEnum):
    """What a recipe makes."""

    STEPS = "request_steps"
    STEP = "request_step"  # the form of one
    MOVED = "request_moved"  # what it moved, and why
    HOLDING = "request_holding"
    RIGHT = "request_right"
    LETTERS = "request_letters"
    LETTER = "request_letter"
    ASK = "request_ask"
