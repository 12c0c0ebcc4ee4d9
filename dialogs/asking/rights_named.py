"""Which rights a letter uses, in the words of whoever wrote it.

A suggestion to whoever records the request, who says what it is. What the police, a court, a
coroner, a children's guardian or a solicitor for another asks for is a disclosure: it is never
taken for freedom of information, whose reply goes to the world.
"""

from enum import StrEnum

from dialogs.asking.nearest import learned

SECOND_LIKELY = 0.4  # of 1: above it, a letter uses a second right, too
DISCLOSURE_LIKELY = 0.2  # of 1: above it, a letter is no freedom of information request


class Named(StrEnum):
    """What a letter asks for."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    OBJECTION = "objection"
    RESTRICTION = "restriction"
    PORTABILITY = "portability"
    AUTOMATED = "automated"
    FOI = "foi"
    EIR = "eir"
    EDUCATION_RECORD = "education_record"
    HEALTH_OF_DEAD = "health_of_dead"
    INTERNAL_REVIEW = "internal_review"
    COMPLAINT = "complaint"
    DISCLOSURE = "disclosure"
    NEITHER = "neither"  # an ordinary letter, answered as such


def rights_in(text: str) -> tuple[Named, ...]:
    """One or two things that the letter `text` asks for, the likeliest first; or NEITHER alone.

    >>> rights_in("Send me a copy of my file and then delete it")
    (<Named.ERASURE: 'erasure'>, <Named.ACCESS: 'access'>)
    """
    guesses = learned("rights").each(text)
    likely = {Named(guess.name): guess.likelihood for guess in guesses}
    if likely[Named.DISCLOSURE] >= DISCLOSURE_LIKELY:
        del likely[Named.FOI]
    first, *others = likely
    if first is Named.NEITHER:
        return (first,)
    also = [one for one in others if likely[one] >= SECOND_LIKELY and one is not Named.NEITHER]
    return (first, *also[:1])
