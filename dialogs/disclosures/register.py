"""The disclosure register: who asked, under what power, what was decided, what went, and when."""

from collections.abc import Sequence

from dialogs.cases.register import Column, Counted, Register, how_many
from dialogs.disclosures.scene import DisclosureScene
from dialogs.disclosures.sentences import say
from dialogs.words.wording import listed
from governance.disclosures.facts import Decision, DisclosureDecided
from governance.moments import say_date
from governance.people.identity import PersonId


def _footing(scene: DisclosureScene) -> str:
    weighed = scene.case.weighed
    return say(f"dr_footing.{weighed.footing}") if weighed else ""


def _power(scene: DisclosureScene) -> str:
    return scene.case.weighed.power if scene.case.weighed else ""


def _decision(scene: DisclosureScene) -> str:
    decided = scene.case.decided_as
    return say(f"dr_decision.{decided}") if decided else ""


def _decided_by(scene: DisclosureScene) -> str:
    event = scene.case.decision
    return scene.people.name(event.by) if event and isinstance(event.by, PersonId) else ""


def _reasons(scene: DisclosureScene) -> str:
    fact = scene.case.decision.fact if scene.case.decision else None
    return fact.reasons if isinstance(fact, DisclosureDecided) else ""


def _told(scene: DisclosureScene) -> str:
    telling = scene.case.telling
    return say(f"dr_telling.{telling.telling}") if telling else ""


def _counts(scenes: Sequence[DisclosureScene]) -> Sequence[Counted]:
    cases = [scene.case for scene in scenes]
    return (
        (say("register.disclosures"), len(cases)),
        how_many(say("register.dr_shared"), (bool(one.sent) for one in cases)),
        how_many(say("register.dr_refused"), (one.decided_as is Decision.REFUSE for one in cases)),
    )


REGISTER = Register(
    title=say("register.disclosures"),
    columns=(
        Column(say("register.dr_asker"), lambda scene: scene.asker),
        Column(say("register.dr_by"), lambda scene: scene.case.by),
        Column(say("register.dr_footing"), _footing),
        Column(say("register.dr_power"), _power),
        Column(say("register.dr_decision"), _decision),
        Column(say("register.dr_decided_by"), _decided_by),
        Column(say("register.dr_reasons"), _reasons),
        Column(
            say("register.dr_went"), lambda scene: "; ".join(one.what for one in scene.case.sent)
        ),
        Column(
            say("register.dr_route"),
            lambda scene: listed(say(f"dr_route.{one.route}") for one in scene.case.sent),
        ),
        Column(
            say("register.dr_sent_on"),
            lambda scene: listed(say_date(one.on) for one in scene.case.sent),
        ),
        Column(say("register.dr_told"), _told),
    ),
    counts=_counts,
)
