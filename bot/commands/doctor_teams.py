"""Whether Teams takes a registration's token, for `igdesk doctor`: shown at a chat that we know.

It asks who is in the chat, as the bot does when somebody writes. Nobody sees anything of it.
"""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus

from adapters.clock import Clock
from adapters.network import Network
from adapters.registrations import BotRegistration
from adapters.root_key import RootKeyUnusable
from adapters.teams.failures import (
    DeliveryFailed,
    NotABotFrameworkHost,
    TokenUnavailable,
    Undelivered,
)
from adapters.teams.hosts import ServiceHosts
from adapters.teams.outbound import Connector, NoTokens
from bot.commands.doctor_answer import Finding, note, ok, wrong
from bot.commands.doctor_network import unreached
from bot.config import Settings
from bot.store_keys import open_reader
from governance.keys import TenantId
from governance.outbox_message import Address
from governance.people.directory import Directory
from storage.errors import StoreUnavailable
from storage.unit import Unit

REFUSED = (
    "Wait some minutes, then try again. If it stays so: is that app id the one that its bot has in"
    " the Developer Portal or in Azure, with the channel Microsoft Teams?"
)
NOT_OURS = "Add its host to `service_hosts` in the registrations file, if it is Microsoft's."
OUT_OF_ORDER = "Nothing: what is to be said is tried again. If it lasts, see Microsoft's status."


@dataclass(frozen=True, slots=True)
class Way:
    """How Teams is reached, and for how long it is waited for."""

    network: Network
    within: timedelta


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat of somebody's with a registration's bot."""

    address: Address
    object_id: str


def chats(
    settings: Settings, directory: Directory, *, simulated: bool = False
) -> Mapping[str, Chat]:
    """Return one chat for each registration, by its app id, where the store knows any."""

    def known(unit: Unit) -> dict[str, Chat]:
        found = dict[str, Chat]()
        for person in directory.people:
            if (address := unit.conversations.of(person)) is not None:
                found.setdefault(address.app_id.lower(), Chat(address, person.object_id))
        return found

    try:
        with closing(open_reader(settings, simulated=simulated)) as reader:
            return reader.read(known)
    except (StoreUnavailable, RootKeyUnusable):
        return {}  # the line on the store says so


@dataclass(frozen=True, slots=True)
class _Shown(NoTokens):
    """The one token that we have."""

    token: str

    async def headers(self, app_id: str, tenant: TenantId) -> Mapping[str, str]:  # noqa: ARG002
        """Return the headers that show it."""
        return {"Authorization": f"Bearer {self.token}"}

    async def anew(
        self,
        app_id: str,  # noqa: ARG002
        tenant: TenantId,  # noqa: ARG002
        refused: Mapping[str, str],  # noqa: ARG002
    ) -> Mapping[str, str]:
        """Raise TokenUnavailable: there is no other."""
        raise TokenUnavailable(HTTPStatus.UNAUTHORIZED)


async def takes(
    each: BotRegistration, token: str, chat: Chat, hosts: ServiceHosts, way: Way
) -> Finding:
    """Show the token, and return the line on it."""
    about = f"Teams, for {each.name}"
    connector = Connector(
        hosts=hosts,
        tokens=_Shown(token),
        clock=Clock(),
        timeout=way.within,
        network=way.network,
    )
    try:
        async with connector as teams:
            await teams.member(chat.address, chat.object_id)
    except TokenUnavailable:
        return wrong(about, "refuses our token (401): nobody of its tenants can be told", REFUSED)
    except DeliveryFailed as failure:
        if failure.status is None:
            return wrong(about, *unreached(failure, chat.address.service_url))
        return note(about, f"answers with HTTP {failure.status}", OUT_OF_ORDER)
    except NotABotFrameworkHost:
        return wrong(about, "the chats that we know are on a host that is not allowed", NOT_OURS)
    except Undelivered:
        pass  # the chat is not there any more: our token was taken all the same
    return ok(about, "takes our token")
