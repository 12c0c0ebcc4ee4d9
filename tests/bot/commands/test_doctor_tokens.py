"""What `igdesk doctor` makes of each answer to the question for a token: a line, and what to do."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
import requests
from msal.exceptions import MsalServiceError  # type: ignore[import-untyped]

from adapters.clouds import PUBLIC
from adapters.credential_files import ClientSecret
from adapters.registrations import BotRegistration, Credential, ManagedIdentity
from bot.commands.doctor_answer import State
from bot.commands.doctor_tokens import token
from governance.keys import TenantId
from tests.bot.town import APP_ID

SECRET: Credential = ClientSecret("Zk8-the-secret")
IDENTITY: Credential = ManagedIdentity()
PLANTED = "Zebedee-Plantagenet"


def after(cause: Exception, failure: Exception) -> Exception:
    """A failure that another stood before, as MSAL raises its own."""
    failure.__context__ = cause
    return failure


def discovery(body: str) -> Exception:
    """What MSAL raises where Entra's discovery says no."""
    said = ValueError(f"OIDC Discovery failed. HTTP status: 400, Error: {body}")
    return after(said, ValueError("Unable to get authority configuration"))


def http(status: int) -> Exception:
    answer = requests.Response()
    answer.status_code = status
    return requests.HTTPError(PLANTED, response=answer)


def no_json() -> Exception:
    return json.JSONDecodeError(PLANTED, "<html>", 0)


@pytest.mark.parametrize(
    ("credential", "answer", "says", "do"),
    [
        pytest.param(
            SECRET,
            {"error": "invalid_client", "error_codes": [7000222]},
            "refused (AADSTS7000222)",
            "has expired",
            id="a secret that has expired",
        ),
        pytest.param(
            SECRET, {"error_codes": [7000215]}, "(AADSTS7000215)", "not the one", id="wrong secret"
        ),
        pytest.param(
            SECRET, {"error_codes": [700016]}, "AADSTS700016", "app id", id="another's tenant"
        ),
        pytest.param(
            SECRET,
            discovery('{"error_description": "AADSTS90002: Tenant was not found"}'),
            "refused (AADSTS90002)",
            "does not know that tenant",
            id="no such tenant, said at discovery",
        ),
        pytest.param(
            SECRET, {"error_codes": [700024]}, "AADSTS700024", "clock", id="our clock is wrong"
        ),
        pytest.param(SECRET, {"error_codes": [50001]}, "AADSTS50001", "Look up", id="a new number"),
        pytest.param(SECRET, {}, "no number says why", "Look up", id="who knows"),
        pytest.param(SECRET, {"error_codes": "odd"}, "no number", "Look up", id="nonsense"),
        pytest.param(SECRET, http(503), "HTTP 503", "by itself", id="out of order at discovery"),
        pytest.param(SECRET, http(429), "HTTP 429", "Wait", id="too often"),
        pytest.param(
            SECRET,
            MsalServiceError("HTTP Error: 503", error="", error_description=""),
            "HTTP 503",
            "by itself",
            id="out of order",
        ),
        pytest.param(SECRET, no_json(), "no sense", "sign-in", id="another's page"),
        pytest.param(SECRET, TimeoutError(), "no answer in time", "firewall", id="it hangs"),
        pytest.param(
            SECRET, ConnectionRefusedError(), "refused", "login.microsoftonline.com", id="refused"
        ),
        pytest.param(SECRET, OSError(PLANTED), "no answer", "firewall", id="no network"),
        pytest.param(SECRET, ZeroDivisionError(), "no answer", "proxy", id="what nobody foresaw"),
        pytest.param(
            IDENTITY,
            {"error": "invalid_request", "error_description": "Identity not found"},
            "no such identity",
            "Assign",
            id="a managed identity that is not assigned",
        ),
        pytest.param(
            IDENTITY,
            TimeoutError(),
            "nobody vouches",
            "169.254.169.254",
            id="no machine of Azure's",
        ),
    ],
)
def test_each_answer_has_a_line_and_something_to_do(
    credential: Credential, answer: Mapping[str, Any] | Exception, says: str, do: str
) -> None:
    one = BotRegistration(APP_ID, TenantId("t"), "Council", credential)
    found = token(one, PUBLIC, answer)

    assert found.about == f"token for Council ({APP_ID})"
    assert found.state is State.WRONG
    assert says in found.says
    assert do in found.do
    assert PLANTED not in found.says + found.do
