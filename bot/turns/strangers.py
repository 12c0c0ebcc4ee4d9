"""People we do not know: one polite sentence, and nothing said about anything else."""

from adapters.teams.values import Address, Incoming, Kind, Reply
from bot.desk import Desk
from bot.recipes import words
from bot.work.outreach import say
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


def greet_stranger(unit: Unit, desk: Desk, incoming: Incoming, now: object) -> Reply:
    """The sentence, once for each thing they said. Nothing about them is kept but the way back."""
    sentence = _sentence(desk, incoming)
    if incoming.kind is Kind.EXECUTE:
        return Reply(text=sentence)
    if incoming.kind in _SPOKEN:
        _send(unit, desk, incoming, sentence)
    return Reply()


def _sentence(desk: Desk, incoming: Incoming) -> str:
    if not incoming.tenant or not incoming.object_id:
        return NOBODY
    known = desk.directory.knows_tenant(incoming.tenant)
    return UNKNOWN_PERSON if known else UNKNOWN_ORGANISATION


def _send(unit: Unit, desk: Desk, incoming: Incoming, sentence: str) -> None:
    say(
        unit,
        key="\n".join(("stranger", incoming.app_id, incoming.conversation, incoming.activity)),
        party=desk.agreement.lead,
        to=Address(incoming.app_id, incoming.tenant, incoming.conversation, incoming.service_url),
        by=PersonId(incoming.tenant or "unknown", incoming.object_id or "unknown"),
        body=words(sentence),
        now=desk.clock.now(),
    )
