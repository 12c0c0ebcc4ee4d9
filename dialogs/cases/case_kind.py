"""What the words of a kind of case are: one record a kind, every field required."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dialogs.asking.commands import Command, CommandRow
from dialogs.asking.flow import Answers, Flow
from dialogs.cases.answered import Answered
from dialogs.cases.history import SayFact
from dialogs.cases.home import StartButton
from dialogs.cases.mail import MailWords
from dialogs.cases.register import Register
from dialogs.cases.scene import Names
from dialogs.cases.verbs import Verb
from governance.cases.case_kind import CaseKind

ReadsWords = Callable[[str], tuple[Answers, str]]
"""What words that were typed before a form answer of it, and the sentence that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWords:
    """All that shared cards, commands and mails say of a kind without knowing it.

    Rules, sentences and flows:
        rules: what the kind is to the rules, with its stored name and its prefix.
        report: the flow whose end opens a case; other_flows: every other that the kind has.
        sentences: the room's own, by id.
    What starts and finds it:
        home: its button on the first card, or None; on_help: buttons that help alone has.
        commands: what can be typed at any time; verbs: what can be typed before a reference;
        read: what only this kind's cases understand of a typed line, or None.
        reads_words: what words that were typed before its form answer of it, and the sentence that
        says so; None where its story takes them as they are.
        mine: what the kind is called in the list of a person's own reports.
        to_do: what a case of it that is still open asks next, for the lists of those who carry it.
    Cards, history and mail:
        answered: what the flows of a case were answered with, for its open card and for the
        export of the register; say_fact: a line of history; mail: what a mail to a mailbox says.
        register: its register, as it is exported.
        nudge: title and text for whoever began its report and did not send it.
        withdraw_also: what else to know before a report is taken back, or "".
        withdrawn_verbs: the buttons for whoever has a case whose report was taken back.
    """

    rules: CaseKind
    report: Flow
    other_flows: tuple[Flow, ...]
    sentences: Mapping[str, str]
    home: StartButton | None
    on_help: tuple[StartButton, ...]
    commands: tuple[CommandRow, ...]
    verbs: Mapping[str, str]
    read: Callable[[str], Command | None] | None
    reads_words: ReadsWords | None
    mine: str
    to_do: Callable[[Any], str]
    answered: Callable[[Any, Names], tuple[Answered, ...]]
    say_fact: SayFact
    mail: MailWords
    register: Register
    nudge: tuple[str, str]
    withdraw_also: str
    withdrawn_verbs: tuple[Verb, ...]

    @property
    def flows(self) -> tuple[Flow, ...]:
        """Every flow of the kind, its report first."""
        return self.report, *self.other_flows
