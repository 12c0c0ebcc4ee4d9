"""The cards of a lost key: the reporter's, those of whoever has it, and what a rung tells."""

from dialogs.cards.elements import Card, card, heading, part, text
from dialogs.cases.after_report import withdrawn_line
from dialogs.cases.ladder_lines import late_line, next_line
from dialogs.cases.open_case import OpenCase
from dialogs.cases.reporter_news import has_it_card
from dialogs.cases.scene import at, buttons, one_line, unmarked
from dialogs.cases.verbs import Verb
from dialogs.cases.who_is_told import who_has_been_told, who_is_told_now
from dialogs.lost_keys.answers import answered
from dialogs.lost_keys.history import say_fact
from dialogs.lost_keys.scene import LostKeyScene
from dialogs.lost_keys.sentences import say
from governance.access import Action
from governance.cases.ladders import Silence
from governance.cases.recipients import Told

NEXT = {Silence.ACKNOWLEDGED: "notice.not_acknowledged", Silence.DECIDED: "key.no_lock_by"}
STORY = "what_happened"


def receipt_card(scene: LostKeyScene) -> Card:
    """The reporter's: the reference, and where it stands."""
    reference, taken = scene.reference, scene.case.withdrawn
    body = [
        heading(scene.title),
        text(say("key.thanks", reference=reference)),
        text(scene.status),
        *([text(say("receipt.withdrawn", at=at(taken.at)))] if taken else []),
        *(text(line) for line in (*who_has_been_told(scene), *who_is_told_now(scene))),
        text(say("key.next", reference=reference), subtle=True),
    ]
    actions = buttons(scene, (Verb.CORRECT, Verb.WITHDRAW))
    return card(body, actions, summary=unmarked(say("key.thanks", reference=reference)))


def open_card(scene: LostKeyScene) -> Card:
    """Everything, for someone entitled, until it is folded away."""
    opened = OpenCase.of(scene, answered(scene.case, scene.people), ())
    by, when = scene.name(scene.case.reporter), at(scene.case.reported_at)
    body = [
        heading(scene.title),
        text(scene.status),
        text(say("open.by", name=by, at=when)),
        part(say("key.reported"), opened.answers(story=STORY)),
        *opened.changed(),
        *opened.withdrawn(),
        *opened.messages(),
        *opened.history(say_fact),
    ]
    verbs = (Verb.ACKNOWLEDGE, Verb.NAME, Verb.MESSAGE, Verb.CONFLICT, Verb.CLOSE)
    actions = [*scene.lock_changed(), *buttons(scene, verbs)]
    return card(body, actions, summary=one_line(scene, scene.status))


def case_card(scene: LostKeyScene) -> Card:
    """The reference and where it stands: what Close leaves, and what an old card becomes."""
    handles = Action.OPEN in scene.allowed
    more = [*withdrawn_line(scene), *(text(line) for line in next_line(scene, say, NEXT))]
    body = [heading(scene.title), text(scene.status), *(more if handles else [])]
    verbs = (Verb.ACKNOWLEDGE, Verb.OPEN, Verb.NAME, Verb.CONFLICT)
    actions = buttons(scene, verbs if handles else (Verb.CORRECT, Verb.WITHDRAW))
    return card(body, [*scene.lock_changed(), *actions], summary=one_line(scene, scene.status))


def status_line(scene: LostKeyScene) -> str:
    """Return where it stands."""
    return scene.status


def notice_card(scene: LostKeyScene, told: Told) -> Card:
    """To whoever a rung tells: the reference and what to do, no content."""
    title = say("key.new", reference=scene.reference)
    body = [
        *late_line(scene, told),
        heading(title),
        text(say("key.please", at=at(scene.case.reported_at))),
        text(scene.status),
    ]
    actions = buttons(scene, (Verb.ACKNOWLEDGE, Verb.OPEN, Verb.CONFLICT), main=Verb.ACKNOWLEDGE)
    return card(body, [*actions, *scene.lock_changed()], summary=title)


def someone_has_it(scene: LostKeyScene) -> Card:
    """To the reporter: who has it now."""
    return has_it_card(scene, say, "news.has_it_body")


def outcome_card(scene: LostKeyScene) -> Card:
    """To the reporter: that the lock is changed."""
    body = [heading(scene.title), text(say("key.changed"))]
    return card(body, summary=one_line(scene, scene.status))
