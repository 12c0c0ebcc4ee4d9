"""Mail out, by a mail server that proves who it is: never in the clear, and no password there.

STARTTLS, or TLS from the first byte. A server that offers neither, or whose certificate does
not check, is told nothing: not the recipient, not the password. What a server answers stays
here; a failure carries its code alone.
"""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.errors import MessageError
from enum import StrEnum
from typing import Literal

from aiosmtplib import SMTP, SMTPException, SMTPNotSupported, SMTPResponseException

from adapters.logs import get_logger
from adapters.mail_message import MailMessage, as_sent, domain
from adapters.network import DIRECT, Network
from adapters.teams.failures import DeliveryFailed, NotSent, Rejected, Undelivered
from adapters.unreached import Unreached, why_unreached

Security = Literal["starttls", "tls"]
PORTS: dict[Security, int] = {"starttls": 587, "tls": 465}  # RFC 6409, RFC 8314
WITHIN = timedelta(seconds=20)  # the whole conversation: other mailboxes may wait for it


class NotEncrypted(Undelivered):
    """The server offers no TLS, or a certificate that we do not trust: it was told nothing."""


class Step(StrEnum):
    """A step of the conversation with a mail server, in order."""

    CONNECT = "connect"
    ENCRYPT = "encrypt"
    SIGN_IN = "sign in"
    ADDRESS = "address"
    HAND_OVER = "hand over"
    LEAVE = "leave"


NOT_SAFE = frozenset({Unreached.NOT_TRUSTED, Unreached.WRONG_CERTIFICATE, Unreached.NO_TLS})
"""Why nothing may be said on a line, and nothing is."""
Take = Callable[[SMTP], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Came:
    """How far a conversation came, and what ended it there; None where nothing did."""

    step: Step
    failure: Exception | None = None

    @property
    def well(self) -> bool:
        """Return whether all was said and done: what becomes of the goodbye is nothing to us."""
        return self.step is Step.LEAVE

    @property
    def code(self) -> int | None:
        """What the server answered (RFC 5321 4.2); None where it was no answer that ended it."""
        return self.failure.code if isinstance(self.failure, SMTPResponseException) else None

    @property
    def why(self) -> Unreached | None:
        """Why there was no answer; None where there was one."""
        if self.failure is None or self.code is not None:
            return None
        return why_unreached(self.failure)

    @property
    def unsafe(self) -> bool:
        """Return whether there was no line on which anything may be said."""
        before = self.step in {Step.CONNECT, Step.ENCRYPT}
        return isinstance(self.failure, NotEncrypted) or (before and self.why in NOT_SAFE)


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over, and as whom."""

    host: str
    port: int
    sender: str
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)


class Mail:
    """Sends mail, one conversation each. Every failure is an `Undelivered`."""

    def __init__(
        self,
        server: MailServer,
        *,
        trust: ssl.SSLContext,
        within: timedelta = WITHIN,
        network: Network = DIRECT,
    ) -> None:
        self._server = server
        self._network = network
        self._trust = trust
        self._within = within.total_seconds()

    async def send(self, mail: MailMessage, now: datetime) -> None:
        """Hand a mail to the server. Raises DeliveryFailed where it may work later, else
        Undelivered.
        """
        sender = self._server.sender
        try:
            message = as_sent(sender, mail, now)
        except (ValueError, IndexError, MessageError):
            raise Rejected from None  # an address that no header takes

        async def address(client: SMTP) -> None:
            await client.mail(sender)
            await client.rcpt(mail.to)

        async def hand_over(client: SMTP) -> None:
            await client.data(message)

        came = await self._converse({Step.ADDRESS: address, Step.HAND_OVER: hand_over})
        if not came.well:
            raise _undelivered(came) from None

    async def check(self) -> Came:
        """Connect, see to TLS, sign in and leave: nothing is sent, and nobody named."""
        return await self._converse({})

    async def _converse(self, between: Mapping[Step, Take]) -> Came:
        client, step = self._client(), Step.CONNECT
        before = {
            Step.CONNECT: self._connect,
            Step.ENCRYPT: self._encrypt,
            Step.SIGN_IN: self._sign_in,
        }
        steps: Mapping[Step, Take] = {**before, **between, Step.LEAVE: SMTP.quit}
        try:
            async with asyncio.timeout(self._within):
                for step in steps:
                    await steps[step](client)
        except (SMTPException, OSError, ValueError, NotEncrypted) as failure:
            return Came(step, failure)
        finally:
            client.close()
        return Came(Step.LEAVE)

    def _client(self) -> SMTP:
        server = self._server
        return SMTP(
            hostname=server.host,
            port=server.port,
            timeout=self._within,
            use_tls=server.security == "tls",
            start_tls=False,  # `_encrypt` asks for it itself, and takes no "no"
            tls_context=self._trust,
            # The sender's domain, not the name of the machine we run on.
            local_hostname=domain(server.sender),
        )

    async def _connect(self, client: SMTP) -> None:
        line = await self._network.line(self._server.host, self._server.port)
        if line is None:
            await client.connect()
        else:
            await client.connect(sock=line, port=None)

    async def _encrypt(self, client: SMTP) -> None:
        """See to TLS before anything else is said."""
        await client.ehlo()
        if self._server.security == "tls":
            return  # since the first byte
        if not client.supports_extension("starttls"):
            raise NotEncrypted
        await client.starttls()

    async def _sign_in(self, client: SMTP) -> None:
        if self._server.user:
            await client.login(self._server.user, self._server.password)


def _undelivered(came: Came) -> Undelivered:
    """Log where a conversation ended, and return what is raised for it.

    4xx may work later (RFC 5321 4.2.1), other answers will not. Only between the last byte of a
    message and the answer to it may the server have the message, and we not know.
    """
    get_logger().warning("a mail was not taken", step=came.step, status=came.code, at=came.why)
    if (code := came.code) is not None:
        return NotSent(code) if 400 <= code < 500 else Rejected(code)
    if came.unsafe:
        return NotEncrypted()
    if isinstance(came.failure, (SMTPNotSupported, ValueError)):
        return Rejected()  # it takes no password, or no such address
    return DeliveryFailed() if came.step is Step.HAND_OVER else NotSent()
