"""A party's IG mailbox hears of the agreement where no person of the party can be reached."""

from bot.agreements.render import still_holds
from bot.agreements.standing import standing
from bot.showing.recipes import Shown
from bot.work import Work
from dialogs.agreements.mail import agreement_subject, agreement_text
from governance.outbox_message import AgreementNotice


def make_mail(work: Work, notice: AgreementNotice) -> Shown | None:
    """The subject and the text; None where there is nothing to say any more."""
    if not still_holds(work, notice):
        return None
    agreement = standing(work).agreement
    text = agreement_text(agreement, notice.to, notice.kind)
    return Shown(None, agreement_subject(agreement), text)
