"""The cards of the work on a breach, and its papers, for the one person who will see them."""

from collections.abc import Mapping
from dataclasses import replace

from bot.breaches.shows import BreachShow
from bot.cases.case_kind import Letters
from bot.letters.drafting import DocumentFile, as_file, draft
from bot.showing.recipes import Show, Shown
from bot.showing.viewing import At, Make, news, paged, plain
from dialogs.breaches.getting_back import clear_card, contained_card, get_back_card
from dialogs.breaches.letter_words import LETTERS, letter_fields
from dialogs.breaches.papers import form_card, person_card, public_notice_card
from dialogs.breaches.people import people_card, safety_notice
from dialogs.breaches.people_asked import (
    choose_card,
    person_not_told_card,
    person_told_card,
    safety_card,
)
from dialogs.breaches.regulators_form import regulators_form
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.verbs import BreachVerb
from dialogs.breaches.weighing import weigh_card
from dialogs.cards.elements import Card
from dialogs.letters.card import on_a_card
from dialogs.letters.writing import LetterIncomplete
from governance.access import Action
from governance.breaches.people_told import Person
from governance.moments import london


def _whom(at: At) -> Person | None:
    """Return whom the recipe is about; None for nobody: an offer of a file can be forged."""
    return next((one for one in Person if one == at.recipe.step), None)


def _person(at: At) -> Shown | None:
    """Make the card of one of the people with a letter to them, and its file; None where a template
    lacks facts.
    """
    person = _whom(at)
    written = _drafted(at, person) if person else None
    if person is None or written is None:
        return None
    card = person_card(at.scene, person, on_a_card(written.document))
    return Shown.of(card, file=written.file)


def _drafted(at: At, person: Person | None) -> DocumentFile | None:
    of: BreachScene = at.scene
    fields = replace(
        letter_fields(of.case, of.agreement, of.numbers, person), today=london(at.work.now).date()
    )
    try:
        return draft(at.work.services, LETTERS[person], fields)
    except LetterIncomplete:
        return None


def _public_notice(at: At) -> Shown | None:
    """Make the words for a public notice, with its file; None where nobody is told publicly."""
    of: BreachScene = at.scene
    written = _drafted(at, None) if of.case.people.publicly else None
    if written is None:
        return None
    return Shown.of(public_notice_card(of, on_a_card(written.document)), file=written.file)


def _form(at: At) -> Shown:
    written = as_file(at.work.services, regulators_form(at.scene))
    return Shown.of(form_card(at.scene, on_a_card(written.document)), file=written.file)


def _people(of: BreachScene) -> Card:
    return people_card(of) if of.case.people.each else choose_card(of)


CARDS: Mapping[str, Make] = {
    BreachShow.WEIGH: plain(weigh_card),
    BreachShow.GET_BACK: plain(get_back_card),
    BreachShow.CLEAR: plain(clear_card),
    BreachShow.CONTAINED: plain(contained_card),
    BreachShow.PEOPLE: paged(_people, BreachVerb.PEOPLE),
    BreachShow.PEOPLE_CHOOSE: plain(choose_card),
    BreachShow.PERSON: _person,
    BreachShow.SAFETY: plain(safety_card),
    BreachShow.SAFETY_ASKED: news(safety_notice),
    BreachShow.PERSON_TOLD: plain(person_told_card),
    BreachShow.PERSON_NOT_TOLD: plain(person_not_told_card),
    BreachShow.PEOPLE_LETTER: _person,
    BreachShow.PUBLIC_NOTICE: _public_notice,
    BreachShow.FORM: _form,
}

NEEDS: Mapping[str, Action] = {
    **dict.fromkeys(CARDS, Action.WORK),
    BreachShow.FORM: Action.OPEN,  # whoever advises may read it, and the DPO may send it
    BreachShow.SAFETY: Action.SAY_SAFE,
    BreachShow.SAFETY_ASKED: Action.SAY_SAFE,
}
"""What a person must be allowed for each."""

PAPERS = frozenset(
    {BreachShow.PERSON, BreachShow.PEOPLE_LETTER, BreachShow.PUBLIC_NOTICE, BreachShow.FORM}
)
"""The cards that a file goes with."""

FOLDS: Mapping[str, str] = dict.fromkeys(PAPERS, Show.CASE)
"""The cards that show what people wrote, and what each is folded away to."""


LETTERS_TO_PEOPLE = Letters(
    names=lambda case: tuple(one.person for one in case.people.each),
    draft=lambda at, name: _drafted(at, Person(name)),
)
