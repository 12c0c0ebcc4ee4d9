"""The auditor in the town: what it finds, and a store that was changed by hand."""

import sqlite3
from contextlib import closing

from bot.people.role_changes import RoleWatch
from bot.watch.books import audited
from bot.watch.rounds import Watch
from bot.watch.vitals import Vitals
from governance.outcomes import Books
from tests.bot.town import Town, settings_in

UNCOUNTED = "DELETE FROM meta WHERE id = 'put'"
UNNOTED = "DELETE FROM newest WHERE id LIKE '%/meta/put'"


def by_hand(town: Town, *statements: str) -> None:
    """Change the store's file behind its back."""
    town.adds_up = False
    with closing(sqlite3.connect(settings_in(town.folder).database)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


async def books(town: Town) -> Books:
    return await audited(town.running.store, town.clock.now())


async def looked(town: Town) -> Vitals:
    """How the bot is after a sweep and one round of the watch."""
    store, services = town.running.store, town.running.services
    vitals = Vitals(lambda: 0.0, tuple, tuple)
    vitals.swept()
    await Watch(store, services, vitals, None, RoleWatch(store, services)).run()
    return vitals
