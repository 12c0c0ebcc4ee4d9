"""`python -m benchmarks.calls`: what a turn runs, function by function and thread by thread.

Calls are counted, so they come out the same on a busy machine. Each function's own time is its
thread's processor time, in which waiting for another thread is nothing. To be watched makes small
functions look dearer than they are: of the times, the order is what counts.
"""

import argparse
import asyncio
import os
import tempfile
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path

from aiohttp import web

from benchmarks.bots import ours_durable
from benchmarks.connector import make_app
from benchmarks.identity import make_key, token, write_roles
from benchmarks.load import burst
from benchmarks.processes import free_port
from benchmarks.stacks import FILED, STEP
from benchmarks.watch import Seen, merged, watching

KINDS: Mapping[str, Mapping[str, str]] = {"a flow step": STEP, "a report filed": FILED}
TURNS, LANES = 96, 8
UNTIL_WARM = 24  # turns not counted: the first ones fill what a process keeps in its memory


async def count(folder: Path, said: Mapping[str, str], *, turns: int, lanes: int) -> Seen:
    """Watch so many turns of a bot that is warm, in this process, on a thread of its own."""
    port, key = free_port(), make_key(folder / "key.pem")
    write_roles(folder / "roles.toml")
    async with _teams() as service_url:
        talk = partial(
            burst,
            url=f"http://127.0.0.1:{port}/api/messages",
            pid=os.getpid(),
            service_url=service_url,
            headers={"Authorization": f"Bearer {token(key, service_url)}"},
            said=said,
            lanes=lanes,
        )
        with watching() as watches:
            async with _bot(port, folder):
                await talk(turns=UNTIL_WARM)
                for watch in watches:
                    watch.forget()
                await talk(turns=turns)
    return Seen(turns, tuple(merged(watches)))


@asynccontextmanager
async def _teams() -> AsyncIterator[str]:
    """Teams' connector, on the loop of whoever asks."""
    runner, port = web.AppRunner(make_app(), access_log=None), free_port()
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield f"http://127.0.0.1:{port}/"
    await runner.cleanup()


@asynccontextmanager
async def _bot(port: int, folder: Path) -> AsyncIterator[None]:
    """The bot on a thread of its own, from when it answers."""
    begun: Future[Callable[[], object]] = Future()
    thread = threading.Thread(target=asyncio.run, args=(_serve(port, folder, begun),), name="loop")
    thread.start()
    end = await asyncio.wrap_future(begun)
    try:
        await _answers(port, thread)
        yield
    finally:
        with suppress(RuntimeError):  # it has ended by itself
            end()
        await asyncio.to_thread(thread.join)


async def _serve(port: int, folder: Path, begun: "Future[Callable[[], object]]") -> None:
    bot = asyncio.create_task(ours_durable.main(port, folder, provider=False))
    begun.set_result(partial(asyncio.get_running_loop().call_soon_threadsafe, bot.cancel))
    with suppress(asyncio.CancelledError):
        await bot


async def _answers(port: int, thread: threading.Thread) -> None:
    """Wait until something listens there. Raises RuntimeError where the bot has ended instead."""
    while thread.is_alive():
        with suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            return
        await asyncio.sleep(0.05)
    raise RuntimeError("the bot did not start")


def each_kind(turns: int = TURNS, lanes: int = LANES) -> Iterator[tuple[str, Seen]]:
    """Yield what a turn of each kind runs, each of a bot of its own."""
    for kind, said in KINDS.items():
        with tempfile.TemporaryDirectory() as folder:
            yield kind, asyncio.run(count(Path(folder), said, turns=turns, lanes=lanes))


def main() -> None:
    """Read the command line, count, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calls", description=__doc__)
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--lanes", type=int, default=LANES, help="how many at once")
    given = parser.parse_args()
    for kind, seen in each_kind(given.turns, given.lanes):
        print("\n".join(seen.page(kind)), end="\n\n")


if __name__ == "__main__":
    main()
