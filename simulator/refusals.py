"""How Teams refuses: its error bodies, and the switches with which a test asks for one."""

from collections import deque
from dataclasses import dataclass, field

from aiohttp import web

from simulator.chats import Chat, Json

MOST_BYTES = 100 * 1024  # Teams refuses messages above about 100 KB


class Refused(Exception):
    """The connector says no, the way Teams would."""

    def __init__(
        self, status: int, code: str, message: str, retry_after_seconds: int | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.retry_after_seconds = retry_after_seconds

    def as_response(self) -> web.Response:
        """The error body the Bot Framework documents, with `Retry-After` where there is one."""
        body: Json = {"error": {"code": self.code, "message": self.message}}
        headers = {}
        if self.retry_after_seconds is not None:
            headers["Retry-After"] = str(self.retry_after_seconds)
        return web.json_response(body, status=self.status, headers=headers)


def malformed(message: str) -> Refused:
    """400, as for a body that is not what the protocol says."""
    return Refused(400, "BadSyntax", message)


def not_found(code: str, message: str) -> Refused:
    """404, for a conversation, message or member that is not there."""
    return Refused(404, code, message)


NAMED = {429: "TooManyRequests", 412: "PreconditionFailed", 500: "ServiceError"}


@dataclass(slots=True)
class Switches:
    """Refusals a test has asked for: the next few calls fail, first come first served."""

    _next: deque[Refused] = field(default_factory=deque)

    def refuse_next(
        self, status: int, *, times: int = 1, retry_after_seconds: int | None = None
    ) -> None:
        """Refuse the bot's next `times` calls with `status`."""
        code = NAMED.get(status, "ServiceError")
        for _ in range(times):
            self._next.append(Refused(status, code, "Asked for by a test", retry_after_seconds))

    def clear(self) -> None:
        """Refuse nothing more."""
        self._next.clear()

    def check(self) -> None:
        """Raise the next refusal that was asked for, if any."""
        if self._next:
            raise self._next.popleft()


def check_not_blocked(chat: Chat) -> None:
    """No event tells a bot that somebody blocked it: only this, when it writes to them."""
    if chat.blocked:
        raise Refused(403, "BotDisabledByUser", "The person has blocked the bot")
