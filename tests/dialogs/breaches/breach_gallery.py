"""Every case card once, in the state that shows most of it: for tests and for looking at."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from itertools import product
from typing import Any

from bot.samples import samples
from dialogs.asking.danger_words import Heard
from dialogs.asking.languages import Language
from dialogs.breaches.deciding import decide_card
from dialogs.breaches.decision import decided_card
from dialogs.breaches.joint_parts import PartView, joint_notice, part_card
from dialogs.breaches.kind import BREACH_WORDS
from dialogs.breaches.notices import escalation_notice, lead_notice
from dialogs.breaches.opened import case_card, open_card
from dialogs.breaches.receipt import (
    deadline_card,
    outcome_to_reporter,
    receipt_card,
    someone_has_it,
    started_lead_notice,
)
from dialogs.breaches.safety import (
    help_news,
    stand_down_card,
    stood_down_news,
    who_phoned_card,
)
from dialogs.cards.elements import Ref
from dialogs.cases.changed import changed_card
from dialogs.cases.danger import danger_card, danger_lines_card, safe_card
from dialogs.cases.help import help_card
from dialogs.cases.home import (
    PRIVATELY,
    gone_card,
    menu_card,
    nearest_card,
    welcome_card,
)
from dialogs.cases.leading import conflict_card, conflict_done_card, name_card
from dialogs.cases.reporter_news import carry_on_card
from dialogs.kinds import COMMANDS, HOME, OFFERED, ON_HELP, SHARE_SAFELY
from dialogs.words.wording import say
from governance.breaches.breach import Breach
from governance.breaches.facts import (
    AwarenessCorrected,
    Corrected,
    DangerArose,
    Decided,
    DetailsAdded,
    Help,
    HelpSaid,
    Outcome,
    StoodDown,
    WhereaboutsSaid,
)
from governance.breaches.leaning import Leaning, Reason
from governance.breaches.report import (
    BreachDetails,
    Contained,
    Noticed,
    WentWrong,
    Where,
    WhoHasIt,
)
from governance.cases.danger import Danger
from governance.cases.facts import Acknowledged, LeaderNamed
from governance.cases.ladders import OWNER
from governance.cases.yes_no import YesNo
from governance.people.identity import Role
from tests.cards import first_page
from tests.cases import (
    DAVID,
    GRACE,
    HELEN,
    NUMBERS,
    PRIYA,
    REPORTED_AT,
    RUTH,
    SARA,
    TOM,
    Named,
    acknowledged,
    after_report,
    agreement,
    case,
    event,
    last_told,
    report,
    scene,
    swept,
)

NARRATIVE = (
    "I think a letter about a family went to the house next door.\n\n"
    "The neighbour rang us at about four. **They had opened it.** {{DATE(2026-01-01)}}"
)
DONE = "The neighbour gave it back unread, I think. A colleague has it in a locked drawer."
REASON = "Children's addresses reached someone who may pass them on."
WHY_DOWN = "She moved away last year, her worker says."
MOVED = "The neighbour had left a message at 09:10."

DETAILS = BreachDetails(
    organisations=("SCC", "POL", "supplier"),
    whose=("children", "family"),
    how_many="2_10",
    information=("address", "health", "secret_address"),
    contained=Contained.PARTLY,
    what_was_done=DONE,
)
URGENT = report(
    danger=Danger.NOT_SURE,
    what_happened=NARRATIVE,
    noticed=Noticed.TODAY,
    noticed_on=date(2026, 11, 20),
    noticed_at=time(9, 30),
)
DECISION = Decided(
    Outcome.TELL_ICO,
    REASON,
    partners_told=("POL", "ICB"),
    partners_told_when=after_report(hours=3),
    partners_told_who="The duty IG officer",
)


def every_card() -> dict[str, Mapping[str, Any]]:
    """Cards by name, in the order a case meets them."""
    return {
        **_home(),
        **dict(_danger()),
        **_reporter(),
        **dict(_first_lines()),
        **_safety(),
        **_notices(),
        **_up_the_ladder(),
        **_work(),
        **_changed(),
        **_others(),
    }


def _home() -> dict[str, Mapping[str, Any]]:
    return {
        "welcome": welcome_card(Ref("card-1"), "Staffordshire County Council", HOME),
        "menu": menu_card(Ref("card-1"), HOME),
        "help": help_card(Ref("card-1"), COMMANDS.suggested, HOME, ON_HELP, samples()),
        **{f"nearest_{name}": _nearest([name, "help"]) for name in OFFERED if name != "help"},
        "nearest_nothing": _nearest([]),
        "gone": gone_card(),
    }


def _nearest(names: Sequence[str]) -> Mapping[str, Any]:
    starts = [OFFERED[name] for name in names] or HOME
    first = [say("nearest.send_nothing")] if "disclosure" in names else []
    return nearest_card(
        Ref("card-1"), starts, fits=bool(names), first=first, of_words=say("nearest.words_wait")
    )


def _danger() -> Iterator[tuple[str, Mapping[str, Any]]]:
    ref = Ref("card-1")
    for heard, language in product(Heard, (None, *Language)):
        said = f"typed_{heard}_{language or 'english'}"
        yield said, danger_card(ref, heard, language, NUMBERS, SHARE_SAFELY, kept=True)
    link = ("https://teams.example", PRIVATELY)
    yield "typed_danger_where_others_read", danger_lines_card(Heard.DANGER, None, NUMBERS, *link)
    yield "typed_danger_safe_now", safe_card()


def _reporter() -> dict[str, Mapping[str, Any]]:
    decided = case(acknowledged(), event(DECISION, hours=5))
    return {
        "receipt": receipt_card(scene(case(), PRIYA)),
        "receipt_danger": receipt_card(scene(case(filed=URGENT), PRIYA)),
        "receipt_past_lead": receipt_card(scene(case(kept_from=(TOM, GRACE)), PRIYA)),
        "receipt_has_it": receipt_card(scene(case(acknowledged()), PRIYA)),
        "receipt_decided": receipt_card(scene(decided, PRIYA)),
        "deadline": deadline_card(scene(case(), PRIYA)),
        "someone_has_it": someone_has_it(scene(case(acknowledged()), PRIYA)),
        "outcome": outcome_to_reporter(scene(decided, PRIYA)),
        "nudge": carry_on_card(Ref("card-1", draft="draft-1"), *BREACH_WORDS.nudge),
        "started_lead": started_lead_notice("Priya Marlowe", REPORTED_AT, Ref("card-1")),
    }


def _first_lines() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """A receipt for each thing that can have gone wrong, with and without danger."""
    for went_wrong, danger in product(WentWrong, (Danger.NO, Danger.YES)):
        filed = report(went_wrong=went_wrong, danger=danger, who_has_it=WhoHasIt.NOT_KNOWN)
        yield f"receipt_{went_wrong}_{danger}", receipt_card(scene(case(filed=filed), PRIYA))


def _safety() -> dict[str, Mapping[str, Any]]:
    """What is said of danger that follows from facts, of who phoned, and of standing it down."""
    arose = (
        event(WhereaboutsSaid(YesNo.YES), PRIYA, hours=1),
        event(DangerArose(("breach_not_sure", 1)), "turn", hours=1),
    )
    father = report(who_has_it=WhoHasIt.RELATIVE)
    of = case(*arose, filed=father)
    phoned = {
        said: case(*arose, event(HelpSaid(said), PRIYA, hours=2), filed=father) for said in Help
    }
    duty = HelpSaid(Help.SOMEONE_ELSE, "The duty worker", after_report(hours=1))
    written = case(*arose, event(duty, TOM, hours=2), filed=father)
    over = case(*arose, event(StoodDown(WHY_DOWN), hours=3), filed=father)
    tapped = swept(of, 1)
    by_tap = last_told(tapped, Role.SAFEGUARDING_LEAD)
    morning = last_told(swept(of, 1, 15.4), Role.DPO)
    return {
        "receipt_arose": receipt_card(scene(of, PRIYA)),
        **{f"receipt_{said}": receipt_card(scene(one, PRIYA)) for said, one in phoned.items()},
        **{f"help_{said}": help_news(scene(one)) for said, one in phoned.items()},
        "help_written": help_news(scene(written)),
        "receipt_stood_down": receipt_card(scene(over, PRIYA)),
        "notice_arose": lead_notice(scene(tapped, SARA), by_tap),
        "notice_morning": escalation_notice(scene(of, HELEN), morning),
        "case_arose": first_page(case_card(scene(of))),
        "open_arose": first_page(open_card(scene(of))),
        "who_phoned": who_phoned_card(scene(of)),
        "stand_down": stand_down_card(scene(of)),
        "stood_down": stood_down_news(scene(over)),
        "open_stood_down": first_page(open_card(scene(over))),
    }


def _notices() -> dict[str, Mapping[str, Any]]:
    plain, urgent = case(), case(filed=URGENT)
    yes = case(filed=report(danger=Danger.YES))
    partner = case(filed=report(where=Where.PARTNER, noticed=Noticed.NOT_SURE))
    joint = case(filed=report(where=Where.PARTNERSHIP, noticed=Noticed.YESTERDAY))
    past = case(kept_from=(TOM, GRACE), told=False)
    past = swept(past, 0)
    return {
        "notice": lead_notice(scene(plain), last_told(plain, Role.IG_LEAD)),
        "notice_urgent": lead_notice(scene(urgent), last_told(urgent, Role.IG_LEAD)),
        "notice_caldicott": lead_notice(scene(yes, RUTH), last_told(yes, Role.CALDICOTT)),
        "notice_partner": lead_notice(scene(partner), last_told(partner, Role.IG_LEAD)),
        "notice_joint": lead_notice(scene(joint), last_told(joint, Role.IG_LEAD)),
        "notice_past_lead": lead_notice(scene(past, DAVID), last_told(past, Role.SIRO)),
    }


def _up_the_ladder() -> dict[str, Mapping[str, Any]]:
    nobody = swept(case(), 1, 15.4)
    late = swept(case(), 1, 17)
    waiting = swept(case(acknowledged()), 24, 39.4, 48)
    last = swept(waiting, 60, 66, 70)
    over = swept(last, 73)
    advised = swept(waiting, 64)  # Monday morning: advisers are told quietly
    return {
        "up_dpo": escalation_notice(scene(advised, HELEN), last_told(advised, Role.DPO)),
        "up_siro": escalation_notice(scene(nobody, DAVID), last_told(nobody, Role.SIRO)),
        "up_siro_late": escalation_notice(scene(late, DAVID), last_told(late, Role.SIRO)),
        "up_siro_48h": escalation_notice(scene(advised, DAVID), last_told(advised, "siro")),
        "up_caldicott": escalation_notice(scene(advised, RUTH), last_told(advised, Role.CALDICOTT)),
        "up_owner_2h": escalation_notice(scene(last), last_told(last, OWNER)),
        "up_siro_past": escalation_notice(scene(over, DAVID), last_told(over, Role.SIRO)),
    }


def _work() -> dict[str, Mapping[str, Any]]:
    told = case(event(DetailsAdded(DETAILS), PRIYA, hours=1), filed=URGENT)
    full = case(
        event(DetailsAdded(DETAILS), PRIYA, hours=1),
        event(Acknowledged(), hours=2),
        event(LeaderNamed(GRACE), hours=3),
        event(AwarenessCorrected(REPORTED_AT, after_report(hours=-7), MOVED), hours=4),
        event(DECISION, hours=5),
        filed=URGENT,
    )
    late = swept(case(acknowledged(), filed=URGENT), 24, 73)
    problems = {"reason": "Please say why, in a line or two.", "likely": "Please choose one."}
    return {
        "open": first_page(open_card(scene(told))),
        "open_decided": first_page(open_card(scene(full))),
        "case": first_page(case_card(scene(told))),
        "case_decided": first_page(case_card(scene(full))),
        "case_reporter": first_page(case_card(scene(told, PRIYA))),
        "decide": decide_card(scene(told)),
        "decide_late_problems": decide_card(scene(late), problems, {"outcome": "tell_ico"}),
        "decided": decided_card(scene(full)),
        "decided_record_only": decided_card(
            scene(case(event(Decided(Outcome.RECORD_ONLY, REASON), hours=5)))
        ),
    }


def _changed() -> dict[str, Mapping[str, Any]]:
    """What whoever has it hears of a correction and of details; decisions that were replaced."""
    corrected = Corrected(replace(report(), danger=Danger.YES, went_wrong=WentWrong.LOST))
    told = case(acknowledged(), event(corrected, PRIYA, hours=3))
    added = case(acknowledged(), event(DetailsAdded(DETAILS), PRIYA, hours=3))
    first = Decided(
        Outcome.RECORD_ONLY,
        "It came back unopened.",
        suggested=Leaning.HIGH,
        because=(Reason.SENSITIVE, Reason.IDENTIFIED),
    )
    again = replace(first, reason="It had been opened after all. No harm came of it.")
    decided = case(event(first, hours=5), event(again, GRACE, hours=7))
    return {
        "changed": _news(told),
        "changed_details": _news(added),
        "open_decided_again": first_page(open_card(scene(decided))),
    }


def _news(of: Breach) -> Mapping[str, Any]:
    here = scene(of)
    return changed_card(here, BREACH_WORDS, of.history[-1], dict(first_page(case_card(here))))


def _others() -> dict[str, Mapping[str, Any]]:
    up = swept(case(), 1, 15.4)
    part = PartView(
        reference="BR-2026-0007",
        from_party="SCC",
        first_noticed=REPORTED_AT,
        limit=after_report(hours=72),
        went_wrong=WentWrong.WRONG_PERSON,
        urgent=True,
    )
    ref = Ref("card-1", part="part-1")
    return {
        "name": name_card(scene(up, DAVID), [TOM, GRACE, RUTH]),
        "name_nobody": name_card(scene(up, DAVID), []),
        "conflict": conflict_card(scene(up)),
        "conflict_done": conflict_done_card("BR-2026-0007"),
        "joint": joint_notice(part, agreement(), ref),
        "part": part_card(part, agreement(), ref),
    }


__all__ = ["DONE", "MOVED", "NARRATIVE", "REASON", "Named", "every_card"]
