"""The review card of a signatory: several missed reviews are one card, and one answer."""

from dialogs.agreements.scene import AgreementScene, button, card, names, why_you
from dialogs.agreements.sentences import say
from dialogs.agreements.verbs import AgreementVerb as Verb
from dialogs.cards.elements import Card, Element, box, heading, text
from governance.agreements.dated import section
from governance.agreements.reminders import ReviewAsk, review_ask
from governance.moments import say_date


def review_card(scene: AgreementScene) -> Card:
    """What is overdue or coming, that the agreement is still in force, and the four answers."""
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
    return card(body, _answers(scene, ask), summary=summary_review(scene))


def summary_review(scene: AgreementScene) -> str:
    """The line that a phone shows, which never leaves out that the agreement is in force."""
    ask = review_ask(scene.state, scene.party, scene.today)
    if ask is None:
        return say("review.ended")
    still = [_in_force(scene)] if ask.missed else []
    return " ".join([_title(scene, ask), *still])


def lead_card(scene: AgreementScene) -> Card:
    """For the lead executive: what is overdue and who has still to answer."""
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
    return card(
        [heading(scene.title), text(say("review.ended"))],
        [button(scene, "show", Verb.SHOW)],
        summary=say("review.ended"),
    )


def _answers(scene: AgreementScene, ask: ReviewAsk) -> list[Element]:
    data = {"due": ask.due.isoformat()}
    return [
        button(scene, "points", Verb.POINTS, data=data),
        button(scene, "no_change", Verb.NO_CHANGE, data=data, style="positive"),
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
