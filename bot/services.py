"""The desk: everything a turn or the timer needs, made once by `bot.wiring`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from adapters.bank_holidays import bank_holidays
from adapters.clock import Clock
from bot.agreements.documents import Links, Shelf
from bot.letters.template_files import LetterFiles, shipped
from bot.people.everyone import People
from bot.watch.backups import Backups
from bot.watch.hold import Hold
from bot.watch.others import Processes
from bot.watch.regions import Regions
from bot.watch.restored import HeldBack
from dialogs.words.wording import ROLE_LABELS
from governance.agreements.model import Agreement
from governance.agreements.reading import Guide
from governance.calendars import Calendar, Calendars
from governance.clocks.confirmed import Confirmed
from governance.keys import PartyKey, TenantId
from governance.moments import london
from governance.people.directory import Directory
from governance.people.identity import PersonId, Viewer
from governance.retention.schedule import OwnRow, Schedule

if TYPE_CHECKING:  # its handlers take a turn, which has these services
    from bot.cases.case_kind import KindTable


@dataclass(frozen=True, slots=True)
class Services:
    """What we know that is not in the store: the agreement, the people, the time."""

    agreement: Agreement
    people: People
    clock: Clock
    new_id: Callable[[], str]
    kinds: "KindTable"
    """What every room is reached by: verbs, typed words, drafts, cards and due rows."""
    bot_of: Callable[[TenantId], str | None]
    """The app id of the bot that serves a tenant; None where no registration does."""
    service_url: str
    calendars: Callable[[], Calendars] = bank_holidays
    guide: Guide | None = None
    """The plain guide to the agreement, where there is one."""
    shelf: Shelf = field(default_factory=Shelf)
    """The agreement's own documents, where the administrator has loaded them."""
    links: Links | None = None
    """Makes links to them; None where nobody told us the address that Teams reaches us at."""
    letters: LetterFiles = field(default_factory=shipped)
    """The templates that letters are written from."""
    hold: Hold = field(default_factory=Hold)
    """Whether what counts towards a legal limit waits, because the time is in doubt."""
    held: HeldBack = field(default_factory=HeldBack)
    """Whether the store was restored, and nothing may be sent yet."""
    processes: Processes = field(default_factory=Processes)
    """Where this process stands among those that have the store open."""
    backups: Backups = field(default_factory=Backups)
    """What is known of the backups, where a place for them is set."""
    confirmed: Confirmed = field(default_factory=dict)
    """Which rules the DPO or the IG lead has confirmed."""
    regions: Regions = field(default_factory=Regions)
    """From where each tenant's Teams speaks to us."""
    read_receipts: bool = False
    """Whether it is kept that somebody has seen a notice (RL-WATCHING, docs/law.md)."""
    own_years: tuple[OwnRow, ...] = ()
    """What parties' own retention schedules say, in place of ours."""
    mails: bool = False
    """Whether mail is set up: no rung may count a mailbox as told that was not."""

    @property
    def schedule(self) -> Schedule:
        """How long records are kept."""
        return Schedule(self.agreement.lead, self.own_years)

    @property
    def directory(self) -> Directory:
        """Everyone, as of now."""
        return self.people.directory

    def time_in_doubt(self) -> bool:
        """Return whether the machine's clock is not to be trusted, or jumped."""
        return bool(self.hold.on or self.clock.jumped)

    def viewer(self, person: PersonId, now: datetime) -> Viewer | None:
        """Return the person with what they hold today in London; None for someone unknown."""
        return self.directory.viewer(person, london(now).date())

    def name(self, person: PersonId) -> str:
        """Return what colleagues call them."""
        return self.directory.name_of(person)

    def role_label(self, role: str) -> str:
        """Return a role as people say it."""
        return ROLE_LABELS[role]

    def working_days_of(self, party: PartyKey) -> Calendar:
        """Return the calendar by which a party's people are at work."""
        return self.calendars().at_work(self.directory.numbers(party).bank_holidays)

    def working_days(self, person: PersonId) -> Calendar:
        """Return the same for a person: their first party's."""
        held = self.directory.people[person].memberships
        return self.working_days_of(held[0].party) if held else self.calendars().england_and_wales

    def phone_of(self, party: PartyKey) -> str | None:
        """Return the number on which a party is rung; None where none is on record."""
        return self.directory.phone_of(party, self.agreement)
