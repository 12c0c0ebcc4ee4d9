"""MSAL asks for the right thing in each of the three ways; the network is a fake, MSAL is real."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import jwt
import pytest

from adapters.clouds import CHINA, CLOUDS, PUBLIC, Cloud
from adapters.credential_files import ClientSecret, read_certificate
from adapters.registrations import BotRegistration, Credential, ManagedIdentity
from adapters.teams.msal_apps import asker
from governance.keys import TenantId
from tests.adapters.credentials_kit import certificate_file
from tests.adapters.identity_provider import rsa_key

APP = "11111111-0000-4000-8000-000000000001"
TENANT = TenantId("aaaaaaaa-0000-4000-8000-000000000001")


@dataclass
class Answer:
    """What MSAL looks at in an HTTP answer."""

    text: str
    status_code: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    def raise_for_status(self) -> None:
        pass


@dataclass
class FakeHttp:
    """Microsoft's sign-in, as MSAL's `http_client`."""

    token: dict[str, Any] = field(
        default_factory=lambda: {"access_token": "good", "expires_in": 3599, "token_type": "Bearer"}
    )
    asked: list[tuple[str, str, Any]] = field(default_factory=list)

    def get(self, url: str, params: Any = None, **_rest: Any) -> Answer:
        self.asked.append(("GET", url, params))
        if "openid-configuration" not in url:
            return Answer(json.dumps({**self.token, "resource": "x"}))
        tenant = url.split("/v2.0/", maxsplit=1)[0]
        places = ("authorization_endpoint", "token_endpoint", "issuer")
        return Answer(json.dumps(dict.fromkeys(places, f"{tenant}/oauth2/v2.0/token")))

    def post(self, url: str, data: Any = None, **_rest: Any) -> Answer:
        self.asked.append(("POST", url, data))
        return Answer(json.dumps(self.token), 200 if "access_token" in self.token else 401)

    def close(self) -> None:
        pass

    @property
    def form(self) -> dict[str, str]:
        """What was posted last."""
        data = self.asked[-1][2]
        return {k: v[0] for k, v in parse_qs(data).items()} if isinstance(data, str) else dict(data)


def registration(credential: Credential) -> BotRegistration:
    return BotRegistration(APP, TENANT, "One council", credential)


@pytest.mark.parametrize("cloud", CLOUDS.values(), ids=lambda cloud: cloud.name)
def test_a_client_secret_asks_the_registrations_own_tenant(cloud: Cloud) -> None:
    http = FakeHttp()
    answer = asker(registration(ClientSecret("hush")), cloud, http=http)()

    assert answer["access_token"] == "good"
    assert http.asked[-1][1].startswith(f"{cloud.authority}/{TENANT}/")
    form = http.form
    assert (form["client_id"], form["client_secret"]) == (APP, "hush")
    assert form["grant_type"] == "client_credentials"
    assert cloud.scope in form["scope"].split()


def test_a_certificate_signs_an_assertion_and_its_key_stays_here(tmp_path: Path) -> None:
    http = FakeHttp()
    credential = read_certificate(certificate_file(tmp_path / "certificate.pem"))
    asker(registration(credential), PUBLIC, http=http)()

    assertion = http.form["client_assertion"]
    claims = jwt.decode(
        assertion,
        rsa_key("first").public_key(),
        algorithms=["PS256", "RS256"],
        options={"verify_aud": False},
    )
    assert (claims["iss"], claims["sub"]) == (APP, APP)
    assert "PRIVATE" not in str(http.asked)


@pytest.mark.parametrize("cloud", [PUBLIC, CHINA], ids=lambda cloud: cloud.name)
def test_a_managed_identity_asks_the_machine_it_runs_on(cloud: Cloud) -> None:
    http = FakeHttp()
    answer = asker(registration(ManagedIdentity()), cloud, http=http)()

    method, _, params = http.asked[-1]
    assert answer["access_token"] == "good"
    assert (method, params["client_id"]) == ("GET", APP)
    assert params["resource"] == cloud.issuer == cloud.resource


def test_a_refusal_comes_back_as_the_answer() -> None:
    http = FakeHttp({"error": "invalid_client", "error_codes": [7000222]})
    answer = asker(registration(ClientSecret("old")), PUBLIC, http=http)()

    assert answer["error_codes"] == [7000222]


@pytest.mark.parametrize(
    "credential", [ClientSecret("hush"), ManagedIdentity()], ids=["secret", "managed identity"]
)
def test_a_token_is_had_once_and_anew_where_it_was_refused(credential: Credential) -> None:
    http = FakeHttp()
    ask = asker(registration(credential), PUBLIC, http=http)
    ask()
    before = len(http.asked)
    ask()
    assert len(http.asked) == before

    ask(anew=True)
    assert len(http.asked) == before + 1


def test_nothing_is_asked_before_the_first_token_is_wanted() -> None:
    http = FakeHttp()
    asker(registration(ClientSecret("hush")), PUBLIC, http=http)

    assert http.asked == []


def test_the_authority_is_looked_up_once() -> None:
    http = FakeHttp()
    ask = asker(registration(ClientSecret("hush")), PUBLIC, http=http)
    ask()
    ask()

    assert [url for _, url, _ in http.asked if "openid" in url] == [
        f"{PUBLIC.authority}/{TENANT}/v2.0/.well-known/openid-configuration"
    ]
