"""What was reported, in the words it was asked in."""

from collections.abc import Iterable
from datetime import date, time

from dialogs.asking.readers.asked import Choice
from dialogs.asking.readers.words import BANDS
from dialogs.breaches import choices as options
from dialogs.breaches.sentences import say
from dialogs.cards.elements import Element, facts, plain, text
from dialogs.words.wording import sentence_case
from governance.agreements.model import Agreement
from governance.breaches.report import BreachDetails, BreachReport
from governance.moments import say_date


def report_rows(report: BreachReport, narrative: list[Element]) -> list[Element]:
    """Card 1: the narrative word for word, then the choices."""
    rows = [
        (say("asked.danger"), _word(options.DANGER, report.danger)),
        (say("asked.went_wrong"), _word(options.WENT_WRONG, report.went_wrong)),
        (say("asked.noticed"), _noticed(report)),
        (say("asked.happened"), _when(report.happened_on, report.happened_at)),
        (say("asked.where"), _word(options.WHERE, report.where)),
    ]
    return [*narrative, facts(_answered(rows))]


def details_rows(
    details: BreachDetails, agreement: Agreement, done: list[Element]
) -> list[Element]:
    """Card 2: all that was added so far; what was left empty is left out."""
    parties, kinds = options.organisations(agreement), options.information(agreement)
    rows = _answered(
        [
            (say("asked.organisations"), _words(parties, details.organisations)),
            (say("asked.which_one"), plain(details.which_one)),
            (say("asked.whose"), _words(options.WHOSE, details.whose)),
            (say("asked.how_many"), _word(BANDS, details.how_many)),
            (say("asked.information"), _words(kinds, details.information)),
            (say("asked.contained"), _word(options.CONTAINED, details.contained or "")),
            (say("asked.encrypted"), _YES_NO[details.encrypted]),
            (say("asked.on_behalf"), plain(details.on_behalf)),
            (say("asked.told"), _when(details.told_on, details.told_at)),
            (say("asked.tell_them"), plain(details.tell_them)),
        ]
    )
    asked = [text(say("asked.what_was_done"), bold=True)] if done else []
    return [*([facts(rows)] if rows else []), *asked, *done]


def _answered(rows: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(title, value) for title, value in rows if value]


def _word(choices: Iterable[Choice], value: str) -> str:
    """The option's words; an option that is offered no longer is shown as it was kept."""
    return sentence_case(_label(choices, value))


def _words(choices: Iterable[Choice], values: Iterable[str]) -> str:
    every = tuple(choices)
    return sentence_case(", ".join(_label(every, value) for value in values))


def _label(choices: Iterable[Choice], value: str) -> str:
    return next((one.label for one in choices if one.value == value), plain(value))


def _noticed(report: BreachReport) -> str:
    said = _word(options.NOTICED, report.noticed)
    when = _when(report.noticed_on, report.noticed_at)
    return f"{said} ({when})" if when else said


def _when(day: date | None, clock: time | None) -> str:
    return " ".join((*([say_date(day)] if day else []), *([f"{clock:%H:%M}"] if clock else [])))


_YES_NO = {True: "Yes", False: "No", None: ""}
