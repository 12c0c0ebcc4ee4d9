"""The card of a head: what it is for, the head itself, and one press that says that it is kept."""

from datetime import date, datetime

from dialogs.cards.elements import Card, Ref, box, card, execute, heading, text
from dialogs.cards.quoting import plain
from dialogs.proof.sentences import say
from dialogs.proof.verbs import HeadVerb
from dialogs.words.wording import party_name
from governance.agreements.model import Agreement
from governance.keys import PartyKey
from governance.moments import say_date, say_moment

STEP = "step"
IN_A_GROUP = 4


def head_card(  # noqa: PLR0913  what a head is, for whom
    ref: Ref,
    agreement: Agreement,
    party: PartyKey,
    head_id: str,
    note: str,
    *,
    size: int,
    at: datetime,
) -> Card:
    """Ask one lead to keep a head."""
    body = [
        heading(say("head.title")),
        text(say("head.why", party=party_name(agreement, party))),
        text(say("head.how")),
        box("emphasis", [text(say("head.seal", seal=_seal(note)), size="small")]),
        text(say("head.over", at=say_moment(at), count=f"{size:,}")),
        text(say("head.nothing")),
        text(say("head.asked"), subtle=True, size="small"),
    ]
    data = {**ref.data(), STEP: head_id}
    actions = [
        execute(say("head.file"), HeadVerb.FILE, data, needs_inputs=False),
        execute(say("head.kept_button"), HeadVerb.KEPT, data, style="positive", needs_inputs=False),
    ]
    return card(body, actions, summary=say("head.summary"))


def _seal(note: str) -> str:
    """Return the hash of a head in groups, so that it breaks on a phone and can be compared."""
    root = note.split("\n")[2]
    return plain(" ".join(root[at : at + IN_A_GROUP] for at in range(0, len(root), IN_A_GROUP)))


def subject_of(day: date) -> str:
    """Return the subject of the mail that brings a head."""
    return say("head.subject", day=say_date(day))


def mail_text(handed: str, at: datetime) -> str:
    """Return the mail: what to do with it, and the head as it is handed out."""
    return f"{say('head.mail', at=say_moment(at))}\n\n{handed}"


def kept_card(ref: Ref, head_id: str, at: datetime) -> Card:
    """Thank whoever keeps it."""
    title = say("head.kept", at=say_moment(at))
    again = execute(
        say("head.file"), HeadVerb.FILE, {**ref.data(), STEP: head_id}, needs_inputs=False
    )
    return card([heading(title), text(say("head.kept_what"))], [again], summary=title)
