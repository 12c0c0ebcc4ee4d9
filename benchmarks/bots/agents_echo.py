"""An echo bot on the successor SDK (microsoft-agents-hosting-aiohttp), with no credentials."""

import sys

from aiohttp import web
from microsoft_agents.hosting.aiohttp import CloudAdapter
from microsoft_agents.hosting.core import (
    ActivityHandler,
    RestChannelServiceClientFactory,
    TurnContext,
)


class NoConnections:
    """There are no credentials: every turn is anonymous."""


class Echo(ActivityHandler):
    """Says it back."""

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        """One turn."""
        await turn_context.send_activity(turn_context.activity.text)


FACTORY = RestChannelServiceClientFactory(NoConnections())
ADAPTER = CloudAdapter(channel_service_client_factory=FACTORY)
ECHO = Echo()


async def messages(request: web.Request) -> web.Response:
    """Teams' endpoint."""
    return await ADAPTER.process(request, ECHO) or web.Response(status=200)


app = web.Application()
app.router.add_post("/api/messages", messages)
web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), print=None, access_log=None)
