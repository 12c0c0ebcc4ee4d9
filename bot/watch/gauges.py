"""The numbers that are as they are just now, as Prometheus reads them: counts and seconds."""

import math
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.watch.vitals import NEVER, Alarm, Vitals
from governance.outbox_message import MessageKind
from governance.outcomes import Outcome
from governance.urgency import Urgency


class Gauges(Collector):
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
        carried = vitals.since_last_round.total_seconds()
        yield _gauge("courier_age_seconds", "Since its last round that ended well.", round(carried))
        mailed = vitals.since_last_mail
        yield _gauge("mail_age_seconds", "Since a mail was taken.", _seconds(mailed))
        yield _gauge("keys_age_seconds", "Of the signing keys.", _seconds(vitals.standing.keys()))
        yield from self._tokens()
        lag = self._loop_lag().total_seconds()
        yield _gauge("loop_lag_seconds", "The longest that the loop was late of late.", lag)
        damaged = len(vitals.damaged())
        yield _gauge("damaged_rows", "Rows left out because they were changed outside.", damaged)
        yield from self._together()
        yield from self._books()
        yield self._alarms()

    def _together(self) -> Iterator[Metric]:
        among = self._vitals.processes
        yield _gauge("processes", "Processes that share the database.", among.many)
        yield _gauge(
            "does_rounds", "Whether this process does what is done once.", int(among.does_rounds)
        )
        yield _gauge("standbys", "Servers that follow the one of the records.", among.standbys)
        behind = among.behind.total_seconds()
        yield _gauge("standby_lag_seconds", "How far the furthest of them is behind.", behind)

    def _tokens(self) -> Iterator[Metric]:
        good, failing = (
            GaugeMetricFamily(f"igdesk_token_{name}_seconds", says, labels=["registration"])
            for name, says in (("good", "A token is good for."), ("failing", "None was had for."))
        )
        for app_id, one in self._vitals.standing.tokens().items():
            good.add_metric([app_id], one.good_for.total_seconds())
            failing.add_metric([app_id], (one.failing_for or NEVER).total_seconds())
        yield from (good, failing)

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
            for end in Outcome:
                told.add_metric([kind.value, end.value], books.became.get((kind, end), 0))
        yield from (told, off)
        says = "References of which somebody was to hear, and no message was put."
        yield _gauge("untold", says, len(books.untold))
        says = "References that nobody has decided, and of which nobody will hear again."
        yield _gauge("unplanned", says, len(books.unplanned))

    def _alarms(self) -> Metric:
        on = self._vitals.alarms()
        family = GaugeMetricFamily("igdesk_alarm", "One where it calls.", labels=["what"])
        for alarm in Alarm:
            family.add_metric([alarm.value], alarm in on)
        return family


def _seconds(age: timedelta | None) -> float:
    return math.nan if age is None else age.total_seconds()


def _gauge(name: str, says: str, value: Any) -> Metric:
    return GaugeMetricFamily(f"igdesk_{name}", says, value=value)
