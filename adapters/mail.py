"""Mail out, by a mail server that proves who it is: never in the clear, and no password there.

STARTTLS, or TLS from the first byte. A server that offers neither, or whose certificate does
not check, is told nothing: not the recipient, not the password. What a server answers stays
here; a failure carries its code alone.
"""

import asyncio
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as ON_THE_WIRE
from email.utils import format_datetime
from hashlib import sha256
from typing import Literal

from aiosmtplib import SMTP, SMTPException, SMTPNotSupported, SMTPResponseException
from aiosmtplib.errors import SMTPRecipientsRefused

from adapters.network import DIRECT, Network
from adapters.teams.failures import DeliveryFailed, Rejected, Undelivered

Security = Literal["starttls", "tls"]
PORTS: dict[Security, int] = {"starttls": 587, "tls": 465}  # RFC 6409, RFC 8314
WITHIN = timedelta(seconds=20)  # the whole conversation: everyone else's messages wait for it


class NotEncrypted(Undelivered):
    """The server offers no TLS, or a certificate that we do not trust: it was told nothing."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over, and as whom."""

    host: str
    port: int
    sender: str
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class MailMessage:
    """One message to one mailbox. The same `key` again is the same message sent again."""

    to: str = field(repr=False)
    subject: str
    text: str = field(repr=False)
    key: str = field(repr=False)


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
        try:
            message = _message(self._server.sender, mail, now)
        except (ValueError, IndexError, MessageError):
            raise Rejected from None  # an address that no header takes
        client = self._client()
        try:
            async with asyncio.timeout(self._within):
                await self._hand_over(client, message, mail.to)
        except TimeoutError:
            raise DeliveryFailed from None
        finally:
            client.close()

    def _client(self) -> SMTP:
        server = self._server
        return SMTP(
            hostname=server.host,
            port=server.port,
            timeout=self._within,
            use_tls=server.security == "tls",
            start_tls=False,  # `_secure` asks for it itself, and takes no "no"
            tls_context=self._trust,
            # The sender's domain, not the name of the machine we run on.
            local_hostname=_domain(server.sender),
        )

    async def _hand_over(self, client: SMTP, message: EmailMessage, to: str) -> None:
        await self._secure(client)
        try:
            if self._server.user:
                await client.login(self._server.user, self._server.password)
            await client.send_message(message, sender=self._server.sender, recipients=[to])
        except SMTPRecipientsRefused as refused:
            raise _by_code(refused.recipients[0].code) from None
        except SMTPResponseException as refused:
            raise _by_code(refused.code) from None
        except (SMTPNotSupported, ValueError):
            raise Rejected from None  # it takes no password, or no such address
        except (SMTPException, OSError):
            raise DeliveryFailed from None
        # It has the message: what becomes of the goodbye is nothing to us.
        with suppress(SMTPException, OSError):
            await client.quit()

    async def _secure(self, client: SMTP) -> None:
        """Connect, with TLS before anything else is said."""
        try:
            await self._connect(client)
            if self._server.security == "starttls":
                await self._start_tls(client)
        except SMTPResponseException as refused:
            raise _by_code(refused.code) from None
        except (SMTPException, OSError) as failure:
            raise NotEncrypted if _about_tls(failure) else DeliveryFailed from None

    async def _connect(self, client: SMTP) -> None:
        line = await self._network.line(self._server.host, self._server.port)
        if line is None:
            await client.connect()
        else:
            await client.connect(sock=line, port=None)

    async def _start_tls(self, client: SMTP) -> None:
        await client.ehlo()
        if not client.supports_extension("starttls"):
            raise NotEncrypted
        await client.starttls()


def _by_code(code: int) -> Undelivered:
    """Return the failure for a code: 4xx may work later (RFC 5321 4.2.1), others will not."""
    return DeliveryFailed(code) if 400 <= code < 500 else Rejected(code)


def _about_tls(failure: BaseException | None) -> bool:
    while failure is not None:
        if isinstance(failure, ssl.SSLError):
            return True
        failure = failure.__cause__ or failure.__context__
    return False


def _domain(address: str) -> str:
    return address.rpartition("@")[2]


def _message(sender: str, mail: MailMessage, now: datetime) -> EmailMessage:
    message = EmailMessage(policy=ON_THE_WIRE)
    message["From"] = Address("IG Desk", addr_spec=sender)
    message["To"] = Address(addr_spec=mail.to)
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(now)
    name = sha256(mail.key.encode()).hexdigest()[:32]
    message["Message-ID"] = f"<{name}@{_domain(sender)}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers
    message["X-Auto-Response-Suppress"] = "All"  # the same, for Exchange
    message.set_content(mail.text)
    return message
