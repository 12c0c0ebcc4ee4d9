"""Every number that is ours and not the law's, once.

None of these stands in a statute or in the agreement. Each is either a *partnership target*, a day
that somebody is asked to keep and that is always called one, or *our practice*, how the bot
behaves. The law's numbers stand beside their sections in `governance.clocks`. The ladders, whose
rows are frozen into the cases that climb them, are in each kind's `ladders.py`: they change by a
new version. Sentences that say a number of ours are formatted from it.
"""

from datetime import time, timedelta

# Partnership targets.

TELL_PARTIES = timedelta(hours=24)
"""From awareness of a breach until the other parties are told: agreement §7.1 gives no number."""

TELL_PEOPLE = timedelta(hours=24)
"""From the decision until people at high risk are told: UK GDPR Art. 34(1) gives no number."""

SECOND_EYES_WITHIN = timedelta(hours=24)
"""From a decision after the 72 hours until somebody else has said whether they agree."""

DECIDE_AGAIN_WITHIN = timedelta(days=7)
"""At most so long a decision is put off at a time ("not yet"): no law gives a number."""

CLOSE_WITHIN = timedelta(days=28)
"""From the decision until the record is whole and the case closed: Art. 33(5) gives no number."""

CONTAIN_WITHIN = timedelta(hours=24)
"""From the decision until it is written down how far a breach is under control: no law says so."""

SAFETY_CALL_WITHIN = timedelta(minutes=30)
"""In danger: until the safeguarding lead has said whether telling people is safe, and is reminded
(BR-DANGER-CALL).
"""

LOOK_AGAIN_WITHIN = timedelta(days=7)
"""The longest that telling somebody waits until it is looked at again ("not yet")."""

FIRST_FOLLOW_UP = timedelta(hours=24)
SECOND_FOLLOW_UP = timedelta(hours=72)
"""From the notification until the regulator hears what was missing: Art. 33(4) gives no number."""

FOLLOW_UP_EVERY = timedelta(days=7)
"""From the second on, until nothing more is to be told."""

ACKNOWLEDGE_COMPLAINT_WITHIN = 5
"""Working days until a complaint is acknowledged; the law's limit is 30 days (s.164A(3))."""

PROGRESS_EVERY = timedelta(days=14)
"""Between notes on how a complaint is going: DPA 2018 s.164A(5) gives no number."""

ROUTE_WITHIN = 2
"""Working days until a complaint is on its way to whoever answers it (agreement §7.1)."""

ROUTE_CHASED_EVERY = 5
"""Working days until an IG lead is reminded again that a complaint is not on its way."""

GROUP_WITHIN = 5
"""Working days in which the safeguarding partners say who responds (agreement §7.1)."""

RESPOND_WITHIN = 2
"""Working days in which the nominated representative says whether they will (agreement §7.1)."""

ASSIST_WITHIN = 5
"""Working days in which another party helps answer a request (FOIA s.16; agreement §8.0)."""

RELEASE_WITHIN = 5
"""Working days in which a party says whether its information may be released."""

TOLD_WITHIN = 1
"""Working days in which a party that was told of a breach answers: agreement §7.1 gives none."""

TOLD_CHASED_EVERY, MOST_TOLD_CHASES = 1, 2
"""Working days between the reminders of that, and how many there are before it counts as a gap."""

RUNG_AFTER = (timedelta(minutes=30), timedelta(minutes=30), timedelta(hours=4))
RUNG_EVERY = timedelta(days=1)
"""In danger: how long a party that was told of a breach has to ring us; and how long after each
time that whoever leads the case is asked to ring it they are asked again.
"""

SUPPLIER_WITHIN = timedelta(hours=24)
"""In which a supplier says what it owes us: UK GDPR Art. 33(2) gives no number."""

PATTERN_FROM, PATTERN_WITHIN = 3, timedelta(days=365)
"""How many closed breaches of one cause, reported within that time, make a pattern (§7.1)."""

COOPERATE_WITHIN = 5
"""Working days in which a party helps to look into a breach (agreement §7.1)."""

TASK_CHASED_EVERY = 5
"""Working days after a task's target, again and again, until it is answered."""

SIRO_FROM_CHASE = 2
"""The reminder of a task from which on the asked party's SIRO is told too."""

REMIND_WHILE_WAITING = (timedelta(days=7), timedelta(days=14))
"""After a person was asked something, when whoever handles the request is reminded of it."""

WAITING_AFTER = timedelta(days=7)
"""After the last of those, again and again, for as long as the person is waited for."""

OVERDUE_MISS_AFTER = 25
"""Working days after a near miss from which its lesson is asked for every week."""

REVIEW_REMIND_DAYS_BEFORE = (90, 30, 7, 0)
REVIEW_OVERDUE_SIGNATORY_MONTHS = 1
REVIEW_OVERDUE_COORDINATOR_MONTHS = 1
REVIEW_OVERDUE_LEAD_MONTHS = 3
"""Reminders of an agreement's review, before its day and while it is overdue, where the
agreement's own file says nothing else.
"""

ANSWER_REVIEW_WITHIN = 14
"""Days in which a review, or "still you?", is answered, where the file says nothing else."""

CONTACTS_CONFIRMED_EVERY_MONTHS = 6
"""Between "still you?" to an agreement's contacts, where its file says nothing else."""

FEE_REMIND_DAYS_BEFORE = (60, 30, 7)
"""Reminders before a data protection fee's new charge period."""

HEARD_WITHIN, HEARD_WITHIN_IN_DANGER = timedelta(minutes=30), timedelta(minutes=15)
"""What the receipt of a breach promises its reporter: somebody has it by then, or phone."""

# Our practice: cases and their ladders.

QUIET_FROM, QUIET_UNTIL = time(20), time(8)
"""London hours in which nobody is told what can wait."""

MORNING = time(8, 30)
"""When rungs counted in days and the digest are told: after quiet hours, before meetings."""

HEAD_ASKED_IN = (1, 4, 7, 10)
"""The months on whose first day the safeguarding partners' IG leads are asked whether they keep the
head of the log; a mail brings one on the first day of every month (docs/decisions/0029).
"""

BREAK_ASKED_AT, BREAK_SIRO_AFTER = time(14), timedelta(hours=1)
BREAK_LOOKED_EVERY = timedelta(minutes=15)
"""When, before a weekend or bank holidays, a lead is asked who has what; when the SIRO hears; and
how often that afternoon it is looked for what has come since.
"""

ABSENCE_AT_MOST = timedelta(days=400)
"""How long somebody can say that they are away: a year's leave and a little more."""

LEAVE_LOOKED_EVERY = timedelta(hours=1)
"""On the last working afternoon before leave, how often it is looked whether somebody has anything
to hand over.
"""

ABSENCE_KEPT_FOR = timedelta(days=30)
"""How long what somebody said of an absence is kept after its end; the audit chain keeps its own
entry.
"""

ROTA_WEEKS_AHEAD = 4
"""For how many weeks, counting this one, a gap in a rota of those on call is reported."""

NO_QUIET_WITHIN = timedelta(hours=24)
"""With less than this left to a statutory limit, nothing waits for the morning."""

REPORTS_TOGETHER, REPORTS_WITHIN = 10, timedelta(minutes=10)
"""Of more reports than this from one person within that time, those after are told on one card."""

LATE_AFTER = timedelta(minutes=15)
"""A rung told this long after its time says so."""

HEAD_START = timedelta(minutes=30)
"""Of a report that arrives late, how long the lead has before those above hear of it."""

REPORTER_HEARS_AFTER = timedelta(minutes=15)
"""Danger that nobody has acknowledged for so long: its reporter is told whom to phone."""

SNOOZES = (timedelta(hours=2), timedelta(days=1), timedelta(days=3), timedelta(days=7))
"""For how long whoever has a case can put off what may wait; each time for less than before."""

DELAY_ASKED_WITHIN = timedelta(hours=12)
"""This near the 72-hour limit the decision form asks for reasons for delay: when it is sent, the
limit may be past.
"""

UNSEEN_COMES_AT = 0.5
"""Of its time, when a "nobody has it" rung is told where no one has so much as seen the notice."""

AGREEMENT_MONTHS_AHEAD = 24
"""How far ahead the dates of an agreement are worked out."""

HOLIDAYS_WARNING_MONTHS = 12
"""How long before the confirmed bank holidays run out we start to say so."""

# Our practice: what is written and not sent, and cards in a chat.

DRAFT_KEPT_FOR = timedelta(days=14)
NUDGE_AFTER = timedelta(minutes=30)
LEAD_HEARS_AFTER = timedelta(hours=2)
"""A report that is started and not sent: dropped, its writer reminded, and the IG lead told, only
where they answered that someone could be in danger.
"""

SAME_SITTING = timedelta(hours=1)
"""Over midnight: a form left for longer is gone on with on another day."""

SMALLEST_TEAM = 5
"""People of the smallest team that anything is ever shown of (RL-WATCHING)."""

REFUSED_TOLD_FROM, REFUSED_WITHIN = 5, timedelta(days=7)
REFUSED_KEPT_IN_VIEW = timedelta(days=31)
"""So many refused looks of one person in that time, and whoever leads hears of it, once a week; and
how far back the card about it goes.
"""

UNUSUAL_CASES, UNUSUAL_DAYS, LONG_OVER = 3, 10, timedelta(days=30)
"""In a month's reading: so many cases that somebody opened who has no part in them; one on so many
days, by somebody who does not have it; or one that had been over for so long.
"""

READS_AT_A_LOOK = 200
"""Entries of reading that are opened together: some tens of milliseconds of one reader."""

LOOKS_SHOWN = 500
"""Of the looks at a case, how many of the newest its card of who looked is made from."""

DESK_AHEAD = timedelta(days=7)
"""How far ahead the desk counts what is due, today included."""

DESK_ROWS = 5
"""Cases on one card of the desk: each has a button, and the last button of six shows more."""

DESK_COUNTED = 99
"""Up to how many cases the desk counts: beyond, it says "99+", and a list costs no more for it."""

DESK_YEARS = 10
"""How many years back a reference is looked for that was typed without its year."""

NAMES_KEPT = 50
"""How many names the desk page keeps with a case, those that were taken away included."""

NAME_LETTERS = 120
"""The longest name."""

NAME_WORDS_LETTERS = 500
"""The longest address, and the most that is said of how somebody was told."""

FOLD_AFTER = timedelta(minutes=15)
"""What *Open* showed is folded away."""

LINK_WORKS_FOR = timedelta(hours=1)
"""A link to a document of the agreement."""

# Our practice: the machine.

SWEEP_EVERY = timedelta(seconds=30)
LONGEST_WITHOUT_A_SWEEP = timedelta(minutes=5)
"""The timer's round, and after how long without one the bot is reported unwell."""

PROCESSES_LOOKED_EVERY = timedelta(seconds=3)
"""How often each of several processes on one database looks where it stands among them."""

CLOCK_TOLERANCE = timedelta(minutes=5)
"""How far apart two clocks may be and still tell the same time: as far as Teams' tokens allow."""

LONGEST_WAIT = timedelta(minutes=5)
"""After how long an alarm says that something waits to be told, or that a registration of the bot
gets no token.
"""

KEYS_WITHIN, KEYS_ARE_OLD = timedelta(minutes=1), timedelta(hours=48)
"""How soon after the start there must be keys to let people in by, and how old they may become:
they are fetched once a day.
"""

STOPS_WITHIN = timedelta(seconds=9)
REQUESTS_END_WITHIN = TURNS_END_WITHIN = timedelta(seconds=2)
ROUND_ENDS_WITHIN = timedelta(seconds=1)
"""Told to stop, by when the process has ended, whatever hangs; and how long it waits for requests
to be answered, for turns that go on after their answer, and for each round of the timers. What
waits still is sent after the next start.
"""

HEARTBEAT_EVERY = timedelta(minutes=1)
"""Between two signs of life to whoever waits for them outside."""

READY_WITHIN, READY_HOLDS_FOR = timedelta(seconds=5), timedelta(seconds=2)
"""How soon the store must take a line for the bot to be ready, and how long that answer holds."""

BACKUP_EVERY, BACKUP_LATE = timedelta(days=1), timedelta(days=2)
"""Between two backups, where a place for them is set; and how old the newest may become."""

BACKUP_LOOKED_EVERY = timedelta(minutes=15)
"""How often it is looked whether a backup is due: one that failed is tried again so soon."""

BACKUP_LEAVES = 64 * 1024 * 1024
"""Bytes that a backup leaves free on the database's own disk, beside the copy that it makes there:
it must never be what fills the disk.
"""

ROOM_AT_LEAST = 128 * 1024 * 1024
"""Bytes free on the store's disk, below which doctor says that it fills up."""

BACKUP_WINDOW = timedelta(days=35)
"""How long a backup is kept. A key that nothing is under any more is destroyed so long after: no
backup needs it then, and what was deleted cannot be read from one.
"""

KEYS_LOOKED_EVERY = timedelta(minutes=10)
"""How often it is seen whether records are to go to a new key, or an old key may go."""

REWRAP_EVERY = timedelta(days=1)
"""At most so often every record is looked at for it: a damaged one cannot be moved."""

REWRAP_AT_A_TIME, REWRAP_PAUSE = 50, timedelta(milliseconds=50)
"""Records looked at in one transaction, and the breath after it, so that nobody's turn waits."""

ROTATE_AT_A_TIME, ROTATION_TOLD_EVERY = 500, 20_000
"""The same while the bot is stopped, and after how many records it is told how far it has come."""

PASSPHRASE_AT_LEAST = 15
"""Characters of the passphrase of exported keys: NIST SP 800-63B asks for so many alone."""

ANSWERS_KEPT_FOR = timedelta(hours=24)
"""How long it is remembered that an activity was answered, should Teams deliver it again; and how
long words that were typed wait for the form that may take them along.
"""

FIRST_RETRY, LONGEST_RETRY = timedelta(seconds=10), timedelta(minutes=10)
"""Between tries at a message that did not go: each time twice as long."""

SOONER_RETRY = timedelta(seconds=2)
"""The first of them where Teams' own machines missed one another."""

AT_ONCE, AT_ONCE_IN_A_TENANT, AT_ONCE_KEPT = 83, 33, 8
"""People to whom a message is on its way at the same time: altogether, and in one tenant. Some of
both places are kept for danger and for answers.
"""

AT_ONCE_ASIDE = 8
"""Of those who did not answer last time, so many more."""

MAILS_AT_ONCE = 4
"""Mailboxes that are written to at the same time, beside whatever goes by Teams."""

DUE_AT_A_LOOK = 16
"""Rows that the sweep does together; then the courier sends, and turns have their turn."""

ROWS_AT_A_COUNT = 20_000
"""Messages that the auditor counts at a time: some milliseconds of one reader."""

FIRED_AT_A_LOOK, FIRED_A_MINUTE = 20, 500
"""Tellings by rungs that the auditor looks at together, and in one minute: a second or two of one
reader. After an outage it takes some minutes to have looked at all.
"""

UNPLANNED_NAMED = 100
"""Cases with no rung to come that are found at a look; there should be none."""

LANES_AT_A_LOOK, LOOK_EVERY = 256, timedelta(milliseconds=250)
"""People whose most pressing message the courier finds at a look, and how often it looks anew."""

COURIER_WAITS = timedelta(seconds=2)
"""A round waits no longer than this for a budget to open; then the next round does it."""

ELSEWHERE_WAITS = timedelta(seconds=1)
"""After how long it is looked again whether another process still sends to somebody."""

IN_TWO_SECONDS_KEPT, IN_THIRTY_SECONDS_KEPT = 2, 10
"""Of what Teams takes for one person in 2 and in 30 seconds: kept for danger and for answers."""

TENANT_A_SECOND = 45
"""Messages to the people of one tenant. Teams takes 50 requests: the rest open conversations."""

THROTTLED_TOGETHER = 3
"""So many people of a tenant told to wait at once, and the whole tenant waits."""

PROMPT_TRIES = 3
"""Tries at the time that Teams asks for; from then on not before ours, if that is later."""

MOST_TRIES = 12
"""Tries at a message, about an hour and a half; then the next person is told."""

LISTS_KEPT_FRESH = 3
"""Answers in one person's chat that say what is still to do of a case and are kept up to date."""

CARD_RETRY = timedelta(days=1)
"""Between tries at a card that Teams will not let us replace."""

GROUPS_READ_EVERY = timedelta(minutes=15)
GROUPS_HOLD_FOR = timedelta(hours=24)
"""Entra groups: how often they are read, and how long the last good reading holds."""

REGION_ALARMS_FOR = timedelta(days=7)
"""How long it calls for somebody that a tenant's Teams speaks from another region."""

REACH_LOOKED_EVERY = timedelta(days=7)
"""Between two looks for everyone whom a ladder could need."""

CREDENTIAL_WARNING = timedelta(days=30)
"""Before a certificate ends: long enough for a change to be asked for, agreed and made."""

SLIP_LOOKED_EVERY, SLIP_ANSWERED_WITHIN = timedelta(seconds=2), timedelta(seconds=30)
SLIP_HOLDS_FOR = timedelta(minutes=1)
"""What a shell asks of the bot that runs: how often it looks, how long the shell waits for the
answer, and after how long nobody waits any more.
"""

DRILL_FASTER = 60
"""How many times faster the clock of a drill runs: an hour of the ladder passes in a minute."""

DRILL_WAITS = timedelta(minutes=30)
"""After the last step of a drill, how long its score waits for those who have not answered."""

DRILL_KEPT_FOR = timedelta(days=365)
"""How long the score of a party's newest drill can be asked for."""

STORE_MARKED_EVERY = timedelta(seconds=15)
"""How often it is marked beside the key ring how far on the store is."""

STORE_CHECKED_EVERY = timedelta(days=1)
STORE_CHECK_PAUSE = timedelta(milliseconds=20)
"""From the end of a whole check of the store to the next, and between two looks of one."""

REFERENCES_MARKED = 100
"""References that are marked beside the key ring at a time: so many are skipped at most, once,
where a store begins anew or goes on from an older copy.
"""

# Our practice: how long records are kept (the years stand in governance.retention.schedule).

WARNED_BEFORE_END, WARNING_STANDS_FOR = timedelta(days=30), timedelta(days=90)
"""How long before a record goes its party is told; and after how long it is told again where the
record did not go then.
"""

LEAST_MONTHS_AFTER_CLOSING = 12
"""However long ago it happened, a record is kept so long after it was closed."""

HOLD_ASKED_EVERY, SECOND_LOOK_ASKED_EVERY = timedelta(days=30), timedelta(days=7)
"""Between asking whether a hold is still needed, and between asking for a second look."""

HOLD_AT_MOST_MONTHS = 12
"""How far away the day can be on which somebody is asked whether a hold is still needed."""

MESSAGE_KEPT_FOR = timedelta(days=30)
"""How long after it was sent it is kept what a message said and to whom, where nobody needs that;
of a case, so long after anything last happened to it, once it is closed.
"""

OTHER_MESSAGES_KEPT_FOR = DRILL_KEPT_FOR
"""The same of drills and of the agreement: as long as a drill's score can be asked for."""

UNKNOWN_ADDRESS_KEPT_FOR = timedelta(days=90)
"""How long we know where to write to somebody who holds no place any more."""

NEWCOMER_KEPT_FOR = timedelta(days=730)
"""How long it holds what somebody answered who was asked once which organisation is theirs."""

FORGOTTEN_AT_A_TIME = 200
"""Rows that are forgotten in one transaction, so that nobody's turn waits."""

FEWEST_SHOWN = 5
"""The smallest count that a table of figures shows: of fewer, somebody could be made out."""
