"""Heads of the log, as they leave: mailed to each safeguarding partner, and shown to its IG lead.

A head is signed when it falls due, in the transaction that puts it in the outbox.
"""

from datetime import datetime

from bot.post.outbox_messages import notify, told_once
from bot.proof.shows import ProofShow
from bot.work import Work
from dialogs.proof.cards import mail_text, subject_of
from governance.agreements.model import Party
from governance.moments import london, next_loud
from governance.outbox_message import Recipe, RecipeBody, TextBody, ToMailbox, ToPerson
from governance.people.identity import Role
from governance.proof.handing import DUE, SUBJECT, asks, next_month
from storage.due import DueRow
from storage.heads import Head


def begin(work: Work) -> None:
    """Plan the next head, where none is planned."""
    if not work.unit.due.of_subject(SUBJECT):
        _plan(work, next_month(work.now))


def _plan(work: Work, at: datetime) -> None:
    work.unit.due.put(subject=SUBJECT, what=DUE, party=work.services.agreement.lead, at=at)


def fall_due(work: Work, row: DueRow) -> bool:
    """Sign the log as it stands, hand the head out, and plan the next."""
    work.unit.due.done(row.id)
    _plan(work, next_month(work.now))
    if head := work.unit.heads.sign(now=work.now):
        handed = work.unit.heads.handed(head)
        for party in work.services.agreement.partners():
            _mail(work, party, head, handed)
            if asks(row.at):
                _ask(work, party, head)
    return True


def _mail(work: Work, party: Party, head: Head, handed: str) -> None:
    numbers = work.services.directory.numbers(party.key)
    if not work.services.mails or not numbers.ig_mailbox:
        return
    to = ToMailbox(party.key)
    body = TextBody(mail_text(handed, head.at), subject_of(london(head.at).date()))
    notify(work, to, body, key=told_once(f"head:{head.id}:{party.key}", to), party=party.key)


def _ask(work: Work, party: Party, head: Head) -> None:
    today = london(work.now).date()
    for person in work.services.directory.holders(party.key, Role.IG_LEAD, today):
        to = ToPerson(person)
        notify(
            work,
            to,
            RecipeBody(Recipe(ProofShow.HEAD, step=head.id)),
            key=told_once(f"head:{head.id}", to),
            party=party.key,
            later=next_loud(work.now) - work.now,
        )
