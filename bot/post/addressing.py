"""Where each person, and each party's mailbox, is found: the two ways by which messages leave."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from adapters.mail import Mail
from adapters.mail_message import MailMessage
from adapters.teams.activities import card_activity, file_activity, file_there, text_activity
from adapters.teams.failures import Gone, NoBotThere, Undelivered
from adapters.teams.outbound import Connector
from bot.async_store import AsyncStore
from bot.services import Services
from bot.showing.recipes import File, Shown
from governance.keys import PartyKey, TenantId
from governance.outbox_message import (
    OFFICE,
    Address,
    MessageKind,
    Receipt,
    ToCard,
    ToChat,
    ToMailbox,
    ToPerson,
    ToUpload,
)
from governance.people.identity import PersonId
from storage.outbox import OutboxMessage


@dataclass(frozen=True, slots=True)
class ChatSender:
    """Sends by Teams, to the conversation a person last used, or else to a new one."""

    store: AsyncStore
    services: Services
    teams: Connector

    async def send(self, message: OutboxMessage, shown: Shown, now: datetime) -> Receipt | None:
        """Send, replace or hand over. Returns what finds a new message again; None for others.

        Raises Undelivered where Teams does not take it.
        """
        match message.to:
            case ToUpload() as to if shown.file is not None:
                await self._hand_over(to, shown.file)
            case ToCard(_, address, activity) | ToUpload(_, address, activity):
                await self.teams.update(address, activity, _activity(shown))
            case ToPerson(person):
                return await self._tell(person, await self._address(person, now), message, shown)
            case ToChat(person, address):
                return await self._tell(person, address, message, shown)
            case ToMailbox():
                raise Gone
        return None

    def ready(self, message: OutboxMessage) -> bool:
        """Return whether we can prove who we are without waiting for a token."""
        who = self._speaker(message)
        return who is None or self.teams.signed_in(*who)

    async def prepare(self, message: OutboxMessage) -> None:
        """Wait for our token. Raises Undelivered where none is to be had now."""
        if (who := self._speaker(message)) is not None:
            await self.teams.sign_in(*who)

    def _speaker(self, message: OutboxMessage) -> tuple[str, TenantId] | None:
        """Return the bot that says a message, and where; None where we have none there."""
        match message.to:
            case ToPerson(person):
                app_id = self.services.bot_of(person.tenant)
                return None if app_id is None else (app_id, person.tenant)
            case ToChat(_, address) | ToCard(_, address) | ToUpload(_, address):
                return address.app_id, address.tenant
            case ToMailbox():
                return None

    async def _tell(
        self, person: PersonId, address: Address, message: OutboxMessage, shown: Shown
    ) -> Receipt:
        """Send a new message; where there is no such conversation, open it anew before we say so.

        Teams answers 404 for about one person in a hundred, for no reason that it gives.
        """
        try:
            return await self._send(address, message, shown)
        except Gone:
            anew = await self._open(person, self.services.clock.now())
            return await self._send(anew, message, shown)

    async def _send(self, address: Address, message: OutboxMessage, shown: Shown) -> Receipt:
        activity_id = await self.teams.send(address, _activity(shown))
        return Receipt(address, activity_id, refresh=message.kind is MessageKind.NOTICE)

    async def _hand_over(self, to: ToUpload, file: File) -> None:
        """Put a file where its recipient said it may go, and show it where it was offered."""
        await self.teams.put_file(to.upload.upload_url, await asyncio.to_thread(file.make))
        try:
            card = file_activity(file_there(to.upload))
            await self.teams.update(to.address, to.activity, card)
        except Undelivered:
            return  # the file is there: to put it there again would fail

    async def look_for(self, person: PersonId, now: datetime) -> None:
        """Ask Teams whether somebody can be written to, without a word to them; raises Undelivered
        where they cannot.
        """
        known = await self.store.read(lambda unit: unit.conversations.of(person))
        if known is None:
            await self._open(person, now)
        else:
            await self.teams.member(known, person.object_id)

    async def _address(self, person: PersonId, now: datetime) -> Address:
        known = await self.store.read(lambda unit: unit.conversations.of(person))
        return known or await self._open(person, now)

    async def _open(self, person: PersonId, now: datetime) -> Address:
        """Open a person's conversation, and keep where it is. Raises NoBotThere where we have no
        bot for their tenant.
        """
        app_id = self.services.bot_of(person.tenant)
        if app_id is None:
            raise NoBotThere
        service_url = self.services.service_url
        conversation = await self.teams.open_conversation(
            app_id=app_id, tenant=person.tenant, service_url=service_url, object_id=person.object_id
        )
        opened = Address(app_id, person.tenant, conversation, service_url)
        await self.store.write(
            lambda unit: unit.conversations.remember(person, address=opened, now=now)
        )
        return opened


@dataclass(frozen=True, slots=True)
class MailSender:
    """Sends by mail: to a party's IG mailbox, or to the agreement's own address."""

    services: Services
    mails: Mail | None

    def ready(self, message: OutboxMessage) -> bool:  # noqa: ARG002
        """Return that a mail waits for nothing of ours."""
        return True

    async def prepare(self, message: OutboxMessage) -> None:
        """Do nothing: see `ready`."""

    async def send(self, message: OutboxMessage, shown: Shown, now: datetime) -> None:
        """Send a mail. Raises Gone where the mailbox, or our mail, is not there any more."""
        to = message.to
        address = self._address(to.mailbox) if isinstance(to, ToMailbox) else None
        if self.mails is None or address is None:
            raise Gone
        mail = MailMessage(address, shown.summary, shown.text, message.key)
        await self.mails.send(mail, now)

    def _address(self, mailbox: PartyKey) -> str | None:
        if mailbox == OFFICE:
            return self.services.agreement.generic_contact.email
        return self.services.directory.numbers(mailbox).ig_mailbox


def _activity(shown: Shown) -> dict[str, Any]:
    if shown.attachment is not None:
        return file_activity(shown.attachment)
    if shown.card is None:
        return text_activity(shown.text)
    return card_activity(shown.card, summary=shown.summary)
