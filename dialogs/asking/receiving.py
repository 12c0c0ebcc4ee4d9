"""The day something came in: asked alike of a complaint and of a rights request."""

from datetime import date

from dialogs.asking.flow import InputKind, Question
from dialogs.asking.readers.moments import day
from dialogs.asking.readers.reader import NotUnderstood, Plain, Reader, ReplyContext
from governance.moments import london

NOT_YET = "That day has not come yet. Please give the day that someone here first got it."


def received_since(earliest: date, too_old: str) -> Reader:
    """Return a reader of a London day that has come, and that the law reaches back to;
    `too_old` is what an earlier one is told.
    """

    def day_received(text: str, asked: ReplyContext) -> Plain:
        said = str(day(text, asked))
        if said > london(asked.now).date().isoformat():
            raise NotUnderstood(NOT_YET)
        if said < earliest.isoformat():
            raise NotUnderstood(too_old)
        return said

    return day_received


def received_question(reader: Reader) -> Question:
    """Return from when the clock runs, whoever here got it (CP-ACK, docs/law.md)."""
    return Question(
        "received",
        "On which day did anyone here first get it?",
        reader,
        hint="You, or any colleague. The law counts from that day.",
        required=True,
        kind=InputKind.DAY,
        shown_as="Received",
    )
