"""Lets Teams in and nobody else: the token before the body, then the body against the token."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from adapters.clock import Clock
from adapters.clouds import Cloud
from adapters.received import part
from adapters.registrations import BotRegistration
from adapters.teams.authentication import Caller, Pass
from adapters.teams.failures import NotABotFrameworkHost
from adapters.teams.hosts import ServiceHosts
from adapters.teams.inbound import CHANNEL, Activity, RequestRefused
from adapters.teams.incoming import BOT_PREFIX
from adapters.teams.jwks import SigningKeys
from adapters.teams.tokens_in import Proof, Verifier

SERVICE_URL_CLAIM = "serviceurl"  # spelled serviceUrl in the documents, serviceurl on the wire


class BotFramework:
    """An Authenticator for what Microsoft's connector sends to any of our registrations."""

    def __init__(
        self,
        registrations: Sequence[BotRegistration],
        *,
        cloud: Cloud,
        keys: SigningKeys,
        hosts: ServiceHosts,
        clock: Clock,
    ) -> None:
        self._tenants = {each.app_id: each.tenants for each in registrations}
        self._hosts = hosts
        self._verifier = Verifier(
            issuer=cloud.issuer, audience=frozenset(self._tenants), keys=keys, clock=clock
        )

    async def admit(self, caller: Caller) -> Pass:
        """Raise RequestRefused unless the caller shows a good token for one of our app ids."""
        proof = await self._verifier.verify(caller.headers.get("Authorization", ""))
        if CHANNEL not in proof.endorsements:
            raise RequestRefused(403, "The token's key may not speak for Microsoft Teams.")
        return _Pass(proof, self._tenants[proof.app_id], self._hosts)


@dataclass(frozen=True, slots=True)
class _Pass:
    """One good token, to hold an activity against."""

    proof: Proof
    tenants: frozenset[str]
    hosts: ServiceHosts = field(repr=False)

    def check(self, activity: Activity) -> None:
        """Raise RequestRefused unless the activity is what the token was given for."""
        self._check_addressee(activity)
        self._check_service_url(str(activity["serviceUrl"]))
        named = _tenants_in(activity)
        if not named or any(tenant not in self.tenants for tenant in named):
            raise RequestRefused(403, "This bot does not serve that tenant.")

    def _check_addressee(self, activity: Activity) -> None:
        addressee = part(activity, "recipient").get("id")
        if str(addressee).lower() != f"{BOT_PREFIX}{self.proof.app_id}":
            raise RequestRefused(403, "The token is for another bot than the activity.")

    def _check_service_url(self, service_url: str) -> None:
        claims = self.proof.claims
        proved = [claims[name] for name in claims if name.lower() == SERVICE_URL_CLAIM]
        if not proved or any(value != service_url for value in proved):
            raise RequestRefused(403, "The token is for another serviceUrl.")
        try:
            self.hosts.check(service_url)
        except NotABotFrameworkHost:
            raise RequestRefused(
                403, "The serviceUrl is not one that this bot may answer to."
            ) from None


def _tenants_in(activity: Activity) -> list[str]:
    """Return every tenant that the activity names: where it was said, and who said it."""
    channel = part(part(activity, "channelData"), "tenant").get("id")
    conversation = part(activity, "conversation").get("tenantId")
    return [str(tenant).lower() for tenant in (channel, conversation) if tenant is not None]
