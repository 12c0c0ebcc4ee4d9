"""Facts as stored: every kind comes back as it went, and what does not fit is refused unread."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.breaches.facts import Decided, Outcome
from governance.breaches.report import BreachReport
from governance.cases.danger import Danger
from governance.cases.event import Event, Fact
from governance.cases.facts import Acknowledged, LeaderNamed
from governance.event_codec import SCHEMA, UPCASTERS, decode, encode, name_of
from governance.keys import TenantId
from governance.kinds import EVENTS
from governance.people.identity import PersonId
from governance.plain import NotPlain, UnknownHistory, from_plain, to_plain
from tests.governance.facts_drawn import events_of

SECRET = "the child at 14 Example Road"
AT = "2026-11-23T09:00:00+00:00"
BY = {"tenant": "t", "object_id": "o"}


def stored(fact: Mapping[str, Any], *, at: object = AT, by: object = "timer") -> dict[str, Any]:
    return {"at": at, "by": by, "fact": dict(fact)}


DECISION = {"outcome": "tell_ico", "reason": "High risk to a child."}


def below(fact: type[Fact]) -> set[type[Fact]]:
    return {*fact.__subclasses__(), *(one for each in fact.__subclasses__() for one in below(each))}


def test_every_fact_has_a_name_of_its_own() -> None:
    facts = below(Fact)
    shapes = {base for fact in facts for base in fact.__bases__}  # of which several facts are
    named = {(fact.__module__, fact.__name__) for fact in facts}
    declared = named - {(shape.__module__, shape.__name__) for shape in shapes}

    assert sorted((fact.__module__, fact.__name__) for fact in EVENTS.values()) == sorted(declared)


@pytest.mark.parametrize("kind", EVENTS)
@settings(max_examples=25)
@given(data=st.data())
def test_every_kind_comes_back_as_it_went(kind: str, data: st.DataObject) -> None:
    event = data.draw(events_of(kind))

    name, schema, payload = encode(event)

    assert (name, schema) == (kind, SCHEMA)
    assert decode(name, schema, json.loads(json.dumps(payload))) == event


@given(kind=st.sampled_from(list(EVENTS)), data=st.data())
def test_an_unknown_key_is_refused_wherever_it_stands(kind: str, data: st.DataObject) -> None:
    _, _, payload = encode(data.draw(events_of(kind)))

    for place in places(payload):
        place["surprise"] = SECRET
        with pytest.raises(NotPlain) as refused:
            decode(kind, SCHEMA, payload)
        del place["surprise"]
        assert SECRET not in str(refused.value)


def places(plain: Any) -> list[dict[str, Any]]:
    """Every object within a stored payload."""
    if isinstance(plain, list):
        return [place for part in plain for place in places(part)]
    if not isinstance(plain, dict):
        return []
    return [plain, *(place for part in plain.values() for place in places(part))]


@given(kind=st.sampled_from(list(EVENTS)), data=st.data())
def test_a_fact_never_comes_back_without_what_it_needs(kind: str, data: st.DataObject) -> None:
    _, _, payload = encode(data.draw(events_of(kind)))
    needed = [f.name for f in fields(EVENTS[kind]) if f.default is f.default_factory]

    for name in needed:
        short = {key: value for key, value in payload["fact"].items() if key != name}
        with pytest.raises(NotPlain):
            decode(kind, SCHEMA, {**payload, "fact": short})


def test_what_an_older_release_did_not_write_is_left_at_its_default() -> None:
    event = decode("decided", SCHEMA, stored(DECISION, by=BY))

    expected = Decided(Outcome.TELL_ICO, "High risk to a child.")
    assert event == Event(
        datetime(2026, 11, 23, 9, tzinfo=UTC), PersonId(TenantId("t"), "o"), expected
    )


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        pytest.param("decided", SCHEMA + 1, id="a newer schema"),
        pytest.param("decided", 0, id="a schema that never was"),
        pytest.param("decided", -1, id="a negative one"),
        pytest.param("shredded", SCHEMA, id="an unknown kind"),
        pytest.param("", SCHEMA, id="no kind"),
    ],
)
def test_history_that_we_cannot_read_is_refused(kind: str, schema: int) -> None:
    with pytest.raises(UnknownHistory) as refused:
        decode(kind, schema, stored({**DECISION, "reason": SECRET}))

    assert str(refused.value) == UnknownHistory.__doc__


def test_every_older_schema_has_its_upcaster() -> None:
    assert all(kind in EVENTS and 1 <= schema < SCHEMA for kind, schema in UPCASTERS)


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"at": AT, "by": "timer"}, id="no fact"),
        pytest.param(stored(DECISION, at=SECRET), id="a time that is not one"),
        pytest.param(stored(DECISION, at=None), id="no time"),
        pytest.param(stored(DECISION, at="2026-11-23T09:00:00"), id="a time with no offset"),
        pytest.param(stored(DECISION, at="2026-11-23"), id="a day for a time"),
        pytest.param(stored(DECISION, by=None), id="nobody"),
        pytest.param(stored(DECISION, by={"tenant": SECRET}), id="half a person"),
        pytest.param(stored(DECISION, by=7), id="a number for a person"),
        pytest.param(stored({**DECISION, "outcome": SECRET}), id="an outcome that is none"),
        pytest.param(stored({**DECISION, "outcome": None}), id="no outcome"),
        pytest.param(stored({**DECISION, "reason": 5}), id="a number for words"),
        pytest.param(stored({**DECISION, "partners_told": SECRET}), id="words for a list"),
        pytest.param(stored({**DECISION, "partners_told": [1]}), id="a list of the wrong things"),
        pytest.param(stored({**DECISION, "partners_told_when": SECRET}), id="not a moment"),
        pytest.param({"at": AT, "by": "timer", "fact": [SECRET]}, id="a list for a fact"),
        pytest.param({"at": AT, "by": "timer", "fact": None}, id="nothing for a fact"),
    ],
)
def test_what_does_not_fit_is_refused_without_being_shown(payload: dict[str, Any]) -> None:
    with pytest.raises(NotPlain) as refused:
        decode("decided", SCHEMA, payload)

    assert SECRET not in str(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__ or refused.value.__context__ is None


SCALARS = st.none() | st.booleans() | st.integers() | st.text()


@given(kind=st.sampled_from(list(EVENTS)), junk=SCALARS | st.lists(SCALARS, max_size=3))
def test_no_junk_becomes_a_fact_or_another_error(kind: str, junk: object) -> None:
    with pytest.raises(NotPlain):
        decode(kind, SCHEMA, {"at": AT, "by": "timer", "fact": junk})


@dataclass(frozen=True, slots=True)
class Sample:
    """One field of each shape that plain values have."""

    day: date
    at: time
    danger: Danger
    pair: tuple[str, int]
    many: tuple[bool, ...] = ()
    maybe: int | None = None


SAMPLE = Sample(date(2026, 11, 23), time(9, 5), Danger.NOT_SURE, ("breach", 1), (True,), 7)
AS_STORED = {
    "day": "2026-11-23",
    "at": "09:05:00",
    "danger": "not_sure",
    "pair": ["breach", 1],
    "many": [True],
    "maybe": 7,
}


def test_how_each_shape_is_stored() -> None:
    assert to_plain(SAMPLE) == AS_STORED
    assert from_plain(Sample, AS_STORED) == SAMPLE


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("day", "2026-11-23T09:00:00", id="a moment for a day"),
        pytest.param("day", 20261123, id="a number for a day"),
        pytest.param("at", "25:00", id="no such time"),
        pytest.param("danger", "maybe", id="no such choice"),
        pytest.param("pair", ["breach"], id="too few"),
        pytest.param("pair", ["breach", 1, 2], id="too many"),
        pytest.param("pair", ["breach", True], id="truth for a number"),
        pytest.param("pair", "breach", id="words for a pair"),
        pytest.param("many", [1], id="a number for truth"),
        pytest.param("maybe", "7", id="words for a number"),
        pytest.param("maybe", False, id="truth for a number that may be missing"),
    ],
)
def test_no_value_is_bent_until_it_fits(field: str, value: object) -> None:
    with pytest.raises(NotPlain):
        from_plain(Sample, {**AS_STORED, field: value})


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({"a": 1}, id="a dict"),
        pytest.param(1.5, id="a fraction"),
        pytest.param(b"bytes", id="bytes"),
        pytest.param(frozenset({1}), id="a set"),
        pytest.param(datetime(2026, 11, 23), id="a moment with no offset"),  # noqa: DTZ001
        pytest.param(BreachReport, id="a type"),
    ],
)
def test_only_what_facts_are_made_of_is_stored(value: object) -> None:
    with pytest.raises(NotPlain):
        to_plain(value)


def test_a_type_that_facts_are_not_made_of_is_refused() -> None:
    with pytest.raises(NotPlain):
        from_plain(float, 1.5)


def test_a_kind_has_one_name() -> None:
    assert name_of(Acknowledged()) == "acknowledged"
    assert name_of(LeaderNamed(PersonId(TenantId("t"), "o"))) == "leader_named"
