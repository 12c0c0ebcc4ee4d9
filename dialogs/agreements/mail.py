"""What a party's mailbox reads about the agreement. Plain text: a reference, and what to do.

A mailbox is read by whoever reads it: no name, and nothing that anybody wrote.
"""

from collections.abc import Mapping

from dialogs.words.wording import role_label, say
from governance.agreements.dated import DatedKind, Recipient
from governance.agreements.model import Agreement

ASKS: Mapping[DatedKind, str] = {
    DatedKind.REVIEW_REMINDER: "its review of the agreement",
    DatedKind.REVIEW_OVERDUE: (
        "its review of the agreement, which is overdue. The agreement is still in force"
    ),
    DatedKind.SIGNATURE_CHASE: (
        "its answer on a version of the agreement: to sign it, or to say why not"
    ),
    DatedKind.CONTACT_CHECK: "who its contact is now",
    DatedKind.REGISTRATION_REMINDER: "its registration with the regulator to be renewed",
    DatedKind.REGISTRATION_RENEWAL: "its registration with the regulator to be renewed",
    DatedKind.REGISTRATION_UNPAID: "its registration with the regulator: no payment is on record",
}
NEWS: Mapping[DatedKind, str] = {
    DatedKind.VERSION_IN_FORCE: "Every partner has approved a new version. It is in force.",
    DatedKind.ENDS: "There is news of a notice to end the agreement: please read it.",
}
TYPE: Mapping[DatedKind, str] = {
    DatedKind.SIGNATURE_CHASE: "sign the agreement",
    DatedKind.CONTACT_CHECK: "still me",
    **dict.fromkeys(NEWS, "show me the agreement"),
}
"""What to type; for everything else, "agreement review"."""
DO = (
    "What to do: please pass this to {place} of {party}. They open Microsoft Teams, find IG Desk"
    " in their chats, and type “{words}”."
)
NOBODY = (
    "You get this because IG Desk reaches nobody in that place. Please tell the partnership office"
    " who it is: {office}."
)
FOOTER = "Please do not answer this message: nobody reads the answers."


def agreement_subject(agreement: Agreement) -> str:
    """Return the subject, which is the same for everything about the agreement."""
    return say("mail.subject", reference=agreement.reference)


def agreement_text(agreement: Agreement, to: Recipient, kind: DatedKind) -> str:
    """Return the text of the mail: what is needed of whom, and what to type."""
    party = agreement.party(to.party or agreement.lead).name
    place = f"the {role_label(to.audience).replace('_', ' ')}"
    first = (
        NEWS.get(kind) or f"It needs from {party}: {ASKS.get(kind, 'a look at where it stands')}."
    )
    lines = (
        f"{agreement.title} ({agreement.reference}).",
        first,
        DO.format(place=place, party=party, words=TYPE.get(kind, "agreement review")),
        NOBODY.format(office=agreement.office),
        FOOTER,
    )
    return "\n\n".join(lines) + "\n"
