"""`igdesk keys` on a store of a test's own."""

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from adapters.clock import Clock
from bot.commands.shell import app
from bot.store_keys import open_held
from governance.breaches.facts import Decided, Outcome
from governance.cases.event import Event, Fact
from governance.keys import PartyKey
from governance.moments import london
from governance.outbox_message import MessageKind, TextBody, ToPerson
from governance.retention.facts import Held, HoldFor
from storage.periods import open_key
from storage.store import Store
from storage.unit import Unit
from tests.bot.commands.doctor_kit import store_in
from tests.bot.town import settings_in
from tests.storage.store_kit import LEAD, NOW, PLANTED, REPORTER, reported, seen

PASSPHRASE = "otter lantern seven birch"


SCC = PartyKey("SCC")
TODAY = Clock().now()
"""The commands ask the machine what day it is: so the store is of today."""
OPEN_NOW = open_key(SCC, TODAY)


DECIDED = Decided(Outcome.NOT_A_BREACH, "It was a plush numbat.")
APPEALED = Held(HoldFor.APPEAL, "A review was asked for.", london(TODAY).date())


def some_records(unit: Unit, *then: Fact) -> str:
    """A case of a party with a message about it, to which that happened. Returns the case's id."""
    later = (
        Event(NOW + timedelta(days=day), LEAD.person, fact) for day, fact in enumerate(then, 1)
    )
    opened = [reported(), *later]
    case = unit.cases.open(
        actor=REPORTER, party=SCC, kind="breach", prefix="BR", opened=opened, now=TODAY
    )
    unit.outbox.put(
        key="k",
        party=SCC,
        subject=case.header.id,
        kind=MessageKind.NOTICE,
        to=ToPerson(LEAD.person),
        body=TextBody(PLANTED),
        now=TODAY,
    )
    return case.header.id


@dataclass(frozen=True)
class Shell:
    """Someone at a shell on the machine of the store."""

    folder: Path

    def __call__(self, *words: str, typed: str = "", **env: str) -> Result:
        settings = settings_in(self.folder)
        given = {
            "IGDESK_ANONYMOUS": "1",
            "IGDESK_DATABASE": str(settings.database),
            "IGDESK_RING": str(settings.ring),
            "IGDESK_ROOT_KEY_FILE": str(settings.root_key_file),
        }
        return CliRunner().invoke(app, ["keys", *words], input=typed, env={**given, **env})

    @property
    def ring(self) -> dict[str, Any]:
        """The ring's file."""
        read: dict[str, Any] = json.loads(self.ring_file.read_text())
        return read

    @property
    def ring_file(self) -> Path:
        """Where the ring is."""
        return settings_in(self.folder).ring

    @property
    def root_file(self) -> Path:
        """Where the root key is."""
        return settings_in(self.folder).root_key_file

    def listed(self) -> dict[str, Mapping[str, Any]]:
        """Every key by its id, as `list --json` has it."""
        answer = self("list", "--json")
        assert answer.exit_code == 0, answer.output
        return {key["id"]: key for key in json.loads(answer.stdout)}

    def key_of(self, name: str) -> str:
        """The newest key of a name."""
        return [key for key, told in self.listed().items() if told["name"] == name][-1]

    def make(self, *then: Fact) -> str:
        """A store with a case in it, to which that happened. Returns the case's id."""
        with closing(store_in(self.folder, TODAY)) as store:
            return store.write(lambda unit: some_records(unit, *then))

    def open(self) -> Store:
        """The store, as a command holds it."""
        return open_held(settings_in(self.folder), TODAY)

    def what_happened(self) -> str:
        """What the case says."""
        with closing(self.open()) as store:
            (case_id,) = store.read(lambda unit: unit.cases.opened_since(SCC, "breach", NOW))
            return store.read(lambda unit: seen(unit, case_id)).report.what_happened

    @property
    def passphrase(self) -> str:
        """A file with the passphrase."""
        file = self.folder / "passphrase"
        file.write_text(PASSPHRASE + "\n")
        return str(file)
