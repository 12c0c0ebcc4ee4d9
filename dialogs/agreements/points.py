"""The open points: what the law has changed, what is missing, what is wrongly written."""

from collections.abc import Iterator

from dialogs.agreements.scene import AgreementScene, bullets, button, card, point
from dialogs.agreements.sentences import say
from dialogs.agreements.verbs import AgreementVerb as Verb
from dialogs.cards.elements import Card, Element, heading, plain, text
from governance.agreements.dated import section
from governance.agreements.keeping import ContactPoint, contact_points
from governance.agreements.model import Gap, GapKind
from governance.moments import say_date

ORDER = (GapKind.LEGAL_QUERY, GapKind.DATA_GAP, GapKind.INCONSISTENCY)


def points_card(scene: AgreementScene) -> Card:
    """Every open point by who closes it, and the contacts to check."""
    body = [heading(say("points.title")), *point_lists(scene), *_contacts(scene)]
    return card(body, [button(scene, "back", Verb.REVIEW)], summary=say("points.title"))


def point_lists(scene: AgreementScene) -> list[Element]:
    """The open points in lists; one line where there is none."""
    if not scene.agreement.open_gaps():
        return [text(say("points.none"))]
    return list(_lists(scene))


def _lists(scene: AgreementScene) -> Iterator[Element]:
    for kind in ORDER:
        if gaps := scene.agreement.open_gaps(kind):
            yield text(say(f"points.{kind}"), bold=True)
            yield bullets(_point(gap) for gap in gaps)


def _point(gap: Gap) -> str:
    where = ", ".join(section(clause) for clause in gap.clauses)
    return point(gap.what) + (f" ({plain(where)})" if where else "")


def _contacts(scene: AgreementScene) -> list[Element]:
    found = contact_points(scene.state, scene.today)
    if not found:
        return []
    lines = (f"{scene.name(one.party)}: {say_gap(one)}" for one in found)
    return [text(say("points.contacts"), bold=True), bullets(lines)]


def say_gap(point: ContactPoint) -> str:
    """ "to be confirmed since Tue 20 Jun 2023"."""
    gap = say(f"contact.{point.gap}")
    if point.since is None:
        return gap
    return say("contact.since", gap=gap, day=say_date(point.since))
