"""What people do with a drill: hold one, press that they have seen it, or say that it is real."""

from bot.drills.counting import answered, scored, told
from bot.drills.running import Cannot, begin, end, newest, running
from bot.turns.turn import Answer, Turn
from dialogs.asking.danger_words import Heard
from dialogs.cards.elements import Card
from dialogs.cases.danger import danger_card
from dialogs.drills.cards import DPIA, PARTY, menu_card, score_card, seen_card
from dialogs.drills.sentences import say
from dialogs.kinds import SHARE_SAFELY
from governance.access import may_drill
from governance.drills.drill import Drill, latest_begin, read_subject
from governance.keys import PartyKey
from governance.moments import london
from governance.outbox_message import CardBody, TextBody
from storage.errors import NotThere


def menu(turn: Turn) -> Answer:
    """Offer a drill of the parties whose drills they may hold. NotThere for anyone else."""
    parties = _theirs(turn)
    if not parties:
        raise NotThere
    lasts = Drill(parties[0], turn.now).ends - turn.now
    return _card(menu_card(turn.ref(), turn.services.agreement, parties, lasts))


def _theirs(turn: Turn) -> tuple[PartyKey, ...]:
    keys = turn.services.agreement.keys
    return tuple(key for key in keys if may_drill(turn.viewer, key))


def begin_one(turn: Turn) -> Answer:
    """Begin a drill, once they have said that the DPIA and the privacy notice know of drills."""
    party = _chosen(turn)
    if party is None:
        return _said("drill.choose")
    if turn.given(DPIA) != "true":
        return _said("drill.dpia_error")
    made = begin(turn, party, turn.viewer.person)
    if isinstance(made, Cannot):
        return _said(made, latest=f"{london(latest_begin(turn.now)):%H:%M}")
    return _score(turn, made)


def show_score(turn: Turn) -> Answer:
    """Show the score of the newest drill, so far or in the end."""
    party = _chosen(turn)
    drill = newest(turn, party) if party else None
    return _score(turn, drill) if drill else _nothing(party)


def end_one(turn: Turn) -> Answer:
    """End a drill that runs; everyone told hears so."""
    party = _chosen(turn)
    drill = running(turn, party) if party else None
    if drill is None:
        return _nothing(party)
    end(turn, drill)
    return _score(turn, drill)


def _nothing(party: PartyKey | None) -> Answer:
    return _said("drill.none" if party else "drill.choose")


def _chosen(turn: Turn) -> PartyKey | None:
    """Return the party that was chosen, if one was. NotThere for one whose drills they may not
    hold, and for whoever may hold none.
    """
    party, theirs = PartyKey(turn.given(PARTY)), _theirs(turn)
    if not theirs or (party and party not in theirs):
        raise NotThere
    return party or None


def _score(turn: Turn, drill: Drill) -> Answer:
    goes_on = running(turn, drill.party) == drill
    found = scored(turn, drill)
    return _card(score_card(drill, found, turn.services.agreement, running=goes_on))


def seen(turn: Turn) -> Answer:
    """Count somebody whom the drill told, once. NotThere for anyone else."""
    drill = _told(turn)
    one = told(turn, drill)[turn.viewer.person]
    if running(turn, drill.party) != drill:
        return _said("drill.not_running", replaces=True)
    if one.seen_at is None:
        answered(turn, drill, turn.here, turn.now - one.told_at)
    return _card(seen_card(turn.ref(), drill))


def real(turn: Turn) -> Answer:
    """End the drill, and say at once what to do where something is really happening.

    Everyone told hears that it is over. What is real is reported as ever, from this very card.
    """
    drill = _told(turn)
    if running(turn, drill.party) == drill:
        end(turn, drill, real=True)
    numbers = turn.services.directory.numbers(drill.party)
    return _card(danger_card(turn.ref(), Heard.DANGER, None, numbers, SHARE_SAFELY, kept=False))


def _told(turn: Turn) -> Drill:
    """Return the drill that the card is of. NotThere unless it told this person."""
    drill = read_subject(turn.given("drill"))
    if drill is None or turn.viewer.person not in told(turn, drill):
        raise NotThere
    return drill


def _card(card: Card) -> Answer:
    return Answer(CardBody(card, str(card["fallbackText"])))


def _said(sentence: str, *, replaces: bool = False, **slots: str) -> Answer:
    return Answer(TextBody(say(sentence, **slots)), replaces=replaces)
