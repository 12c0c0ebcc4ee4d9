"""Evidence packs: a copy of a case under a passphrase, and the record that there is one.

The file is made for whoever asked, when Teams asks for it, from the case: it is never stored.
"""

from adapters.documents import to_docx
from adapters.packs import to_zip
from bot.breaches.pack_proof import as_files, proof_of
from bot.breaches.shows import BreachShow
from bot.cases.actions import find_kind, happened, show_below
from bot.cases.files import hand_over
from bot.drafts.identifiers_asked import about_case, ask_once
from bot.showing.recipes import File, Shown, card_of
from bot.showing.viewing import At
from bot.turns.turn import Answer, Turn, shown
from dialogs.asking.readers import words as readers
from dialogs.asking.readers.reader import NotUnderstood, ReplyContext
from dialogs.breaches.pack import WHOLE, pack_card
from dialogs.breaches.pack_contents import pack_document, read_me
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.letters.writing import as_text
from governance.access import Action
from governance.breaches.breach import Breach
from governance.breaches.packs import PackMade, Ticked, passphrase
from governance.keys import NO_PARTY, PartyKey
from governance.outbox_message import Recipe, TextBody
from storage.evidence import Evidence

ask = show_below(BreachShow.PACK_FORM, Action.DECIDE)


def make(turn: Turn) -> Answer:
    """Write down that a copy is made, for whom and why, and offer the file."""
    case = find_kind(turn, Breach, Action.DECIDE)
    party = _party(turn, case)
    if party is None:
        return Answer(TextBody(say("pack.of_error")), replaces=False)
    written = {name: turn.given(name) for name in ("whom", "why")}
    if asked := ask_once(turn, about_case(turn, case, "“Make the pack”"), written):
        return asked
    try:
        whom, why = (_words(turn, said) for said in written.values())
    except NotUnderstood as problem:
        return Answer(TextBody(str(problem)), replaces=False)
    ticked = tuple(one for one in Ticked if one in turn.given("ticked").split(","))
    made = PackMade(whom, why, ticked, passphrase(turn.services.new_id()), party)
    case = happened(turn, case, made)
    return _offered(turn, _recipe(case, len(_packs(case)) - 1))


def _party(turn: Turn, case: Breach) -> PartyKey | None:
    """Return whose part it is of; NO_PARTY for the whole case, None for nobody's."""
    of = turn.given("of")
    theirs = {task.party for task in case.tasks}
    return NO_PARTY if of == WHOLE else next((key for key in theirs if key == of), None)


def _words(turn: Turn, said: str) -> str:
    return str(readers.words(said, ReplyContext((), turn.now)))


def file_again(turn: Turn) -> Answer:
    """Offer the file of a pack again."""
    case = find_kind(turn, Breach, Action.DECIDE)
    number = turn.given("step")
    if not _is_one(case, number):
        return shown(card_of(case, BreachShow.PACK_FORM))
    return _offered(turn, _recipe(case, int(number)))


def _offered(turn: Turn, recipe: Recipe) -> Answer:
    hand_over(turn, recipe)
    return shown(recipe, sticks=False)


def _recipe(case: Breach, number: int) -> Recipe:
    return Recipe(BreachShow.PACK, case=case.header.id, step=str(number))


def _packs(case: Breach) -> list[tuple[int, PackMade]]:
    """Return each pack with the case's version as it was made."""
    facts = enumerate((event.fact for event in case.history), 1)
    return [(version, fact) for version, fact in facts if isinstance(fact, PackMade)]


def _is_one(case: Breach, number: str) -> bool:
    return number.isdigit() and int(number) < len(_packs(case))


def pack(at: At) -> Shown | None:
    """Make the card of a pack, with its file; None where there is no such pack."""
    case: Breach = at.scene.case
    number = at.recipe.step
    if not _is_one(case, number):
        return None
    version, made = _packs(case)[int(number)]
    name = f"{case.header.reference} pack {int(number) + 1}.zip"
    proof = proof_of(at, made, version)  # now: the file is made when the store was let go
    file = File(name, lambda: _zipped(at.scene, made, proof), about=say("pack.what_it_is"))
    return Shown.of(pack_card(at.scene, made, number), file)


def _zipped(scene: BreachScene, made: PackMade, proof: Evidence) -> bytes:
    document = pack_document(scene, made)
    about = read_me(scene, made, proved=len(proof.entries), newer=proof.newer)
    files = {
        "READ-ME.txt": about.encode(),
        "record.txt": as_text(document).encode(),
        "record.docx": to_docx(document),
        **as_files(proof),
    }
    return to_zip(files, passphrase=made.passphrase)
