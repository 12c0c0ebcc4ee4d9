"""The letters about a complaint, drafted for a person to send."""

from datetime import datetime

from bot.letters.drafting import LetterFile, draft
from bot.services import Services
from dialogs.letters.fields import Fields
from dialogs.letters.writing import LetterIncomplete
from dialogs.words.wording import party_name
from governance.complaints.complaint import ComplaintCase
from governance.complaints.facts import SpeaksFor
from governance.letters.duties import LetterKind, Regime
from governance.moments import london


def acknowledgement(services: Services, case: ComplaintCase, now: datetime) -> LetterFile | None:
    """Draft the acknowledgement; None where a partner's own template asks for what we lack."""
    fields = Fields(
        party=party_name(services.agreement, case.header.party),
        reference=case.header.reference,
        today=london(now).date(),
        received=case.received,
        regime=Regime.RIGHTS,  # the right to complain is one, s.165, under Part 3 too
        case_reference=case.report.own_reference,
        acts_for_another=case.report.speaks_for is not SpeaksFor.SELF,
    )
    try:
        return draft(services, LetterKind.COMPLAINT_ACKNOWLEDGEMENT, fields)
    except LetterIncomplete:
        return None
