"""Faults in what Entra groups make of people: each would let in somebody who should not be."""

from tests.mutants.mutant import Edit, Mutant

GRAPH = "tests/adapters/test_graph_groups.py::"
ROUNDS = "tests/bot/people/test_entra_groups.py::"
PEOPLE = "tests/governance/people/test_groups_of_people.py::"

GROUP_FAULTS = (
    Mutant(
        "a group speaks for a party that its tenant does not cover",
        "governance/people/entra_groups.py",
        Edit("return covered and group.membership.on(day)", "return group.membership.on(day)"),
        PEOPLE + "test_no_group_speaks_for_a_party_that_its_own_tenant_does_not_cover",
    ),
    Mutant(
        "a group wins over the roles file",
        "governance/people/entra_groups.py",
        Edit("if person not in directory.people:", "if person:"),
        PEOPLE + "test_whoever_the_file_lists_is_what_the_file_says",
    ),
    Mutant(
        "the roles file may give a group another tenant's party",
        "governance/people/roles_file.py",
        Edit(
            "membership=_membership(table, tenants.get(tenant), agreement)",
            "membership=_membership(table, None, agreement)",
        ),
        "tests/governance/people/test_directory_file.py::"
        "test_every_fault_of_a_roles_file_is_named_at_once_with_its_line",
    ),
    Mutant(
        "a guest in a group is one of us",
        "adapters/graph_groups.py",
        Edit('in ("member", "")', 'in ("member", "", "guest")'),
        GRAPH + "test_only_those_at_home_in_the_tenant_are_taken",
    ),
    Mutant(
        "our token follows the next page anywhere",
        "adapters/graph_groups.py",
        Edit('not url.startswith(start) or ".." in url', 'not url.startswith("http")'),
        GRAPH + "test_another_groups_page_is_not_asked_for",
    ),
    Mutant(
        "half an answer is taken for the whole",
        "adapters/graph_groups.py",
        Edit(
            "if (following := _next(page, start)) is None:",
            "if (following := _next(page, start)) is None or found:",
        ),
        GRAPH + "test_every_page_is_read_and_everyone_is_there_once",
    ),
    Mutant(
        "the last answer holds for ever",
        "bot/people/entra_groups.py",
        Edit("if now < one.good_until}", "if one.good_until}"),
        ROUNDS + "test_while_graph_fails_the_last_answer_holds_for_a_day_and_then_for_nobody",
    ),
    Mutant(
        "another tenant's registration is asked for a group",
        "adapters/registrations.py",
        Edit(
            "if each.tenant == tenant.lower()), None)",
            "if tenant.lower() in each.tenants), None)",
        ),
        "tests/bot/whole/test_registrations.py::"
        "test_only_the_one_registered_there_looks_into_a_tenants_directory",
    ),
    Mutant(
        "what is kept of a group holds for a day after each restart",
        "bot/people/entra_groups.py",
        Edit("good_until=self._in(left)", "good_until=self._in(GROUPS_HOLD_FOR)"),
        ROUNDS + "test_what_is_kept_holds_no_longer_for_a_restart",
    ),
    Mutant(
        "whoever comes into a post late hears of nothing that is open",
        "bot/cases/filling.py",
        Edit("known.get(party, now[party]) != now[party]", "not known"),
        ROUNDS + "test_an_ig_lead_who_comes_by_a_group_late_hears_of_what_nobody_has",
    ),
    Mutant(
        "whoever comes into a post late hears again of what they heard",
        "governance/cases/recipients.py",
        Edit("person is not None and person not in heard", "person is not None"),
        "tests/governance/cases/test_telling.py::"
        "test_whoever_comes_into_a_post_later_is_told_what_they_would_have_been",
    ),
)
