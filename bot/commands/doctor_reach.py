"""What only Microsoft can say: are we who we say we are, and can we check who others are?"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any

from adapters.clouds import Cloud
from adapters.credential_files import Certificate
from adapters.registrations import BotRegistration, Registrations
from adapters.teams.failures import NotABotFrameworkHost
from adapters.teams.hosts import ServiceHosts
from adapters.teams.inbound import CHANNEL
from adapters.teams.jwks import Fetch, JwksFetch, KeysUnavailable
from adapters.teams.msal_apps import Ask, asker
from bot.commands.doctor_answer import Finding, note, ok, wrong
from bot.config import PREFIX
from governance.policy import CREDENTIAL_WARNING

WITHIN = timedelta(seconds=15)

WHAT_TO_DO: Mapping[int, str] = {
    7000222: "Its client secret has expired: make a new one in Entra and put it in its file.",
    7000215: "Its client secret is not the one Entra has: put the secret's value in its file.",
    700016: "Entra does not know that app id in that tenant: check both in the registrations file.",
    90002: "Entra does not know that tenant: check its id in the registrations file.",
    700027: "Entra does not have this certificate: upload its public half to the registration.",
}
"""By Entra's own numbers (AADSTS…)."""
NO_ANSWER = "Check that this machine may reach {authority} (proxy, firewall), then try again."
REFUSED = "Look up the number in Microsoft's list of AADSTS errors."


def _fetch(cloud: Cloud) -> Fetch:
    return JwksFetch(cloud.metadata, issuer=cloud.issuer)


@dataclass(frozen=True, slots=True)
class Reach:
    """How Microsoft is asked."""

    token: Callable[[BotRegistration, Cloud], Ask] = asker
    keys: Callable[[Cloud], Fetch] = _fetch
    within: timedelta = WITHIN
    graph: Callable[[Cloud], str] = attrgetter("graph")


async def reach(registered: Registrations, asks: Reach) -> list[Finding]:
    """A token for each registration, and the keys; all asked at once."""
    cloud = registered.cloud
    tokens = (_token(each, cloud, asks) for each in registered.all)
    return list(await asyncio.gather(_keys(cloud, asks), *tokens))


async def _keys(cloud: Cloud, asks: Reach) -> Finding:
    about = "signing keys"
    try:
        keys = await asks.keys(cloud)()
    except KeysUnavailable:
        do = f"Check that this machine may reach {cloud.metadata}."
        return wrong(about, "cannot be had, so nobody can be let in", do)
    usable = sum(CHANNEL in key.endorsements for key in keys.values())
    if not usable:
        return wrong(
            about, "none is endorsed for Teams", "Check `cloud` in the registrations file."
        )
    return ok(about, f"{usable} that may speak for Teams")


async def _token(each: BotRegistration, cloud: Cloud, asks: Reach) -> Finding:
    about = f"token for {each.name} ({each.app_id})"
    try:
        async with asyncio.timeout(asks.within.total_seconds()):
            answer = await asyncio.to_thread(asks.token(each, cloud))
    except (OSError, ValueError, KeyError, RuntimeError):  # a TimeoutError is an OSError
        return wrong(about, "no answer", NO_ANSWER.format(authority=cloud.authority))
    if answer.get("access_token"):
        return ok(about, "had")
    code = _code(answer)
    return wrong(about, f"refused (AADSTS{code})", WHAT_TO_DO.get(code, REFUSED))


def _code(answer: Mapping[str, Any]) -> int:
    codes = answer.get("error_codes")
    first = codes[0] if isinstance(codes, list) and codes else 0
    return first if isinstance(first, int) else 0


def certificates(registered: Registrations, now: datetime) -> list[Finding]:
    """Those that are about to run out, or have: a client secret's file cannot say."""
    found = []
    for each in registered.all:
        if (
            not isinstance(each.credential, Certificate)
            or each.credential.until > now + CREDENTIAL_WARNING
        ):
            continue
        says = f"its certificate is good until {each.credential.until:%d %B %Y}"
        do = "Make a new one, upload its public half to Entra and put it in its file."
        say = wrong if each.credential.until <= now else note
        found.append(say(f"registration {each.name}", says, do))
    return found


def service_url(registered: Registrations, url: str) -> Finding:
    """Where we write to someone for the first time must be a host that we may send to."""
    about = f"{PREFIX}SERVICE_URL"
    try:
        ServiceHosts(registered.hosts).check(url)
    except NotABotFrameworkHost:
        do = "Set it to your cloud's address, or add its host to `service_hosts`."
        return wrong(about, "is not on a host that the registrations file allows", do)
    return ok(about, "is on a host that we may send to")
