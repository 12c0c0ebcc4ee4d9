"""The cards of a drill: DRILL on each, and a way out to what is real; no 999 and no partner."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from dialogs.cards.elements import Card, Element, Ref, box, card, execute, heading, text
from dialogs.cards.inputs import input_choice, input_toggle
from dialogs.cases.scene import unmarked
from dialogs.drills.sentences import say
from dialogs.drills.verbs import DrillVerb
from dialogs.words.wording import party_name, role_label
from governance.agreements.model import Agreement
from governance.cases.ladders import Rung, Silence
from governance.drills.drill import Drill, Score, minutes
from governance.keys import PartyKey
from governance.moments import say_length, say_moment

PARTY, DPIA = "drill_party", "drill_dpia"


def drill_card(ref: Ref, drill: Drill, rung: Rung, role: str, agreement: Agreement) -> Card:
    """Tell one person of one rung of a drill, and ask for one press."""
    body = [
        box("warning", [heading(say("drill.title"))]),
        text(say("drill.what", party=party_name(agreement, drill.party))),
        text(say(_why(rung), role=role_label(role))),
        text(say("drill.ask")),
        text(say("drill.real_too")),
        text(say("drill.begun", at=say_moment(drill.begun)), subtle=True, size="small"),
    ]
    data = {**ref.data(), "drill": drill.subject}
    seen = execute(say("drill.seen"), DrillVerb.SEEN, data, style="positive", needs_inputs=False)
    return card(body, [seen, _real(data)], summary=say("drill.summary"))


def seen_card(ref: Ref, drill: Drill) -> Card:
    """Show what is left once they pressed: still DRILL, and still the way to what is real."""
    body = [
        box("warning", [heading(say("drill.title"))]),
        text(say("drill.counted")),
        text(say("drill.real_too")),
    ]
    actions = [_real({**ref.data(), "drill": drill.subject})]
    return card(body, actions, summary=say("drill.counted"))


def _real(data: Mapping[str, object]) -> Element:
    real = say("drill.real")
    return execute(real, DrillVerb.REAL, data, style="destructive", needs_inputs=False)


def _why(rung: Rung) -> str:
    if rung.first:
        return "drill.why_report"
    picked = rung.silenced_by is Silence.ACKNOWLEDGED
    return "drill.why_nobody" if picked else "drill.why_undecided"


def menu_card(
    ref: Ref, agreement: Agreement, parties: Sequence[PartyKey], lasts: timedelta
) -> Card:
    """Offer a drill to whoever may hold one; the inputs are `drill_party` and `drill_dpia`."""
    choices = [(key, party_name(agreement, key)) for key in parties]
    whose, only = say("drill.party"), parties[0] if len(parties) == 1 else ""
    body = [
        heading(say("drill.menu")),
        text(say("drill.about", length=say_length(lasts, "minute"))),
        input_choice(PARTY, whose, choices, value=only, style="compact", required=True),
        input_toggle(DPIA, say("drill.dpia_label"), say("drill.dpia")),
    ]
    data = ref.data()
    actions = [
        execute(say("drill.begin"), DrillVerb.BEGIN, data, style="positive"),
        execute(say("drill.score_button"), DrillVerb.SCORE, data),
        execute(say("drill.end"), DrillVerb.END, data),
    ]
    return card(body, actions, summary=say("drill.menu"))


def score_card(drill: Drill, found: Score, agreement: Agreement, *, running: bool) -> Card:
    """Show what a drill showed, and what it did not: who was slow."""
    title, *lines = score_lines(drill, found, agreement, running=running)
    body = [heading(title), *(text(line) for line in lines)]
    return card(body, summary=f"{title}. {unmarked(score_line(found))}")


def score_lines(
    drill: Drill, found: Score, agreement: Agreement, *, running: bool
) -> tuple[str, ...]:
    """Return the title, and the score line by line, as a card and a shell show it."""
    party, at = party_name(agreement, drill.party), say_moment(drill.begun)
    silent = found.told - found.reached - found.failed
    posts = ", ".join(role_label(role) for role in found.vacant)
    return (
        say("drill.score", party=party, at=at),
        *([say("drill.so_far")] if running else []),
        score_line(found),
        *([say("drill.vacant_posts", posts=posts)] if found.vacant else []),
        *([say("drill.failed", count=str(found.failed))] if found.failed else []),
        *([say("drill.silent", count=str(silent))] if silent else []),
        say("drill.kept"),
    )


def score_line(found: Score) -> str:
    """Say it in a line: "22 of 24 reached, slowest 41 minutes, 2 posts vacant."."""
    slowest = found.slowest
    took = say("drill.slowest", count=say_minutes(slowest)) if slowest is not None else ""
    count = len(found.vacant)
    words = {0: "drill.no_vacant", 1: "drill.one_vacant"}.get(count, "drill.vacant")
    return say(
        "drill.line",
        reached=str(found.reached),
        told=str(found.told),
        slowest=took,
        vacant=say(words, count=str(count)),
    )


def say_minutes(length: timedelta) -> str:
    """Say a length in whole minutes."""
    count = minutes(length)
    return f"{count} minute{'' if count == 1 else 's'}"
