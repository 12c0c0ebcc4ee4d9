"""The register of requests: what each is in law, and whether it was answered in time."""

from collections.abc import Sequence

from dialogs.cases.register import Column, Counted, Register, how_many
from dialogs.requests.scene import RequestScene
from dialogs.requests.sentences import say
from governance.moments import london
from governance.requests.request import RequestCase

REGIMES = ((True, "register.information"), (False, "register.data_protection"))
"""FOI and EIR, which the public may use, and the rights over one's own data."""


def _in_time(case: RequestCase) -> bool | None:
    """Return whether it ended by the day that bound; None where no day did, or it is open."""
    if case.binds is None or case.decided is None:
        return None
    return london(case.decided.at).date() <= case.binds


def _said(scene: RequestScene) -> str:
    in_time = _in_time(scene.case)
    return "" if in_time is None else say("register.yes" if in_time else "register.no")


def _counts(scenes: Sequence[RequestScene]) -> Sequence[Counted]:
    return [one for public, said in REGIMES for one in _of_regime(scenes, public, say(said))]


def _of_regime(scenes: Sequence[RequestScene], public: bool, said: str) -> list[Counted]:  # noqa: FBT001  a row of REGIMES
    cases = [scene.case for scene in scenes if scene.case.information is public]
    ended = [in_time for case in cases if (in_time := _in_time(case)) is not None]
    return [
        (said, len(cases)),
        (say("register.ended", regime=said), len(ended)),
        how_many(say("register.ended_in_time", regime=said), ended),
    ]


REGISTER = Register(
    title=say("register.requests"),
    columns=(
        Column(say("register.what"), lambda scene: scene.kind),
        Column(say("register.received_on"), lambda scene: scene.case.clock.received),
        Column(say("register.answer_by"), lambda scene: scene.case.binds),
        Column(
            say("register.ended_at"), lambda scene: scene.case.decided and scene.case.decided.at
        ),
        Column(say("register.in_time"), _said),
    ),
    counts=_counts,
)
