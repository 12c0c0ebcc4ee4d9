"""A party's IG mailbox hears of the agreement where no person of the party can be reached."""

from datetime import datetime

from bot.agreements.render import still_holds
from bot.agreements.standing import standing
from bot.services import Services
from bot.showing.recipes import Shown
from dialogs.agreements.mail import agreement_subject, agreement_text
from governance.outbox_message import AgreementNotice
from storage.unit import Unit


def make_mail(
    unit: Unit, services: Services, notice: AgreementNotice, now: datetime
) -> Shown | None:
    """The subject and the text; None where there is nothing to say any more."""
    if not still_holds(unit, services, notice, now):
        return None
    agreement = standing(unit, services).agreement
    text = agreement_text(agreement, notice.to, notice.kind)
    return Shown(None, agreement_subject(agreement), text)
