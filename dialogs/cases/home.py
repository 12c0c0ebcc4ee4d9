"""First words, help, and the plain sentences of refusal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialogs.cards.elements import (
    Card,
    Element,
    Ref,
    card,
    execute,
    group,
    heading,
    link,
    text,
)
from dialogs.cards.quoting import plain
from dialogs.cases.verbs import Verb
from dialogs.words.wording import say

PRIVATELY = "Message me privately"

Transcript = Sequence[tuple[str, str]]
"""A sample conversation: (who, what), in order."""


@dataclass(frozen=True, slots=True)
class StartButton:
    """A button that starts something, on cards that offer a choice. `place` orders them."""

    title: str
    verb: str
    place: int
    main: bool = False

    def shown(self, ref: Ref) -> Element:
        """Return it for a card."""
        return execute(
            self.title,
            self.verb,
            ref.data(),
            style="positive" if self.main else None,
            needs_inputs=False,
        )


def welcome_card(ref: Ref, party_name: str, starts: Sequence[StartButton]) -> Card:
    """Show the first card anyone sees."""
    body = [
        heading(say("welcome.title")),
        text(say("welcome.party", party=plain(party_name))),
        text(say("welcome.body")),
    ]
    return card(body, _home(ref, starts), summary=say("welcome.title"))


def menu_card(ref: Ref, starts: Sequence[StartButton]) -> Card:
    """Show the same choices, without the welcome."""
    return card([heading(say("menu.title"))], _home(ref, starts), summary=say("menu.title"))


def nearest_card(
    ref: Ref, starts: Sequence[StartButton], *, fits: bool, first: Sequence[str], of_words: str
) -> Card:
    """Offer what may be meant by words that are no command; the home buttons where nothing `fits`.

    `first`: what to know before pressing. `of_words`: what becomes of the words, and what to do
    with them; "" for a few.
    """
    title = say("nearest.title" if fits else "nearest.nothing")
    lines = filter(None, (*first, say("nearest.how"), of_words))
    actions = [one.shown(ref) for one in starts] if fits else _home(ref, starts)
    return card([heading(title), *map(text, lines)], actions, summary=title)


def reply_card(ref: Ref, reference: str, starts: Sequence[StartButton], of_words: str) -> Card:
    """Offer the words as the reply to a question about a report, before what else they may mean."""
    title = say("nearest.title")
    reply = execute(
        say("reply.send", reference=reference),
        Verb.REPLY,
        ref.data(),
        style="positive",
        needs_inputs=False,
    )
    lines = (say("reply.asked", reference=reference), say("nearest.how"), of_words)
    others = [one.shown(Ref(ref.card)) for one in starts]
    return card([heading(title), *map(text, lines)], [reply, *others], summary=title)


def file_card(ref: Ref, starts: Sequence[StartButton]) -> Card:
    """Say that a file or picture was not kept and what to do with it, and offer each report."""
    title = say("sent_file.title")
    body = [heading(title), text(say("sent_file.delete"), bold=True), text(say("sent_file.words"))]
    return card(body, [one.shown(ref) for one in starts], summary=title)


def disclosure_card(ig_team: str) -> Card:
    """What to do where the police, a court or a solicitor asks for information."""
    lines = ("disclosure.danger", "disclosure.check", "disclosure.no_clock")
    danger, check, no_clock = (text(say(line)) for line in lines)
    who = text(say("disclosure.who", ig_team=plain(ig_team)))
    title = say("disclosure.title")
    return card([heading(title), danger, who, check, no_clock], summary=title)


def help_card(
    ref: Ref,
    suggested: Iterable[tuple[str, str]],
    starts: Sequence[StartButton],
    more: Sequence[StartButton],
    transcripts: Iterable[Transcript] = (),
) -> Card:
    """List what can be typed, as Teams suggests it, with sample conversations if there are any.

    `more`: buttons that only this card has.
    """
    lines = [f"**{plain(typed)}**: {plain(does)}." for typed, does in suggested]
    body = [
        heading(say("help.title")),
        text("\n".join(f"- {line}" for line in (*lines, say("help.choices")))),
        *(_example(transcript) for transcript in transcripts),
    ]
    actions = [*_home(ref, starts)[:-1], *(one.shown(ref) for one in more)]
    return card(body, actions, summary=say("help.title"))


def _example(transcript: Transcript) -> Element:
    said = [text(f"**{plain(who)}:** {plain(what)}") for who, what in transcript]
    return group([heading(say("help.example"), size="medium"), *said], separator=True)


def _home(ref: Ref, starts: Sequence[StartButton]) -> list[Element]:
    mine = execute("My reports", Verb.MY_REPORTS, ref.data(), needs_inputs=False)
    help_ = execute("Help", Verb.HELP, ref.data(), needs_inputs=False)
    return [*(one.shown(ref) for one in starts), mine, help_]


def go_private_card(sentence: str, url: str) -> Card:
    """Show, in a group or a channel, the way to where nobody else reads."""
    return card([text(sentence)], [link(PRIVATELY, url)], summary=sentence)


def gone_card() -> Card:
    """Say the same of "not there" and "not yours", so that nobody learns that a case exists."""
    return card([text(say("gone"))], summary=say("gone"))
