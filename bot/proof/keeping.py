"""What an IG lead does with a head: sees it, takes the file, and says that it is kept."""

from bot.cases.files import hand_over
from bot.proof.shows import ProofShow
from bot.showing.recipes import File, Shown
from bot.turns.turn import Answer, Turn, shown
from bot.work import Work
from dialogs.cards.elements import Ref
from dialogs.proof.cards import STEP, head_card, kept_card
from dialogs.proof.sentences import say
from governance.access import keeps_heads_for
from governance.keys import PartyKey
from governance.outbox_message import CardBody, Recipe, TextBody
from governance.people.identity import Viewer
from storage.errors import NotThere
from storage.heads import Head

KEPT = "head_kept"
"""What the chain calls a receipt; its subject is the head."""


def show(turn: Turn) -> Answer:
    """Show the newest head to whoever keeps them. NotThere for anyone else."""
    _party(turn, turn.viewer)
    newest = turn.unit.heads.newest()
    if not newest:
        return Answer(TextBody(say("head.none")))
    return shown(Recipe(ProofShow.HEAD, step=newest[0].id))


def give_file(turn: Turn) -> Answer:
    """Offer a head as a file, below; the card stays."""
    head, _ = _head(turn)
    hand_over(turn, Recipe(ProofShow.HEAD, step=head.id))
    return Answer(TextBody(say("head.below")), replaces=False)


def keep(turn: Turn) -> Answer:
    """Write down, once, that they keep it."""
    head, party = _head(turn)
    if not _keeps(turn, head, turn.viewer):
        turn.unit.audit.append(
            actor=turn.viewer,
            what=KEPT,
            subject=_subject(head),
            party=party,
            version=1,
            digest=b"",
            detail={},
            now=turn.now,
        )
    made = kept_card(turn.ref(), head.id, head.at)
    return Answer(CardBody(made, str(made["fallbackText"])))


def render(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
    """Make the card of a head, with its file; None for whoever keeps none."""
    head, party = work.unit.heads.find(recipe.step), _keeper(work, viewer)
    if head is None or party is None:
        return None
    handed = work.unit.heads.handed(head)
    file = File(f"seal {head.size}.txt", handed.encode, about=say("head.about_file"))
    ref = Ref(card=work.services.new_id())
    if _keeps(work, head, viewer):
        return Shown.of(kept_card(ref, head.id, head.at), file)
    made = head_card(
        ref, work.services.agreement, party, head.id, head.note, size=head.size, at=head.at
    )
    return Shown.of(made, file)


def _head(turn: Turn) -> tuple[Head, PartyKey]:
    """Return the head that a card is of, and for whom they keep it. Raises NotThere."""
    party, head = _party(turn, turn.viewer), turn.unit.heads.find(turn.given(STEP))
    if head is None:
        raise NotThere
    return head, party


def _party(work: Work, viewer: Viewer) -> PartyKey:
    party = _keeper(work, viewer)
    if party is None:
        raise NotThere
    return party


def _keeper(work: Work, viewer: Viewer) -> PartyKey | None:
    return keeps_heads_for(viewer, [one.key for one in work.services.agreement.partners()])


def _keeps(work: Work, head: Head, viewer: Viewer) -> bool:
    receipts = work.unit.audit.of_subject(_subject(head))
    return any(one.what == KEPT and one.actor == viewer.person.text for one in receipts)


def _subject(head: Head) -> str:
    return f"head:{head.id}"
