"""What a request is to the retention schedule (RT-REQUEST, RT-FOI)."""

from governance.requests.request import RequestCase
from governance.requests.rights import Whose
from governance.retention.kept_as import KeptAs
from governance.retention.schedule import Record


def kept_as(case: RequestCase) -> KeptAs:
    """Return it: closed by what ended its clock."""
    return KeptAs(
        record=Record.INFORMATION_REQUEST if case.information else Record.REQUEST,
        incident=case.clock.received,
        closed=case.decided.at if case.decided else None,
        joint=case.whose is Whose.PARTNERSHIP,
    )
