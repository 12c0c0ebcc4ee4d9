"""The register of breaches: facts, effects and what was done of each (UK GDPR Art. 33(5))."""

from collections.abc import Sequence

from dialogs.breaches.record import decided, effects, remedy
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.cases.register import Column, Counted, Register, how_many, joined
from governance.breaches.breach import Breach
from governance.breaches.facts import Outcome


def _told(case: Breach) -> bool:
    return case.regulator.told is not None


def _in_time(case: Breach) -> bool:
    return case.regulator.told is not None and case.regulator.told.at <= case.limit


def _counts(scenes: Sequence[BreachScene]) -> Sequence[Counted]:
    cases = [scene.case for scene in scenes]
    decisions = [case.decision.outcome for case in cases if case.decision]
    return (
        (say("register.breaches"), len(cases)),
        how_many(say("register.danger"), (case.urgent for case in cases)),
        how_many(say("register.to_tell"), (one is Outcome.TELL_ICO for one in decisions)),
        how_many(say("register.told"), map(_told, cases)),
        how_many(say("register.told_in_time"), map(_in_time, cases)),
    )


REGISTER = Register(
    title=say("register.breaches"),
    columns=(
        Column(say("record.effects"), effects),
        Column(say("record.remedy"), lambda scene: joined(remedy(scene))),
        Column(say("record.decision"), lambda scene: joined(decided(scene))),
        Column(say("decide.aware_on"), lambda scene: scene.case.awareness.at),
        Column(say("register.limit"), lambda scene: scene.case.limit),
        Column(
            say("register.told_at"),
            lambda scene: scene.case.regulator.told and scene.case.regulator.told.at,
        ),
    ),
    counts=_counts,
)
