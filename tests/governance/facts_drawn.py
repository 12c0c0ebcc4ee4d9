"""Any fact that a case's history can hold, drawn by Hypothesis from the facts' own types."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from governance.events import KINDS, Event
from governance.facts import Fact
from governance.people import PersonId

PEOPLE = st.builds(PersonId, st.text(min_size=1), st.text(min_size=1))
MOMENTS = st.datetimes(timezones=st.just(UTC))

for _type, _strategy in ((PersonId, PEOPLE), (datetime, MOMENTS)):
    st.register_type_strategy(_type, _strategy)


def facts_of(kind: str) -> st.SearchStrategy[Fact]:
    """Facts of one kind, every field drawn, none left at its default."""
    fact: st.SearchStrategy[Fact] = st.from_type(KINDS[kind])
    return fact


def events_of(kind: str) -> st.SearchStrategy[Event]:
    """Events of one kind, by a person or by the product."""
    return st.builds(Event, MOMENTS, PEOPLE | st.text(), facts_of(kind))
