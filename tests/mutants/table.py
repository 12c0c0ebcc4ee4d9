"""Every mutant there is."""

from tests.mutants.access_faults import ACCESS_FAULTS
from tests.mutants.agreement_faults import AGREEMENT_FAULTS
from tests.mutants.breach_work_faults import BREACH_WORK_FAULTS
from tests.mutants.complaint_faults import COMPLAINT_FAULTS
from tests.mutants.delivery_faults import DELIVERY_FAULTS
from tests.mutants.door_faults import DOOR_FAULTS
from tests.mutants.drill_faults import DRILL_FAULTS
from tests.mutants.duty_faults import DUTY_FAULTS
from tests.mutants.group_faults import GROUP_FAULTS
from tests.mutants.key_faults import KEY_FAULTS
from tests.mutants.law_faults import CLOCK_FAULTS, LADDER_FAULTS
from tests.mutants.letter_faults import LETTER_FAULTS
from tests.mutants.party_faults import PARTY_FAULTS
from tests.mutants.process_faults import PROCESS_FAULTS
from tests.mutants.request_faults import REQUEST_FAULTS
from tests.mutants.store_faults import STORE_FAULTS
from tests.mutants.suggestion_faults import SUGGESTION_FAULTS
from tests.mutants.task_faults import TASK_FAULTS
from tests.mutants.watch_faults import WATCH_FAULTS

MUTANTS = (
    *STORE_FAULTS,
    *KEY_FAULTS,
    *ACCESS_FAULTS,
    *DOOR_FAULTS,
    *CLOCK_FAULTS,
    *LADDER_FAULTS,
    *SUGGESTION_FAULTS,
    *DUTY_FAULTS,
    *BREACH_WORK_FAULTS,
    *PARTY_FAULTS,
    *DELIVERY_FAULTS,
    *GROUP_FAULTS,
    *LETTER_FAULTS,
    *TASK_FAULTS,
    *PROCESS_FAULTS,
    *REQUEST_FAULTS,
    *COMPLAINT_FAULTS,
    *AGREEMENT_FAULTS,
    *DRILL_FAULTS,
    *WATCH_FAULTS,
)
