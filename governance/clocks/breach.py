"""The clock of a personal data breach: hours, in UTC."""

from datetime import UTC, datetime, timedelta

from governance.moments import NaiveMoment

BREACH_NOTICE = timedelta(hours=72)  # UK GDPR Art. 33(1): elapsed, nights and weekends included


def breach_notice_due(aware_at: datetime) -> datetime:
    """The last moment, in UTC, to notify the ICO of a breach we became aware of at `aware_at`.

    Counted in UTC because Python adds wall-clock time within a zone: over the autumn
    clock change that would be 73 hours, an hour late.
    """
    if aware_at.tzinfo is None:
        raise NaiveMoment
    return aware_at.astimezone(UTC) + BREACH_NOTICE
