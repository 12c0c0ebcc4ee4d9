"""What Open shows in a message of its own is folded back: by its time, or when its reader asks."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.post.outbox_messages import ABOUT_NOTHING, FOLD, FOLD_AFTER, SAY, OutboxMessage, post
from bot.showing.recipes import FOLDED, body_of, folded, recipe_in
from governance.people.identity import PersonId
from storage.outbox import Notice
from storage.unit import Unit

MOST_LOOKED_AT = 1000  # rows that wait, for the few that are this person's


def went(unit: Unit, notice: Notice, receipt: Mapping[str, Any], now: datetime) -> None:
    """It was sent. What Open showed in a message of its own is folded back like any other:
    which card that is, is known only now. What is about no case is never looked for again.
    """
    kept = None if notice.subject == ABOUT_NOTHING else receipt or None
    unit.outbox.sent(notice.id, now=now, receipt=kept)
    recipe = recipe_in(notice.body)
    if notice.kind != SAY or recipe is None or recipe.show not in FOLDED:
        return
    fold = OutboxMessage(
        key=f"{FOLD}:{notice.key}",
        party=notice.party,
        kind=FOLD,
        to={**notice.to, "activity": receipt["activity"]},
        body=body_of(folded(recipe)),
        subject=recipe.case,
        later=FOLD_AFTER,
    )
    post(unit, fold, now)


def fold_now(unit: Unit, person: PersonId, now: datetime) -> int:
    """Bring forward the folding of whatever this person has open, and open nothing more that
    they asked for; how many cards.
    """
    waiting = unit.outbox.waiting(now + FOLD_AFTER, limit=MOST_LOOKED_AT)
    mine = [one for one in waiting if one.to.get("person") == person.text]
    folds, opens = [one for one in mine if one.kind == FOLD], list(filter(_opens, mine))
    for one in folds:
        unit.outbox.retry(one.id, at=now, attempts=one.attempts)
    for one in opens:
        unit.outbox.superseded(one.id, now=now)
    return len(folds) + len(opens)


def _opens(notice: Notice) -> bool:
    """Whether it is a message that shows what people wrote."""
    recipe = recipe_in(notice.body)
    return notice.kind == SAY and recipe is not None and recipe.show in FOLDED
