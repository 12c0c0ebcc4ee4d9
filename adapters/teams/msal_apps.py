"""Asking Microsoft for our own tokens. These calls block: `tokens_out` keeps them off the loop."""

import functools
import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any, Protocol
from urllib.parse import urlsplit

from adapters.clouds import Cloud
from adapters.credential_files import Certificate, ClientSecret
from adapters.network import DIRECT, Network
from adapters.registrations import BotRegistration, ManagedIdentity

NETWORK_TIME = timedelta(seconds=8)
BESIDE_US = "localhost"  # the identity endpoint is near this machine: no proxy leads there

AADSTS = re.compile(r"AADSTS(\d{5,7})\b")


class Ask(Protocol):
    """A call that gets a registration's token."""

    def __call__(self, *, anew: bool = False) -> Mapping[str, Any]:
        """Return Microsoft's answer; with `anew` not a token that it gave before."""
        ...


def asker(
    registration: BotRegistration,
    cloud: Cloud,
    network: Network = DIRECT,
    *,
    http: object | None = None,
) -> Ask:
    """Return a call that gets a token for `registration`, and raises OSError or ValueError.

    MSAL looks its authority up over the network when it is made, so it is made at the first call.
    `http` stands in for the network in tests.
    """

    @functools.cache
    def app() -> tuple[Any, Any]:
        managed = isinstance(registration.credential, ManagedIdentity)
        asked = BESIDE_US if managed else urlsplit(cloud.authority).hostname or ""
        return _app(registration, cloud, http or network.blocking(asked, within=NETWORK_TIME))

    def ask(*, anew: bool = False) -> Mapping[str, Any]:
        client, kept = app()
        if anew:
            _forget(kept)
        if isinstance(registration.credential, ManagedIdentity):
            answer = client.acquire_token_for_client(resource=cloud.resource)
        else:
            answer = client.acquire_token_for_client(scopes=[cloud.scope])
        return answer if isinstance(answer, dict) else {}

    return ask


def _app(registration: BotRegistration, cloud: Cloud, http: object) -> tuple[Any, Any]:
    """Return MSAL's client, and where it keeps its tokens."""
    # Here and not above: MSAL takes a tenth of a second to import, and the simulator has no use
    # for it.
    import msal  # type: ignore[import-untyped]  # noqa: PLC0415

    kept = msal.TokenCache()
    if isinstance(registration.credential, ManagedIdentity):
        identity = msal.UserAssignedManagedIdentity(client_id=registration.app_id)
        return msal.ManagedIdentityClient(identity, http_client=http, token_cache=kept), kept
    client = msal.ConfidentialClientApplication(
        registration.app_id,
        authority=f"{cloud.authority}/{registration.tenant}",
        client_credential=_credential(registration.credential),
        instance_discovery=False,  # the authority is from our own table: one host fewer to reach
        http_client=http,
        token_cache=kept,
    )
    return client, kept


def _forget(kept: Any) -> None:
    for token in list(kept.search(kept.CredentialType.ACCESS_TOKEN)):
        kept.remove_at(token)


def _credential(credential: ClientSecret | Certificate) -> object:
    if isinstance(credential, ClientSecret):
        return credential.value
    # MSAL works out the thumbprint from the certificate.
    return {"private_key": credential.private_key, "public_certificate": credential.public}


def refused_as(failure: BaseException) -> int:
    """Return Entra's number for why it refused (AADSTS…), where a failure of MSAL's carries it; 0
    for any other. A tenant that does not exist is refused so, before any token is asked for.
    """
    found = (AADSTS.search(str(one)) for one in chain(failure))
    return next((int(number[1]) for number in found if number), 0)


def chain(failure: BaseException | None) -> Iterator[BaseException]:
    """Yield a failure and those that it came from."""
    while failure is not None:
        yield failure
        failure = failure.__cause__ or failure.__context__
