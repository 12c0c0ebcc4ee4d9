"""A review: the card of a signatory, the points that are open, and what the signatory sends.

Several missed reviews are one card, and one answer: reviewed with no change, a change that is
needed, or "not me".
"""

from collections.abc import Mapping
from datetime import date

from dialogs.agreements.scene import (
    AgreementScene,
    back_to_request,
    bullets,
    button,
    card,
    names,
    point,
    thanks,
    tick,
    why_you,
)
from dialogs.agreements.sentences import say
from dialogs.agreements.verbs import AgreementVerb as Verb
from dialogs.cards.elements import ButtonStyle, Card, Element, box, heading, text
from dialogs.cards.inputs import input_text
from dialogs.cards.quoting import plain
from governance.agreements.dated import Audience, section
from governance.agreements.facts import ReviewAnswered
from governance.agreements.keeping import ContactPoint, contact_points
from governance.agreements.model import Gap, GapKind
from governance.agreements.reminders import ReviewAsk, review_ask
from governance.moments import london, say_date


def review_card(scene: AgreementScene) -> Card:
    """Say what is overdue or coming, and that the agreement is in force; offer four answers."""
    ask = review_ask(scene.state, scene.party, scene.today)
    if ask is None:
        return _nothing(scene)
    first, *rest = _lines(scene, ask)
    body = [
        *why_you(scene),
        heading(first),
        *([box("emphasis", [text(_in_force(scene), bold=True)])] if ask.missed else []),
        *(text(line) for line in rest),
    ]
    # The line that a phone shows never leaves out that the agreement is in force.
    summary = f"{first} {_in_force(scene)}" if ask.missed else first
    return card(body, _answers(scene, ask), summary=summary)


def lead_card(scene: AgreementScene) -> Card:
    """Show the lead executive what is overdue and who has still to answer."""
    missed = scene.state.overdue(scene.today)
    if not missed:
        return _nothing(scene)
    waiting = scene.state.still_asked(missed[-1].due)
    since = say_date(missed[0].due)
    title = say("review.overdue", since=since, **_which(scene))
    body = [
        *why_you(scene),
        heading(title),
        box("emphasis", [text(_in_force(scene), bold=True)]),
        text(_settles(len(missed))),
        *([text(say("lead.waiting", who=names(scene, waiting)))] if waiting else []),
        text(say("lead.ask")),
    ]
    actions = [button(scene, "points", Verb.POINTS), button(scene, "show", Verb.SHOW)]
    return card(body, actions, summary=f"{title} {_in_force(scene)}")


def _nothing(scene: AgreementScene) -> Card:
    """Say that nothing is asked, and what this party answered last."""
    answered = [text(line) for line in _answered(scene)]
    return card(
        [heading(scene.title), *answered, text(say("review.ended"))],
        [button(scene, "show", Verb.SHOW)],
        summary=say("review.ended"),
    )


def _answered(scene: AgreementScene) -> list[str]:
    event = scene.state.answer_of(scene.party)
    if event is None or not isinstance(event.fact, ReviewAnswered):
        return []
    day, answer = say_date(london(event.at).date()), say(f"review.answer.{event.fact.outcome}")
    said = say("review.answered", party=scene.name(scene.party), day=day, answer=answer)
    return [said, _how_far(scene)]


def _how_far(scene: AgreementScene) -> str:
    """Say whether the review is complete with this party's answer, or who is waited for."""
    asked = scene.state.still_asked(scene.state.answered.get(scene.party, date.min))
    waiting = [key for key in scene.state.deciders if key in asked]
    if not waiting:
        return say("done.review_all")
    return say("done.review_some", who=names(scene, waiting))


def _answers(scene: AgreementScene, ask: ReviewAsk) -> list[Element]:
    """Offer four answers. Nothing is recommended while points are open but to read them."""
    data = {"due": ask.due.isoformat()}
    first: ButtonStyle | None = "positive" if ask.points else None
    return [
        button(scene, "points", Verb.POINTS, data=data, style=first),
        button(scene, "no_change", Verb.NO_CHANGE, data=data),
        button(scene, "change", Verb.CHANGE, data=data),
        button(scene, "not_me", Verb.NOT_ME, data=data),
    ]


def _lines(scene: AgreementScene, ask: ReviewAsk) -> list[str]:
    count = len(ask.points)
    points = say("review.point") if count == 1 else say("review.points", count=str(count))
    coming = ask.missed and ask.coming
    return [
        _title(scene, ask),
        *([_settles(len(ask.missed))] if len(ask.missed) > 1 else []),
        *([points] if count else []),
        say("review.answer_by", by=say_date(ask.answer_by)),
        *([say("review.next", due=say_date(coming.due))] if coming else []),
    ]


def _title(scene: AgreementScene, ask: ReviewAsk) -> str:
    if ask.missed:
        return say("review.overdue", since=say_date(ask.missed[0].due), **_which(scene))
    return say("review.coming", due=say_date(ask.due), **_which(scene))


def _which(scene: AgreementScene) -> dict[str, str]:
    return {"agreement": scene.title, "version": scene.agreement.version}


def _in_force(scene: AgreementScene) -> str:
    return say("review.in_force", clause=section(scene.agreement.review.clause))


def _settles(missed: int) -> str:
    return say("review.settles_all", count=str(missed))


def no_change_card(scene: AgreementScene, due: date) -> Card:
    """Show the points that stay open, and the tick without which there is no answer."""
    read = tick(
        "read_points", say("no_change.label"), say("no_change.tick"), error=say("no_change.error")
    )
    body = [heading(say("no_change.title")), text(say("no_change.open")), *point_lists(scene), read]
    return _form(scene, {"due": due.isoformat()}, body, Verb.NO_CHANGE_SEND)


def change_card(scene: AgreementScene, due: date) -> Card:
    """Ask what should change, and why."""
    error = say("change.error")
    body = [
        heading(say("change.title")),
        input_text("what", say("change.what"), long=True, required=True, most=2000, error=error),
        input_text("why", say("change.why"), long=True, required=True, most=2000, error=error),
        text(say("change.next")),
    ]
    return _form(scene, {"due": due.isoformat()}, body, Verb.CHANGE_SEND)


def not_me_card(scene: AgreementScene, audience: Audience, *, version: str = "") -> Card:
    """Ask who should be asked: a post, never a name. `version` is that of a signature."""
    data = {"audience": str(audience), **({"version": version} if version else {})}
    body = [
        heading(say("not_me.title")),
        input_text("who", say("not_me.ask"), required=True, most=200, error=say("not_me.error")),
        text(say("not_me.no_answer", party=scene.name(scene.party))),
    ]
    return _form(scene, data, body, Verb.NOT_ME_SEND)


def answered_card(scene: AgreementScene) -> Card:
    """Say whether the review is complete with this answer, and who is still waited for."""
    said = say("done.review", party=scene.name(scene.party))
    return thanks(scene, said, _how_far(scene))


def not_me_done_card(scene: AgreementScene) -> Card:
    """Say that "not me" is on record, and that it is no answer."""
    said = say("done.not_me")
    body = [heading(say("not_me.title")), text(said)]
    return card(body, [button(scene, "show", Verb.SHOW)], summary=said)


def _form(scene: AgreementScene, data: Mapping[str, str], body: list[Element], send: Verb) -> Card:
    """Make a form under its own heading, with Send and the way back to the card that asked."""
    version = data.get("version")
    back = back_to_request(scene, version) if version else button(scene, "back", Verb.REVIEW)
    actions = [button(scene, "send", send, data=data, style="positive", sends=True), back]
    return card(body, actions, summary=str(body[0]["text"]))


ORDER = (GapKind.LEGAL_QUERY, GapKind.DATA_GAP, GapKind.INCONSISTENCY)


def points_card(scene: AgreementScene) -> Card:
    """List every open point by who closes it, and the contacts to check."""
    body = [heading(say("points.title")), *point_lists(scene), *_contacts(scene)]
    return card(body, [button(scene, "back", Verb.REVIEW)], summary=say("points.title"))


def point_lists(scene: AgreementScene) -> list[Element]:
    """Return the open points in lists; one line where there is none."""
    found = list[Element]()
    for kind in ORDER:
        if gaps := scene.agreement.open_gaps(kind):
            found += [text(say(f"points.{kind}"), bold=True), bullets(map(_point, gaps))]
    return found or [text(say("points.none"))]


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
    """Say what is wrong with a contact: "to be confirmed since Tue 20 Jun 2023"."""
    gap = say(f"contact.{point.gap}")
    if point.since is None:
        return gap
    return say("contact.since", gap=gap, day=say_date(point.since))
