"""Who confirmed a rule that we have not read ourselves, or the day a law begins (LW-CONFIRM).

A file that an administrator types in: what the DPO or the IG lead read, where, and when. It is
shown beside the rule.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from governance.clocks.catalogue import RULES, Rule
from governance.clocks.due import Standing
from governance.moments import say_date
from governance.toml_files.faults import FileFaults
from governance.toml_files.tables import Table, check_format, read_toml

FORMAT = 1


class Post(StrEnum):
    """Who may confirm a rule: nobody else."""

    DPO = "dpo"
    IG_LEAD = "ig_lead"


_POSTS = {Post.DPO: "DPO", Post.IG_LEAD: "IG lead"}


@dataclass(frozen=True, slots=True)
class Confirmation:
    """That `by` read the rule at `read_at`, on a day; and from when a law to come is in force."""

    rule: str
    by: str
    post: Post
    on: date
    read_at: str
    in_force_from: date | None = None


Confirmed = Mapping[str, Confirmation]
"""What was confirmed, by the rule's id."""

NOTHING: Confirmed = MappingProxyType({})


class ConfirmationFaults(FileFaults):
    """The file of confirmations cannot be used."""


def parse_confirmations(data: bytes, *, file: str) -> Confirmed:
    """Read every confirmation; ConfirmationFaults with every fault and its line otherwise."""
    return read_toml(data, file, ConfirmationFaults, _read)


def _read(root: Table) -> Confirmed:
    check_format(root, FORMAT)
    found: dict[str, Confirmation] = {}
    for table in root.children("confirmed"):
        one = table.record(_confirmation)
        if one.rule in found:
            table.fault("rule", "this rule is here twice")
        found[one.rule] = one
    return found


def _confirmation(table: Table) -> Confirmation:
    one = Confirmation(
        rule=table.text("rule"),
        by=table.text("by"),
        post=table.word("post", Post),
        on=table.day("on"),
        read_at=table.text("read_at"),
        in_force_from=table.maybe_day("in_force_from"),
    )
    rule = RULES.get(one.rule)
    if one.rule and (rule is None or not rule.asks):
        table.fault("rule", "there is no rule of that id that has to be confirmed")
    if one.in_force_from and rule and rule.standing is not Standing.TO_COME:
        table.fault("in_force_from", "this rule is in force already")
    return one


def say_confirmed(one: Confirmation) -> str:
    """Say who confirmed a rule, when, and where they read it."""
    who = f"{one.by} ({_POSTS[one.post]})"
    return f"{one.rule}: confirmed by {who} on {say_date(one.on)}, from {one.read_at}."


def say_confirm(rules: Iterable[str], confirmed: Confirmed = NOTHING) -> tuple[str, ...]:
    """Return a line for each rule that was confirmed, and one that asks for all the others."""
    every = tuple(dict.fromkeys(rules))
    said = tuple(say_confirmed(confirmed[rule]) for rule in every if rule in confirmed)
    open_still = [rule for rule in every if rule not in confirmed]
    if not open_still:
        return said
    *first, last = open_still
    named = f"{', '.join(first)} and {last}" if first else last
    asked = f"Confirm with your IG lead or DPO: we have not read the source ourselves ({named})."
    return (*said, asked)


def is_a_duty(rule: Rule, confirmed: Confirmed, today: date) -> bool:
    """Return whether a rule binds `today`; a law to come only from the day that was confirmed."""
    if rule.standing is not Standing.TO_COME:
        return True
    known = confirmed.get(rule.id)
    since = known.in_force_from if known else None
    return since is not None and since <= today


def say_standing_of(rule: Rule, confirmed: Confirmed, today: date) -> str:
    """Say from when a rule is in force; of a law to come, whether that is known.

    >>> say_standing_of(RULES["SH-16LA"], {}, date(2026, 11, 30))
    'Passed, not in force: this becomes a duty on a day not yet fixed.'
    """
    if rule.standing is not Standing.TO_COME:
        return f"In force from {say_date(rule.since)}." if rule.since else ""
    known = confirmed.get(rule.id)
    if known is None or known.in_force_from is None:
        return "Passed, not in force: this becomes a duty on a day not yet fixed."
    day = say_date(known.in_force_from)
    if known.in_force_from > today:
        return f"Passed, not in force: this becomes a duty on {day}."
    return f"This has been a duty since {day}."
