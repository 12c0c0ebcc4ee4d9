"""`igdesk keys`: listed, rotated, ended, kept safe and brought back; nothing else is lost by it."""

import asyncio
import base64
import json
import stat
from contextlib import closing
from pathlib import Path

import pytest

from adapters.clock import Clock
from bot.commands import keys_work as work
from bot.drills.by_shell import Refused
from bot.timer.key_rounds import KeyRounds
from governance.cases.event import Fact
from governance.policy import PASSPHRASE_AT_LEAST
from governance.retention.facts import HoldEnded
from storage.errors import KeyMissing, NotThere, WrongRootKey
from storage.key_lives import begin_pass, old_keys
from tests.bot.commands.keys_kit import APPEALED, DECIDED, OPEN_NOW, SCC, Shell
from tests.bot.town import REFERENCE, Town, settings_in
from tests.storage.store_kit import NOW, PLANTED, seen


@pytest.fixture
def keys(tmp_path: Path) -> Shell:
    """A shell beside a store with a case in it."""
    shell = Shell(tmp_path)
    shell.make()
    return shell


def test_every_key_is_listed_with_what_is_under_it(keys: Shell) -> None:
    told = keys.listed()[keys.key_of(OPEN_NOW)]
    shown = keys("list").stdout

    assert told["state"] == "in use"
    assert told["records"] == 4  # the case, its entry and the first in the chain, and a message
    assert OPEN_NOW in shown
    assert "35 days" in shown


def test_a_rotation_moves_every_record_and_retires_the_old_keys(keys: Shell) -> None:
    old = keys.key_of(OPEN_NOW)

    done = keys("rotate")

    assert done.exit_code == 0, done.output
    told = keys.listed()
    assert (told[old]["state"], told[old]["records"]) == ("retired", 0)
    assert told[keys.key_of(OPEN_NOW)]["records"] == 4
    assert keys.what_happened() == PLANTED


def test_a_rotation_that_was_cut_short_is_gone_on_with_and_makes_no_third_key(keys: Shell) -> None:
    with closing(keys.open()) as store:
        store.ring.renew([OPEN_NOW], Clock().now())
        store.pin_keys()
        begin_pass(store, Clock().now())  # and then somebody pulled the plug

    done = keys("rotate")

    assert done.exit_code == 0, done.output
    assert [one["name"] for one in keys.listed().values()].count(OPEN_NOW) == 2
    with closing(keys.open()) as store:
        now = Clock().now()
        assert all(kek.retired for kek in store.ring.keks if kek.id in old_keys(store.ring, now))


def test_one_partys_keys_are_rotated_alone(keys: Shell) -> None:
    before = keys.listed()

    done = keys("rotate", "--party", "SCC")
    nobody = keys("rotate", "--party", "Atlantis")

    made = [one["name"] for key, one in keys.listed().items() if key not in before]
    assert done.exit_code == 0, done.output
    assert made
    assert {name.split(":")[1] for name in made} == {"SCC"}
    assert (nobody.exit_code, "No key is of party Atlantis" in nobody.stderr) == (1, True)


def test_a_new_root_key_opens_the_ring_and_the_old_one_does_not(keys: Shell) -> None:
    old = keys.root_file.read_bytes()

    done = keys("rotate", "--root")

    assert done.exit_code == 0, done.output
    assert keys.root_file.read_bytes() != old
    assert stat.S_IMODE(keys.root_file.stat().st_mode) == 0o600
    assert keys.what_happened() == PLANTED
    keys.root_file.write_bytes(old)
    with pytest.raises(WrongRootKey):
        keys.open()


@pytest.mark.parametrize("put_in_place", [False, True], ids=["before it is in place", "after"])
def test_a_change_of_the_root_key_that_was_cut_short_locks_nobody_out(
    keys: Shell, put_in_place: bool
) -> None:
    new = bytes(range(32))
    with closing(keys.open()) as store:
        store.ring.expect_root(new)
    if put_in_place:
        keys.root_file.write_bytes(new)

    assert keys.what_happened() == PLANTED
    assert keys("rotate", "--root").exit_code == 0
    assert keys.what_happened() == PLANTED


def test_a_root_key_in_a_setting_is_changed_by_whoever_can_set_it(keys: Shell) -> None:
    """Old and new open the ring, until the store was opened to be written with the new one."""
    before = base64.b64encode(keys.root_file.read_bytes()).decode()
    keys.root_file.unlink()
    file = keys.folder / "new.key"

    unsaid = keys("rotate", "--root", IGDESK_ROOT_KEY=before)
    done = keys("rotate", "--root", "--new-key-in", str(file), IGDESK_ROOT_KEY=before)
    new = file.read_text().strip()
    both = [keys("list", IGDESK_ROOT_KEY=key).exit_code for key in (before, new)]
    keys("rotate", "--party", "SCC", IGDESK_ROOT_KEY=new)
    after = [keys("list", IGDESK_ROOT_KEY=key).exit_code for key in (before, new)]

    assert (unsaid.exit_code, "--new-key-in" in unsaid.stderr) == (1, True)
    assert done.exit_code == 0, done.output
    assert new not in done.output
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (both, after) == ([0, 0], [1, 0])


@pytest.fixture
def decided(tmp_path: Path) -> Shell:
    """A shell beside a store whose case is decided."""
    shell = Shell(tmp_path)
    shell.make(DECIDED)
    return shell


@pytest.mark.parametrize("meant", [(), ("--over-held",)], ids=["", "over what is held"])
def test_no_key_is_ended_that_an_open_case_is_under(keys: Shell, meant: tuple[str, ...]) -> None:
    key = keys.key_of(OPEN_NOW)

    refused = keys("destroy", key, "--id-again", key, *meant)

    assert refused.exit_code == 1
    assert f"Under key {key} there is what is open: 1 (BR-2026-0001)." in refused.stderr
    assert keys.what_happened() == PLANTED
    assert keys.listed()[key]["state"] == "in use"


@pytest.mark.parametrize(
    "then",
    [
        pytest.param((APPEALED,), id="held, for an appeal"),
        pytest.param((APPEALED, HoldEnded("It is over.")), id="appealed against once"),
    ],
)
def test_a_key_over_what_is_held_or_appealed_ends_only_where_that_is_said(
    tmp_path: Path, then: tuple[Fact, ...]
) -> None:
    keys = Shell(tmp_path)
    keys.make(DECIDED, *then)
    key = keys.key_of(OPEN_NOW)

    refused = keys("destroy", key, "--id-again", key)
    kept = keys.what_happened()
    done = keys("destroy", key, "--id-again", key, "--over-held")

    assert (refused.exit_code, kept) == (1, PLANTED)
    assert "an inquiry or an appeal" in refused.stderr
    assert "1 (BR-2026-0001)" in refused.stderr
    assert done.exit_code == 0, done.output
    assert keys.listed()[key]["state"] == "destroyed"


def test_before_a_key_ends_it_is_said_what_goes_and_its_id_must_be_typed(decided: Shell) -> None:
    keys, key = decided, decided.key_of(OPEN_NOW)

    mistyped = keys("destroy", key, typed="yes\n")
    kept = keys.what_happened()
    done = keys("destroy", key, typed=f"{key}\n")

    assert mistyped.exit_code == 1
    assert "1 cases, shredded" in mistyped.stderr
    assert "1 messages" in mistyped.stderr
    assert "or a part of which is: 1 (BR-2026-0001)." in mistyped.stderr
    assert kept == PLANTED
    assert done.exit_code == 0, done.output
    assert keys.listed()[key]["state"] == "destroyed"


def test_what_was_under_a_destroyed_key_reads_as_not_there_and_all_else_goes_on(
    decided: Shell,
) -> None:
    keys = decided
    with closing(keys.open()) as store:
        (case_id,) = store.read(lambda unit: unit.cases.opened_since(SCC, "breach", NOW))
    key = keys.key_of(OPEN_NOW)

    assert keys("destroy", key, "--id-again", key).exit_code == 0

    with closing(keys.open()) as store:
        assert store.read(lambda unit: unit.cases.opened_since(SCC, "breach", NOW)) == ()
        with pytest.raises(NotThere):
            store.read(lambda unit: seen(unit, case_id))
        looked = store.inspect()
        ends = store.read(lambda unit: unit.audit.of_subject(key))
        case = store.read(lambda unit: unit.audit.of_subject(case_id))
    assert (looked.damaged, looked.without_key, looked.first_bad_entry) == ((), 0, None)
    assert [entry.what for entry in ends] == ["key_destroyed"]
    told = {entry.what: entry.actor for entry in case}
    assert told["emptied"] == told["key_ended"] == "igdesk keys"  # that can still be read


def lost(keys: Shell) -> str:
    """The key of the case goes missing, as from an older ring. Returns its id."""
    key, ring = keys.key_of(OPEN_NOW), keys.ring
    ring["keks"] = [kek for kek in ring["keks"] if kek["id"] != key]
    keys.ring_file.write_text(json.dumps(ring))
    return key


def test_a_missing_key_stops_the_bot_is_listed_and_can_be_given_up(keys: Shell) -> None:
    key = lost(keys)

    with pytest.raises(KeyMissing, match=f"key {key} is missing; 4 records need it"):
        keys.open()
    listed = keys.listed()[key]
    done = keys("destroy", key, "--id-again", key)

    assert (listed["state"], listed["records"]) == ("missing", 4)
    assert done.exit_code == 0, done.output
    with closing(keys.open()) as store:
        assert store.inspect().damaged == ()


def test_a_key_that_is_not_there_cannot_be_destroyed(keys: Shell) -> None:
    asked = keys("destroy", "k9999", "--id-again", "k9999")

    assert (asked.exit_code, "There is no key k9999" in asked.stderr) == (1, True)


def test_exported_keys_open_the_store_when_the_root_key_is_lost(keys: Shell) -> None:
    file = keys.folder / "keys.sealed"
    exported = keys("export", str(file), "--passphrase-file", keys.passphrase)
    keys.root_file.unlink()

    back = keys("import", str(file), "--passphrase-file", keys.passphrase)

    assert exported.exit_code == 0, exported.output
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert back.exit_code == 0, back.output
    assert stat.S_IMODE(keys.root_file.stat().st_mode) == 0o600
    assert keys.what_happened() == PLANTED


def test_exported_keys_bring_back_a_lost_ring_and_a_lost_key(keys: Shell) -> None:
    file = keys.folder / "keys.sealed"
    keys("export", str(file), "--passphrase-file", keys.passphrase)

    lost(keys)
    one = keys("import", str(file), "--passphrase-file", keys.passphrase)
    first = keys.what_happened()
    keys.ring_file.unlink()
    whole = keys("import", str(file), "--passphrase-file", keys.passphrase)

    assert (one.exit_code, whole.exit_code) == (0, 0)
    assert first == keys.what_happened() == PLANTED


def test_a_destroyed_key_does_not_come_back_with_an_older_export(decided: Shell) -> None:
    keys = decided
    file, key = keys.folder / "keys.sealed", keys.key_of(OPEN_NOW)
    keys("export", str(file), "--passphrase-file", keys.passphrase)
    keys("destroy", key, "--id-again", key)

    back = keys("import", str(file), "--passphrase-file", keys.passphrase)

    assert back.exit_code == 0, back.output
    assert keys.listed()[key]["state"] == "destroyed"
    assert key not in {kek["id"] for kek in keys.ring["keks"]}


def test_a_wrong_passphrase_brings_nothing_and_changes_nothing(keys: Shell) -> None:
    file = keys.folder / "keys.sealed"
    keys("export", str(file), "--passphrase-file", keys.passphrase)
    before = keys.ring_file.read_bytes()

    asked = keys("import", str(file), typed="another passphrase\n")
    spoilt = json.loads(file.read_text())
    spoilt["sealed"] = spoilt["sealed"][:-2] + ("00" if spoilt["sealed"][-2:] != "00" else "01")
    file.write_text(json.dumps(spoilt))
    changed = keys("import", str(file), "--passphrase-file", keys.passphrase)

    assert (asked.exit_code, "does not open this export" in asked.stderr) == (1, True)
    assert (changed.exit_code, "does not open this export" in changed.stderr) == (1, True)
    assert keys.ring_file.read_bytes() == before


def test_an_export_writes_over_nothing_and_wants_a_long_passphrase(keys: Shell) -> None:
    file = keys.folder / "keys.sealed"
    file.write_text("something else")
    short = "x" * (PASSPHRASE_AT_LEAST - 1)

    there = keys("export", str(file), "--passphrase-file", keys.passphrase)
    weak = keys("export", str(file), typed=f"{short}\n{short}\n")

    assert (there.exit_code, "is there already" in there.stderr) == (1, True)
    assert (weak.exit_code, "15 characters" in weak.stderr) == (1, True)
    assert file.read_text() == "something else"


@pytest.mark.parametrize("words", [("rotate", "--root"), ("destroy", "k1", "--id-again", "k1")])
def test_what_changes_keys_wants_the_bot_to_be_stopped(keys: Shell, words: tuple[str, ...]) -> None:
    with closing(keys.open()):
        asked = keys(*words)
        listed = keys("list")

    assert asked.exit_code == 75
    assert "stop" in asked.stderr.lower()
    assert listed.exit_code == 0


@pytest.mark.sqlite_alone
async def test_while_the_bot_runs_it_rotates_by_itself_and_people_go_on(town: Town) -> None:
    """The shell asks, the bot makes the keys, and its rounds move the records."""
    await town.reports()
    settings, shell = settings_in(town.folder), Shell(town.folder)
    before = names_of(shell, "keks")

    said = await asyncio.to_thread(work.rotate, settings, "SCC", progress=lambda *_: None)
    with pytest.raises(Refused, match="No key is of party Atlantis"):
        await asyncio.to_thread(work.rotate, settings, "Atlantis", progress=lambda *_: None)
    await KeyRounds(town.running.store, town.running.services, lambda: True).look()

    retired = {kek["name"] for kek in shell.ring["keks"] if kek["retired"]}
    assert "between other work" in said
    assert names_of(shell, "keks") == before
    assert "open:SCC:2026-11" in retired
    assert (await town.case()).header.reference == REFERENCE


def names_of(shell: Shell, what: str) -> set[str]:
    return {key["name"] for key in shell.ring[what]}
