"""Where the flow stops: an allegation goes to the LADO, and what is not about data elsewhere."""

from datetime import date

from dialogs.cards.elements import Card, Ref, box, card, execute, heading, text
from dialogs.cases.scene import front_door
from dialogs.complaints.sentences import say
from dialogs.complaints.verbs import CpVerb
from governance.moments import say_date
from governance.people.directory import Numbers

ELSEWHERE = ("signpost.children", "signpost.nhs", "signpost.police", "signpost.ombudsman")


def lado_card(numbers: Numbers, *, by: date, until: date, ref: Ref) -> Card:
    """What to do now. `by`: one working day from today; `until`: how long the answers are kept."""
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
        text(say("lado.confirm"), subtle=True),
    ]
    told = execute(
        "The LADO has been told: carry on", CpVerb.LADO_TOLD, ref.data(), needs_inputs=False
    )
    return card(body, [told, _cancel(ref)], summary=title)


def signpost_card(*, until: date, ref: Ref) -> Card:
    """Where to take it. What is listed is to be confirmed: we have not read its sources."""
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
