"""The letters about a complaint, drafted for a person to send."""

from datetime import datetime

from bot.desk import Desk
from bot.letters import LetterFile, draft
from dialogs.letters import Fields, LetterIncomplete
from dialogs.wording import party_name
from governance.complaints.complaint import ComplaintCase
from governance.complaints.facts import SpeaksFor
from governance.letters import LetterKind, Regime
from governance.moments import london


def acknowledgement(desk: Desk, case: ComplaintCase, now: datetime) -> LetterFile | None:
    """The acknowledgement; None where a partner's own template asks for what we have not."""
    fields = Fields(
        party=party_name(desk.agreement, case.header.party),
        reference=case.header.reference,
        today=london(now).date(),
        received=case.received,
        regime=Regime.RIGHTS,  # the right to complain is one, s.165, under Part 3 too
        case_reference=case.report.own_reference,
        acts_for_another=case.report.speaks_for is not SpeaksFor.SELF,
    )
    try:
        return draft(desk, LetterKind.COMPLAINT_ACKNOWLEDGEMENT, fields)
    except LetterIncomplete:
        return None
