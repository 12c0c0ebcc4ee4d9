"""Any fact that a case's history can hold, drawn by Hypothesis from the facts' own types."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import strategies as st

from governance.breaches.closing import CLOSING_EVENTS
from governance.breaches.containment import CONTAINMENT_EVENTS
from governance.breaches.facts import Corrected, DangerArose
from governance.breaches.ladders import breach_ladder
from governance.breaches.packs import PACK_EVENTS
from governance.breaches.partners import PARTNER_EVENTS
from governance.breaches.people_told import PEOPLE_EVENTS
from governance.breaches.regulator import REGULATOR_EVENTS
from governance.breaches.same_incident import SAME_EVENTS
from governance.breaches.second_eyes import SECOND_EVENTS
from governance.breaches.supplier import SUPPLIER_EVENTS
from governance.cases.danger import Danger
from governance.cases.event import Event, Fact
from governance.cases.facts import LadderMoved
from governance.cases.ladders import newest
from governance.disclosures.facts import DISCLOSURE_EVENTS
from governance.kinds import EVENTS
from governance.people.identity import PersonId
from governance.requests.facts import REQUEST_EVENTS, RightChanged
from governance.requests.ladders import LADDERS
from governance.requests.rights import ladder_of
from governance.retention.facts import RETENTION_EVENTS

PEOPLE = st.builds(PersonId, st.text(min_size=1), st.text(min_size=1))
END = datetime(9900, 1, 1)  # noqa: DTZ001  dates are worked out from these, and end in 9999
MOMENTS = st.datetimes(max_value=END, timezones=st.just(UTC))
DAYS = st.dates(max_value=END.date())

for _type, _strategy in ((PersonId, PEOPLE), (datetime, MOMENTS), (date, DAYS)):
    st.register_type_strategy(_type, _strategy)


def facts_of(kind: str) -> st.SearchStrategy[Fact]:
    """Facts of one kind, every field drawn, none left at its default."""
    fact: st.SearchStrategy[Fact] = st.from_type(EVENTS[kind])
    return fact


COMMON = (
    "acknowledged",
    "leader_named",
    "conflict_declared",
    "rung_fired",
    "unreached",
    "withdrawn",
    "message_sent",
    "handed_back",
    "acknowledgement_lapsed",
    "snoozed",
    "held_over",
    "ladder_moved",
    "note_added",
    "linked",
    "unlinked",
    "name_kept",
    *RETENTION_EVENTS,
    "task_asked",
    "task_told",
    "task_unreached",
    "task_answered",
    "task_phoned",
    "task_cancelled",
    "task_unanswered",
)
"""What can happen to a case of any kind."""

TO_A_BREACH = (
    *COMMON,
    "details_added",
    "corrected",
    "awareness_corrected",
    "decided",
    "not_yet",
    "advice_given",
    "whereabouts_said",
    "danger_arose",
    "help_said",
    "stood_down",
    *REGULATOR_EVENTS,
    *CLOSING_EVENTS,
    *PARTNER_EVENTS,
    *SAME_EVENTS,
    *PACK_EVENTS,
    "weighed",
    *CONTAINMENT_EVENTS,
    *PEOPLE_EVENTS,
    *SUPPLIER_EVENTS,
    *SECOND_EVENTS,
)
TO_A_NEAR_MISS = (*COMMON, "near_miss_corrected", "lesson_recorded")
TO_A_COMPLAINT = (
    *COMMON,
    "received_corrected",
    "acknowledgement_sent",
    "progress_noted",
    "complaint_answered",
    "passed_on",
    "group_asked",
    "group_decided",
    "lesson_recorded",
)

TO_A_REQUEST = (*COMMON, *(kind for kind in REQUEST_EVENTS if kind != "request_received"))

TO_A_DISCLOSURE = (*COMMON, *(kind for kind in DISCLOSURE_EVENTS if kind != "disclosure_taken"))


NEWEST = {
    TO_A_BREACH: ("breach", 3),
    TO_A_NEAR_MISS: ("near_miss", 2),
    TO_A_COMPLAINT: ("complaint", 2),
    TO_A_REQUEST: ("rights", 4),
    TO_A_DISCLOSURE: ("disclosure", 1),
}
"""The ladder to which a case of each kind can be moved."""


def events_of(kind: str) -> st.SearchStrategy[Event]:
    """Events of one kind, by a person or by the product."""
    return st.builds(Event, MOMENTS, PEOPLE | st.text(), facts_of(kind))


def happens(kinds: tuple[str, ...]) -> st.SearchStrategy[list[Event]]:
    """What a case may go through after its report: a few events of these kinds."""
    own = NEWEST[kinds]
    drawn = st.sampled_from(kinds).flatmap(events_of).map(lambda event: _possible(event, own))
    return st.lists(drawn, max_size=6)


def _possible(event: Event, newer: tuple[str, int]) -> Event:
    """A correction moves to the kind's own other ladder or leaves the ladder alone, and an older
    ladder gives way to the kind's newest.
    """
    fact = event.fact
    if isinstance(fact, LadderMoved):
        return replace(event, fact=replace(fact, ladder=newer))
    if not isinstance(fact, Corrected | DangerArose | RightChanged) or fact.ladder is None:
        return event
    own = (
        newest(LADDERS, ladder_of(fact.right))
        if isinstance(fact, RightChanged)
        else breach_ladder(Danger.NOT_SURE)
    )
    return replace(event, fact=replace(fact, ladder=(own.id, own.version)))
