"""A lost key in words: what this room brings to the shared tables."""

from dialogs.cases.case_kind import KindWords
from dialogs.cases.home import StartButton
from dialogs.cases.mail import MailWords, no_lines
from dialogs.cases.register import Register
from dialogs.cases.verbs import Verb
from dialogs.lost_keys.answers import answered
from dialogs.lost_keys.cards import NEXT
from dialogs.lost_keys.history import say_fact
from dialogs.lost_keys.questions import LOST_KEY, LOST_KEY_CORRECTION
from dialogs.lost_keys.sentences import SENTENCES, say
from dialogs.lost_keys.verbs import ROWS, VERBS, LostKeyVerb
from governance.cases.ladders import Silence
from governance.lost_keys.kind import LOST_KEY as LOST_KEY_RULES

LOST_KEY_WORDS = KindWords(
    rules=LOST_KEY_RULES,
    report=LOST_KEY,
    other_flows=(LOST_KEY_CORRECTION,),
    sentences=SENTENCES,
    home=StartButton("Report a lost key", LostKeyVerb.REPORT, place=50),
    on_help=(),
    commands=ROWS,
    verbs=VERBS,
    read=None,
    reads_words=None,
    mine=say("mine.lost_key"),
    to_do=lambda _case: say("to_do.lock"),
    answered=answered,
    say_fact=say_fact,
    mail=MailWords(
        say=say,
        undone={Silence.DECIDED: ("mail.no_lock", "mail.lock")},
        next=NEXT,
        alarm=no_lines,
        clock=no_lines,
    ),
    register=Register(say("register.keys"), (), counts=lambda scenes: [("Keys", len(scenes))]),
    nudge=(say("started.title"), say("key.started")),
    withdraw_also="",
    withdrawn_verbs=(Verb.OPEN,),
)
