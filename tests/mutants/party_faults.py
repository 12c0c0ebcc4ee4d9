"""Faults between parties: a clock lost, a text that goes along, a copy too full."""

from tests.mutants.mutant import Edit, Mutant

SAME = "tests/governance/breaches/test_one_incident.py::"
TO_THE_MINUTE = "tests/governance/breaches/test_parties_to_the_minute.py::"
PARTIES = "tests/bot/breaches/test_other_parties.py::"
PACKS = "tests/bot/breaches/test_evidence_pack.py::"
PATTERNS = "tests/bot/breaches/test_patterns.py::"

PARTY_FAULTS = (
    Mutant(
        "of joined reports the latest awareness counts",
        "governance/breaches/same_incident.py",
        Edit("at = min(case.awareness.at, theirs)", "at = max(case.awareness.at, theirs)"),
        SAME + "test_the_earliest_of_all_counts",
    ),
    Mutant(
        "what was joined and is parted keeps no clock",
        "governance/breaches/same_incident.py",
        Edit("alone = SameIncident(same.joined)", "alone = replace(same, into=None)"),
        SAME + "test_what_is_joined_has_no_clock_of_its_own_until_it_is_parted",
    ),
    Mutant(
        "the duty to tell other parties is done though nobody said whom",
        "governance/breaches/partners.py",
        Edit("return self.confirmed and self.owed <= self.heard", "return True"),
        TO_THE_MINUTE + "test_who_hears_that_other_parties_are_not_told",
    ),
    Mutant(
        "what somebody wrote goes along to another party",
        "dialogs/breaches/partners.py",
        Edit(
            "lines = f\"{noticed} {say(f'brief.{case.report.went_wrong}')}\"",
            'lines = f"{noticed} {case.report.what_happened}"',
        ),
        PARTIES + "test_the_lead_ticks_whom_to_tell_and_they_hear_what_kind_and_no_more",
    ),
    Mutant(
        "legal advice goes into every pack",
        "dialogs/breaches/pack_contents.py",
        Edit("not legal or Ticked.LEGAL_ADVICE in made.ticked", "not legal or bool(made)"),
        PACKS + "test_what_is_not_ticked_stays_out_and_the_pack_says_so",
    ),
    Mutant(
        "a partner's pack holds the whole case",
        "dialogs/breaches/pack_contents.py",
        Edit("pack.part() if made.party else pack.whole()", "pack.whole()"),
        PACKS + "test_a_partners_version_holds_its_own_part_alone",
    ),
    Mutant(
        "a case that somebody is kept out of is counted for them",
        "bot/breaches/patterns.py",
        Edit("Breach) and Action.OPEN in allowed(viewer, case)", "Breach)"),
        PATTERNS + "test_a_case_that_they_are_kept_out_of_is_not_counted",
    ),
)
