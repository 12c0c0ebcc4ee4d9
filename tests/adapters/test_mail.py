"""Mail leaves by TLS or not at all, and nothing that failed says the password."""

import io
import logging
import traceback
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.mail import Mail, MailServer, NotEncrypted
from adapters.mail_message import MailMessage
from adapters.network import trusting
from adapters.teams.failures import DeliveryFailed, Rejected, Undelivered
from tests.adapters.mail_server import HOST, PASSWORD, USER, Post, authority, mail_server

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MESSAGE = MailMessage(
    "ig.scc@example.org", "IG Desk: BR-2026-0007 needs you", "Öffne.\nNow.\n", "c1:report"
)
CA, PEM = authority()


def mail(post: Post, *, security: str = "starttls", pem: str = PEM, password: str = "") -> Mail:
    server = MailServer(
        host=HOST,
        port=post.port,
        sender="igdesk@council.example",
        security="tls" if security == "tls" else "starttls",
        user=USER if password else "",
        password=password,
    )
    return Mail(server, trust=trusting(pem), within=timedelta(seconds=5))


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """Whatever any library logs at the debug level, but for the server of this test."""
    stream = io.StringIO()
    handler, root = logging.StreamHandler(stream), logging.getLogger()
    handler.addFilter(lambda record: record.name != "mail.log")
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.mark.parametrize("security", ["starttls", "tls"])
async def test_a_letter_arrives_as_it_was_written(security: str) -> None:
    async with mail_server(CA, from_the_first_byte=security == "tls") as post:
        await mail(post, security=security).send(MESSAGE, NOW)
    (message,) = post.messages

    assert post.recipients == ["ig.scc@example.org"]
    assert post.in_the_clear == []
    assert message["From"] == "IG Desk <igdesk@council.example>"
    assert message["To"] == "ig.scc@example.org"
    assert message["Subject"] == MESSAGE.subject
    assert message["Date"] == "Mon, 23 Nov 2026 09:00:00 +0000"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content().splitlines() == MESSAGE.text.splitlines()


async def test_the_same_letter_again_has_the_same_id_and_another_has_not() -> None:
    async with mail_server(CA) as post:
        for letter in (MESSAGE, MESSAGE, replace(MESSAGE, key="c2:report")):
            await mail(post).send(letter, NOW)
    first, again, other = (message["Message-ID"] for message in post.messages)

    assert first == again != other
    assert "c1" not in first


async def test_the_name_of_the_machine_is_not_said() -> None:
    async with mail_server(CA) as post:
        await mail(post).send(MESSAGE, NOW)

    assert set(post.heard) == {"EHLO council.example"}


@pytest.mark.parametrize("security", ["starttls", "tls"])
async def test_a_server_without_tls_is_told_nothing(security: str) -> None:
    async with mail_server(None, passwords=True) as post:
        with pytest.raises(NotEncrypted):
            await mail(post, security=security, password=PASSWORD).send(MESSAGE, NOW)

    assert post.messages == []
    assert post.in_the_clear == []
    assert post.logins == []


@pytest.mark.parametrize("security", ["starttls", "tls"])
@pytest.mark.parametrize(
    ("name", "pem"),
    [
        pytest.param(HOST, authority()[1], id="from an authority we do not know"),
        pytest.param("mail.elsewhere.example", PEM, id="for another name"),
    ],
)
async def test_a_wrong_certificate_is_refused(security: str, name: str, pem: str) -> None:
    tls = security == "tls"
    async with mail_server(CA, name=name, from_the_first_byte=tls, passwords=True) as post:
        with pytest.raises(NotEncrypted):
            await mail(post, security=security, pem=pem, password=PASSWORD).send(MESSAGE, NOW)

    assert post.messages == []
    assert post.logins == []


@pytest.mark.parametrize("security", ["starttls", "tls"])
async def test_it_logs_in_behind_tls(security: str) -> None:
    async with mail_server(CA, from_the_first_byte=security == "tls", passwords=True) as post:
        await mail(post, security=security, password=PASSWORD).send(MESSAGE, NOW)

    assert post.logins == [USER]
    assert post.in_the_clear == []
    assert len(post.messages) == 1


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        pytest.param("451 4.7.1 come back later", DeliveryFailed, id="4xx may work later"),
        pytest.param("552 5.2.2 the mailbox is full", Rejected, id="5xx will not"),
    ],
)
async def test_what_the_server_answers_decides_whether_to_try_again(
    answer: str, failure: type[Undelivered]
) -> None:
    async with mail_server(CA) as post:
        post.answers.append(answer)
        with pytest.raises(failure) as caught:
            await mail(post).send(MESSAGE, NOW)

    assert caught.value.status == int(answer[:3])


async def test_a_mailbox_that_is_not_there_is_rejected() -> None:
    async with mail_server(CA) as post:
        post.refuses.add(MESSAGE.to)
        with pytest.raises(Rejected) as caught:
            await mail(post).send(MESSAGE, NOW)

    assert caught.value.status == 550


async def test_with_nobody_listening_it_may_work_later() -> None:
    async with mail_server(CA) as post:
        pass

    with pytest.raises(DeliveryFailed):
        await mail(post).send(MESSAGE, NOW)


async def test_a_server_that_never_speaks_does_not_hold_us_up() -> None:
    async with mail_server(CA, from_the_first_byte=True) as post:
        # STARTTLS waits for a greeting; this server waits for our TLS.
        server = MailServer(HOST, post.port, "igdesk@council.example", "starttls")
        slow = Mail(server, trust=trusting(PEM), within=timedelta(seconds=0.2))
        with pytest.raises(DeliveryFailed):
            await slow.send(MESSAGE, NOW)


@pytest.mark.parametrize(
    "to", ["a@b.example\r\nBcc: c@d.example", "no address", "x, y@z.example", ""]
)
async def test_an_address_that_is_none_is_sent_nothing(to: str) -> None:
    async with mail_server(CA) as post:
        with pytest.raises(Rejected):
            await mail(post).send(replace(MESSAGE, to=to), NOW)

    assert post.messages == []


@pytest.mark.parametrize("wrong", ["a wrong password", PASSWORD])
async def test_the_password_is_in_no_error_and_no_log(logged: io.StringIO, wrong: str) -> None:
    async with mail_server(CA, passwords=True) as post:
        post.refuses.add(MESSAGE.to)  # and its answer repeats our password
        with pytest.raises(Rejected) as caught:
            await mail(post, password=wrong).send(MESSAGE, NOW)
    said = "".join(traceback.format_exception(caught.value)) + repr(caught.value.__dict__)

    assert wrong not in said
    assert wrong not in repr(MailServer(HOST, 25, "a@b.example", "tls", USER, wrong))
    assert not any(
        word in logged.getvalue() for word in (wrong, "correct-horse", MESSAGE.to, "Öffne")
    )


def test_trusting_what_is_no_certificate_is_refused() -> None:
    with pytest.raises(ValueError, match="PEM"):
        trusting("not a certificate")
