"""Months, rotations, passes cut short and older rings, in any order: every record always opens."""

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from governance.keys import PartyKey
from storage.errors import KeyMissing
from storage.key_lives import begin_pass, end_pass, pass_is_due, rotate
from storage.rewrapping import Pass
from storage.unit import Unit
from tests.storage.store_kit import NOW, TIMER, Place

PARTY = PartyKey("acorn")


class KeyHistories(RuleBasedStateMachine):
    """One store over months."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.place, self.now = Place(self.folder), NOW
        self.store = self.place.open()
        self.rings = [self.place.ring.read_bytes()]
        self.checks = dict[str, bytes]()
        self.written = 0

    @rule(days=st.integers(1, 60))
    def time_goes_on(self, days: int) -> None:
        self.now += timedelta(days=days)
        self.store.top_up_keys(self.now)

    @rule()
    def something_is_written(self) -> None:
        self.written += 1
        self.store.write(self._entry)

    def _entry(self, unit: Unit) -> None:
        number = self.written
        unit.audit.append(
            actor=TIMER,
            what="planted",
            subject=f"s{number}",
            party=PARTY,
            version=0,
            digest=b"",
            detail={"number": number},
            now=self.now,
        )
        unit.meta.set(f"m{number}", str(number))

    @rule(steps=st.integers(0, 3))
    def a_pass_is_cut_short(self, steps: int) -> None:
        so_far = begin_pass(self.store, self.now)
        for _ in range(steps):
            if not so_far.done:
                so_far = self._step(so_far, most=2)

    def _step(self, so_far: Pass, most: int) -> Pass:
        return self.store.write(lambda unit: unit.rewrapping.step(so_far, most, now=self.now))

    @rule()
    def a_pass_is_finished(self) -> None:
        so_far = begin_pass(self.store, self.now)
        while not so_far.done:
            so_far = self._step(so_far, most=100)
        if end_pass(self.store, so_far, self.now):
            event("a key was destroyed")
        assert not pass_is_due(self.store.ring, self.now)

    @rule(party=st.sampled_from(("", PARTY)))
    def keys_are_rotated(self, party: str) -> None:
        rotate(self.store, party, self.now)

    @rule()
    def the_ring_is_copied(self) -> None:
        self.rings.append(self.place.ring.read_bytes())

    @rule(which=st.integers(0, 9), twice=st.booleans())
    def an_older_ring_is_put_back(self, which: int, twice: bool) -> None:
        """It goes on, or it is refused with nothing changed and goes on with the newest."""
        self.store.close()
        newest = self.place.ring.read_bytes()
        self.place.ring.write_bytes(self.rings[which % len(self.rings)])
        try:
            self.store = self.place.open(now=self.now)
            if twice:
                self.store.close()
                self.store = self.place.open(now=self.now)
        except KeyMissing:
            self.place.ring.write_bytes(newest)
            self.store = self.place.open(now=self.now)

    @rule()
    def it_is_started_anew(self) -> None:
        self.store.close()
        self.store = self.place.open(now=self.now)

    @invariant()
    def every_record_opens(self) -> None:
        found = self.store.inspect()
        assert (found.damaged, found.without_key, found.first_bad_entry) == ((), 0, None)

    @invariant()
    def a_number_is_of_one_key_for_ever(self) -> None:
        for kek in self.store.ring.keks:
            assert self.checks.setdefault(kek.id, kek.check) == kek.check

    @invariant()
    def what_is_sealed_today_is_under_a_key_that_is_not_old(self) -> None:
        kek = self.store.ring.named(f"open:{PARTY}:{self.now:%Y-%m}")
        assert not kek.retired

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            shutil.rmtree(self.folder)


TestKeyHistories = KeyHistories.TestCase
TestKeyHistories.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
