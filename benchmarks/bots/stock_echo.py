"""An echo bot on the stock adapter of the bot SDK, with no credentials. Its argument: a port."""

import sys

from aiohttp import web
from botbuilder.core import TurnContext
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication


class NoCredentials:
    """What the stock adapter reads its settings from."""

    APP_ID = ""
    APP_PASSWORD = ""
    APP_TYPE = "MultiTenant"
    APP_TENANTID = ""


class Echo:
    """Says it back."""

    async def on_turn(self, context: TurnContext) -> None:
        """One turn."""
        if context.activity.type == "message":
            await context.send_activity(context.activity.text)


adapter = CloudAdapter(ConfigurationBotFrameworkAuthentication(NoCredentials()))
bot = Echo()


async def messages(request: web.Request) -> web.Response:
    """Teams' endpoint."""
    return await adapter.process(request, bot) or web.Response(status=200)


app = web.Application()
app.router.add_post("/api/messages", messages)
web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), print=None, access_log=None)
