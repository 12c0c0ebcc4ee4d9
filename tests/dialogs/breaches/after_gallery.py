"""Every card of what comes after a decision, beside it, and between the parties: to look at."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from dialogs.breaches.advising import advice_news, advise_card
from dialogs.breaches.closing import (
    closed_news,
    closing_card,
    full_closing_card,
    learnt_card,
    reopen_card,
)
from dialogs.breaches.deciding import aware_card, not_yet_card, sure_card
from dialogs.breaches.decision import decided_card
from dialogs.breaches.notices import escalation_notice
from dialogs.breaches.opened import case_card, open_card
from dialogs.breaches.owners import neither_card, owner_card, owner_news
from dialogs.breaches.pack import pack_card, pack_form
from dialogs.breaches.papers import public_notice_card
from dialogs.breaches.partners import help_card, ring_card, tell_parties_card
from dialogs.breaches.patterns import patterns_card
from dialogs.breaches.record import record_card
from dialogs.breaches.regulator import (
    answered_card,
    delay_news,
    follow_up_card,
    reference_card,
    their_date_card,
    told_card,
)
from dialogs.breaches.same_incident import same_card
from dialogs.breaches.supplier import supplier_card
from dialogs.breaches.what_else import what_else_card
from dialogs.cases.beside import link_card, note_card
from dialogs.letters.card import on_a_card
from governance.access import Action
from governance.breaches.advice import AdviceGiven
from governance.breaches.breach import Breach
from governance.breaches.closing import Cause, Closed
from governance.breaches.containment import ContainmentRecorded, Ended, Holder
from governance.breaches.facts import Decided, DetailsAdded, Likelihood, Outcome
from governance.breaches.packs import PackMade
from governance.breaches.partners import OwnerSaid, OwnerTold, PassedFrom
from governance.breaches.patterns import Pattern
from governance.breaches.people_told import Ground, PeopleChosen, Person, PersonNotTold
from governance.breaches.regulator import How, RegulatorAsked, RegulatorTold
from governance.breaches.report import Where
from governance.breaches.same_incident import JoinedInto, ReportJoined
from governance.breaches.suggestion import Against
from governance.breaches.supplier import Owed, SupplierAsked, SupplierSaid
from governance.cases.danger import Danger
from governance.keys import CaseId, PartyKey
from governance.people.identity import Role
from governance.people.watching import Team
from tests.cards import first_page
from tests.cases import (
    DAVID,
    HELEN,
    PRIYA,
    REPORTED_AT,
    after_report,
    case,
    event,
    last_told,
    report,
    scene,
    swept,
)
from tests.dialogs.breaches.work_gallery import BUNDLE, NOTE, PEOPLE, WHY, letter, of

LESSON = "Look at the address twice."
TELL = Decided(Outcome.TELL_ICO, WHY, opens_duties=True, likely=Likelihood.LIKELY)
RECORD = Decided(Outcome.RECORD_ONLY, WHY, opens_duties=True, likely=Likelihood.UNLIKELY)
TOLD = RegulatorTold(after_report(hours=3), How.FORM, more=True, reference="IC-12345-X1Y2")
BACK = ContainmentRecorded(Ended.BACK, Holder.PARTY, "the trust's IG office", NOTE)
LATE = RegulatorTold(after_report(hours=80), How.FORM, more=False, delay_reason=WHY)
CLOSED = Closed(
    Cause.NOT_CHECKED,
    LESSON,
    effect=NOTE,
    action=WHY,
    action_who="the duty team",
    action_by=date(2026, 12, 7),
    duties_broken=True,
)
AS_SIRO = (Action.SEE_STATUS, Action.OPEN, Action.DECIDE)
"""What a SIRO may once told."""

POLICE, OTHER = PartyKey("POL"), CaseId("case-2")
TEAM = Team("north", "North team", 12)
TOUCHED = replace(BUNDLE, organisations=("SCC", "POL", "ICB"))
PACK = PackMade("The court", WHY, (), "75286-65614-64529-29935-55178-76221")

TO_TELL = of(DetailsAdded(BUNDLE), TELL)
TO_CLOSE = of(RECORD, BACK)
FOLLOWED = of(DetailsAdded(BUNDLE), TELL, TOLD, BACK)
WAITS = of(DetailsAdded(BUNDLE), TELL, TOLD, RegulatorAsked(date(2026, 12, 1)))
DONE = of(TELL, LATE, BACK, CLOSED)
ADVISED = of(DetailsAdded(BUNDLE), AdviceGiven(Role.DPO, NOTE, Outcome.TELL_ICO))
PUBLICLY = of(
    DetailsAdded(BUNDLE),
    PeopleChosen((Person.ADULT,)),
    PersonNotTold(Person.ADULT, Ground.OUT_OF_PROPORTION, WHY),
    danger=Danger.YES,
)
SUPPLIER = case(
    event(SupplierAsked(), hours=1),
    event(SupplierSaid((Owed.WHAT, Owed.WHEN)), hours=2),
    filed=report(where=Where.SUPPLIER),
)
THEIRS = of(OwnerTold(POLICE, "BR-2026-0009", OTHER), OwnerSaid(ours=True))
NOT_THEIRS = of(OwnerTold(POLICE, "BR-2026-0009", OTHER), OwnerSaid(ours=False))
JOINED = of(ReportJoined(OTHER, "BR-2026-0009", REPORTED_AT, REPORTED_AT))
INTO = of(JoinedInto(OTHER, "BR-2026-0009"))


UNSURE = report(where=Where.NOT_SURE)
PASSED = replace(case(filed=UNSURE), passed_from=PassedFrom(POLICE, "BR-2026-0009", OTHER))
"""A case that another party opened here, as one that may be this one's own."""


def every_card() -> dict[str, Mapping[str, Any]]:
    """Cards by name."""
    return {**_deciding(), **_regulator(), **_closing(), **_between(), **_beside(), **folded()}


def _deciding() -> dict[str, Mapping[str, Any]]:
    chosen = {"likely": "likely", "outcome": "record_only"}
    against = (Against.ANSWERS, Against.DANGER, Against.LIKELY, Against.ADVICE)
    return {
        "not_yet": not_yet_card(scene(of())),
        "sure": sure_card(scene(ADVISED), against, values=chosen),
        "decided_tell": decided_card(scene(TO_TELL)),
        "aware": aware_card(scene(of())),
        "advise": advise_card(scene(of(), HELEN)),
        "advice_news": advice_news(scene(ADVISED)),
    }


def _regulator() -> dict[str, Mapping[str, Any]]:
    due = swept(TO_TELL, 2, 20, 30, 50)
    late = swept(TO_TELL, 2, 20, 30, 50, 73)
    return {
        "told": told_card(scene(TO_TELL)),
        "told_late": told_card(replace(scene(TO_TELL), now=after_report(hours=80))),
        "follow_up": follow_up_card(replace(scene(FOLLOWED), now=after_report(hours=30))),
        "reference": reference_card(scene(FOLLOWED)),
        "their_date": their_date_card(scene(FOLLOWED)),
        "answered": answered_card(scene(WAITS)),
        "delay_news": delay_news(scene(DONE, DAVID, may=AS_SIRO)),
        "due_owner": _notice(due),
        "due_owner_late": _notice(late),
        "due_siro_late": escalation_notice(scene(late, DAVID), last_told(late, Role.SIRO)),
        "case_told": first_page(case_card(scene(FOLLOWED))),
        "case_waits": first_page(case_card(scene(WAITS))),
    }


def _notice(found: Breach) -> Mapping[str, Any]:
    told = last_told(found, Role.IG_LEAD)
    return first_page(escalation_notice(scene(found), told))


def _closing() -> dict[str, Mapping[str, Any]]:
    return {
        "close_short": closing_card(scene(TO_CLOSE)),
        "close_waits": closing_card(scene(TO_TELL)),
        "close_whole": full_closing_card(scene(of(RECORD))),
        "close_with_teams": closing_card(replace(scene(TO_CLOSE), teams=(TEAM,))),
        "closed_news": closed_news(scene(DONE, PRIYA)),
        "reopen": reopen_card(scene(DONE)),
        "record": record_card(scene(DONE)),
        "case_closed": first_page(case_card(scene(DONE))),
    }


def _between() -> dict[str, Mapping[str, Any]]:
    return {
        "tell_parties": tell_parties_card(scene(of(DetailsAdded(BUNDLE)))),
        "tell_parties_proposed": tell_parties_card(scene(of(DetailsAdded(TOUCHED)))),
        "ask_help": help_card(scene(of())),
        "ring": ring_card(scene(of(danger=Danger.YES)), POLICE),
        "owner": owner_card(scene(of())),
        "owner_theirs": owner_news(scene(THEIRS)),
        "owner_not_theirs": owner_news(scene(NOT_THEIRS)),
        "neither": neither_card(scene(NOT_THEIRS, DAVID, may=AS_SIRO)),
        "case_passed": first_page(case_card(scene(PASSED))),
        "same": same_card(scene(of()), [_other()]),
        "same_nothing": same_card(scene(of()), []),
        "case_joined": first_page(case_card(scene(JOINED))),
        "case_into": first_page(case_card(scene(INTO))),
    }


def _other() -> Breach:
    found = of()
    return replace(found, header=replace(found.header, id=OTHER, reference="BR-2026-0009"))


def _beside() -> dict[str, Mapping[str, Any]]:
    references = tuple(f"BR-2026-00{n:02}" for n in range(1, 13))
    found = [Pattern(Cause.ADDRESS, references), Pattern(Cause.ATTACHMENT, references[:3])]
    by_team = [Pattern(Cause.ADDRESS, references[:4], TEAM)]
    council = "Staffordshire County Council"
    return {
        "what_else": first_page(what_else_card(scene(SUPPLIER))),
        "supplier": supplier_card(scene(SUPPLIER)),
        "pack_form": pack_form(scene(of())),
        "note": note_card(scene(of())),
        "link": link_card(scene(of())),
        "patterns": patterns_card(found, by_team, council, counts_teams=True),
        "patterns_none": patterns_card([], [], council, counts_teams=False),
    }


def folded() -> dict[str, Mapping[str, Any]]:
    """Those that hold what people wrote, or a passphrase, and are folded away."""
    return {
        "public": public_notice_card(scene(PUBLICLY), on_a_card(letter(PUBLICLY, None))),
        "pack": pack_card(scene(of(PACK)), PACK, "0"),
        "learnt": learnt_card(scene(DONE, PRIYA)),
        "open_closed": first_page(open_card(scene(DONE))),
        "open_people": first_page(open_card(scene(PEOPLE))),
    }
