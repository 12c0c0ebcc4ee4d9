"""The letters to whoever asks: which power, what we send, a refusal. A person sends each."""

from datetime import datetime

from bot.cases.actions import find_kind, show_below
from bot.cases.case_kind import Letters
from bot.cases.files import hand_over
from bot.disclosures.shows import DisclosureShow
from bot.letters.drafting import DocumentFile, draft
from bot.services import Services
from bot.showing.recipes import Shown
from bot.showing.viewing import At
from bot.turns.turn import Answer, Turn, shown
from dialogs.cards.elements import Card
from dialogs.disclosures.forms import letter_card, letters_card
from dialogs.disclosures.scene import DisclosureScene
from dialogs.disclosures.sentences import say
from dialogs.letters.card import on_a_card
from dialogs.letters.fields import Fields
from dialogs.letters.writing import LetterIncomplete
from dialogs.words.wording import party_name
from governance.access import Action
from governance.disclosures.disclosure import DisclosureCase
from governance.disclosures.facts import Decision
from governance.disclosures.report import Asker
from governance.letters.duties import LetterKind, Regime
from governance.moments import london
from governance.outbox_message import Recipe
from storage.errors import NotThere

ask_letters = show_below(DisclosureShow.LETTERS, Action.DECIDE)


def letter(turn: Turn) -> Answer:
    """Show one of them, until it is folded away."""
    return shown(_recipe(turn), sticks=False)


def letter_file(turn: Turn) -> Answer:
    """Offer it as a file too, which Teams puts where the person says; nothing of it is kept."""
    hand_over(turn, _recipe(turn))
    return letter(turn)


def _recipe(turn: Turn) -> Recipe:
    """Return the letter that a card names; NotThere for none of this case's."""
    case = find_kind(turn, DisclosureCase, Action.DECIDE)
    said = turn.given("step")
    if said not in letters_of(case):
        raise NotThere
    return Recipe(DisclosureShow.LETTER, case=case.header.id, step=said)


def letters_of(case: DisclosureCase) -> tuple[LetterKind, ...]:
    """Return the letters there are for it as it stands."""
    match case.decided_as:
        case None:
            return (LetterKind.DISCLOSURE_POWER,)
        case Decision.REFUSE:
            return (LetterKind.DISCLOSURE_REFUSAL,)
        case _:
            return (LetterKind.DISCLOSURE_ANSWER,)


def show_letters(scene: DisclosureScene) -> Card:
    """Show a button for each of them."""
    return letters_card(scene, letters_of(scene.case))


def show_letter(at: At) -> Shown | None:
    """Make the letter on a card, with its file; None where there is none of that kind now."""
    kind, case = LetterKind(at.recipe.step), at.scene.case
    written = _drafted(at.work.services, case, kind, at.work.now)
    if written is None:
        return None
    return Shown.of(letter_card(at.scene, kind, on_a_card(written.document)), file=written.file)


def _drafted(
    services: Services, case: DisclosureCase, kind: LetterKind, now: datetime
) -> DocumentFile | None:
    """Draft the letter; None where there is none of that kind, or a template lacks facts.

    The reasons of the decision stay on the case: nothing of them is filled in.
    """
    if kind not in letters_of(case):
        return None
    fields = Fields(
        party=party_name(services.agreement, case.header.party),
        reference=case.header.reference,
        case_reference=case.own_reference,
        today=london(now).date(),
        received=london(case.reported_at).date(),
        regime=Regime.RIGHTS,
        asked=_asked(case),
        said="\n".join(one.what for one in case.sent) or say("dr.letter_said"),
        reasons=say("dr.letter_why"),
    )
    try:
        return draft(services, kind, fields)
    except LetterIncomplete:
        return None


def _asked(case: DisclosureCase) -> str:
    police = [say("dr.letter_asks_police")] if case.taken.asker is Asker.POLICE else []
    return "\n".join([say("dr.letter_asks"), *police])


LETTERS_TO_THEM = Letters(
    names=letters_of,
    draft=lambda at, name: _drafted(at.work.services, at.scene.case, LetterKind(name), at.work.now),
)
