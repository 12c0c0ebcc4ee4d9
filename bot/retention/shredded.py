"""Shredded is said of a record once it is true: no key is left, in any backup, that opens it.

Emptied it is at once. But the key of its month lives until that month is over, and the copies of
the key ring that know it are kept for the backup window (docs/decisions/0032-a-keys-life.md).
"""

from datetime import UTC, date, datetime, time, timedelta

from bot.retention.standing import RETENTION
from bot.work import Work
from governance.policy import BACKUP_WINDOW
from storage.due import DueRow


def fall_due(work: Work, row: DueRow) -> bool:
    """Say it of one record, where it is so; else look again when it may be."""
    emptied, now = work.unit.emptied, work.now
    day = emptied.keys_gone(row.subject)
    work.unit.due.done(row.id)
    if day and expired(day) <= now and work.services.backups.know_no_key_of(day):
        emptied.say_shredded(row.subject, row.party, actor=RETENTION, now=now)
        return True
    again = max(now + timedelta(days=1), expired(day) if day else now)
    work.unit.due.put(subject=row.subject, what=row.what, party=row.party, at=again)
    return True


def expired(day: date) -> datetime:
    """Return the instant (UTC) from which no copy of the key ring is kept from that UTC day."""
    after = day + timedelta(days=1)
    return datetime.combine(after, time(), UTC) + BACKUP_WINDOW
