"""A disclosure request in words: what this room brings to the shared tables."""

from dialogs.cases.case_kind import KindWords
from dialogs.cases.mail import MailWords, no_lines
from dialogs.cases.verbs import Verb
from dialogs.disclosures.history import answered, say_fact
from dialogs.disclosures.opened import NEXT, to_do
from dialogs.disclosures.questions import DISCLOSURE
from dialogs.disclosures.register import REGISTER
from dialogs.disclosures.sentences import SENTENCES, say
from dialogs.disclosures.verbs import ROWS, VERBS
from governance.cases.ladders import Silence
from governance.disclosures.kind import DISCLOSURE as DISCLOSURE_RULES

DISCLOSURE_WORDS = KindWords(
    rules=DISCLOSURE_RULES,
    report=DISCLOSURE,
    other_flows=(),
    sentences=SENTENCES,
    home=None,
    on_help=(),
    commands=ROWS,
    verbs=VERBS,
    read=None,
    reads_words=None,
    mine=say("mine.disclosure"),
    to_do=to_do,
    answered=answered,
    say_fact=say_fact,
    mail=MailWords(
        say=say,
        undone={Silence.DECIDED: ("mail.dr_open", "mail.dr_do")},
        next=NEXT,
        alarm=no_lines,
        clock=no_lines,
    ),
    register=REGISTER,
    nudge=(say("started.title"), say("dr.started")),
    withdraw_also="",
    withdrawn_verbs=(Verb.OPEN,),
)
