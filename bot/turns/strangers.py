"""People we do not know: one polite sentence, and nothing said about anything else."""

from dataclasses import asdict
from datetime import datetime

from adapters.teams.values import Address, Incoming, Kind, Reply
from bot.desk import Desk
from bot.recipes import words
from bot.work.outreach import SAY, Letter, post
from governance.people import PersonId
from storage.unit import Unit

UNKNOWN_ORGANISATION = (
    "I do not know your organisation, so I cannot help you here. Please report this the way your"
    " own organisation asks you to. If anyone is in danger, phone 999."
)
UNKNOWN_PERSON = (
    "I do not know you yet. Please ask your information governance lead to add you. Until then,"
    " phone or e-mail them to report a breach. If anyone is in danger, phone 999."
)
NOBODY = (
    "I cannot see who you are, so I cannot help you here. Please sign in to Teams with your work"
    " account. If anyone is in danger, phone 999."
)

_SPOKEN = (Kind.MESSAGE, Kind.SUBMIT, Kind.INSTALLED)


def greet_stranger(unit: Unit, desk: Desk, incoming: Incoming, now: datetime) -> Reply:
    """The sentence, once for each thing they said. Nothing about them is kept but the way back."""
    sentence = _sentence(desk, incoming)
    if incoming.kind is Kind.EXECUTE:
        return Reply(text=sentence)
    if incoming.kind in _SPOKEN:
        post(unit, _letter(desk, incoming, sentence), now)
    return Reply()


def _sentence(desk: Desk, incoming: Incoming) -> str:
    if not incoming.tenant or not incoming.object_id:
        return NOBODY
    known = desk.directory.knows_tenant(incoming.tenant)
    return UNKNOWN_PERSON if known else UNKNOWN_ORGANISATION


def _letter(desk: Desk, incoming: Incoming, sentence: str) -> Letter:
    one = incoming
    address = Address(one.app_id, one.tenant, one.conversation, one.service_url)
    person = PersonId(one.tenant or "unknown", one.object_id or "unknown")
    return Letter(
        key="\n".join(("stranger", one.app_id, one.conversation, one.activity)),
        party=desk.agreement.lead,
        kind=SAY,
        to={"address": asdict(address), "person": person.text},
        body=words(sentence),
    )
