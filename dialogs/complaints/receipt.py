"""What the recorder gets: where the flow stops, the receipt, and later news."""

from datetime import date

from dialogs.cards.elements import Card, Element, Ref, box, card, execute, heading, text
from dialogs.cases.reporter_news import (
    has_it_card,
    lesson_news,
    lesson_shown,
    see_lesson,
    taken_back,
)
from dialogs.cases.scene import buttons, front_door, has_it, unmarked
from dialogs.cases.verbs import Verb
from dialogs.cases.who_is_told import who_has_been_told, who_is_told_now
from dialogs.clocks.to_come import to_come
from dialogs.complaints.scene import ComplaintScene
from dialogs.complaints.sentences import say
from dialogs.complaints.verbs import CpVerb
from dialogs.words.wording import listed
from governance.clocks.confirmed import NOTHING, Confirmed, say_confirmed
from governance.complaints.routing import Respondent
from governance.moments import say_date
from governance.people.directory import Numbers

_ELSEWHERE = {
    Respondent.NOMINATED_REPRESENTATIVE: "route.group",
    Respondent.GROUP_DECIDES: "route.group",
    Respondent.PASS_ON: "route.pass_on",
}
"""Where it goes on to from here, as the recorder is told."""


def receipt_card(scene: ComplaintScene) -> Card:
    """Show the reference, what happens next, and by when."""
    body = [
        heading(scene.title),
        text(say("receipt.complaint", reference=scene.reference)),
        *(text(line, colour="good") for line in _since(scene)),
        text(say("receipt.next"), bold=True),
        text("\n".join(f"- {line}" for line in _next(scene))),
        *(text(line, colour="warning") for line in _mind(scene)),
    ]
    actions = [*see_it(scene), *buttons(scene, (Verb.DEADLINE, Verb.WITHDRAW))]
    return card(body, actions, summary=summary_receipt(scene))


def summary_receipt(scene: ComplaintScene) -> str:
    """Return the receipt in one line."""
    said = (say("receipt.complaint", reference=scene.reference), *_since(scene))
    return unmarked(" ".join(said))


def _since(scene: ComplaintScene) -> list[str]:
    written, outcome = scene.case.acknowledged_on, scene.case.outcome
    return [
        *who_has_been_told(scene),
        *has_it(scene, say, "cp.has_it"),
        *([say("cp.written", on=say_date(written))] if written and not outcome else []),
        *taken_back(scene),
        *([say("cp.answered", on=say_date(outcome.told_on))] if outcome else []),
    ]


def _next(scene: ComplaintScene) -> list[str]:
    case = scene.case
    lines = who_is_told_now(scene)
    if case.acknowledged_on is None:
        lines.append(_written_by(scene))
    if case.decided is None and case.route.respondent in _ELSEWHERE:
        lines.append(say(_ELSEWHERE[case.route.respondent]))
    if case.decided is None:
        lines.append(say("receipt.complaint_answer"))
    return [*lines, say("receipt.complaint_keep")]


def _written_by(scene: ComplaintScene) -> str:
    legal, target = scene.day("CP-ACK"), scene.day("CP-ACK-TARGET")
    if not legal:
        return say("receipt.complaint_target", target=target)
    return say("receipt.complaint_written", on=legal, target=target)


def _mind(scene: ComplaintScene) -> list[str]:
    """Say who is kept out and who is not, the LADO, and where the reference is used already."""
    case = scene.case
    kept = [say("receipt.complaint_kept_from")] if case.out else []
    team = scene.numbers.ig_team
    free = [say("receipt.complaint_not_kept", team=team)] if case.report.someone_else else []
    lado = [say("receipt.complaint_lado")] if case.lado_told else []
    return [*kept, *free, *lado, *same_lines(scene)]


def same_lines(scene: ComplaintScene) -> list[str]:
    """Tell those alone who may see the others that there are any."""
    if not scene.same:
        return []
    return [say("receipt.complaint_same", references=listed(scene.same))]


def someone_has_it(scene: ComplaintScene) -> Card:
    """Show who has it now."""
    return has_it_card(scene, say, "cp.someone_has_it")


def outcome_news(scene: ComplaintScene) -> Card:
    """Tell the recorder the result, with thanks; never what the outcome says."""
    title = say("cp.news", reference=scene.reference)
    body = [heading(title)]
    if (outcome := scene.case.outcome) is not None:
        body += [
            text(say(f"cp.{outcome.result}")),
            text(say("cp.news_body", on=say_date(outcome.told_on))),
        ]
    return card(body, see_it(scene), summary=title)


def see_it(scene: ComplaintScene) -> list[Element]:
    """Return the button, once something was learnt."""
    return see_lesson(scene, scene.case.lesson)


def learnt_card(scene: ComplaintScene) -> Card:
    """Show what was learnt, until it is folded away."""
    return lesson_shown(scene, scene.case.lesson)


def learnt_news(scene: ComplaintScene) -> Card:
    """Tell the recorder that something was learnt, with a button to read it."""
    return lesson_news(scene, scene.case.lesson)


ELSEWHERE = ("signpost.children", "signpost.nhs", "signpost.police", "signpost.ombudsman")


def lado_card(
    numbers: Numbers,
    *,
    by: date,
    until: date,
    today: date,
    ref: Ref,
    confirmed: Confirmed = NOTHING,
) -> Card:
    """Say what to do now; `by` when, one working day on; answers are kept `until`."""
    title = say("lado.title")
    do = ("lado.who", "lado.not")
    body = [
        heading(title),
        text(say("lado.why")),
        box(
            "attention",
            [
                text(say("lado.danger", front_door=front_door(numbers))),
                text(say("lado.phone", by=say_date(by)), bold=True),
            ],
        ),
        text("\n".join(f"- {say(line)}" for line in do)),
        text(say("lado.kept", until=say_date(until))),
        text(_lado_confirmed(confirmed), subtle=True),
        to_come("LW-CPA", confirmed, today),
    ]
    told = execute(
        "The LADO has been told: carry on", CpVerb.LADO_TOLD, ref.data(), needs_inputs=False
    )
    return card(body, [told, _cancel(ref)], summary=title)


def _lado_confirmed(confirmed: Confirmed) -> str:
    known = confirmed.get("LADO")
    return say_confirmed(known) if known else say("lado.confirm")


def signpost_card(*, until: date, ref: Ref) -> Card:
    """Show where to take it. What is listed is to be confirmed: we have not read its sources."""
    title = say("signpost.title")
    body = [
        heading(title),
        text(say("signpost.why")),
        text(say("signpost.where")),
        text("\n".join(f"- {say(line)}" for line in ELSEWHERE)),
        text(say("signpost.confirm"), subtle=True),
        text(say("signpost.not_sure")),
        text(say("signpost.kept", until=say_date(until)), subtle=True),
    ]
    record = execute("Record it all the same", CpVerb.AFTER_ALL, ref.data(), needs_inputs=False)
    return card(body, [record, _cancel(ref)], summary=title)


def _cancel(ref: Ref) -> dict[str, object]:
    return execute("Cancel", "cancel", ref.data(), needs_inputs=False)
