"""Our Teams door with a handler that says it back: no store, no token, as the others here."""

import asyncio
import sys
from datetime import timedelta

from aiohttp import web

from adapters.clock import Clock
from adapters.teams.activities import text_activity
from adapters.teams.authentication import AnonymousLoopback
from adapters.teams.door import TeamsDoor
from adapters.teams.hosts import ServiceHosts
from adapters.teams.outbound import Connector, NoTokens
from adapters.teams.values import Incoming, Reply
from governance.outbox_message import Address

GAP = timedelta()  # no breath between messages: the others take none


async def main(port: int) -> None:
    """Serve until killed."""
    hosts = ServiceHosts(loopback=True)
    connector = Connector(hosts=hosts, tokens=NoTokens(), clock=Clock(), gap=GAP)
    async with connector:
        door = TeamsDoor(authenticator=AnonymousLoopback(), connector=connector, sorry="Sorry.")

        async def echo(one: Incoming) -> Reply:
            address = Address(one.app_id, one.tenant, one.conversation, one.service_url)
            await connector.send(address, text_activity(one.text))
            return Reply()

        async def messages(request: web.Request) -> web.Response:
            return await door.receive(request, echo)

        app = web.Application(client_max_size=1024 * 1024)
        app.router.add_post("/api/messages", messages)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
