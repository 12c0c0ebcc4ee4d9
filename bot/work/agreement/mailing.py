"""A party's IG mailbox hears of the agreement where no person of the party can be reached."""

from datetime import datetime

from bot.desk import Desk
from bot.recipes import Shown
from bot.work.agreement.cards import still_holds
from bot.work.agreement.notices import AgreementNotice
from bot.work.agreement.standing import standing
from dialogs.agreement_mail import agreement_subject, agreement_text
from storage.unit import Unit


def make_mail(unit: Unit, desk: Desk, notice: AgreementNotice, now: datetime) -> Shown | None:
    """The subject and the text; None where there is nothing to say any more."""
    if not still_holds(unit, desk, notice, now):
        return None
    agreement = standing(unit, desk).agreement
    text = agreement_text(agreement, notice.to, notice.kind)
    return Shown(None, agreement_subject(agreement), text)
