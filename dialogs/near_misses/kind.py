"""A near miss in words: what this room brings to the shared tables."""

from dialogs.cases.case_kind import KindWords
from dialogs.cases.home import StartButton
from dialogs.cases.ladder_lines import NEXT
from dialogs.cases.mail import MailWords, no_lines
from dialogs.cases.verbs import Verb
from dialogs.near_misses.history import answered, say_fact
from dialogs.near_misses.questions import NEAR_MISS, NEAR_MISS_CORRECTION
from dialogs.near_misses.register import REGISTER
from dialogs.near_misses.sentences import SENTENCES, say
from dialogs.near_misses.verbs import ROWS, NearMissVerb
from governance.cases.ladders import Silence
from governance.near_misses.kind import NEAR_MISS as NEAR_MISS_RULES

NEAR_MISS_WORDS = KindWords(
    rules=NEAR_MISS_RULES,
    report=NEAR_MISS,
    other_flows=(NEAR_MISS_CORRECTION,),
    sentences=SENTENCES,
    home=StartButton("Report a near miss", NearMissVerb.REPORT, place=20),
    on_help=(),
    commands=ROWS,
    verbs={},
    read=None,
    reads_words=None,
    mine=say("mine.near_miss"),
    to_do=lambda _case: say("to_do.lesson"),
    answered=answered,
    say_fact=say_fact,
    mail=MailWords(
        say=say,
        undone={Silence.DECIDED: ("mail.not_learnt", "mail.lesson")},
        next=NEXT,
        alarm=no_lines,
        clock=no_lines,
    ),
    register=REGISTER,
    nudge=(say("started.title"), say("miss.started")),
    withdraw_also="",
    withdrawn_verbs=(Verb.OPEN,),
)
