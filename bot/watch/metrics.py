"""The numbers for whoever watches the bot from outside, as Prometheus reads them.

Off unless IGDESK_METRICS=1. Nothing in it comes from what anybody sent: names and labels are those
below, and the values are counts and seconds.
"""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from adapters.mail import NotEncrypted
from adapters.teams.failures import (
    Blocked,
    DeliveryFailed,
    Gone,
    NoBotThere,
    TokenUnavailable,
    Undelivered,
)
from bot.post.channels import Channel
from bot.showing.recipes import Shown
from bot.watch.vitals import NEVER, Alarm, Vitals
from governance.outbox_message import ChannelName, MessageKind, Receipt
from governance.outcomes import KNOWN_OF_ROWS
from governance.urgency import Urgency
from storage.outbox import OutboxMessage

PATH = "/metrics"
FORMAT = "text/plain; version=0.0.4; charset=utf-8"  # Prometheus' own
STATUSES = (200, 400, 401, 403, 405, 408, 413, 415, 501)
OTHER = "other"
SENT = "sent"
OUTCOMES = {
    DeliveryFailed: "no_answer",
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
        self._registry.register(_Now(vitals, loop_lag))
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
            self.vitals.sent()
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

    async def show(self, _request: web.Request) -> web.Response:
        """The page."""
        return web.Response(body=self.text().encode(), headers={"Content-Type": FORMAT})

    def text(self) -> str:
        """Every number, always all of them."""
        return generate_latest(self._registry).decode()


class _Now(Collector):
    """The numbers that are as they are, worked out whenever the page is read."""

    def __init__(self, vitals: Vitals, loop_lag: Callable[[], timedelta]) -> None:
        self._vitals = vitals
        self._loop_lag = loop_lag

    def collect(self) -> Iterator[Metric]:
        """Yield each number."""
        vitals, now = self._vitals, self._vitals.sample
        yield _gauge("due", "Fallen due and not done yet.", now.due)
        yield _gauge("overdue", "Of those, due for more than a quarter of an hour.", now.overdue)
        waits = GaugeMetricFamily(
            "igdesk_oldest_unsent_seconds", "The longest wait of an unsent message.", labels=["for"]
        )
        for urgency in Urgency:
            seconds = now.unsent.get(urgency, NEVER).total_seconds()
            waits.add_metric([urgency.name.lower()], seconds)
        yield waits
        age = vitals.since_last_sweep.total_seconds()
        yield _gauge("sweep_age_seconds", "Since the last sweep that ended well.", round(age))
        lag = self._loop_lag().total_seconds()
        yield _gauge("loop_lag_seconds", "The longest that the loop was late of late.", lag)
        damaged = len(vitals.damaged())
        yield _gauge("damaged_rows", "Rows left out because they were changed outside.", damaged)
        yield from self._books()
        yield self._alarms()

    def _books(self) -> Iterator[Metric]:
        books = self._vitals.books
        told = GaugeMetricFamily(
            "igdesk_messages", "What became of all messages.", labels=["kind", "outcome"]
        )
        off = GaugeMetricFamily(
            "igdesk_messages_off", "Rows too many, or too few where less.", labels=["kind"]
        )
        for kind in MessageKind:
            off.add_metric([kind.value], books.off.get(kind, 0))
            for end in KNOWN_OF_ROWS:
                told.add_metric([kind.value, end.value], books.became.get((kind, end), 0))
        yield from (told, off)

    def _alarms(self) -> Metric:
        on = self._vitals.alarms()
        family = GaugeMetricFamily("igdesk_alarm", "One where it calls.", labels=["what"])
        for alarm in Alarm:
            family.add_metric([alarm.value], alarm in on)
        return family


def _gauge(name: str, says: str, value: Any) -> Metric:
    return GaugeMetricFamily(f"igdesk_{name}", says, value=value)
