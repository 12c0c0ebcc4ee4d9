"""An echo bot on microsoft-teams-apps, with no credentials."""

import asyncio
import sys

from microsoft_teams.api import MessageActivity
from microsoft_teams.apps import ActivityContext, App

app = App(skip_auth=True)


@app.on_message
async def echo(context: ActivityContext[MessageActivity]) -> None:
    """One turn."""
    await context.send(context.activity.text)


asyncio.run(app.start(int(sys.argv[1])))
