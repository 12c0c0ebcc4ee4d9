"""What a request is to the rules: its table of contents."""

from governance.cases.case_kind import CaseKind
from governance.requests.facts import REQUEST_EVENTS, RequestReceived
from governance.requests.ladders import LADDERS
from governance.requests.request import RequestCase, after_request, opened_request
from governance.requests.retained import kept_as

REQUEST = CaseKind(
    name="request",
    prefix="RQ",
    case=RequestCase,
    facts=REQUEST_EVENTS,
    shares=frozenset(),
    opened_by=RequestReceived,
    opens=opened_request,
    after=after_request,
    ladders=LADDERS,
    urgent=False,
    kept_as=kept_as,
)
