"""Telling the people, a handler for each form: people tell them, and write it down."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from adapters.teams.values import ActivityKind
from bot.breaches.duty_forms import filled, sent
from bot.breaches.shows import BreachShow
from bot.cases.actions import find_kind, happened, show_below, standing
from bot.cases.escalation import append_fact, holders
from bot.cases.files import hand_over
from bot.post.outbox_messages import tell_person
from bot.showing.recipes import card_of
from bot.turns.turn import Answer, Handler, Turn, shown
from dialogs.breaches import people_asked as cards
from dialogs.breaches import work_forms as forms
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.cards.elements import Card
from governance.access import Action
from governance.breaches.breach import Breach
from governance.breaches.people_told import PeopleChosen, Person
from governance.outbox_message import Recipe, RecipeBody
from governance.people.identity import Role
from storage.errors import NotThere

show_people = show_below(BreachShow.PEOPLE, Action.WORK)
ask_people = show_below(BreachShow.PEOPLE_CHOOSE, Action.WORK)
ask_safety = show_below(BreachShow.SAFETY, Action.SAY_SAFE)


def _chosen(turn: Turn, case: Breach, fact: PeopleChosen) -> Answer:
    """Ask the safeguarding lead whether it is safe."""
    case = happened(turn, case, fact)
    if any(one.unanswered for one in case.people.each):
        _safeguarding_asked(turn, case)
    return shown(card_of(case, BreachShow.PEOPLE))


def _safeguarding_asked(turn: Turn, case: Breach) -> None:
    what = f"safe:{case.header.version}"
    for person in holders(turn, case)(Role.SAFEGUARDING_LEAD):
        if person != turn.viewer.person:
            tell_person(turn, case, person, card_of(case, BreachShow.SAFETY_ASKED), what=what)


choose_people = sent(
    lambda turn, _: forms.read_people(turn.replies),
    cards.choose_card,
    button="people.send",
    then=_chosen,
)


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
    for one in answers[:-1]:
        case = append_fact(turn, case, turn.viewer, one)
    case = happened(turn, case, answers[-1])
    _owner_hears(turn, case)
    return standing(turn, case)


def _owner_hears(turn: Turn, case: Breach) -> None:
    if case.owner and case.owner != turn.viewer.person:
        what = f"safe_said:{case.header.version}"
        tell_person(turn, case, case.owner, card_of(case, BreachShow.SAFETY_ASKED), what=what)


def person_told(turn: Turn) -> Answer:
    """Write down that one of them was told."""
    case, person = find_kind(turn, Breach, Action.WORK), _person(turn)
    fact = filled(
        turn,
        case,
        partial(forms.read_told, turn.replies, person, turn.now),
        partial(_again, cards.person_told_card, person),
        button=say("weigh.send"),
        texts=("by",),
    )
    if isinstance(fact, Answer):
        return fact
    return shown(card_of(happened(turn, case, fact), BreachShow.PEOPLE))


def person_not_told(turn: Turn) -> Answer:
    """Write down on which ground one of them is not told, and why it applies."""
    case, person = find_kind(turn, Breach, Action.WORK), _person(turn)
    fact = filled(
        turn,
        case,
        partial(forms.read_not_told, turn.replies, person, case),
        partial(_again, cards.person_not_told_card, person),
        button=say("weigh.send"),
        texts=("why",),
    )
    if isinstance(fact, Answer):
        return fact
    return shown(card_of(happened(turn, case, fact), BreachShow.PEOPLE))


def person(turn: Turn) -> Answer:
    """Show one of the people; it may say how they can hear safely, so it is folded away."""
    return shown(_person_recipe(turn, BreachShow.PERSON), sticks=False)


def of_person(show: str) -> Handler:
    """Return the handler that shows a form about one of the people, as a message of its own."""

    def handler(turn: Turn) -> Answer:
        recipe = _person_recipe(turn, show)
        if turn.incoming.kind is ActivityKind.MESSAGE:
            return shown(recipe, sticks=False)
        turn.say(RecipeBody(recipe), show)
        return shown(Recipe(BreachShow.PEOPLE, case=recipe.case))

    return handler


def _person_recipe(turn: Turn, show: str) -> Recipe:
    case = find_kind(turn, Breach, Action.WORK)
    return replace(card_of(case, show), step=_person(turn).value)


def _person(turn: Turn) -> Person:
    """Return whom the card means; NotThere for nobody."""
    try:
        return Person(turn.given("step"))
    except ValueError:
        raise NotThere from None


def _again(build: Callable[..., Card], person: Person, scene: BreachScene, *said: Any) -> Card:
    return build(scene, person, *said)


def letter(turn: Turn) -> Answer:
    """Show a letter to one of the people; it is folded away."""
    return shown(_person_recipe(turn, BreachShow.PEOPLE_LETTER), sticks=False)


def letter_file(turn: Turn) -> Answer:
    """Offer the letter's file, below the letter."""
    hand_over(turn, _person_recipe(turn, BreachShow.PEOPLE_LETTER))
    return letter(turn)


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
