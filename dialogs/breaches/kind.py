"""A breach in words: what this room brings to the shared tables."""

from dialogs.breaches.checklist import to_do
from dialogs.breaches.history import answered, say_fact
from dialogs.breaches.mail import MAIL
from dialogs.breaches.questions import BREACH, BREACH_CORRECTION, BREACH_DETAILS
from dialogs.breaches.register import REGISTER
from dialogs.breaches.sentences import SENTENCES, say
from dialogs.breaches.verbs import ROWS, VERBS, BreachVerb, read_not_to
from dialogs.cases.case_kind import KindWords
from dialogs.cases.home import StartButton
from dialogs.cases.verbs import Verb
from governance.breaches.kind import BREACH as BREACH_RULES

BREACH_WORDS = KindWords(
    rules=BREACH_RULES,
    report=BREACH,
    other_flows=(BREACH_DETAILS, BREACH_CORRECTION),
    sentences=SENTENCES,
    home=StartButton("Report a breach", BreachVerb.REPORT, place=10, main=True),
    on_help=(StartButton("Report for someone else", BreachVerb.REPORT_FOR, place=10),),
    commands=ROWS,
    verbs=VERBS,
    read=read_not_to,
    reads_words=None,
    mine=say("mine.breach"),
    to_do=to_do,
    answered=answered,
    say_fact=say_fact,
    mail=MAIL,
    register=REGISTER,
    nudge=(say("started.title"), say("started.body")),
    withdraw_also=say("withdraw.breach"),
    withdrawn_verbs=(Verb.OPEN, Verb.DECIDE),
)
