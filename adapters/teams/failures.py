"""Why something was not delivered, told apart by what helps. None of these carries content."""

from datetime import timedelta


class Undelivered(Exception):
    """Nothing reached the conversation, as far as we know."""

    def __init__(self, status: int | None = None) -> None:
        super().__init__(f"{type(self).__name__}: status {status or 'none'}")
        self.status = status


class DeliveryFailed(Undelivered):
    """Try again, not before `retry_after` if it says: 408, 412, 429, 5xx, no answer, no network."""

    def __init__(self, status: int | None = None, *, retry_after: timedelta | None = None) -> None:
        super().__init__(status)
        self.retry_after = retry_after


class NotSent(DeliveryFailed):
    """The same, where the message itself was never handed over: nobody can have it by this try."""


class TokenUnavailable(NotSent):
    """We cannot prove who we are just now: no token is to be had, or Teams does not take it (401).

    It says nothing of whoever the message is for.
    """


class Blocked(Undelivered):
    """403: the person blocked or removed the bot. Nothing else ever says so."""


class Gone(Undelivered):
    """404: the conversation or the activity is not there any more."""


class NoBotThere(Undelivered):
    """The person's tenant has no registration: no bot of ours could speak there."""


class Rejected(Undelivered):
    """Any other refusal: sending the same again will not help."""


class NotABotFrameworkHost(Undelivered):
    """The service URL is not on our list, so nothing was sent."""
