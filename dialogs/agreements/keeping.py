"""Contacts asked "still you?", and registrations to renew."""

from dialogs.agreements.scene import AgreementScene, button, card, names, thanks, why_you
from dialogs.agreements.sentences import say
from dialogs.agreements.verbs import AgreementVerb as Verb
from dialogs.cards.elements import Card, heading, text
from dialogs.cards.inputs import input_date, input_text
from dialogs.cards.quoting import plain
from governance.agreements.dated import Audience, DatedKind, days_after, say_span, section
from governance.agreements.keeping import covered, period_at
from governance.agreements.model import Controller
from governance.clocks.agreement_clock import FEE_WINDOW_DAYS
from governance.moments import say_date

_REGISTRATION = {
    DatedKind.REGISTRATION_REMINDER: "reg.reminder",
    DatedKind.REGISTRATION_RENEWAL: "reg.renewal",
    DatedKind.REGISTRATION_UNPAID: "reg.unpaid",
}


def still_you_card(scene: AgreementScene) -> Card:
    """Ask a contact whether they still are, and one who stands in whether it is they now."""
    agreement = scene.agreement
    asked = "still" if scene.stands_in is None else "now"
    title = say(f"{asked}.title", party=scene.name(scene.party))
    clause = agreement.party(scene.party).contact.clause
    why = say(
        f"{asked}.why",
        agreement=scene.title,
        clause=section(clause) if clause else agreement.reference,
        span=say_span(agreement.contacts_confirmed_every_months),
    )
    by = days_after(scene.today, agreement.review.answer_within_days)
    body = [*why_you(scene), heading(title), text(why), text(say("still.answer", by=say_date(by)))]
    actions = [
        button(scene, f"{asked}_me", Verb.STILL_ME, style="positive"),
        button(scene, "not_me", Verb.NOT_ME, data={"audience": Audience.CONTACT}),
    ]
    return card(body, actions, summary=title)


def contact_done_card(scene: AgreementScene) -> Card:
    """Thank a contact who has confirmed, and say when they are asked again."""
    span = say_span(scene.agreement.contacts_confirmed_every_months)
    said = say("done.contact", span=span)
    return card([heading(said)], summary=said)


def registration_card(scene: AgreementScene, controller: Controller, kind: DatedKind) -> Card:
    """Remind of one registration, whichever of its parties it serves."""
    start = controller.registration.charge_period_starts or scene.today
    ahead = kind is DatedKind.REGISTRATION_REMINDER
    renewal = period_at(start, scene.today, ahead=ahead)
    last = days_after(renewal, FEE_WINDOW_DAYS - 1)
    title = say(_REGISTRATION[kind], controller=plain(controller.name), renewal=say_date(renewal))
    parties = covered(scene.agreement, controller)
    late = kind is DatedKind.REGISTRATION_UNPAID
    body = [
        *why_you(scene),
        heading(title),
        text(say("reg.was_last_day" if late else "reg.last_day", last=say_date(last)), bold=True),
        *([text(say("reg.covers", parties=names(scene, parties)))] if len(parties) > 1 else []),
        text(say("reg.duty")),
    ]
    data = {"controller": controller.key}
    actions = [button(scene, "renewed", Verb.RENEWED, data=data, style="positive")]
    return card(body, actions, summary=title)


def renewed_card(scene: AgreementScene, controller: Controller) -> Card:
    """Ask for the number and the new period, which a register shows to anyone."""
    title = say("reg.paid_title", controller=plain(controller.name))
    number = input_text(
        "number",
        say("reg.number"),
        value=controller.registration.number or "",
        required=True,
        most=40,
        error=say("reg.error_number"),
    )
    starts = input_date("starts", say("reg.start"), required=True, error=say("reg.error_start"))
    data = {"controller": controller.key}
    send = button(scene, "send", Verb.RENEWED_SEND, data=data, style="positive", sends=True)
    return card([heading(title), number, starts], [send], summary=title)


def registration_done_card(scene: AgreementScene) -> Card:
    """Say that the registration is on record."""
    return thanks(scene, say("done.registration"))
