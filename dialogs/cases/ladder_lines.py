"""What the ladder has done and does next, without a name."""

from collections.abc import Callable, Mapping
from datetime import datetime

from dialogs.cards.elements import Element, box, text
from dialogs.cases.history import WHY, recipient
from dialogs.cases.scene import CaseScene, at
from dialogs.words.wording import Say, listed, say, sentence_case
from governance.cases.case import Telling
from governance.cases.ladders import MAILBOX, Rung, Silence
from governance.cases.recipients import Told
from governance.cases.rungs import next_told, was_due
from governance.moments import london
from governance.outcomes import Outcome
from governance.people.identity import PersonId

RoleHolder = tuple[str, PersonId | None]

NEXT: Mapping[Silence, str] = {
    Silence.ACKNOWLEDGED: "notice.not_acknowledged",
    Silence.DECIDED: "notice.not_decided",
    Silence.DONE: "notice.not_done",
}
"""Ids of what is said of the next rung by most kinds, for what it waits."""


def late_line(scene: CaseScene, told: Told) -> list[Element]:
    """Say when this should have come, where it comes late."""
    if not told.late:
        return []
    due = was_due(scene.case.ladder.rung(told.rung), scene.situation)
    return [box("warning", [text(say("notice.late", at=at(due)))])] if due else []


def prove_line(scene: CaseScene, told: Told) -> list[str]:
    """Say to whoever has it, and did nothing that is on record, what the next reminder does."""
    if told.person is None or told.person != scene.case.owner or not scene.case.reminded:
        return []
    return [say("up.prove", references=scene.reference)]


def next_line(scene: CaseScene, say: Say, says: Mapping[Silence, str]) -> list[str]:
    """Say when the next rung tells whom, in the kind's words; nothing where no rung will."""
    found = next_told(scene.case.ladder, scene.situation, scene.now)
    return [] if found is None else [say_next(*found, scene.people.role_label, say, says)]


def say_next(
    rung: Rung, when: datetime, label: Callable[[str], str], say: Say, says: Mapping[Silence, str]
) -> str:
    """Return "If nobody presses “I have it” by {time}: the DPO is told"."""
    labels = [f"the {label(role)}" for role in rung.to]
    who = f"{listed(labels)} {'is' if len(labels) == 1 else 'are'}"
    return say(says[rung.silenced_by], at=at(when), who=who)


def told_rows(scene: CaseScene, *, but: Told | None = None) -> list[tuple[str, str]]:
    """Return role, time and whether acknowledged, a row a recipient, without the telling `but`."""
    return [
        (sentence_case(scene.people.role_label(role)), _row(scene, tellings))
        for (role, _), tellings in _by_holder(scene, but).items()
    ]


def became_lines(scene: CaseScene) -> list[str]:
    """Say of each who was told what became of the newest that reached them, or did not."""
    newest = (_newest_with_news(scene, tellings) for tellings in _by_holder(scene).values())
    return [
        say("open.became", who=recipient(told, scene.people), whether=whether(scene, told))
        for told in newest
    ]


def seen_line(scene: CaseScene) -> list[str]:
    """Say who has seen a notice, and when; nothing where that is not known, or past."""
    if scene.case.acknowledged is not None:
        return []
    told = dict.fromkeys(one.told for one in scene.case.tellings if one.told.person)
    found = {
        one.person: f"{recipient(one, scene.people)} {_time(seen, scene.now)}"
        for one in told
        if (seen := scene.seen.get((one.rung, one.person)))
    }
    return [say("up.seen_by", who=listed(found.values()))] if found else []


def _by_holder(scene: CaseScene, but: Told | None = None) -> Mapping[RoleHolder, list[Telling]]:
    found: dict[RoleHolder, list[Telling]] = {}
    for telling in scene.case.tellings:
        if telling.told != but:
            found.setdefault((telling.told.role, telling.told.person), []).append(telling)
    return found


def _newest_with_news(scene: CaseScene, tellings: list[Telling]) -> Told:
    """Return the newest that has an end: one on its way says nothing of those that arrived."""
    ended = [one.told for one in tellings if _became(scene, one.told) not in NO_NEWS]
    return (ended or [tellings[-1].told])[-1]


def _became(scene: CaseScene, told: Told) -> Outcome | None:
    return scene.became.get((told.rung, told.person))


def _row(scene: CaseScene, tellings: list[Telling]) -> str:
    first, count = at(tellings[0].at), str(len(tellings))
    last = _newest_with_news(scene, tellings)
    if last.role == MAILBOX and _why_unreached(scene, last) is None:
        return first  # nobody acknowledges as a mailbox
    if len(tellings) == 1:
        return say("up.told_row", at=first, whether=whether(scene, last))
    return say("up.told_often", at=first, count=count, whether=whether(scene, last))


BECAME: Mapping[Outcome, str] = {
    Outcome.WAITING: "up.waiting",
    Outcome.ANSWERED: "up.acknowledged",
    Outcome.SEEN: "up.was_seen",
    Outcome.DELIVERED: "up.delivered",
    Outcome.NOT_SEEN: "up.not_seen",
    Outcome.SUPERSEDED: "up.superseded",
    Outcome.UNREACHED: "up.unreached",
}
"""Ids of what is said of a notice, by what became of it."""

NO_NEWS = (Outcome.WAITING, Outcome.SUPERSEDED)

LATE = "late"
"""The word that is kept where it was not delivered in time, and is still tried."""


def whether(scene: CaseScene, told: Told) -> str:
    """Say what became of what somebody was told."""
    took = scene.case.acknowledged
    if took is not None and took.by == told.person:
        return say("up.acknowledged")
    seen = scene.seen.get((told.rung, told.person))
    if seen is not None:
        return say("up.seen", at=_time(seen, scene.now))
    why, end = _why_unreached(scene, told), _became(scene, told)
    if why == LATE and end is not Outcome.UNREACHED:
        return say("up.not_yet") if end in (None, Outcome.WAITING) else say(BECAME[end])
    if why is not None:
        return say("up.unreached_why", why=say(WHY[why])) if why in WHY else say("up.unreached")
    return say("up.not_acknowledged" if end is None else BECAME[end])


def _why_unreached(scene: CaseScene, told: Told) -> str | None:
    found = (one.why for one in reversed(scene.case.unreached) if one.told == told)
    return next(found, None)


def _time(instant: datetime, now: datetime) -> str:
    """Say a time of today without its day."""
    today = london(instant).date() == london(now).date()
    return f"{london(instant):%H:%M}" if today else at(instant)
