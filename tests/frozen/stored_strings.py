"""Every string that is in somebody's store or chat already, and so may never change.

Sets are named by what they are, and members by their values: no class and no module.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from adapters.teams.values import ActivityKind
from bot.agreements.documents import PATH as HANDED_OVER_AT
from bot.agreements.standing import DUE as AGREEMENT_DUE
from bot.agreements.standing import SUBJECT as AGREEMENT_SUBJECT
from bot.breaches.reporting import ASKED, BEGAN_AS_NEAR_MISS
from bot.cases.escalation import RUNG
from bot.complaints.group import GROUP
from bot.complaints.reporting import DUE as COMPLAINT_DUE
from bot.complaints.reporting import LADO_TOLD, ROUTE
from bot.drafts.drafts import BEGAN, EXPIRES, LEAD_HEARS, NUDGE, SAID_AT
from bot.kinds import KINDS as DESKS
from bot.kinds import TABLE
from bot.people.group_notes import NOTED
from bot.post.outbox_messages import ABOUT_NOTHING, DIGEST
from bot.showing.recipes import FORMS
from bot.tasks.asking import TASK
from bot.turns.handle import TRIES
from bot.turns.routing import CARD_FORMAT, OTHERWISE
from bot.web import MESSAGES
from dialogs.agreements.verbs import AgreementVerb
from dialogs.asking.flow import Flow, Question
from dialogs.asking.flow import InputKind as QuestionKind
from dialogs.breaches.sentences import say_outcome
from dialogs.breaches.verbs import BreachVerb
from dialogs.cases.verbs import Verb
from dialogs.clocks.calculator import KINDS as DEADLINE_KINDS
from dialogs.complaints.verbs import CpVerb
from dialogs.disclosures.verbs import DisclosureVerb
from dialogs.kinds import COMMANDS, SENTENCES
from dialogs.near_misses.verbs import NearMissVerb
from dialogs.newcomers import JOIN
from dialogs.requests.verbs import OTHERS, STEPS, RequestVerb
from dialogs.tasks.verbs import TaskSaid, TaskVerb, read_task
from dialogs.words.wording import ROLE_LABELS
from governance.access import Action
from governance.agreements import model as agreement_words
from governance.agreements.dated import COORDINATOR, Audience, DatedKind
from governance.agreements.facts import KINDS as AGREEMENT_KINDS
from governance.agreements.keeping import ContactGap, RegistrationStatus
from governance.agreements.state import AgreementStatus
from governance.breaches.facts import Outcome
from governance.breaches.leaning import Leaning, Reason
from governance.breaches.report import Contained, Doubt, WentWrong, Where
from governance.breaches.report import Noticed as WhenNoticed
from governance.calendars import Division
from governance.cases.case import Status
from governance.cases.danger import Danger
from governance.cases.ladders import MAILBOX, Counted, Silence
from governance.cases.yes_no import YesNo
from governance.clocks.agreement_clock import YearlyFrom
from governance.clocks.catalogue import RULES, Counts, Tag
from governance.clocks.due import Standing as DueStanding
from governance.complaints import facts as complaint_facts
from governance.complaints.facts import NOBODY_NAMED
from governance.complaints.routing import SCRUTINEER, Parties, Respondent
from governance.desk.found_by import By
from governance.keys import PartyKey
from governance.kinds import EVENTS, LADDERS
from governance.letters.document import Style
from governance.letters.duties import REGIMES, LetterKind, Regime
from governance.near_misses.facts import GotOut, Stopped, WhatItWas
from governance.outbox_message import OFFICE, AgreementBody, AgreementNotice, MessageKind
from governance.outcomes import MessageState
from governance.people.identifier import Identifier
from governance.people.identity import Role
from governance.plain import to_plain
from governance.policy import (
    ANSWERS_KEPT_FOR,
    CARD_RETRY,
    DRAFT_KEPT_FOR,
    FIRST_RETRY,
    FOLD_AFTER,
    LEAD_HEARS_AFTER,
    LONGEST_RETRY,
    MOST_TRIES,
    NUDGE_AFTER,
    PROMPT_TRIES,
)
from governance.requests import rights
from governance.requests.bites import Verdict
from governance.requests.facts import Check
from governance.requests.request import Ended
from governance.requests.steps import Step
from governance.tasks.facts import TaskKind, TaskReply
from governance.tasks.standing import TaskStanding
from governance.tasks.task import REPLIES
from storage.keyring import KeyRing, key_check
from storage.listing import REPORTER
from storage.message_codec import encode_body
from storage.periods import DRAFT, OPEN, OPS, RETENTION, coming_keys
from storage.pins import RING
from storage.ringfile import read as read_ring
from storage.rollback_beginning import BEGUN
from storage.rollback_guard import SUM
from storage.sealing import DataKey, SealedPlace, seal
from storage.taking_up import SIMULATED
from tests.bot.town import NINE
from tests.breach_forms import AGREEMENT
from tests.frozen.galleries import FLOWS, asks_next
from tests.frozen.shapes import SHOWN

ABOUT = AgreementNotice(COORDINATOR, DatedKind.ENDS, "", date(2026, 11, 20))
GOLDEN = Path(__file__).parents[1] / "data" / "golden_store_v1"
KEY = bytes(range(32))

SETS: Mapping[str, type[StrEnum]] = {
    "status of a case": Status,
    "what a person may do": Action,
    "role": Role,
    "breach: danger": Danger,
    "breach: what went wrong": WentWrong,
    "breach: when noticed": WhenNoticed,
    "breach: where": Where,
    "breach: contained": Contained,
    "breach: doubt about dates": Doubt,
    "breach: outcome": Outcome,
    "breach: leaning of a suggestion": Leaning,
    "breach: reason of a suggestion": Reason,
    "near miss: what it was": WhatItWas,
    "near miss: got out": GotOut,
    "near miss: what stopped it": Stopped,
    "noticed in a narrative": Identifier,
    "task: kind": TaskKind,
    "task: reply": TaskReply,
    "task: standing": TaskStanding,
    "ladder: silenced by": Silence,
    "ladder: counted from": Counted,
    "letter: kind": LetterKind,
    "letter: law": Regime,
    "letter: style": Style,
    "request: how it ended": Ended,
    "request: right": rights.Right,
    "request: how it came": rights.How,
    "request: whose": rights.Whose,
    "request: answer": YesNo,
    "request: wants": rights.Wants,
    "request: which": rights.Which,
    "request: step": Step,
    "request: check": Check,
    "request: verdict": Verdict,
    "complaint: how it came": complaint_facts.HowItCame,
    "complaint: yes, no or not sure": YesNo,
    "complaint: speaks for": complaint_facts.SpeaksFor,
    "complaint: result": complaint_facts.Result,
    "complaint: whom a party chose": complaint_facts.Chose,
    "complaint: way of the group": complaint_facts.Way,
    "complaint: respondent": Respondent,
    "complaint: parties": Parties,
    "agreement: role of a party": agreement_words.PartyRole,
    "agreement: sector": agreement_words.Sector,
    "agreement: contact": agreement_words.ContactStatus,
    "agreement: signature": agreement_words.SignatureStatus,
    "agreement: gap": agreement_words.GapKind,
    "agreement: category of data": agreement_words.DataCategory,
    "agreement: outcome of a review": agreement_words.ReviewOutcome,
    "agreement: reading of a review": agreement_words.ReviewReading,
    "agreement: gap in contacts": ContactGap,
    "agreement: standing": AgreementStatus,
    "agreement: registration": RegistrationStatus,
    "agreement: kind of dated thing": DatedKind,
    "agreement: audience": Audience,
    "clock: yearly from": YearlyFrom,
    "clock: standing of a date": DueStanding,
    "clock: tag": Tag,
    "clock: counts": Counts,
    "clock: division": Division,
    "question: kind": QuestionKind,
    "verb of a case card": Verb,
    "verb of a breach's card": BreachVerb,
    "verb of a near miss's card": NearMissVerb,
    "verb of a task card": TaskVerb,
    "verb of a request card": RequestVerb,
    "verb of a complaint card": CpVerb,
    "verb of a disclosure request's card": DisclosureVerb,
    "verb of an agreement card": AgreementVerb,
    "state of a notice": MessageState,
    "kind of an activity": ActivityKind,
}


WAITS = {
    "what was opened is folded": FOLD_AFTER,
    "a draft is kept": DRAFT_KEPT_FOR,
    "its writer is reminded": NUDGE_AFTER,
    "the IG lead hears of it": LEAD_HEARS_AFTER,
    "an answer is kept": ANSWERS_KEPT_FOR,
    "first wait for Teams": FIRST_RETRY,
    "longest wait for Teams": LONGEST_RETRY,
    "between tries at a card": CARD_RETRY,
}


def sentences() -> dict[str, str]:
    """By id."""
    return dict(SENTENCES)


def stored_strings() -> dict[str, Any]:
    """By what they are."""
    return {
        "kinds of a case's events": sorted(EVENTS),
        "kinds of an agreement's events": sorted(AGREEMENT_KINDS),
        **{f"values: {name}": [one.value for one in values] for name, values in SETS.items()},
        "values: what a recipe shows": [str(one) for one in SHOWN],
        **_verbs(),
        **_commands(),
        **_queues(),
        **_drafts(),
        **{f"flow: {name}": _flow(flow) for name, flow in FLOWS.items()},
        "flow: what is asked next": asks_next(),
        "roles in words": {str(role): words for role, words in ROLE_LABELS.items()},
        "outcomes in words": {str(one): say_outcome(one) for one in Outcome},
        **{f"ladder: {name} {n}": _ladder(name, n) for name, n in LADDERS},
        "rules of the clocks": [to_plain(rule) for rule in RULES.values()],
        "letters: under which laws": {kind: list(laws) for kind, laws in REGIMES.items()},
        "tasks: which replies": {kind: list(replies) for kind, replies in REPLIES.items()},
        "complaint: words that stand for nobody": [NOBODY_NAMED, SCRUTINEER, MAILBOX],
        "waits, in seconds": {name: wait.total_seconds() for name, wait in WAITS.items()},
        "tries, and how many are looked at": [TRIES, MOST_TRIES, PROMPT_TRIES],
        **_keys(),
    }


def _verbs() -> dict[str, Any]:
    return {
        "verbs of buttons": sorted(str(verb) for verb in TABLE.verbs),
        "verbs that change something": sorted(str(verb) for verb in TABLE.changes),
        "verbs that are alike": dict(TABLE.alike),
        "verb of a newcomer": JOIN,
        "format of a card": CARD_FORMAT,
        "activities that are answered": sorted(OTHERWISE),
        "paths": [MESSAGES, HANDED_OVER_AT],
    }


def _commands() -> dict[str, Any]:
    phrases = sorted({phrase for row in COMMANDS.rows for phrase in row.also})
    before = ("close", *(f"{words} BR-2026-0007" for words in COMMANDS.verbs))
    return {
        "commands": [
            [str(row.name), row.typed, row.does, row.place is not None, sorted(row.also)]
            for row in sorted(COMMANDS.rows, key=lambda row: row.name)
        ],
        "commands as they are read": {one: _read(one) for one in (*phrases, *before)},
        "words before a reference": dict(COMMANDS.verbs),
        "words for a request's steps": dict(STEPS),
        "words for what else a request has": dict(OTHERS),
        "words of a task's answer": {
            words: None
            if (said := read_task(f"RQ-2026-0001 {words}", COMMANDS.references)) is None
            else to_plain(said)
            for words in TASK_WORDS
        },
        "kinds of a deadline": {name: kind.title for name, kind in DEADLINE_KINDS.items()},
    }


TASK_WORDS = (
    "we hold it: two maps",
    "we hold nothing",
    "exempt: section 31",
    "may be released",
    "may not be released: it names someone",
    "part of it: page one",
    "we abstain",
    "we accept",
    "we decline: no time",
    "we propose the police: they have it all",
    "the police are best placed",
)


def _answered(words: str) -> TaskSaid | None:
    return read_task(f"RQ-2026-0001 {words}", COMMANDS.references)


def _read(text: str) -> Any:
    found = COMMANDS.read(text)
    return None if found is None else to_plain(found)


def _queues() -> dict[str, Any]:
    return {
        "kinds of outbox rows": {
            "notice": MessageKind.NOTICE,
            "say": MessageKind.SAY,
            "update": MessageKind.UPDATE,
            "fold": MessageKind.FOLD,
            "mail": MessageKind.MAIL,
            "file": MessageKind.FILE,
        },
        "outbox: about nothing, the office": [ABOUT_NOTHING, OFFICE],
        "outbox: a body about the agreement": next(iter(encode_body(AgreementBody(ABOUT)))),
        "due rows": {
            "rung": RUNG,
            "task": TASK,
            "complaint": COMPLAINT_DUE,
            "route": ROUTE,
            "group": GROUP,
            "digest": DIGEST,
            "agreement": [AGREEMENT_SUBJECT, AGREEMENT_DUE],
            "draft": [NUDGE, LEAD_HEARS, EXPIRES],
        },
        "recipes: what is folded to what": {
            str(one): str(TABLE.folds[one]) for one in sorted(TABLE.folds)
        },
        "recipes: forms": sorted(FORMS),
        "settings in the store": [SIMULATED, NOTED, BEGUN, SUM],
    }


def _drafts() -> dict[str, Any]:
    return {
        "drafts: notes beside the answers": [ASKED, BEGAN, BEGAN_AS_NEAR_MISS, LADO_TOLD, SAID_AT],
        "drafts: flows that alarm nobody": sorted(
            one.words.report.name for one in DESKS if one.reporting.lead_hears is None
        ),
    }


def _flow(flow: Flow) -> dict[str, Any]:
    return {
        "title": flow.title,
        "amends": flow.amends,
        "needed": sorted(flow.needed),
        "pages": [[page.title, [_question(q) for q in page.questions]] for page in flow.pages],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "field": question.field,
        "text": question.text,
        "hint": question.hint,
        "required": question.required,
        "many": question.many,
        "kind": question.kind.value,
        "private": question.private,
        "worth asking": question.worth_asking,
        "options": [[one.value, one.label, list(one.also)] for one in question.options(AGREEMENT)],
    }


def _ladder(name: str, version: int) -> list[Any]:
    return [
        [
            rung.id,
            rung.after.total_seconds(),
            rung.counted.value,
            [str(one) for one in rung.to],
            rung.silenced_by.value if rung.silenced_by else None,
            rung.days,
            rung.every,
        ]
        for rung in LADDERS[name, version].rungs
    ]


def _keys() -> dict[str, Any]:
    """What is derived from keys that are known: another label anywhere gives other bytes."""
    ring_file = GOLDEN / "keys" / "ring.json"
    stored = read_ring(ring_file)
    assert stored is not None
    ring = KeyRing(ring_file, KEY, stored)
    place, key = SealedPlace("cases", "record", "SCC", 3), DataKey(KEY)
    purposes = (REPORTER, By.OWN_REFERENCE, "newcomer", "conversation", "draft", "notice", "card")
    return {
        "names of keys": [OPEN, RETENTION, DRAFT, OPS, "", RING],
        "keys to come": list(coming_keys((PartyKey("SCC"), PartyKey("POL")), NINE)),
        "purposes of blind indexes": [REPORTER, *By],
        "blind indexes": {str(one): ring.index(one, "SCC", "a value").hex() for one in purposes},
        "derived keys": {
            "rows": ring.row_key.hex(),
            "audit": ring.audit_key.hex(),
            "newest terms": ring.newest_key.hex(),
            "check of the ring": ring.check.hex(),
            "check of a key": key_check(KEY, "k1").hex(),
            "commitment": key.commitment().hex(),
        },
        "a sealed column": seal(
            key._column(place, "payload"),
            nonce=bytes(12),
            aad=place.aad("payload"),
            plaintext=b"{}",
        ).hex(),
        "what a wrap is sealed to": place.aad("wrap", "k1").hex(),
    }
