"""Practice gives way to what is real: a drill of a party ends when somebody there is in danger."""

from bot.work import Work
from governance.drills.rows import END, REAL, of_party
from governance.keys import PartyKey


def something_real(work: Work, party: PartyKey) -> None:
    """End the party's drill with the next sweep, where one runs."""
    rows = work.unit.due.of_subject(of_party(party))
    runs = next((row for row in rows if row.what == END), None)
    if runs is not None:
        work.unit.due.put(
            subject=runs.subject, what=REAL, party=party, at=work.now, carries=runs.carries
        )
