"""Every room, and the one table of their rows. A new kind of case is a room and a line here."""

from bot.agreements.room import AGREEMENTS, NOTICES
from bot.breaches.kind import BREACH
from bot.cases.case_kind import KindTable
from bot.cases.room import CASES
from bot.complaints.kind import COMPLAINT
from bot.desk.room import DESK
from bot.disclosures.kind import DISCLOSURE
from bot.drafts.room import DRAFTS
from bot.drills.room import DRILLS
from bot.near_misses.kind import NEAR_MISS
from bot.proof.room import PROOF
from bot.reading.room import READING
from bot.requests.kind import REQUEST
from bot.retention.room import RETENTION
from bot.tasks.room import TASKS
from bot.turns.room import TURNS
from dialogs.kinds import BY_NAME
from governance.cases.claims import all_listed

KINDS = (BREACH, NEAR_MISS, COMPLAINT, REQUEST, DISCLOSURE)
ROOMS = (CASES, DESK, DRAFTS, TURNS, TASKS, AGREEMENTS, DRILLS, PROOF, READING, RETENTION)

all_listed(BY_NAME, {kind.words.rules.name: kind for kind in KINDS})
TABLE = KindTable(KINDS, ROOMS, NOTICES)
