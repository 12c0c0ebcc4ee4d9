"""A rights request in words: what this room brings to the shared tables."""

from dialogs.cases.case_kind import KindWords
from dialogs.cases.home import StartButton
from dialogs.cases.ladder_lines import NEXT
from dialogs.cases.mail import MailWords, no_lines
from dialogs.cases.verbs import Verb
from dialogs.requests.history import answered, say_fact
from dialogs.requests.questions import REQUEST
from dialogs.requests.reading import read_words
from dialogs.requests.register import REGISTER
from dialogs.requests.sentences import SENTENCES, say
from dialogs.requests.verbs import ROWS, RequestVerb, read_step
from governance.cases.ladders import Silence
from governance.requests.kind import REQUEST as REQUEST_RULES

REQUEST_WORDS = KindWords(
    rules=REQUEST_RULES,
    report=REQUEST,
    other_flows=(),
    sentences=SENTENCES,
    home=StartButton("Record a request", RequestVerb.START, place=40),
    on_help=(),
    commands=ROWS,
    verbs={},
    read=read_step,
    reads_words=read_words,
    mine=say("mine.request"),
    to_do=lambda _case: say("to_do.answer"),
    answered=answered,
    say_fact=say_fact,
    mail=MailWords(
        say=say,
        undone={Silence.DECIDED: ("mail.not_answered", "mail.answer")},
        next=NEXT,
        alarm=no_lines,
        clock=no_lines,
    ),
    register=REGISTER,
    nudge=(say("rq.started_title"), say("rq.started")),
    withdraw_also="",
    withdrawn_verbs=(Verb.OPEN,),
)
