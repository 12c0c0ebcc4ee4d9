"""What `igdesk keys` does: each function a command, or a part of one."""

import base64
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path

from adapters.clock import Clock
from adapters.private_files import write_new
from adapters.root_key import EnvironmentRootKey, RootKey, new_root_key
from adapters.slips import Slips
from bot.commands import keys_answer as say
from bot.commands.by_slip import asked_of_bot
from bot.commands.keys_answer import Ending, Listed, State
from bot.config import Settings
from bot.drills.by_shell import Refused
from bot.store_keys import kept_in, key_in_file, open_held, root_key
from bot.timer.key_rounds import ROTATE
from governance.access import Action
from governance.keys import CaseId
from governance.kinds import BY_CASE
from governance.policy import ROTATE_AT_A_TIME, ROTATION_TOLD_EVERY
from governance.retention.standing import Needed, needed
from storage.dialect import kept_at
from storage.errors import KeyMissing, StoreDamaged, StoreInUse
from storage.key_ends import KEYS, replaced_first
from storage.key_lives import begin_pass, end_pass
from storage.key_lives import rotate as make_new
from storage.rewrapping import Pass
from storage.ring_export import export as sealed_ring
from storage.ring_export import take_in as take_in_ring
from storage.store import Store, StoreReader
from storage.unit import Unit


def listed(reader: StoreReader) -> list[Listed]:
    """Return every key that the ring or the store knows, in the order of their numbers."""
    records, ring = reader.records_by_key(), reader.ring
    rows = [
        *((k.id, k.name, State.RETIRED, k.retired) for k in ring.keks if k.retired),
        *((k.id, k.name, State.IN_USE, k.created) for k in ring.keks if not k.retired),
        *((k.id, k.name, State.DESTROYED, k.date) for k in ring.destroyed.values()),
        *((key, name, State.MISSING, "") for key, name in reader.missing_keys().items()),
    ]
    found = [Listed(*row, records=records[row[0]]) for row in rows]
    return sorted(found, key=lambda one: int(one.id[1:]))


def rotate(settings: Settings, party: str, *, progress: Callable[[int, int], None]) -> str:
    """Put new keys in the place of those in use, of one party or of all, and move every record: or
    have the bot do it, where that holds the store. Returns what to say.

    One that was cut short is gone on with. Raises NoSuchKeys; Refused where the bot refuses.
    """
    now = Clock().now()
    try:
        with closing(open_held(settings, now)) as store:
            make_new(store, party, now)
            return say.rotated(_moved(store, now, progress))
    except StoreInUse:
        return asked_of_bot(Slips(settings.database), f"{ROTATE} {party}")


def _moved(store: Store, now: datetime, progress: Callable[[int, int], None]) -> Pass:
    so_far, total = begin_pass(store, now), store.records_by_key().total()
    while not so_far.done:
        before = so_far.looked_at
        so_far = store.write(partial(_step, so_far, now))
        if before // ROTATION_TOLD_EVERY < so_far.looked_at // ROTATION_TOLD_EVERY:
            progress(so_far.looked_at, total)
    end_pass(store, so_far, now)
    return so_far


def _step(so_far: Pass, now: datetime, unit: Unit) -> Pass:
    return unit.rewrapping.step(so_far, ROTATE_AT_A_TIME, now=now)


def new_root(settings: Settings, now: datetime, new_key_in: Path | None) -> str:
    """Put a new root key in the place of the old; returns what to say. Raises Refused."""
    provider = root_key(settings)
    with closing(open_held(settings, now)) as store:
        if isinstance(provider, EnvironmentRootKey):
            return _new_setting(store, new_key_in)
        store.ring.expect_root(provider.prepare())
        provider.put_in_place()
    open_held(settings, now).close()  # it opens by the new key, and from then on by no other
    return say.NEW_ROOT


def _new_setting(store: Store, new_key_in: Path | None) -> str:
    """Write a new key where the administrator can take it to the setting: we cannot set it."""
    if new_key_in is None:
        raise Refused(say.NEW_KEY_WHERE)
    key = new_root_key()
    _write(new_key_in, base64.b64encode(key) + b"\n")
    store.ring.expect_root(key)
    return say.NEW_SETTING.format(file=new_key_in)


def ending(store: Store, kek_id: str) -> Ending:
    """Return what ends with a key. Raises Refused for one that is not there."""
    missing = store.missing_keys()
    names = {kek.id: kek.name for kek in store.ring.keks} | dict(missing)
    if kek_id not in names:
        raise Refused(say.NO_SUCH_KEY.format(key=kek_id))
    return store.read(lambda unit: _ending(unit, kek_id, names[kek_id], lost=kek_id in missing))


def _ending(unit: Unit, kek_id: str, name: str, *, lost: bool) -> Ending:
    """Return what ends. Of a key that is lost already nothing can be read, nor kept by refusing."""
    cases = unit.key_ends.cases_under(kek_id)
    why = {} if lost else {ref: _needed(unit, case_id) for case_id, ref in cases.items()}
    return Ending(kek_id, name, unit.key_ends.under(kek_id), tuple(cases.values()), why)


def _needed(unit: Unit, case_id: CaseId) -> Needed | None:
    """Return why a case is needed; of one that cannot be read, that it may be held."""
    try:
        case = unit.cases.history(KEYS, case_id, Action.SEE_STATUS, now=Clock().now())
    except (StoreDamaged, KeyMissing, ValueError, LookupError):
        return Needed.HELD
    return needed(case, BY_CASE[type(case)].kept_as(case))


def may_end(end: Ending, *, over_held: bool) -> None:
    """Raise Refused where a case under the key is open; or held, unless that is meant."""
    if ids := end.needed(Needed.OPEN):
        raise Refused(say.open_under(end, ids))
    if (ids := end.needed(Needed.HELD)) and not over_held:
        raise Refused(say.held_under(end, ids))


def destroy(store: Store, end: Ending, now: datetime) -> None:
    """Shred what is under a key, then destroy it. Cut short in between, it can be run again.

    Raises StillNeeded for a key that the agreement's history is under.
    """
    if replaced_first(store.ring, end.id, end.name, now):
        store.pin_keys()
    store.write(lambda unit: unit.key_ends.forget(end.id, end.name, now))
    store.truncate_log()
    store.ring.destroy({end.id: end.name}, now)


def export(reader: StoreReader, file: Path, passphrase: str) -> None:
    """Write the whole ring, sealed by a passphrase, to a new file. Raises Refused."""
    _write(file, sealed_ring(reader.ring, passphrase))


def take_in(settings: Settings, file: Path, passphrase: str) -> int:
    """Bring back a ring from an exported file; returns how many keys it has.

    Raises as `storage.ring_export.take_in` does, StoreInUse, RootKeyUnusable.
    """
    settings.database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = kept_at(kept_in(settings)).lock()
    try:
        ring = take_in_ring(settings.ring, file.read_bytes(), passphrase, _root(settings).load)
    finally:
        lock.release()
    return len(ring.keks)


def _root(settings: Settings) -> RootKey:
    """Return the root key; a new one where it is kept in a file, and the file is lost."""
    provider = root_key(settings)
    if isinstance(provider, EnvironmentRootKey):
        return provider
    return key_in_file(settings, make_if_missing=True)


def _write(path: Path, data: bytes) -> None:
    try:
        write_new(path, data)
    except FileExistsError:
        raise Refused(say.IS_THERE.format(file=path)) from None
    except OSError as fault:
        raise Refused(say.CANNOT_WRITE.format(file=path, why=fault.strerror)) from None
