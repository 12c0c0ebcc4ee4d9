""" "Not me": no answer. They are not asked again in that place, and the next in line is, now."""

from bot.agreements.notices import holders, reach
from bot.agreements.place import answer, for_party, problem, record
from bot.agreements.signing import to_sign
from bot.drafts.identifiers_asked import Form, ask_once
from bot.turns.turn import Answer, Turn
from dialogs.agreements.answers import not_me_card, not_me_done_card
from dialogs.agreements.scene import AgreementScene
from dialogs.agreements.sentences import say
from dialogs.asking.readers.words import tidy
from governance.agreements.dated import Audience, DatedKind, Recipient
from governance.agreements.facts import NotMe
from governance.agreements.reminders import review_ask
from governance.agreements.schedule import Notice
from governance.agreements.signing import signs_for

MOST_WHO = 200  # characters, as the card has it


def ask_not_me(turn: Turn) -> Answer:
    """ "Not me": who should be asked? A post, never a name."""
    scene, audience = _place(turn)
    return answer(not_me_card(scene, audience, version=turn.given("version")))


def not_me(turn: Turn) -> Answer:
    """Never an answer: they are not asked again in this place, and the next in line is, now."""
    scene, audience = _place(turn)
    who = tidy(turn.given("who"))
    if not 0 < len(who) <= MOST_WHO:
        return problem(say("not_me.error"))
    if asked := ask_once(turn, Form(f"agreement:not_me:{scene.party}", "Send"), {"who": who}):
        return asked
    to = Recipient(audience, scene.party)
    stood_in = dict(holders(turn.services, scene.state, to, turn.now)).get(
        turn.viewer.person, False
    )
    scene = record(turn, scene, NotMe(scene.party, audience, who, stood_in=stood_in))
    _ask_the_next(turn, scene, to)
    return answer(not_me_done_card(scene))


def _place(turn: Turn) -> tuple[AgreementScene, Audience]:
    """The place that the card was for: a contact's or a signatory's, if it is theirs.

    Of a signature it is the signatory's, whoever was asked: a contact who does not sign is the
    contact still.
    """
    if turn.given("version"):
        return to_sign(turn)[0], Audience.SIGNATORY
    contact = turn.given("audience") == Audience.CONTACT
    audience = Audience.CONTACT if contact else Audience.SIGNATORY
    return for_party(turn, audience), audience


def _ask_the_next(turn: Turn, scene: AgreementScene, to: Recipient) -> None:
    """The next in line; nobody where the contact has left, which the office sees as a gap."""
    notice = _the_same(turn, scene, to)
    if notice is not None:
        reach(turn, scene.state, notice)


def _the_same(turn: Turn, scene: AgreementScene, to: Recipient) -> Notice | None:
    """What the person who said "not me" was asked, for somebody else of their party."""
    party, today = scene.agreement.party(to.party), scene.today
    if version := turn.given("version"):
        about = f"{party.key} {version}"
        sign = signs_for(scene.state, party.key)
        return Notice(sign, DatedKind.SIGNATURE_CHASE, about, today, late=False)
    if to.audience is Audience.CONTACT:
        asked = not party.contact.is_gap
        return Notice(to, DatedKind.CONTACT_CHECK, party.key, today, late=False) if asked else None
    ask = review_ask(scene.state, party.key, today)
    if ask is None:
        return None
    kind = DatedKind.REVIEW_OVERDUE if ask.missed else DatedKind.REVIEW_REMINDER
    return Notice(to, kind, ask.due.isoformat(), today, late=False)
