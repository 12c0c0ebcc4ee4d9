"""`python -m simulator`: the real bot and a Teams of your own, on this machine, at one address."""

import argparse
import asyncio
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.commands.serving import CANNOT_START, listen, set_up_logs, stopped
from bot.config import load_settings
from bot.wiring import run
from simulator.chats import BotFace, Chats
from simulator.people import ROLES_FILE, load_people
from simulator.server import Addresses, PageNotInstalled, make_page_app, start
from simulator.time_travel import StartsTooLate, Travel, starting_clock

APP_ID = "00000000-0000-4000-8000-000000000001"
BOT_PORT, PAGE_PORT = 3978, 3980


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says."""

    data: Path
    bot_port: int
    page_port: int
    roles: Path
    start: datetime | None
    agreement: str
    documents: Path | None
    read_receipts: bool


async def simulate(options: Options) -> None:
    """Run until stopped."""
    data, page_port = options.data, options.page_port
    clock_file = data / "store" / "clock"
    clock = starting_clock(clock_file, start=options.start)
    travel = Travel(clock, keep=clock_file)
    page_url = f"http://127.0.0.1:{page_port}"
    settings = load_settings(
        database=data / "store" / "igdesk.db",
        ring=data / "keys" / "ring.json",
        root_key_file=data / "root" / "root.key",
        roles=options.roles,
        agreement=options.agreement,
        agreement_document=options.documents,
        host="127.0.0.1",
        port=options.bot_port,
        anonymous=True,
        app_id=APP_ID,
        service_url=f"{page_url}/",
        read_receipts="the simulator's people are invented",
        log_format="console",
        log_level="warning",
    )
    set_up_logs(settings, clock)
    chats = Chats(people=load_people(options.roles), bot=BotFace(app_id=APP_ID), now=clock.now)
    chats.receipts = options.read_receipts
    addresses = Addresses(f"http://127.0.0.1:{options.bot_port}/api/messages", f"{page_url}/")
    page = make_page_app(chats, travel, addresses)
    async with run(settings, clock=clock, simulated=True) as running:
        travel.attach(running)
        async with listen(running.app, settings):
            runner = await start(page, port=page_port)
            print(f"IG Desk is running. Open {page_url} in your browser. Ctrl+C stops it.")
            sys.stdout.flush()
            await stopped()
            await runner.cleanup()


def main() -> int:
    """Read the command line, run, and say plainly why not where it cannot."""
    parser = argparse.ArgumentParser(prog="python -m simulator", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(".run"), help="where to keep the store")
    parser.add_argument("--bot-port", type=int, default=BOT_PORT)
    parser.add_argument("--page-port", type=int, default=PAGE_PORT)
    parser.add_argument("--roles", type=Path, default=ROLES_FILE, help="who there is")
    parser.add_argument(
        "--start",
        type=datetime.fromisoformat,
        metavar="2026-11-22T09:30",
        help="the London time at which a new store's clock starts; else the next 09:30",
    )
    parser.add_argument("--agreement", default="sscb_2023", help="its name, or its own .toml file")
    parser.add_argument("--documents", type=Path, help="its document, or a folder of them")
    parser.add_argument(
        "--read-receipts", action="store_true", help="Teams tells the bot what has been read"
    )
    given = Options(**vars(parser.parse_args()))
    try:
        asyncio.run(simulate(given))
    except (*CANNOT_START, PageNotInstalled, StartsTooLate) as fault:
        print(f"IG Desk cannot start: {fault}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
