"""What the ladder has done and does next, without a name."""

from dialogs.case_cards.scene import Scene, at
from dialogs.elements import Element, box, text
from dialogs.wording import listed, say, sentence_case
from governance.case import Telling
from governance.ladders import MAILBOX, Silence, instant, next_told
from governance.telling import Told

MOST_ROWS = 12  # the newest; Open has the rest

_NEXT = {
    Silence.ACKNOWLEDGED: "notice.not_acknowledged",
    Silence.DECIDED: "notice.not_decided",
}


def late_line(scene: Scene, told: Told) -> list[Element]:
    """When this should have come, where it comes late."""
    if not told.late:
        return []
    due = instant(scene.case.ladder.rung(told.rung), scene.case.situation)
    return [box("warning", [text(say("notice.late", at=at(due)))])]


def next_line(scene: Scene) -> list[str]:
    """ "Not acknowledged by {time}: the DPO is told", for the next rung that tells somebody."""
    found = next_told(scene.case.ladder, scene.case.situation)
    if found is None:
        return []
    rung, when = found
    labels = [f"the {scene.people.role_label(role)}" for role in rung.to]
    who = f"{listed(labels)} {'is' if len(labels) == 1 else 'are'}"
    return [say(_NEXT[rung.silenced_by], at=at(when), who=who)]


def told_rows(scene: Scene, *, but: Told | None = None) -> list[tuple[str, str]]:
    """Role, time, acknowledged or not, oldest first; `but` is the telling that asks."""
    rows = [
        (sentence_case(scene.people.role_label(telling.told.role)), _row(scene, telling))
        for telling in scene.case.tellings
        if telling.told != but
    ]
    return list(dict.fromkeys(rows))[-MOST_ROWS:]


def _row(scene: Scene, telling: Telling) -> str:
    if telling.told.role == MAILBOX:
        return at(telling.at)
    return say("up.told_row", at=at(telling.at), whether=_whether(scene, telling.told))


def _whether(scene: Scene, told: Told) -> str:
    if any(unreached.told == told for unreached in scene.case.unreached):
        return say("up.unreached")
    acknowledged = scene.case.acknowledged
    if acknowledged is not None and acknowledged.by == told.person:
        return say("up.acknowledged")
    return say("up.not_acknowledged")
