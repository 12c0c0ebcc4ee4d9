"""Telling the people, a handler for each form: people tell them, and write it down."""

from dataclasses import replace
from functools import partial

from bot.breaches.duty_forms import all_happened, ask_next, filled, sent
from bot.breaches.shows import BreachShow
from bot.cases.actions import find_kind, happened, show_below, standing
from bot.cases.escalation import holders
from bot.cases.files import hand_over
from bot.post.outbox_messages import tell_person
from bot.showing.recipes import card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.breaches import people_asked as cards
from dialogs.breaches import work_forms as forms
from dialogs.breaches.sentences import say
from governance.access import Action
from governance.breaches.breach import Breach
from governance.breaches.people_told import PeopleChosen, Person
from governance.cases.case import Case
from governance.cases.event import Fact
from governance.outbox_message import Recipe
from governance.people.identity import Role
from storage.errors import NotThere

show_people = show_below(BreachShow.PEOPLE, Action.WORK)
ask_people = show_below(BreachShow.PEOPLE_CHOOSE, Action.WORK)
ask_safety = show_below(BreachShow.SAFETY, Action.SAY_SAFE)
ask_told = show_below(BreachShow.PERSON_TOLD, Action.WORK)
ask_not_told = show_below(BreachShow.PERSON_NOT_TOLD, Action.WORK)


def _chosen(turn: Turn, case: Breach, fact: PeopleChosen) -> Answer:
    """Ask the safeguarding lead whether it is safe."""
    case = happened(turn, case, fact)
    if any(one.unanswered for one in case.people.each):
        _safeguarding_asked(turn, case)
    return _goes_on(turn, case)


def _written(turn: Turn, case: Breach, facts: tuple[Fact, ...]) -> Answer:
    return _goes_on(turn, all_happened(turn, case, facts))


def _goes_on(turn: Turn, case: Breach) -> Answer:
    """Show how far it is with each, and ask what comes next."""
    ask_next(turn, case)
    return shown(card_of(case, BreachShow.PEOPLE))


def _safeguarding_asked(turn: Turn, case: Breach) -> None:
    what = f"safe:{case.header.version}"
    for person in holders(turn, case)(Role.SAFEGUARDING_LEAD):
        if person != turn.viewer.person:
            tell_person(turn, case, person, card_of(case, BreachShow.SAFETY), what=what)


choose_people = sent(
    lambda turn, _: forms.read_people(turn.replies),
    cards.choose_card,
    button="people.send",
    then=_chosen,
)


def waits_for_an_answer(case: Case) -> bool:
    """Return whether the safeguarding lead has still to say of somebody whether it is safe."""
    return isinstance(case, Breach) and any(one.unanswered for one in case.people.each)


def say_safe(turn: Turn) -> Answer:
    """Write down the safeguarding lead's answer for each, as they give it or as somebody heard it;
    whoever has the case hears.
    """
    case = find_kind(turn, Breach, Action.SAY_SAFE)
    answers = filled(
        turn,
        case,
        partial(forms.read_safety, turn.replies, case, turn.now),
        cards.safety_card,
        button=say("tell_safe.send"),
        texts=("way",),
    )
    if isinstance(answers, Answer):
        return answers
    case = all_happened(turn, case, answers)
    _owner_hears(turn, case)
    return standing(turn, case)


def _owner_hears(turn: Turn, case: Breach) -> None:
    if case.owner and case.owner != turn.viewer.person:
        what = f"safe_said:{case.header.version}"
        tell_person(turn, case, case.owner, card_of(case, BreachShow.SAFETY_ASKED), what=what)


person_told = sent(
    lambda turn, case: forms.read_told(turn.replies, case, turn.now),
    cards.person_told_card,
    button="weigh.send",
    texts=("by",),
    then=_written,
)
person_not_told = sent(
    lambda turn, case: forms.read_not_told(turn.replies, case),
    cards.person_not_told_card,
    button="weigh.send",
    texts=("why",),
    then=_written,
)


def person(turn: Turn) -> Answer:
    """Show one of the people, with a letter to them; it may say how they can hear safely, so it is
    folded away.
    """
    return shown(_person_recipe(turn), sticks=False)


def _person_recipe(turn: Turn) -> Recipe:
    case = find_kind(turn, Breach, Action.WORK)
    return replace(card_of(case, BreachShow.PERSON), step=_person(turn).value)


def _person(turn: Turn) -> Person:
    """Return whom the card means; NotThere for nobody."""
    try:
        return Person(turn.given("step"))
    except ValueError:
        raise NotThere from None


def letter_file(turn: Turn) -> Answer:
    """Offer the letter's file, below the letter."""
    hand_over(turn, _person_recipe(turn))
    return person(turn)


def public_notice(turn: Turn) -> Answer:
    """Show the words for a public notice, where telling each is out of proportion; folded away."""
    case = find_kind(turn, Breach, Action.WORK)
    if not case.people.publicly:
        raise NotThere
    return shown(card_of(case, BreachShow.PUBLIC_NOTICE), sticks=False)


def public_notice_file(turn: Turn) -> Answer:
    """Offer the notice's file, below its words."""
    answer = public_notice(turn)
    hand_over(turn, card_of(find_kind(turn, Breach, Action.WORK), BreachShow.PUBLIC_NOTICE))
    return answer
