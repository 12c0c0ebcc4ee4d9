"""Finding a person's conversation: the one they last used, else a new one."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from adapters.mail import Letter
from adapters.teams.activities import file_activity, file_there
from adapters.teams.failures import Gone, NoBotThere, Undelivered
from adapters.teams.outbound import (
    card_activity,
    text_activity,
)
from bot.services import Services
from bot.showing.recipes import File, Shown
from bot.timer.sweep import Keeps
from governance.outbox_message import OFFICE, Address, Receipt, ToChat, ToPerson, ToUpload
from governance.people.identity import PersonId
from storage.unit import Unit


class Sends(Protocol):
    """The outbound side of the Teams door."""

    async def send(self, address: Address, activity: dict[str, Any]) -> str:
        """The new activity's id."""
        ...

    async def update(self, address: Address, activity_id: str, activity: dict[str, Any]) -> None:
        """Replace an activity sent before."""
        ...

    async def put_file(self, url: str, data: bytes) -> None:
        """Put a file where Teams said it may go."""
        ...

    async def open_conversation(
        self, *, app_id: str, tenant: str, service_url: str, object_id: str
    ) -> str:
        """The id of the person's own conversation with the bot."""
        ...


class Mails(Protocol):
    """Mail out."""

    async def send(self, letter: Letter, now: datetime) -> None:
        """Hand a letter to the mail server."""
        ...


@dataclass(frozen=True, slots=True)
class Doorstep:
    """Where each person, and each party's mailbox, is found."""

    store: Keeps
    services: Services
    teams: Sends
    post: Mails | None = None

    async def send(
        self, to: ToPerson | ToChat, activity: dict[str, Any], *, refresh: bool
    ) -> Receipt:
        """Send to a conversation, or to a person wherever they are. Returns the receipt to keep."""
        address = to.address if isinstance(to, ToChat) else await self._address(to.person)
        return Receipt(address, await self.teams.send(address, activity), refresh)

    async def update(self, address: Address, activity_id: str, activity: dict[str, Any]) -> None:
        """Replace an activity sent before."""
        await self.teams.update(address, activity_id, activity)

    async def hand_over(self, to: ToUpload, file: File) -> None:
        """Put a file where the person said it may go, and show it where it was offered."""
        await self.teams.put_file(to.upload.upload_url, await asyncio.to_thread(file.make))
        try:
            card = file_activity(file_there(to.upload))
            await self.teams.update(to.address, to.activity, card)
        except Undelivered:
            return  # the file is there: to put it there again would fail

    async def mail(self, whose: str, shown: Shown, *, key: str) -> None:
        """Write to a party's IG mailbox, or to the agreement's own address; Gone where that, or
        our mail, is not there any more.
        """
        services = self.services
        office = services.agreement.generic_contact.email
        mailbox = office if whose == OFFICE else services.directory.numbers(whose).ig_mailbox
        if self.post is None or mailbox is None:
            raise Gone
        letter = Letter(mailbox, shown.summary, shown.text, key)
        await self.post.send(letter, self.services.clock.now())

    async def _address(self, person: PersonId) -> Address:
        known = await self.store.read(lambda unit: unit.conversations.of(person))
        return known or await self._new(person)

    async def _new(self, person: PersonId) -> Address:
        services = self.services
        app_id = services.bot_of(person.tenant)
        if app_id is None:
            raise NoBotThere
        conversation = await self.teams.open_conversation(
            app_id=app_id,
            tenant=person.tenant,
            service_url=services.service_url,
            object_id=person.object_id,
        )
        address = Address(app_id, person.tenant, conversation, services.service_url)
        await self.store.write(_remember(person, address, services))
        return address


def _remember(person: PersonId, address: Address, services: Services) -> Callable[[Unit], None]:
    now = services.clock.now()
    return lambda unit: unit.conversations.remember(person, address=address, now=now)


def activity_of(shown: Shown) -> dict[str, Any]:
    """Return what Teams is sent for it."""
    if shown.attachment is not None:
        return file_activity(shown.attachment)
    if shown.card is None:
        return text_activity(shown.text)
    return card_activity(shown.card, summary=shown.summary)
