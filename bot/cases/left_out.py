"""Whom a report is not to reach: its reporter leaves people out before anyone is told.

For them the case does not exist: no notice, no list, no search, and no way back in.
"""

from datetime import date

from bot.turns.turn import Answer, Turn
from dialogs.asking.form_buttons import NOT_TO_THESE
from dialogs.asking.readers.options import named, nearly
from dialogs.asking.readers.reader import Choice
from dialogs.words.wording import ROLE_LABELS
from governance.cases.case_kind import CaseKind
from governance.cases.recipients import DECIDERS, FALL_THROUGH
from governance.keys import PartyKey
from governance.moments import london
from governance.outbox_message import TextBody
from governance.people.directory import Directory
from governance.people.identity import PersonId, Role

BUTTON = f"“{NOT_TO_THESE}”"
TICK_SOMEONE = (
    f"Nothing is sent yet. Tick who must not hear of it, then press {BUTTON} again. To send it to"
    " everyone on the list, press “Send”."
)
WHO_IS_THAT = (
    "Nothing is sent yet. I do not know who that is. These would hear of it: {names}. Type “send,"
    " but not to” and one of these names, or several with commas."
)


def would_hear(turn: Turn, rules: CaseKind) -> tuple[Choice, ...]:
    """Return everyone of the reporter's own party whom a ladder of the kind may tell, with their
    posts; never the reporter. Values are PersonIds as text.
    """
    told, day = rules.tells.union(FALL_THROUGH, DECIDERS), london(turn.now).date()
    hearers = turn.services.people.once(_hearers, turn.party, told, day)
    me = turn.viewer.person.text
    return tuple([one for one in hearers if one.value != me])


def _hearers(
    directory: Directory, party: PartyKey, told: frozenset[str], day: date
) -> tuple[Choice, ...]:
    posts: dict[PersonId, list[Role]] = {}
    for role in (one for one in Role if one in told):
        held = directory.in_post(party, role, day)  # away, they hear of it when they are back
        for person in dict.fromkeys((*held, *directory.holders(party, role, day))):
            posts.setdefault(person, []).append(role)
    return tuple(
        _choice(person, directory.name_of(person), roles) for person, roles in posts.items()
    )


def left_out(turn: Turn, rules: CaseKind) -> tuple[PersonId, ...] | Answer:
    """Return whom the reporter leaves out, of those who would hear; or an Answer that asks who.

    Whoever neither ticks nor types a name means the leads and the deputies, who work with them: so
    does the button of an earlier release's card.
    """
    hearers = would_hear(turn, rules)
    if turn.incoming.data.get("listed"):
        ticked = turn.given("not_to").split(",")
        chosen = [one for one in hearers if one.value in ticked]
        return _people(chosen) or Answer(TextBody(TICK_SOMEONE), replaces=False)
    if typed := turn.given("on"):
        found = [_named(name, hearers) for name in typed.replace(" and ", ",").split(",")]
        known = [one for one in found if one is not None]
        return _people(known) if len(known) == len(found) else _ask_who(hearers)
    return _leads(turn)


def _named(typed: str, hearers: tuple[Choice, ...]) -> Choice | None:
    name = typed.strip().removeprefix("my ")
    return named(name, hearers) or nearly(name, hearers)


def _people(chosen: list[Choice]) -> tuple[PersonId, ...]:
    return tuple(PersonId.parse(str(one.value)) for one in chosen)


def _ask_who(hearers: tuple[Choice, ...]) -> Answer:
    names = ", ".join(one.label.partition(" · ")[0] for one in hearers)
    return Answer(TextBody(WHO_IS_THAT.format(names=names)), replaces=False)


def _leads(turn: Turn) -> tuple[PersonId, ...]:
    """The leads and the deputies, away or not; and who covers for one, unless they are the SIRO,
    who hears in their place.
    """
    day, directory = london(turn.now).date(), turn.services.directory
    both, siros = (Role.IG_LEAD, Role.DEPUTY), directory.in_post(turn.party, Role.SIRO, day)
    held = [one for role in both for one in directory.in_post(turn.party, role, day)]
    acting = [one for role in both for one in directory.holders(turn.party, role, day)]
    kept = (*held, *(one for one in acting if one not in siros))
    return tuple(dict.fromkeys(person for person in kept if person != turn.viewer.person))


def _choice(person: PersonId, name: str, roles: list[Role]) -> Choice:
    posts = [ROLE_LABELS[role] for role in roles]
    return Choice(person.text, f"{name} · {', '.join(posts)}", (name, *posts))
