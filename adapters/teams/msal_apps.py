"""Asking Microsoft for our own tokens. These calls block: `tokens_out` keeps them off the loop."""

import functools
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from adapters.clouds import Cloud
from adapters.credential_files import Certificate, ClientSecret
from adapters.registrations import BotRegistration, ManagedIdentity

Ask = Callable[[], Mapping[str, Any]]

NETWORK_TIME = timedelta(seconds=8)


def asker(registration: BotRegistration, cloud: Cloud, *, http: object | None = None) -> Ask:
    """Return a call that gets a token for `registration`, and raises OSError or ValueError.

    MSAL looks its authority up over the network when it is made, so it is made at the first call.
    `http` stands in for the network in tests.
    """

    @functools.cache
    def app() -> Any:
        return _app(registration, cloud, http)

    def ask() -> Mapping[str, Any]:
        if isinstance(registration.credential, ManagedIdentity):
            answer = app().acquire_token_for_client(resource=cloud.resource)
        else:
            answer = app().acquire_token_for_client(scopes=[cloud.scope])
        return answer if isinstance(answer, dict) else {}

    return ask


def _app(registration: BotRegistration, cloud: Cloud, http: object | None) -> Any:
    # Here and not above: MSAL takes a tenth of a second to import, and the simulator has no use
    # for it.
    import msal  # type: ignore[import-untyped]  # noqa: PLC0415

    if isinstance(registration.credential, ManagedIdentity):
        identity = msal.UserAssignedManagedIdentity(client_id=registration.app_id)
        return msal.ManagedIdentityClient(identity, http_client=http or _direct_session())
    return msal.ConfidentialClientApplication(
        registration.app_id,
        authority=f"{cloud.authority}/{registration.tenant}",
        client_credential=_credential(registration.credential),
        instance_discovery=False,  # the authority is from our own table: one host fewer to reach
        http_client=http,
        timeout=NETWORK_TIME.total_seconds(),
    )


def _credential(credential: ClientSecret | Certificate) -> object:
    if isinstance(credential, ClientSecret):
        return credential.value
    # MSAL works out the thumbprint from the certificate.
    return {"private_key": credential.private_key, "public_certificate": credential.public}


def _direct_session() -> object:
    """Return a session without a proxy: the identity endpoint is beside this machine."""
    import requests  # noqa: PLC0415

    session = requests.Session()
    session.trust_env = False
    timed = functools.partial(session.request, timeout=NETWORK_TIME.total_seconds())
    session.request = timed  # type: ignore[method-assign]
    return session
