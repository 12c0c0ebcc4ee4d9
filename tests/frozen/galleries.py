"""Every card that any gallery makes, and what none of them makes: forms, mails, deadlines."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import Any

from adapters.bank_holidays import bank_holidays
from dialogs.agreements.mail import agreement_subject, agreement_text
from dialogs.asking.flow import Answers, Flow, InputKind, Page, Question
from dialogs.asking.form_card import form_card
from dialogs.asking.identifiers_found import ask_on_card, ask_typed
from dialogs.asking.readers.reader import Choice
from dialogs.breaches.questions import BREACH, BREACH_CORRECTION, BREACH_DETAILS
from dialogs.breaches.when_noticed import date_query, got_out_note
from dialogs.cards.elements import Ref
from dialogs.cases.home import go_private_card
from dialogs.cases.mail import Mailing, mail_subject, mail_text
from dialogs.clocks.calculator import KINDS, read_deadline
from dialogs.clocks.calculator_card import deadline_card
from dialogs.complaints.questions import complaint_flow
from dialogs.disclosures.questions import disclosure_flow
from dialogs.kinds import BY_NAME
from dialogs.near_misses.questions import NEAR_MISS, NEAR_MISS_CORRECTION
from dialogs.newcomers import which_party_card
from dialogs.requests.questions import REQUEST
from dialogs.tasks.notices import task_mail
from governance.agreements.dated import Audience, Recipient
from governance.agreements.dated import DatedKind as Dated
from governance.breaches.report import Doubt, Where
from governance.cases.case import Case
from governance.cases.danger import Danger
from governance.cases.ladders import MAILBOX
from governance.cases.recipients import Told
from governance.clocks.work import work_out
from governance.people.identifier import Identifier
from governance.requests.rights import Right
from tests.breach_forms import AGREEMENT, CONTEXT, context
from tests.cases import NUMBERS, after_report, case, report
from tests.complaints import complaint
from tests.dialogs.agreements import agreement_gallery
from tests.dialogs.breaches import breach_gallery as card_gallery
from tests.dialogs.cases.after_gallery import CARDS as AFTER
from tests.dialogs.complaints import complaint_gallery
from tests.dialogs.desk import desk_gallery
from tests.dialogs.disclosures import disclosure_gallery
from tests.dialogs.near_misses import near_miss_gallery
from tests.dialogs.near_misses.near_miss_gallery import near_miss
from tests.dialogs.requests import request_gallery
from tests.dialogs.tasks import task_gallery
from tests.governance.calendars_in_print import CALENDARS
from tests.requests_made import request

REF = Ref("card-1", draft="draft-1", version=2)
PEOPLE = (Choice("t/o-1", "An invented lead", ("lead",)), Choice("t/o-2", "Another", ()))
FLOWS: Mapping[str, Flow] = {
    one.name: one
    for one in (
        BREACH,
        BREACH_DETAILS,
        BREACH_CORRECTION,
        NEAR_MISS,
        NEAR_MISS_CORRECTION,
        REQUEST,
        complaint_flow(PEOPLE),
        disclosure_flow(PEOPLE),
    )
}
"""Every flow, with people to choose from where it offers any."""

TYPED = {
    InputKind.LONG_TEXT: "A letter went to **number 12**.",
    InputKind.LINE: "A line.",
    InputKind.DAY: "2026-11-20",
    InputKind.WHEN: "2026-11-20",
    InputKind.TIME: "16:40",
    InputKind.TICK: True,
}
DEADLINES = (
    "deadline for an eir request received on 2026-11-20, extended",
    "deadline foi 2/11/2026 fees 9/11/2026 paid 16/11/2026",
    "deadline dsr 2/11/2026 id 16/11/2026",
    "deadline dsr 2/11/2026 asked 4/11/2026 answered 11/11/2026 asked 20/11/2026 answered"
    " 20/11/2026",
    "deadline dsr 2/11/2026 extended",
    "deadline serious-incident 20/11/2026 notified 23/11/2026",
    "deadline internal-review 20/11/2026 environmental",
    "deadline breach 20/11/2026",
)


def galleries() -> dict[str, Mapping[str, Any]]:
    """By gallery, then by card."""
    return {
        "breach": {**card_gallery.every_card(), **_others()},
        "near_miss": near_miss_gallery.every_card(),
        "complaint": complaint_gallery.every_card(),
        "request": request_gallery.every_card(),
        "disclosure": disclosure_gallery.every_card(),
        "task": task_gallery.every_card(),
        "desk": desk_gallery.every_card(),
        "agreement": agreement_gallery.every_card(),
        "after": AFTER,
        "forms": dict(_forms()),
        "deadlines": dict(_deadlines()),
        "mails": {**dict(_mails()), **dict(_agreement_mails())},
    }


def _others() -> dict[str, Any]:
    noticed = list(Identifier)
    return {
        "go_private": go_private_card("Please message me privately.", "https://teams.example"),
        "newcomer": which_party_card(REF, AGREEMENT, AGREEMENT.keys),
        **{f"noticed {one}": ask_on_card([one], button="Send", danger=False) for one in noticed},
        "noticed all": ask_on_card(noticed, button="Send", danger=True),
        "noticed typed": ask_typed(noticed[:1], danger=False),
        "noticed typed in danger": ask_typed(noticed, danger=True),
    }


def _forms() -> Iterator[tuple[str, Any]]:
    for flow in FLOWS.values():
        for number, page in enumerate(flow.pages, start=1):
            yield from _page(flow, page, f"{flow.name} {number}")
    for name in (BREACH_CORRECTION, NEAR_MISS_CORRECTION):
        yield (
            f"correction {name.name}",
            form_card(
                name,
                name.pages[0],
                answers=_filled(name, 0),
                problems={},
                context=CONTEXT,
                ref=REF,
            ),
        )


def _page(flow: Flow, page: Page, name: str) -> Iterator[tuple[str, Any]]:
    problems = dict.fromkeys((q.field for q in page.questions), "Please answer this.")
    made: dict[str, dict[str, Any]] = {
        "empty": {},
        "without a lead": {"context": context(lead=False)},
        "with problems": {"problems": problems, "answers": _filled(flow, 0)},
        "asked once": {"query": date_query(list(Doubt)), "answers": _filled(flow, 1)},
        "got out": {"note": got_out_note({"what_happened": "A"}), "answers": {"danger": "yes"}},
        **{f"filled {n}": {"answers": _filled(flow, n)} for n in range(_most(flow))},
        **{
            f"after {where}": {"context": context(before={"where": where, "went_wrong": "lost"})}
            for where in (Where.US, Where.PARTNER, Where.SUPPLIER)
            if flow is BREACH_DETAILS
        },
    }
    usual = {"answers": {}, "problems": {}, "context": CONTEXT, "ref": REF}
    for what, changes in made.items():
        yield f"{name} {what}", form_card(flow, page, **{**usual, **changes})


def _most(flow: Flow) -> int:
    return max(len(question.options(AGREEMENT)) for question in flow.questions[:5])


def _filled(flow: Flow, number: int) -> Answers:
    """Every question answered: with its option of that number, where it has options."""
    return {question.field: _answer(question, number) for question in flow.questions}


def _answer(question: Question, number: int) -> Any:
    options = question.options(AGREEMENT)
    if not options:
        return TYPED[question.kind]
    value = options[number % len(options)].value
    return [value] if question.many else value


def asks_next() -> dict[str, list[str]]:
    """Which questions are asked once one is answered so: by flow, field and value."""
    return {
        f"{flow.name} {question.field}={option.value}": [
            q.field for page in flow.pages for q in page.shown(_one(question, option), CONTEXT)
        ]
        for flow in FLOWS.values()
        for question in flow.questions
        for option in question.options(AGREEMENT)
    }


def _one(question: Question, option: Choice) -> Answers:
    return {question.field: [option.value] if question.many else option.value}


def _deadlines() -> Iterator[tuple[str, Any]]:
    for typed in (*(kind.example for kind in KINDS.values()), *DEADLINES):
        asked = read_deadline(typed)
        yield typed, deadline_card(asked, work_out(asked.facts, CALENDARS))


def _matters() -> dict[str, Case]:
    return {
        "breach": case(),
        "urgent breach": case(filed=report(danger=Danger.YES)),
        "partner's breach": case(filed=report(where=Where.PARTNER)),
        "near miss": near_miss(),
        "complaint": complaint(),
        "rights request": request(),
        "information request": request(Right.FOI),
    }


def _mails() -> Iterator[tuple[str, Any]]:
    calendars = bank_holidays()
    for (name, matter), late in product(_matters().items(), (False, True)):
        for rung in matter.ladder.rungs:
            mailing = Mailing(
                case=matter,
                told=Told(rung.id, None, MAILBOX, late),
                situation=matter.timed(calendars),
                party="Staffordshire County Council",
                numbers=NUMBERS,
                now=after_report(hours=80 if late else 2),
            )
            words = {
                "subject": mail_subject(mailing),
                "text": mail_text(mailing, BY_NAME[matter.header.kind].mail),
            }
            yield f"{name} {rung.id}{' late' if late else ''}", words
    group = task_gallery.asker_scene(*task_gallery.GROUP, days=9)
    for task in group.case.tasks:
        yield f"task {task.party}", list(task_mail(group.case, task, group.agreement, None))


def _agreement_mails() -> Iterator[tuple[str, Any]]:
    agreement = agreement_gallery.agreement()
    to = Recipient(Audience.CONTACT, agreement.keys[1])
    yield "agreement subject", agreement_subject(agreement)
    for kind in Dated:
        yield f"agreement {kind}", agreement_text(agreement, to, kind)
    for audience in Audience:
        said = agreement_text(agreement, replace(to, audience=audience), Dated.REVIEW_REMINDER)
        yield f"agreement to {audience}", said
