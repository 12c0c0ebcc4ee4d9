"""What Teams takes in one conversation, where several processes send: counted from the records."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from adapters.teams.pacing import Budget, Window
from governance.outbox_message import ChannelName, channel_of
from governance.urgency import first_served
from storage.outbox import OutboxMessage
from storage.unit import Unit


class NoBudget(Exception):
    """Teams takes no more in this conversation for a while, after what all processes sent."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__()
        self.wait = wait


def confirm_budget(
    unit: Unit, message: OutboxMessage, windows: Sequence[Window], now: datetime
) -> None:
    """Raise NoBudget where Teams takes no more in a message's conversation, and leave its lane.

    That it was noted as about to be sent is undone with the transaction.
    """
    if not windows or channel_of(message.to) is not ChannelName.TEAMS:
        return
    budget, since = Budget(tuple(windows)), timedelta(seconds=max(one.seconds for one in windows))
    for at in unit.outbox.went_since(message.lane, now - since, max(one.most for one in windows)):
        budget.took(at.timestamp())
    opens = budget.opens_at(now.timestamp(), first=first_served(message.urgency))
    if opens > now.timestamp():
        unit.outbox.leave(message)
        raise NoBudget(timedelta(seconds=opens - now.timestamp()))
