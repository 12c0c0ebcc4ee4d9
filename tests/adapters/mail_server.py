"""A real mail server on this machine, with TLS, that says what it is told to say."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

HOST = "localhost"
USER, PASSWORD = "igdesk", "correct-horse-battery"
TAKEN = "250 OK"


@dataclass
class Post:
    """What reached the server, and what it answers: the next answers first, then `TAKEN`."""

    port: int = 0
    from_the_first_byte: bool = False
    answers: list[str] = field(default_factory=list)
    at_recipients: list[str] = field(default_factory=list)
    holds: asyncio.Event | None = None
    """What it waits for at a recipient."""
    hangs_up: bool = False
    """Whether it does so in place of the answer to a message."""
    refuses: set[str] = field(default_factory=set)
    messages: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    in_the_clear: list[str] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)

    async def handle_EHLO(  # noqa: N802  the server's name for it
        self, server: SMTP, session: Session, envelope: Envelope, host: str, lines: list[str]
    ) -> list[str]:
        self.heard.append(f"EHLO {host}")
        session.host_name = host
        return lines

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if session.ssl is None and not self.from_the_first_byte:
            self.in_the_clear.append(address)
        if self.holds is not None:
            await self.holds.wait()
        if self.at_recipients:
            return self.at_recipients.pop(0)
        if address in self.refuses:
            return "550 5.1.1 no such mailbox correct-horse-battery"
        envelope.rcpt_tos.append(address)
        return TAKEN

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        answer = self.answers.pop(0) if self.answers else TAKEN
        if answer == TAKEN:
            content = envelope.content
            assert isinstance(content, bytes)
            self.messages.append(BytesParser(policy=default).parsebytes(content))
            self.recipients.extend(envelope.rcpt_tos)
        if self.hangs_up:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return answer

    def lets_in(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
    ) -> AuthResult:
        assert isinstance(data, LoginPassword)
        if session.ssl is None and not self.from_the_first_byte:
            self.in_the_clear.append("a password")
        self.logins.append(data.login.decode())
        right = (data.login.decode(), data.password.decode()) == (USER, PASSWORD)
        return AuthResult(success=right, handled=False)


def authority() -> tuple[trustme.CA, str]:
    """A certificate authority of our own, and its certificate in PEM."""
    made = trustme.CA()
    return made, made.cert_pem.bytes().decode()


@asynccontextmanager
async def mail_server(
    ca: trustme.CA | None,
    *,
    name: str = HOST,
    from_the_first_byte: bool = False,
    passwords: bool = False,
) -> AsyncIterator[Post]:
    """Listening on loopback; without a `ca` it has no TLS at all."""
    post, context = Post(from_the_first_byte=from_the_first_byte), None
    if ca is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        ca.issue_cert(name).configure_cert(context)

    def protocol() -> SMTP:
        return SMTP(
            post,
            hostname=HOST,
            tls_context=None if from_the_first_byte else context,
            authenticator=post.lets_in if passwords else None,
            auth_require_tls=not from_the_first_byte,
            loop=asyncio.get_running_loop(),
        )

    listener = await asyncio.get_running_loop().create_server(
        protocol, "127.0.0.1", 0, ssl=context if from_the_first_byte else None
    )
    post.port = listener.sockets[0].getsockname()[1]
    try:
        yield post
    finally:
        listener.close()


def words_of(message: EmailMessage) -> Iterator[str]:
    """Everything in it that a person could read."""
    yield from (str(value) for value in message.values())
    yield str(message.get_content())
