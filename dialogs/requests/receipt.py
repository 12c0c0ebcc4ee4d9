"""What whoever took it down gets: the receipt, who has it, and how it ended."""

from collections.abc import Sequence

from dialogs.cards.elements import Card, Ref, box, card, execute, heading, text
from dialogs.cases.reporter_news import has_it_card, taken_back
from dialogs.cases.scene import at, buttons, has_it, unmarked
from dialogs.cases.verbs import Verb
from dialogs.cases.who_is_told import who_has_been_told, who_is_told_now
from dialogs.requests.scene import RequestScene, cited, clock_box, working
from dialogs.requests.sentences import say
from dialogs.requests.verbs import RequestVerb
from dialogs.words.wording import listed, party_name, sentence_case
from governance.requests.facts import Redirected
from governance.requests.holds import hold_of
from governance.requests.recogniser import recognise_taken
from governance.requests.rights import How, Right


def receipt_card(scene: RequestScene) -> Card:
    """Show the reference, the date and how it was worked out, and what to do now."""
    case = scene.case
    body = [
        heading(scene.title),
        text(say("rq.thanks", reference=scene.reference)),
        *(text(line, colour="good") for line in _since(scene)),
        text(say("rq.taken_for", kind=scene.kind)),
        *(text(line, subtle=True) for line in recognised_lines(scene)),
        *clock_box(scene),
        *working(scene),
        *([] if case.decided else [box("warning", [text(line) for line in _now(scene)])]),
        *(text(line) for line in _next(scene)),
    ]
    return card(
        body,
        buttons(scene, (Verb.WITHDRAW,)),
        summary=unmarked(" ".join((say("rq.thanks", reference=scene.reference), *_since(scene)))),
    )


def recognised_lines(scene: RequestScene) -> list[str]:
    """Say why it is taken for that, where someone was not sure."""
    found = recognise_taken(scene.case.taken)
    if found is None or found.right is not scene.case.right:
        return []
    return [found.reason, say("rq.source", source=cited(found.source, found.tag))]


def _since(scene: RequestScene) -> list[str]:
    closed = scene.case.decided
    return [
        *who_has_been_told(scene),
        *([] if closed else has_it(scene, say, "rq.has_it")),
        *taken_back(scene),
        *([closed_line(scene)] if closed else []),
    ]


def closed_line(scene: RequestScene) -> str:
    """Say when and how it ended."""
    closed, ended = scene.case.decided, scene.case.ended
    if closed is None or ended is None:
        return ""
    return say("rq.closed", at=at(closed.at), how=say(f"rq_ended.{ended}"))


def _now(scene: RequestScene) -> list[str]:
    """Say what to do now: above all, to destroy nothing."""
    hold = hold_of(scene.case)
    law = cited(hold.law, hold.tag) if hold else ""
    return [
        say("rq.delete_nothing", law=law),
        say("rq.do_not_answer", team=scene.numbers.ig_team),
        say("rq.keep_it"),
        *([say("rq.write_it_down")] if _spoken_foi(scene) else []),
    ]


def same_line(reference: str, others: Sequence[str]) -> str:
    """Say that other cases have the same reference of the party's."""
    return say("rq.same", others=listed(others), reference=reference)


def _spoken_foi(scene: RequestScene) -> bool:
    """Return whether it is FOI and spoken: s.8 asks for writing, s.16 asks us to help."""
    return scene.case.right is Right.FOI and scene.case.taken.how is How.SPOKEN


def _next(scene: RequestScene) -> list[str]:
    case = scene.case
    if case.acknowledged or case.decided:
        return []
    return [*who_is_told_now(scene), say("rq.told", team=sentence_case(scene.numbers.ig_team))]


def someone_has_it(scene: RequestScene) -> Card:
    """Show who has it now."""
    return has_it_card(scene, say, "rq.has_it")


def outcome_card(scene: RequestScene) -> Card:
    """Tell whoever took it down how it ended. Never the reasons, which are the person's."""
    title = say("rq.outcome", reference=scene.reference)
    body = [
        heading(title),
        text(closed_line(scene)),
        *(text(line) for line in _where(scene)),
        text(say("rq.outcome_thanks")),
    ]
    return card(body, summary=title)


def _where(scene: RequestScene) -> list[str]:
    fact = scene.case.decided.fact if scene.case.decided else None
    if isinstance(fact, Redirected):
        return [say("rq.outcome_to", party=party_name(scene.agreement, fact.to))]
    return []


def no_request_card(reason: str, source: str, ref: Ref) -> Card:
    """Say why it is just correspondence, with the way back for whoever thinks otherwise."""
    title = say("rq.none_title")
    body = [
        heading(title),
        text(reason),
        text(say("rq.source", source=source), subtle=True),
        text(say("rq.none")),
    ]
    again = execute("Record a request", RequestVerb.START, ref.data(), needs_inputs=False)
    return card(body, [again], summary=title)


def why_card(scene: RequestScene) -> Card:
    """Show how the date was worked out, and what moved it last."""
    title = say("rq.why_title", reference=scene.reference)
    body = [
        heading(title),
        *([text(closed_line(scene))] if scene.case.decided else []),
        *clock_box(scene),
        *working(scene),
    ]
    back = buttons(scene, (Verb.STATUS,))
    return card(body, back, summary=title)
