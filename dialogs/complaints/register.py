"""The register of complaints, with the numbers that regulations may ask for (CP-COUNT, docs/law.md;
DPA 2018 s.164B).
"""

from collections.abc import Sequence

from dialogs.cases.register import Column, Counted, Register, how_many
from dialogs.complaints.scene import ComplaintScene
from dialogs.complaints.sentences import say

ACKNOWLEDGE = "CP-ACK"


def _in_time(scene: ComplaintScene) -> bool:
    """Return whether it was acknowledged by its legal day; no day, no being in time."""
    by, on = scene.dated(ACKNOWLEDGE), scene.case.acknowledged_on
    return by is not None and on is not None and on <= by


def _said(scene: ComplaintScene) -> str:
    if scene.dated(ACKNOWLEDGE) is None or scene.case.acknowledged_on is None:
        return ""
    return say("register.yes" if _in_time(scene) else "register.no")


def _counts(scenes: Sequence[ComplaintScene]) -> Sequence[Counted]:
    cases = [scene.case for scene in scenes]
    return (
        (say("register.received"), len(cases)),
        how_many(say("register.acknowledged"), (bool(one.acknowledged_on) for one in cases)),
        how_many(say("register.acknowledged_in_time"), map(_in_time, scenes)),
        how_many(say("register.answered"), (one.outcome is not None for one in cases)),
        how_many(say("register.not_answered"), (one.outcome is None for one in cases)),
    )


REGISTER = Register(
    title=say("register.complaints"),
    columns=(
        Column(say("register.received_on"), lambda scene: scene.case.received),
        Column(say("register.acknowledge_by"), lambda scene: scene.dated(ACKNOWLEDGE)),
        Column(say("register.acknowledged_on"), lambda scene: scene.case.acknowledged_on),
        Column(say("register.in_time"), _said),
        Column(
            say("register.outcome_on"),
            lambda scene: scene.case.outcome and scene.case.outcome.told_on,
        ),
        Column(
            say("register.outcome"), lambda scene: scene.case.outcome and scene.case.outcome.outcome
        ),
    ),
    counts=_counts,
)
