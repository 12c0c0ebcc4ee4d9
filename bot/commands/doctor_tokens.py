"""A registration's token, for `igdesk doctor`: had, refused, or why no answer came."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from http import HTTPStatus
from json import JSONDecodeError
from typing import Any

from adapters.clouds import Cloud
from adapters.credential_files import Certificate
from adapters.registrations import BotRegistration, ManagedIdentity
from adapters.teams.msal_apps import chain, refused_as
from adapters.unreached import why_unreached
from bot.commands.doctor_answer import Finding, note, ok, wrong
from bot.commands.doctor_network import unreached
from governance.moments import london
from governance.policy import CREDENTIAL_WARNING

TOKEN_REFUSED: Mapping[int, str] = {
    7000222: "Its client secret has expired: make a new one in Entra and put it in its file.",
    7000215: "Its client secret is not the one Entra has: put the secret's value in its file.",
    700016: "Entra does not know that app id in that tenant: check both in the registrations file.",
    90002: "Entra does not know that tenant: check its id in the registrations file.",
    700027: "Entra does not have this certificate: upload its public half to the registration.",
    700024: "Entra's clock and this machine's differ: set this machine's (its time service).",
    500011: "Entra does not know whom the token is for: check `cloud` in the registrations file.",
    7000112: "The app is switched off in Entra: an administrator of that tenant switches it on.",
}
"""By Entra's own numbers (AADSTS…)."""
REFUSED = "Look up the number in Microsoft's list of AADSTS errors."
NOT_ASSIGNED = (
    "Assign the user-assigned identity with that client id to this machine in Azure, and check the"
    " id in the registrations file."
)
NO_IDENTITY = (
    "Managed identities work on machines in Azure only. If this is one, let it reach"
    " 169.254.169.254, and by no proxy."
)
OUT_OF_ORDER = "Nothing: it is asked again by itself. If it lasts, look at Azure's status page."
TOO_OFTEN = "Wait a few minutes, then try again: every question makes the wait longer."
NO_SENSE = "Something in between answers for {to}: a proxy, or a network that wants a sign-in."
NEW_SECRET = "Make a new one in Entra, put it in its file, and its day in the registrations file."  # noqa: S105
NEW_CERTIFICATE = "Make a new one, upload its public half to Entra and put it in its file."


def token(each: BotRegistration, cloud: Cloud, answer: Mapping[str, Any] | Exception) -> Finding:
    """Return the line for what came of asking for a registration's token."""
    if isinstance(answer, Exception):
        return wrong(about(each), *_failed(each, cloud, answer))
    if answer.get("access_token"):
        return ok(about(each), "had")
    return wrong(about(each), *_refused(each, _code(answer)))


def about(each: BotRegistration) -> str:
    """Return what the line on its token is called."""
    return f"token for {each.name} ({each.app_id})"


def _refused(each: BotRegistration, code: int) -> tuple[str, str]:
    if code:
        return f"refused (AADSTS{code})", TOKEN_REFUSED.get(code, REFUSED)
    if isinstance(each.credential, ManagedIdentity):
        return "refused: no such identity here", NOT_ASSIGNED
    return "refused, and no number says why", REFUSED


def _failed(each: BotRegistration, cloud: Cloud, failure: Exception) -> tuple[str, str]:
    to = cloud.authority.removeprefix("https://")
    if code := refused_as(failure):
        return _refused(each, code)
    beneath = tuple(chain(failure))
    if status := next((number for one in beneath if (number := _status(one))), 0):
        often = status == HTTPStatus.TOO_MANY_REQUESTS
        return f"no token: the answer was HTTP {status}", TOO_OFTEN if often else OUT_OF_ORDER
    if any(isinstance(one, JSONDecodeError) for one in beneath):
        return "no sense in the answer", NO_SENSE.format(to=to)
    if isinstance(each.credential, ManagedIdentity):
        return f"nobody vouches for us here ({why_unreached(failure)})", NO_IDENTITY
    return unreached(failure, to)


def _status(failure: BaseException) -> int:
    """Return the HTTP status that a library's failure is about; 0 for none."""
    said = getattr(getattr(failure, "response", None), "status_code", 0)
    told = re.search(r"HTTP (?:Error|status): (\d{3})\b", str(failure))
    return said if isinstance(said, int) and said else int(told[1]) if told else 0


def _code(answer: Mapping[str, Any]) -> int:
    codes = answer.get("error_codes")
    first = codes[0] if isinstance(codes, list) and codes else 0
    return first if isinstance(first, int) else 0


def in_time(each: BotRegistration, now: datetime) -> Iterator[Finding]:
    """Say of a certificate, or of a secret whose day is in the registrations file, that it runs out
    within a month, or has.
    """
    own, until = each.credential, each.secret_until
    what, do = "client secret", NEW_SECRET
    if isinstance(own, Certificate):
        until, what, do = london(own.until).date(), "certificate", NEW_CERTIFICATE
    today = london(now).date()
    if until is not None and until <= today + CREDENTIAL_WARNING:
        say = wrong if until <= today else note
        yield say(f"registration {each.name}", f"its {what} is good until {until:%d %B %Y}", do)
