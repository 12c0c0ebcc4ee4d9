"""The register of near misses: what nearly went wrong, and what was learnt."""

from collections.abc import Sequence

from dialogs.cases.register import Column, Counted, Register, how_many
from dialogs.near_misses.scene import NearMissScene
from dialogs.near_misses.sentences import say


def _counts(scenes: Sequence[NearMissScene]) -> Sequence[Counted]:
    learnt = how_many(say("register.learnt"), (bool(scene.case.lesson) for scene in scenes))
    return ((say("register.near_misses"), len(scenes)), learnt)


REGISTER = Register(
    title=say("register.near_misses"),
    columns=(Column(say("miss.lesson"), lambda scene: scene.case.lesson),),
    counts=_counts,
)
