"""The numbers for whoever watches the bot from outside, as Prometheus reads them.

Off unless IGDESK_METRICS=1. Nothing in it comes from what anybody sent: names and labels are those
below, and the values are counts and seconds.
"""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

from adapters.mail import NotEncrypted
from adapters.teams.failures import (
    Blocked,
    DeliveryFailed,
    Gone,
    NoBotThere,
    NotSent,
    TokenUnavailable,
    Undelivered,
)
from bot.post.channels import Channel
from bot.showing.recipes import Shown
from bot.watch.gauges import Gauges
from bot.watch.vitals import Vitals
from governance.outbox_message import ChannelName, Receipt
from storage.outbox import OutboxMessage

PATH = "/metrics"
FORMAT = "text/plain; version=0.0.4; charset=utf-8"  # Prometheus' own
STATUSES = (200, 400, 401, 403, 405, 408, 413, 415, 501)
OTHER = "other"
SENT = "sent"
OUTCOMES = {
    DeliveryFailed: "no_answer",
    NotSent: "no_answer",
    TokenUnavailable: "no_token",
    Blocked: "blocked",
    Gone: "gone",
    NoBotThere: "no_bot",
    NotEncrypted: "not_encrypted",
}
SWEEP_SECONDS = (0.01, 0.05, 0.25, 1.0, 5.0, 30.0, 120.0)
"""Upper ends of the sweep's buckets: idle, a busy hour, an outage's end."""


class Metrics:
    """What is counted since the start, and what `vitals` says now. For the event loop's thread."""

    def __init__(self, vitals: Vitals, *, loop_lag: Callable[[], timedelta]) -> None:
        self._registry = CollectorRegistry()
        self.vitals = vitals
        self._answered = Counter(
            "igdesk_activities",
            "Activities by the HTTP status of their answer.",
            ("status",),
            registry=self._registry,
        )
        self._sent = Counter(
            "igdesk_sent",
            "Messages by channel and by what became of each try.",
            ("channel", "outcome"),
            registry=self._registry,
        )
        self._sweep = Histogram(
            "igdesk_sweep_seconds",
            "How long a sweep took.",
            registry=self._registry,
            buckets=SWEEP_SECONDS,
        )
        self._registry.register(Gauges(vitals, loop_lag))
        self._all_from_nought()

    def _all_from_nought(self) -> None:
        """Show every number from the start: one that is missing looks like one that is nought."""
        for status in (*map(str, STATUSES), OTHER):
            self._answered.labels(status)
        for channel in ChannelName:
            for outcome in (SENT, OTHER, *OUTCOMES.values()):
                self._sent.labels(channel.value, outcome)

    def answered(self, status: int) -> None:
        """One activity was answered with that HTTP status."""
        self._answered.labels(str(status) if status in STATUSES else OTHER).inc()

    def counted(self, channels: Mapping[ChannelName, Channel]) -> Mapping[ChannelName, Channel]:
        """Return the channels, with each try counted by what became of it."""
        return {name: self._counted(name, channel) for name, channel in channels.items()}

    def _counted(self, name: ChannelName, channel: Channel) -> Channel:
        async def send(message: OutboxMessage, shown: Shown, now: datetime) -> Receipt | None:
            with self._failures(name):
                receipt = await channel.send(message, shown, now)
            self._sent.labels(name.value, SENT).inc()
            if name is ChannelName.MAIL:
                self.vitals.mailed()
            return receipt

        async def prepare(message: OutboxMessage) -> None:
            with self._failures(name):
                await channel.prepare(message)

        return replace(channel, send=send, prepare=prepare)

    @contextmanager
    def _failures(self, name: ChannelName) -> Iterator[None]:
        """Count why a message did not go."""
        try:
            yield
        except Undelivered as failure:
            self._sent.labels(name.value, OUTCOMES.get(type(failure), OTHER)).inc()
            raise

    def timed(self, sweep: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
        """Return the sweep, with the time of each counted, and each that ends well noted."""

        async def run() -> None:
            with self._sweep.time():
                await sweep()
            self.vitals.swept()

        return run

    def carried(self, round_of: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
        """Return the courier's round, with each that ends well noted."""

        async def run() -> None:
            await round_of()
            self.vitals.carried()

        return run

    async def show(self, _request: web.Request) -> web.Response:
        """The page."""
        return web.Response(body=self.text().encode(), headers={"Content-Type": FORMAT})

    def text(self) -> str:
        """Every number, always all of them."""
        return generate_latest(self._registry).decode()
