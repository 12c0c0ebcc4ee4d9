"""Why an Entra group could not be read, told apart by who can put it right."""

from datetime import timedelta
from enum import StrEnum


class Why(StrEnum):
    """Why a group could not be read, as logs and `igdesk doctor` say it."""

    NO_ANSWER = "no answer"
    NO_TOKEN = "no token"  # noqa: S105 - the words for it
    NOT_PERMITTED = "not permitted"
    NO_SUCH_GROUP = "no such group"
    TOO_OFTEN = "too often"
    NO_SENSE = "no sense in the answer"
    GUESTS_UNTOLD = "guests cannot be told apart"


BY_STATUS = {
    401: Why.NOT_PERMITTED,
    403: Why.NOT_PERMITTED,
    404: Why.NO_SUCH_GROUP,
    429: Why.TOO_OFTEN,
}


class GroupUnread(Exception):
    """A group that was not read. It names nobody."""

    def __init__(
        self, why: Why, *, status: int | None = None, retry_after: timedelta | None = None
    ) -> None:
        super().__init__(str(why))
        self.why = why
        self.status = status
        self.retry_after = retry_after
