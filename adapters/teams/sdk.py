"""botbuilder's adapter over our one session, for whoever knows the SDK: its middleware, its turns.

Nothing here runs unless it is asked for (`TeamsDoor.use`), and then it is loaded: the SDK brings
250 modules. Its models become plain dicts without msrest's serialisers (milliseconds each).
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from botbuilder.core import BotAdapter, TurnContext
from botbuilder.schema import Activity as SdkActivity
from botbuilder.schema import (
    ChannelAccount,
    ConversationAccount,
    ConversationReference,
    ResourceResponse,
)

from adapters.received import part, word
from adapters.teams.activities import Outgoing
from adapters.teams.door import Turn
from adapters.teams.inbound import Activity
from adapters.teams.outbound import Connector
from adapters.teams.values import Incoming
from governance.keys import TenantId
from governance.outbox_message import Address

ADDRESSING = ("from", "recipient", "conversation", "serviceUrl", "channelId", "id")


class Seam(BotAdapter):  # type: ignore[misc]  # the SDK is untyped
    """What botbuilder asks of an adapter. A failure is left to whoever runs the turn."""

    def __init__(self, connector: Connector) -> None:
        super().__init__()
        self._connector = connector

    async def around(
        self, turn: Turn, activity: Activity, work: Callable[[], Awaitable[None]]
    ) -> None:
        """Run `work` within the middleware, which also sees what the turn says in it."""
        context = TurnContext(self, turn_activity(activity, turn.given))
        turn.say = lambda outgoing: context.send_activity(message(outgoing))
        await self.run_pipeline(context, lambda _context: work())

    async def send_activities(
        self, context: TurnContext, activities: Sequence[SdkActivity]
    ) -> list[ResourceResponse]:
        """Send in order. Traces are for the SDK's emulator and go nowhere."""
        del context
        return [ResourceResponse(id=await self._send(activity)) for activity in activities]

    async def update_activity(self, context: TurnContext, activity: SdkActivity) -> None:
        """Replace one activity."""
        del context
        await self._connector.update(address_of(activity), activity.id, content(activity))

    async def delete_activity(self, context: TurnContext, reference: ConversationReference) -> None:
        """Take one activity back."""
        del context
        await self._connector.delete(address_in(reference), reference.activity_id)

    async def _send(self, activity: SdkActivity) -> str:
        if activity.type == "trace":
            return ""
        return await self._connector.send(address_of(activity), content(activity))


def turn_activity(activity: Activity, given: Incoming) -> SdkActivity:
    """Return what a TurnContext needs to address answers: who and where, and nothing said."""
    return SdkActivity(
        type=activity["type"],
        id=given.activity,
        channel_id=activity["channelId"],
        service_url=given.service_url,
        conversation=ConversationAccount(id=given.conversation, tenant_id=given.tenant),
        from_property=ChannelAccount(id=word(part(activity, "from"), "id")),
        recipient=ChannelAccount(id=word(part(activity, "recipient"), "id")),
    )


def message(activity: Outgoing) -> SdkActivity:
    """Return an outgoing activity as the SDK's model; attachments stay plain dicts."""
    return SdkActivity(
        type=activity["type"],
        text=activity.get("text"),
        text_format=activity.get("textFormat"),
        summary=activity.get("summary"),
        attachments=activity.get("attachments"),
    )


def plain(value: Any) -> Any:
    """Return an SDK model as the JSON it stands for, by the model's own table of names."""
    names: Mapping[str, Mapping[str, str]] | None = getattr(value, "_attribute_map", None)
    if names is not None:
        pairs = ((entry["key"], getattr(value, name)) for name, entry in names.items())
        return {key: plain(inner) for key, inner in pairs if inner is not None}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value


def content(activity: SdkActivity) -> Outgoing:
    """Return what an SDK activity says; the connector writes the address itself."""
    return {key: value for key, value in plain(activity).items() if key not in ADDRESSING}


def address_of(activity: SdkActivity) -> Address:
    """Return where an SDK activity, addressed by its TurnContext, is to go."""
    return _address(activity, activity.from_property)


def address_in(reference: ConversationReference) -> Address:
    """Return where a conversation reference points."""
    return _address(reference, reference.bot)


def _address(source: Any, bot: ChannelAccount | None) -> Address:
    return Address(
        app_id=(bot.id if bot is not None else "").removeprefix("28:"),
        tenant=TenantId(source.conversation.tenant_id or ""),
        conversation=source.conversation.id,
        service_url=source.service_url,
    )
