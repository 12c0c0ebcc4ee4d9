"""First words, help, and the plain sentences of refusal."""

from collections.abc import Iterable, Sequence

from dialogs.asking.commands import suggested
from dialogs.cards.elements import (
    Card,
    Element,
    Ref,
    box,
    card,
    execute,
    group,
    heading,
    link,
    plain,
    text,
)
from dialogs.cases.verbs import Verb
from dialogs.words.wording import say

Transcript = Sequence[tuple[str, str]]
"""A sample conversation: (who, what), in order."""


def welcome_card(ref: Ref, party_name: str) -> Card:
    """The first card anyone sees."""
    body = [
        heading(say("welcome.title")),
        text(say("welcome.party", party=plain(party_name))),
        text(say("welcome.body")),
    ]
    return card(body, _home(ref), summary=say("welcome.title"))


def menu_card(ref: Ref) -> Card:
    """The same choices, without the welcome."""
    return card([heading(say("menu.title"))], _home(ref), summary=say("menu.title"))


def help_card(ref: Ref, transcripts: Iterable[Transcript] = ()) -> Card:
    """What can be typed: what Teams suggests. With sample conversations where there are any."""
    lines = [f"**{plain(typed)}**: {plain(does)}." for typed, does in suggested()]
    body = [
        heading(say("help.title")),
        text("\n".join(f"- {line}" for line in (*lines, say("help.choices")))),
        *(_example(transcript) for transcript in transcripts),
    ]
    someone = execute("Report for someone else", Verb.REPORT_FOR, ref.data(), needs_inputs=False)
    return card(body, [*_home(ref)[:-1], someone], summary=say("help.title"))


def _example(transcript: Transcript) -> Element:
    said = [text(f"**{plain(who)}:** {plain(what)}") for who, what in transcript]
    return group([heading(say("help.example"), size="medium"), *said], separator=True)


def _home(ref: Ref) -> list[Element]:
    report = execute(
        "Report a breach", Verb.REPORT_BREACH, ref.data(), style="positive", needs_inputs=False
    )
    near_miss = execute("Report a near miss", Verb.REPORT_NEAR_MISS, ref.data(), needs_inputs=False)
    complaint = execute("Record a complaint", "complaint", ref.data(), needs_inputs=False)
    request = execute("Record a request", "report_request", ref.data(), needs_inputs=False)
    mine = execute("My reports", Verb.MY_REPORTS, ref.data(), needs_inputs=False)
    help_ = execute("Help", Verb.HELP, ref.data(), needs_inputs=False)
    return [report, near_miss, complaint, request, mine, help_]


def go_private_card(sentence: str, url: str) -> Card:
    """For a group or a channel: the way to where nobody else reads."""
    return card([text(sentence)], [link("Message me privately", url)], summary=sentence)


def gone_card() -> Card:
    """The same for "not there" and "not yours" (DESIGN 3)."""
    return card([text(say("gone"))], summary=say("gone"))


def sorry_card(sentence: str) -> Card:
    """One plain sentence when something cannot be done; the sentence is ours, not theirs."""
    body = [box("warning", [text(say("sorry.title"), bold=True), text(sentence)])]
    return card(body, summary=sentence)
