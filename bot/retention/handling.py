"""What people do with records that go soon: see them, keep one longer, or say that it may go."""

from datetime import date

from adapters.teams.values import ActivityKind
from bot.cases.actions import find
from bot.cases.escalation import append_fact
from bot.drafts.narrative_input import written
from bot.retention.render import may_list, waiting
from bot.retention.shows import RetentionShow
from bot.retention.standing import matter, open_requests
from bot.showing.recipes import Show, card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.retention.cards import BETWEEN, LISTED, WHICH, kept_line, may_be_looked_on
from dialogs.retention.sentences import say
from dialogs.words.wording import listed
from governance.access import Action, allowed
from governance.cases.case import Case
from governance.keys import CaseId, PartyKey
from governance.moments import london
from governance.outbox_message import Recipe, RecipeBody, TextBody
from governance.retention.facts import Held, HoldEnded, HoldFor, LookedAgain
from governance.retention.standing import may_look_again
from storage.errors import NotThere


def show_list(turn: Turn) -> Answer:
    """Show what goes soon of the party they act for. NotThere for whoever may not see that."""
    if not may_list(turn.viewer, turn.party):
        raise NotThere
    return shown(Recipe(RetentionShow.LIST, step=turn.party))


def see(turn: Turn) -> Answer:
    """Show one of them below, so that the list stays."""
    return _below(turn, Show.CASE, Action.OPEN)


def ask_keep(turn: Turn) -> Answer:
    """Ask why a record is kept longer."""
    return _below(turn, RetentionShow.KEEP, Action.OPEN)


def ask_end_hold(turn: Turn) -> Answer:
    """Ask why a record need not be kept longer."""
    return _below(turn, RetentionShow.END_HOLD, Action.WORK)


def _below(turn: Turn, show: str, needs: Action) -> Answer:
    case = _chosen(turn, needs)
    if case is None:
        return _said("retention.choose")
    body = RecipeBody(card_of(case, show))
    if turn.incoming.kind is ActivityKind.MESSAGE:
        return Answer(body)
    turn.say(body, show)
    return _said("retention.below", reference=case.header.reference)


def _chosen(turn: Turn, needs: Action) -> Case | None:
    """Return the record that was chosen from the list or typed; None where none was. NotThere."""
    if LISTED not in turn.incoming.data:
        return find(turn, needs)
    chosen = turn.given(WHICH)
    if not chosen:
        return None
    return turn.unit.cases.history(turn.viewer, CaseId(chosen), needs, now=turn.now)


def keep(turn: Turn) -> Answer:
    """Keep a record, whatever its years, until somebody ends that (RT-HOLD)."""
    case = find(turn, Action.OPEN)
    why, day = _why(turn), _day(turn)
    if why is None or day is None:
        return _said("keep.look_error" if why else "keep.why_error")
    reason = written(turn, case, "reason", say("keep.send"))
    if isinstance(reason, Answer):
        return reason
    held = Held(why, reason, day)
    append_fact(turn, case, turn.viewer, held)
    return Answer(TextBody(kept_line(case.header.reference, held)))


def _why(turn: Turn) -> HoldFor | None:
    given = turn.given("why")
    return HoldFor(given) if given in set(HoldFor) else None


def _day(turn: Turn) -> date | None:
    try:
        day = date.fromisoformat(turn.given("look_on"))
    except ValueError:
        return None
    return day if may_be_looked_on(day, london(turn.now).date()) else None


def end_hold(turn: Turn) -> Answer:
    """Write down that nothing keeps a record longer than its time."""
    case = find(turn, Action.WORK)
    if matter(turn, case, asked=False).stands.held is None:
        return _said("end_hold.none", reference=case.header.reference)
    reason = written(turn, case, "reason", say("end_hold.send"))
    if isinstance(reason, Answer):
        return reason
    append_fact(turn, case, turn.viewer, HoldEnded(reason))
    return Answer(TextBody(say("end_hold.done", reference=case.header.reference)))


def may_go(turn: Turn) -> Answer:
    """Write down that they looked at all that their card listed, and that it may go: of what is
    serious only where they did not decide it (RT-SECOND-LOOK).
    """
    party, saw = turn.party, set(turn.given(LISTED).split(BETWEEN))
    if not may_list(turn.viewer, party):
        raise NotThere
    done, not_theirs = _looked_at(turn, party, saw)
    lines = [
        *([say("retention.went", references=listed(done))] if done else []),
        *([say("retention.not_yours", references=listed(not_theirs))] if not_theirs else []),
    ]
    return Answer(TextBody("\n\n".join(lines) or say("retention.nothing")), replaces=False)


def _looked_at(turn: Turn, party: PartyKey, saw: set[str]) -> tuple[list[str], list[str]]:
    """Write down a look at each that they saw. Returns the references, and of what is not theirs
    to look at.
    """
    done, not_theirs = list[str](), list[str]()
    asked = bool(open_requests(turn, party))
    for one in [*waiting(turn, party, turn.viewer, asked=asked)]:
        case, stands = one.case, one.stands
        if case.header.id not in saw or stands.held or stands.looked or not stands.foretold:
            continue
        works = Action.WORK in allowed(turn.viewer, case)
        if works and may_look_again(stands, case, turn.viewer.person):
            append_fact(turn, case, turn.viewer, LookedAgain())
            done.append(case.header.reference)
        else:
            not_theirs.append(case.header.reference)
    return done, not_theirs


def _said(sentence: str, **slots: str) -> Answer:
    return Answer(TextBody(say(sentence, **slots)), replaces=False)
