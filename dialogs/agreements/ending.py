"""Notice to end the agreement: on record, and withdrawn; and what everyone hears of it."""

from dialogs.agreements.scene import AgreementScene, button, card, tick
from dialogs.agreements.sentences import say
from dialogs.agreements.verbs import AgreementVerb as Verb
from dialogs.cards.elements import Card, box, heading, text
from dialogs.cards.inputs import input_choice, input_date, input_text
from governance.agreements.dated import section
from governance.moments import say_date

LONGEST_WHY = 500


def end_card(scene: AgreementScene) -> Card:
    """Ask who served notice, when, and from which day the agreement ends."""
    title = say("end.title")
    parties = [(party.key, party.name) for party in scene.agreement.parties]
    error = say("end.error_days")
    served = scene.today.isoformat()
    clause = section(scene.agreement.ending_clause)
    body = [
        heading(title),
        text(say("end.what", clause=clause)),
        input_choice(
            "served_by",
            say("end.who"),
            parties,
            style="compact",
            required=True,
            error=say("end.error_who"),
        ),
        input_date("served", say("end.served"), value=served, required=True, error=error),
        input_date("effective", say("end.effective"), required=True, error=error),
        tick("written", say("end.label"), say("end.tick"), error=say("end.error")),
    ]
    actions = [
        button(scene, "record", Verb.END_SEND, style="destructive", sends=True),
        button(scene, "back", Verb.PROGRESS),
    ]
    return card(body, actions, summary=title)


def withdraw_card(scene: AgreementScene) -> Card:
    """Ask why the notice no longer stands, or was a mistake."""
    title = say("withdraw.title")
    why = input_text("why", say("withdraw.why"), required=True, most=LONGEST_WHY)
    actions = [
        button(scene, "send", Verb.WITHDRAW_SEND, style="positive", sends=True),
        button(scene, "back", Verb.PROGRESS),
    ]
    return card([heading(title), why], actions, summary=title)


def ending_card(scene: AgreementScene) -> Card:
    """Tell everyone of a notice and until when the agreement binds, or of its withdrawal."""
    actions = [button(scene, "show", Verb.SHOW)]
    notice = scene.agreement.termination
    if notice is None:
        said = say("hear.withdrawn", agreement=scene.title)
        return card([heading(said), text(say("hear.goes_on"))], actions, summary=said)
    ends = say_date(notice.effective)
    ended = notice.effective <= scene.today
    said = say("hear.ended" if ended else "hear.ends", agreement=scene.title, day=ends)
    served = say(
        "hear.served",
        party=scene.name(notice.served_by),
        day=say_date(notice.served),
        clause=section(notice.clause),
    )
    until = [] if ended else [box("emphasis", [text(say("hear.until"), bold=True)])]
    return card([heading(said), text(served), *until], actions, summary=said)
