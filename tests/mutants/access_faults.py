"""Faults in who may do what, and in who someone is taken for."""

from tests.mutants.mutant import Edit, Mutant

ACCESS = "tests/governance/access/test_access.py::"
BAD_INPUT = "tests/bot/whole/test_bad_input_to_the_whole_bot.py::"
CARD_SAYS = "tests/bot/turns/test_whoever_the_card_says.py::"

ACCESS_FAULTS = (
    Mutant(
        "everyone may do everything",
        "governance/access.py",
        Edit("return action in allowed(actor, case)", "return True"),
        ACCESS + "test_what_a_role_may_do",
    ),
    Mutant(
        "a case is opened without asking whether they may",
        "storage/cases.py",
        Edit("        if not may(viewer, action, case):\n", "        if case is None:\n"),
        "tests/storage/test_storage_cases.py::test_not_yours_and_not_there_read_the_same",
    ),
    Mutant(
        "deny does not win: a lead who is the DPO too decides",
        "governance/access.py",
        Edit(
            "return found - NEVER_BY_A_DPO if Role.DPO in roles else found",
            "return found if roles else found - NEVER_BY_A_DPO",
        ),
        ACCESS + "test_the_lead_who_is_also_the_dpo_may_have_it_but_not_decide_it",
    ),
    Mutant(
        "the DPO may decide",
        "governance/access.py",
        Edit(
            "Role.DPO: ADVISER | {Action.SEE_LOOKS}}",
            "Role.DPO: ADVISER | {Action.SEE_LOOKS, Action.DECIDE}}",
        ),
        ACCESS + "test_what_a_role_may_do",
        more=(
            Edit(
                "Action.DECIDE,\n        Action.CORRECT_AWARENESS,\n        Action.SNOOZE,",
                "Action.CORRECT_AWARENESS,\n        Action.SNOOZE,",
            ),
        ),
    ),
    Mutant(
        "a conflicted person still sees the case",
        "governance/access.py",
        Edit("    if viewer.person in case.out:\n        return frozenset()\n", ""),
        ACCESS + "test_who_is_in_conflict_never_sees_it",
    ),
    Mutant(
        "a conflicted person is still told",
        "bot/cases/escalation.py",
        Edit("tuple(person for person in found if person not in case.out)", "tuple(found)"),
        "tests/bot/cases/test_who_is_kept_out.py"
        "::test_kept_from_the_lead_the_siro_hears_at_once_and_lead_and_deputy_never",
        (Edit("holders(party, Role(role), day, case.out)", "holders(party, Role(role), day)"),),
    ),
    Mutant(
        "whoever was given a part, every party may see it",
        "governance/access.py",
        Edit("any(viewer.holds(role, party) for role in roles)", "bool(viewer and party)"),
        ACCESS + "test_a_part_is_for_the_lead_and_deputy_of_the_party_it_was_given_to",
    ),
    Mutant(
        "the card says which party they act for",
        "bot/turns/turn.py",
        Edit(
            "named if named in mine else mine[0]",
            "PartyKey(named) if isinstance(named, str) else mine[0]",
        ),
        BAD_INPUT + "test_a_party_in_a_cards_data_that_is_not_theirs_is_ignored",
    ),
    Mutant(
        "the card says who they are",
        "bot/turns/handle.py",
        Edit(
            "        person = PersonId(incoming.tenant, incoming.object_id)\n",
            '        said = str(incoming.data.get("person", incoming.object_id))\n'
            "        person = PersonId(incoming.tenant, said)\n",
        ),
        CARD_SAYS + "test_a_person_in_a_cards_data_is_nobody",
    ),
    Mutant(
        "a second tap is anyone's: the key leaves the person out",
        "bot/turns/handle.py",
        Edit('("tap", turn.viewer.person.text, card,', '("tap", card,'),
        CARD_SAYS + "test_a_card_that_someone_else_pressed_is_answered_afresh",
    ),
)
