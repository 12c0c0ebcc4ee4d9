"""Settings that cannot be used are refused by name, all at once, and never by what they hold."""

from dataclasses import replace
from pathlib import Path

import pytest

from adapters.clock import Clock
from adapters.clouds import PUBLIC
from adapters.registrations import BotRegistration, ManagedIdentity, Registrations
from adapters.teams.failures import DeliveryFailed, NoBotThere, Undelivered
from adapters.teams.hosts import ServiceHosts
from adapters.teams.outbound import Connector, NoTokens
from bot.config import SettingsFaults
from bot.post.addressing import ChatSender
from bot.service_files import make_desk
from bot.showing.recipes import Shown
from bot.way_out import ways_out
from governance.keys import TenantId
from governance.outbox_message import ToPerson
from tests.bot.post.rows import row
from tests.bot.town import APP_ID, Town, settings_in

SERVER = "postgresql+psycopg://igdesk@db.council.example/igdesk"
COUNCIL = TenantId("11111111-1111-4111-8111-111111111111")
POLICE = TenantId("22222222-2222-4222-8222-222222222222")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"anonymous": False}, "IGDESK_REGISTRATIONS: is missing", id="no bot at all"),
        pytest.param({"anonymous": False, "app_id": APP_ID}, "IGDESK_REGISTRATIONS: is missing",
                     id="an app id is no registration"),
        pytest.param({"registrations": Path("x.toml")}, "IGDESK_ANONYMOUS: cannot be 1",
                     id="with tokens and without"),
        pytest.param({"host": "0.0.0.0"}, "IGDESK_HOST: must be 127.0.0.1", id="open to all"),  # noqa: S104
        pytest.param({"anonymous": "true"}, "IGDESK_ANONYMOUS: must be 1 or 0", id="mistyped"),
        pytest.param({"heartbeat_url": "http://hc.example/x"},
                     "IGDESK_HEARTBEAT_URL: must be an https address", id="a beat in the clear"),
        pytest.param({"proxy": "proxy.council.example:8080"}, "IGDESK_PROXY: must be http://",
                     id="a proxy without its scheme"),
        pytest.param({"proxy": "http://igdesk:hu@sh@proxy:8080"}, "IGDESK_PROXY: must be http://",
                     id="a password that is not quoted"),
        pytest.param({"database_url": f"{SERVER}"}, "IGDESK_DATABASE_CA: is missing",
                     id="a database server that shows nobody who it is"),
        pytest.param({"database_url": SERVER.replace("@", ":hush@")},
                     "IGDESK_DATABASE_URL: must be", id="a password in an address"),
        pytest.param({"database_url": f"{SERVER}?password=hush"},
                     "IGDESK_DATABASE_URL: must be", id="a password behind an address"),
        pytest.param({"database_url": "sqlite:///x.db"},
                     "IGDESK_DATABASE_URL: must be", id="another database"),
        pytest.param({"no_proxy": "http://intranet"}, "IGDESK_NO_PROXY: must be hosts",
                     id="an address that is no host"),
    ],
)  # fmt: skip
def test_the_bot_fails_closed(tmp_path: Path, changes: dict[str, object], said: str) -> None:
    with pytest.raises(SettingsFaults) as caught:
        settings_in(tmp_path, **changes)

    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        pytest.param(SERVER, {"sslmode": "verify-full", "sslrootcert": "ca.pem"}, id="far away"),
        pytest.param(f"{SERVER}?host=db1:5432&host=localhost",
                     {"sslmode": "verify-full", "sslrootcert": "ca.pem"}, id="one of two"),
        pytest.param("postgresql+psycopg://igdesk@/igdesk?host=/run/a,db2",
                     {"sslmode": "verify-full", "sslrootcert": "ca.pem"}, id="one behind a comma"),
        pytest.param("postgresql+psycopg://igdesk@localhost/igdesk?hostaddr=192.0.2.1",
                     {"sslmode": "verify-full", "sslrootcert": "ca.pem"}, id="a number elsewhere"),
        pytest.param("postgresql+psycopg://igdesk@/igdesk",
                     {"sslmode": "verify-full", "sslrootcert": "ca.pem"}, id="nobody says where"),
        pytest.param("postgresql+psycopg://igdesk@localhost:5433/igdesk", {}, id="on this machine"),
        pytest.param("postgresql+psycopg://igdesk@/igdesk?host=/run/postgresql", {}, id="a socket"),
        pytest.param(f"{SERVER}?sslmode=disable", {}, id="as the address itself says"),
    ],
)  # fmt: skip
def test_a_database_server_on_another_machine_must_show_who_it_is(
    tmp_path: Path, url: str, told: dict[str, str]
) -> None:
    settings = settings_in(tmp_path, database_url=url, database_ca=Path("ca.pem"))

    assert settings.server_options == told


@pytest.mark.parametrize(
    ("url", "unproved"),
    [
        pytest.param("", False, id="a file"),
        pytest.param(SERVER, False, id="as it is by itself"),
        pytest.param(f"{SERVER}?sslmode=verify-full", False, id="said again"),
        pytest.param(f"{SERVER}?sslmode=require", True, id="anybody with any certificate"),
        pytest.param(f"{SERVER}?sslmode=disable", True, id="in the clear"),
        pytest.param(
            "postgresql+psycopg://igdesk@localhost/igdesk?sslmode=disable", False, id="here"
        ),
    ],
)
def test_a_server_that_may_be_anybody_is_noted(tmp_path: Path, url: str, unproved: bool) -> None:
    settings = settings_in(tmp_path, database_url=url, database_ca=Path("ca.pem"))

    assert settings.server_unproved is unproved


def test_a_proxys_password_is_not_said(tmp_path: Path) -> None:
    proxy = "http://igdesk:correct-horse@proxy.council.example:8080"
    settings = settings_in(tmp_path, proxy=proxy, no_proxy="smtp.council.example, 10.1.2.3")
    network, _ = ways_out(settings)

    assert network.proxy_for("login.microsoftonline.com") == proxy
    assert network.proxy_for("10.1.2.3") is network.proxy_for("smtp.council.example") is None
    assert "horse" not in f"{settings!r}{network!r}"


@pytest.mark.parametrize("content", [None, "no certificate", "-----BEGIN CERTIFICATE-----\nx"])
@pytest.mark.parametrize(
    ("setting", "named"), [("ca_file", "IGDESK_CA_FILE"), ("mail_ca", "IGDESK_MAIL_CA")]
)
def test_a_file_of_certificates_that_cannot_be_used_is_named(
    tmp_path: Path, content: str | None, setting: str, named: str
) -> None:
    if content is not None:
        (tmp_path / "ca.pem").write_text(content)
    mail = {"mail_host": "smtp.council.example", "mail_from": "igdesk@council.example"}
    with pytest.raises(SettingsFaults, match=f"{named}: must be a file we can read"):
        ways_out(settings_in(tmp_path, **mail, **{setting: tmp_path / "ca.pem"}))


def test_with_registrations_everyone_is_written_to_by_their_own_tenants_bot(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, anonymous=False, registrations=Path("x.toml"))
    council = BotRegistration(APP_ID, COUNCIL, "Council", ManagedIdentity())
    services = make_desk(settings, Clock(), Registrations(PUBLIC, PUBLIC.hosts, (council,)))

    assert services.bot_of(TenantId(COUNCIL.upper())) == APP_ID
    assert services.bot_of(POLICE) is None


async def test_to_a_tenant_with_no_bot_of_ours_nothing_is_sent_and_the_next_person_hears(
    town: Town,
) -> None:
    services = replace(town.running.services, bot_of=lambda _tenant: None)
    connector = Connector(hosts=ServiceHosts(), tokens=NoTokens(), clock=Clock())
    chats = ChatSender(town.running.store, services, connector)

    with pytest.raises(NoBotThere):
        await chats.send(
            row(ToPerson(town["Tom"].person)), Shown(None, "", "hello"), town.clock.now()
        )
    assert issubclass(NoBotThere, Undelivered)
    assert not issubclass(NoBotThere, DeliveryFailed)  # which would be tried for hours
