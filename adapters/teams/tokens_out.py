"""The tokens we show to Teams: one for each registration, kept, and renewed before they expire."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from types import TracebackType
from typing import Any, Self

from adapters.beside import Beside
from adapters.clock import Clock
from adapters.logs import get_logger, where
from adapters.teams.failures import Rejected, TokenUnavailable
from adapters.teams.msal_apps import Ask, refused_as
from adapters.teams.standing import TokenStanding
from adapters.unreached import why_unreached
from governance.keys import TenantId

TIMEOUT = timedelta(seconds=10)
RENEW_BEFORE = timedelta(minutes=4)  # MSAL itself renews in the last five minutes, not sooner
LAST_USE_BEFORE = timedelta(seconds=30)
AFTER_FAILING = timedelta(seconds=20)
STILL_ASKING = timedelta(seconds=5)  # while a call hangs: its messages are tried again after that


class RegistrationTokens:
    """Implements `Tokens`. `async with` it: each registration has a thread of its own.

    So a tenant whose sign-in hangs keeps one thread busy and nobody else waiting. `clock` should
    be real time: only its monotonic side is used.
    """

    def __init__(
        self, askers: Mapping[str, Ask], *, clock: Clock, timeout: timedelta = TIMEOUT
    ) -> None:
        self._desks = {app_id: _Desk(app_id, ask, clock, timeout) for app_id, ask in askers.items()}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for desk in self._desks.values():
            desk.close()

    def warm(self) -> None:
        """Begin to ask for every registration's token, so that no message need wait for it."""
        for desk in self._desks.values():
            desk.join()

    def at_hand(self, app_id: str, tenant: TenantId) -> bool:  # noqa: ARG002
        """Return whether `headers` need wait for nobody."""
        desk = self._desks.get(app_id.lower())
        return desk is None or desk.holds

    async def headers(self, app_id: str, tenant: TenantId) -> Mapping[str, str]:  # noqa: ARG002
        """Return the headers that prove we are `app_id`. Its own tenant issues them.

        Raises TokenUnavailable, or Rejected for an app id that is not ours.
        """
        return _shown(await self._desk(app_id).token())

    async def anew(
        self,
        app_id: str,
        tenant: TenantId,  # noqa: ARG002
        refused: Mapping[str, str],
    ) -> Mapping[str, str]:
        """Return headers in place of those that Teams refused; many may ask for the same at once.

        Raises TokenUnavailable, also where that was done a moment ago: one more would not help.
        """
        desk = self._desk(app_id)
        if refused == _shown(desk.shows):
            desk.drop()
        return _shown(await desk.token())

    def taken(self, app_id: str) -> None:
        """Note that Teams took the token."""
        self._desk(app_id).taken()

    def _desk(self, app_id: str) -> "_Desk":
        desk = self._desks.get(app_id.lower())
        if desk is None:
            raise Rejected
        return desk

    @property
    def asking(self) -> tuple[str, ...]:
        """Return the app ids whose token is being asked for just now."""
        return tuple(app_id for app_id, desk in self._desks.items() if desk.asking)

    def standing(self) -> Mapping[str, TokenStanding]:
        """Return how each registration's token stands, by app id."""
        return {app_id: desk.standing for app_id, desk in self._desks.items()}


class _Desk:
    """One registration's token. However many want it, one call is under way at a time."""

    def __init__(self, app_id: str, ask: Ask, clock: Clock, timeout: timedelta) -> None:
        self._app_id = app_id
        self._ask = ask
        self._clock = clock
        self._timeout = timeout.total_seconds()
        self._beside = Beside()
        self._flight: asyncio.Task[None] | None = None
        self._token = ""
        self._until = self._began = 0.0  # monotonic seconds, as are the next
        self._may_ask_at = self._may_drop_at = clock.monotonic()
        self._dropped = False  # the next one must be new to Microsoft too
        self._failing_since: float | None = None
        self._refused_since: float | None = None  # by Teams, whoever's fault that is
        self._log = get_logger()

    @property
    def asking(self) -> bool:
        """Return whether a call is under way."""
        return self._flight is not None

    @property
    def holds(self) -> bool:
        """Return whether there is a token that may be shown."""
        left = self._until - self._clock.monotonic()
        return left > LAST_USE_BEFORE.total_seconds()

    @property
    def standing(self) -> TokenStanding:
        """Return how its token stands."""
        now = self._clock.monotonic()
        hangs = self._began if self.asking and not self.holds else None
        since = [self._failing_since, self._refused_since, hangs]
        failing = max((timedelta(seconds=now - at) for at in since if at is not None), default=None)
        return TokenStanding(timedelta(seconds=max(self._until - now, 0)), failing)

    @property
    def shows(self) -> str:
        """Return the token in use; "" for none."""
        return self._token

    def drop(self) -> None:
        """Use this token no more: Teams refused it. Raises TokenUnavailable just after another."""
        now = self._clock.monotonic()
        if now < self._may_drop_at:
            wait = timedelta(seconds=self._may_drop_at - now)
            raise TokenUnavailable(HTTPStatus.UNAUTHORIZED, retry_after=wait)
        self._log.warning("a token was refused", key=self._app_id)
        self._token, self._until, self._dropped = "", now, True
        self._refused_since = now if self._refused_since is None else self._refused_since
        self._may_drop_at = now + AFTER_FAILING.total_seconds()

    def taken(self) -> None:
        """Note that Teams took one."""
        self._refused_since = None

    async def token(self) -> str:
        """Return a token that still holds, renewed beside the caller while the old one serves."""
        left = self._until - self._clock.monotonic()
        if left > RENEW_BEFORE.total_seconds():
            return self._token
        flight = self.join()
        if not self.holds:
            await self._wait(flight)
        return self._token

    def close(self) -> None:
        """Ask no more. Nobody waits for a call that hangs."""
        if self._flight is not None:
            self._flight.cancel()

    async def _wait(self, flight: "asyncio.Task[None] | None") -> None:
        """Wait for a call as long as it may take: who comes late to one that hangs waits less."""
        if flight is not None:
            left = self._began + self._timeout - self._clock.monotonic()
            # `wait` neither cancels the call when we give up nor lets one caller's end end it.
            await asyncio.wait({flight}, timeout=max(left, 0))
        if not self.holds:
            wait = timedelta(seconds=self._may_ask_at - self._clock.monotonic())
            raise TokenUnavailable(retry_after=max(wait, STILL_ASKING))

    def join(self) -> "asyncio.Task[None] | None":
        """Return the call under way, or a new one; None just after one that failed."""
        if self._flight is None and self._clock.monotonic() >= self._may_ask_at:
            self._began = self._clock.monotonic()
            self._flight = asyncio.create_task(self._fly())
        return self._flight

    async def _fly(self) -> None:
        ask = partial(self._ask, anew=self._dropped)
        call = asyncio.get_running_loop().run_in_executor(self._beside, ask)
        try:
            # Looked at and not caught: MSAL's errors, what requests raises beneath it and what
            # nobody foresaw are this registration's own, and end nobody else's round.
            await asyncio.wait({call})
            if (failure := call.exception()) is None:
                self._keep(call.result())
            else:
                status = refused_as(failure)
                why = "refused" if status else why_unreached(failure)
                self._put_off(why, status=status or None, at=where(failure), error=failure)
        finally:
            self._flight = None

    def _keep(self, answer: Mapping[str, Any]) -> None:
        token, seconds = answer.get("access_token"), answer.get("expires_in")
        if isinstance(token, str) and token and isinstance(seconds, (int, float)):
            self._token, self._until, self._dropped = token, self._began + seconds, False
            self._failing_since = None
        else:
            self._put_off("refused", error=str(answer.get("error")), status=_code(answer))

    def _put_off(self, step: str, **why: object) -> None:
        now = self._clock.monotonic()
        self._may_ask_at = now + AFTER_FAILING.total_seconds()
        self._failing_since = now if self._failing_since is None else self._failing_since
        self._log.warning("no token for a registration", key=self._app_id, step=step, **why)


def _shown(token: str) -> Mapping[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _code(answer: Mapping[str, Any]) -> int | None:
    """Return Entra's number for what is wrong (7000222: the client secret has expired)."""
    codes = answer.get("error_codes")
    first = codes[0] if isinstance(codes, list) and codes else None
    return first if isinstance(first, int) else None
