"""People we do not know: one polite sentence, and nothing said about anything else."""

from dataclasses import dataclass

from adapters.teams.roster import Member
from adapters.teams.values import ActivityKind, Incoming, Reply
from bot.post.outbox_messages import NewMessage, post
from bot.services import Services
from bot.turns import danger
from bot.turns.greeting import greeted
from bot.turns.newcomers import could_be_taken_on
from bot.work import Work
from dialogs.asking.danger_words import Heard
from dialogs.asking.typing import NOT_KEPT, is_story, not_kept
from dialogs.cards.elements import Ref
from dialogs.newcomers import WHICH, which_party_card
from dialogs.words.wording import say
from governance.keys import TenantId
from governance.outbox_message import Address, Body, CardBody, MessageKind, TextBody, ToChat
from governance.people.directory import NO_NUMBERS
from governance.people.identity import PersonId

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

GUEST = (
    "You are a guest here, so I cannot take your report. Please report it the way your own"
    " organisation asks you to{where}. If anyone is in danger, phone 999."
)
OWN_TEAMS = ": IG Desk is in its own Teams too ({name})"
HELLO = "Hello, this is IG Desk. Type “report a breach” to start, or “help” to see what I can do."

_SPOKEN = (ActivityKind.MESSAGE, ActivityKind.SUBMIT, ActivityKind.INSTALLED)


@dataclass(frozen=True, slots=True)
class Arrival:
    """An activity, with what the roster says of who sent it, and what it says of danger."""

    incoming: Incoming
    member: Member | None
    heard: Heard | None


def greet_stranger(work: Work, come: Arrival) -> Reply:
    """Say one sentence for each thing they said; only the way back to them is kept."""
    incoming = come.incoming
    sentence = _sentence(work.services, incoming, come.member)
    _danger_first(work, come)
    if incoming.kind is ActivityKind.EXECUTE:
        return Reply(text=sentence)
    if incoming.kind in _SPOKEN:
        told = not_kept(sentence, incoming.text)
        post(work, _letter(work.services, incoming, TextBody(_with_file(told, incoming))))
    return Reply()


def ask_party(work: Work, come: Arrival) -> Reply:
    """Ask which of the parties that their tenant covers is theirs."""
    incoming = come.incoming
    possible = work.services.directory.possible_parties(incoming.tenant)
    card = which_party_card(Ref(card=work.services.new_id()), work.services.agreement, possible)
    if incoming.kind is ActivityKind.EXECUTE:
        return Reply(card=card)
    _danger_first(work, come)
    lines = _with_file(NOT_KEPT if is_story(incoming.text) else "", incoming)
    if incoming.kind is ActivityKind.MESSAGE and lines:
        post(work, _letter(work.services, incoming, TextBody(lines), "delete"))
    post(work, _letter(work.services, incoming, CardBody(card, WHICH)))
    return Reply()


def _with_file(sentence: str, incoming: Incoming) -> str:
    """Add what to do with a file or picture that they sent."""
    return " ".join(filter(None, (sentence, say("sent_file.beside") if incoming.has_file else "")))


def _danger_first(work: Work, come: Arrival) -> None:
    """Say whom to phone above the sentence, where danger was typed."""
    incoming, heard = come.incoming, come.heard
    if heard is None:
        return
    directory = work.services.directory
    possible = directory.possible_parties(incoming.tenant)
    numbers = directory.numbers(possible[0]) if len(possible) == 1 else NO_NUMBERS
    post(work, _letter(work.services, incoming, danger.lines(incoming, heard, numbers), "heard"))


def _sentence(services: Services, incoming: Incoming, member: Member | None) -> str:
    if not incoming.tenant or not incoming.object_id:
        return NOBODY
    if member is not None:
        return GUEST.format(where=_own_teams(services, incoming, member))
    if incoming.kind is ActivityKind.INSTALLED and could_be_taken_on(services, incoming):
        return HELLO
    known = services.directory.knows_tenant(incoming.tenant)
    return UNKNOWN_PERSON if known else UNKNOWN_ORGANISATION


def _own_teams(services: Services, incoming: Incoming, member: Member) -> str:
    """Return where a guest finds us in their own tenant; "" where they cannot."""
    own = services.directory.tenants.get(TenantId(member.home))
    visiting = member.home != incoming.tenant.lower()
    return OWN_TEAMS.format(name=own.name) if own is not None and visiting else ""


def _letter(services: Services, incoming: Incoming, body: Body, what: str = "") -> NewMessage:
    one = incoming
    address = Address(one.app_id, one.tenant, one.conversation, one.service_url)
    person = PersonId(TenantId(_an_id(one.tenant)), _an_id(one.object_id))
    once = greeted(person) if one.kind is ActivityKind.INSTALLED else ""
    return NewMessage(
        key=once or "\n".join(("stranger", one.app_id, one.conversation, one.activity, what)),
        party=services.agreement.lead,
        kind=MessageKind.SAY,
        to=ToChat(person, address),
        body=body,
    )


def _an_id(said: str) -> str:
    """Return an id as it came, never empty, and without the slash that would make it two."""
    return said.replace("/", "") or "unknown"
