"""A complaint in words: what this room brings to the shared tables."""

from dialogs.cases.case_kind import KindWords
from dialogs.cases.home import StartButton
from dialogs.cases.ladder_lines import NEXT
from dialogs.cases.mail import MailWords, no_lines
from dialogs.cases.verbs import Verb
from dialogs.complaints.history import answered, say_fact
from dialogs.complaints.opened import to_do
from dialogs.complaints.questions import COMPLAINT
from dialogs.complaints.register import REGISTER
from dialogs.complaints.sentences import SENTENCES, say
from dialogs.complaints.verbs import ROWS, VERBS, CpVerb
from governance.cases.ladders import Silence
from governance.complaints.kind import COMPLAINT as COMPLAINT_RULES

COMPLAINT_WORDS = KindWords(
    rules=COMPLAINT_RULES,
    report=COMPLAINT,
    other_flows=(),
    sentences=SENTENCES,
    home=StartButton("Record a complaint", CpVerb.START, place=30),
    on_help=(),
    commands=ROWS,
    verbs=VERBS,
    read=None,
    reads_words=None,
    mine=say("mine.complaint"),
    to_do=to_do,
    answered=answered,
    say_fact=say_fact,
    mail=MailWords(
        say=say,
        undone={
            Silence.LETTER_SENT: ("mail.not_written", "mail.letter"),
            Silence.DECIDED: ("mail.not_answered", "mail.answer"),
        },
        next={**NEXT, Silence.LETTER_SENT: "cp.not_written_by"},
        alarm=no_lines,
        clock=no_lines,
    ),
    register=REGISTER,
    nudge=(say("started.title"), say("cp.started")),
    withdraw_also="",
    withdrawn_verbs=(Verb.OPEN,),
)
