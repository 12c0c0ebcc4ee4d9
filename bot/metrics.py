"""A few numbers for whoever watches the bot from outside, as Prometheus reads them.

Off unless IGDESK_METRICS=1. Nothing in it comes from what anybody sent: names and labels are those
below, and the values are counts and seconds.
"""

from collections import Counter
from collections.abc import Callable, Collection
from datetime import timedelta

from aiohttp import web

PATH = "/metrics"
FORMAT = "text/plain; version=0.0.4; charset=utf-8"  # Prometheus' own
STATUSES = (200, 400, 401, 403, 405, 408, 413, 415, 501)
OTHER = "other"
SECOND = timedelta(seconds=1)


class Metrics:
    """What is counted since the start. For the event loop's thread."""

    def __init__(
        self, *, since_last_sweep: Callable[[], timedelta], damaged: Callable[[], Collection[str]]
    ) -> None:
        self._since_last_sweep = since_last_sweep
        self._damaged = damaged
        self._answered: Counter[str] = Counter()

    def answered(self, status: int) -> None:
        """One activity was answered with that HTTP status."""
        self._answered[str(status) if status in STATUSES else OTHER] += 1

    async def show(self, _request: web.Request) -> web.Response:
        """The page."""
        return web.Response(body=self.text().encode(), headers={"Content-Type": FORMAT})

    def text(self) -> str:
        """Every number, always all of them and in the same order."""
        answered = (*map(str, STATUSES), OTHER)
        return "\n".join(
            (
                "# HELP igdesk_sweep_age_seconds Since the last sweep that ended well.",
                "# TYPE igdesk_sweep_age_seconds gauge",
                f"igdesk_sweep_age_seconds {self._since_last_sweep() / SECOND:.0f}",
                "# HELP igdesk_damaged_rows Rows left out because they were changed from outside.",
                "# TYPE igdesk_damaged_rows gauge",
                f"igdesk_damaged_rows {len(self._damaged())}",
                "# HELP igdesk_activities_total Activities by the HTTP status of their answer.",
                "# TYPE igdesk_activities_total counter",
                *(f'igdesk_activities_total{{status="{s}"}} {self._answered[s]}' for s in answered),
                "",
            )
        )
