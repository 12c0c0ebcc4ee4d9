"""Faults in what other parties are asked: who may answer, which answer counts, who is reminded."""

from tests.mutants.mutant import Edit, Mutant

ASKED = "tests/bot/tasks/test_tasks_asked.py::"
KEPT_OUT = "tests/bot/tasks/test_tasks_kept_out.py::"
RULES = "tests/governance/tasks/test_task_rules.py::"

TASK_FAULTS = (
    Mutant(
        "who has stepped aside may still answer for their party",
        "governance/access.py",
        Edit("viewer.person in case.out or Role.DPO in roles", "Role.DPO in roles"),
        KEPT_OUT + "test_by_typing_too",
    ),
    Mutant(
        "a lead who is the DPO answers for the party",
        "governance/access.py",
        Edit("viewer.person in case.out or Role.DPO in roles", "viewer.person in case.out"),
        KEPT_OUT + "test_a_lead_who_is_the_dpo_is_not_asked_but_the_siro_is",
    ),
    Mutant(
        "a SIRO whom nobody told may answer",
        "governance/access.py",
        Edit(
            "told = Role.SIRO in roles and viewer.person in task.people",
            "told = Role.SIRO in roles",
        ),
        ASKED + "test_a_siro_may_answer_once_told_and_not_before",
    ),
    Mutant(
        "anyone of any party may answer who has the part's id",
        "bot/tasks/render.py",
        Edit(
            "if task is None or not may_answer(viewer, case, task):",
            "if task is None:",
        ),
        KEPT_OUT + "test_to_anyone_else_a_task_is_not_there",
    ),
    Mutant(
        "of two who answer at once, the last wins unseen",
        "bot/tasks/actions.py",
        Edit(
            "if last is None or knew >= len(asked.task.answers):",
            "if last is None or knew >= 0:",
        ),
        ASKED + "test_of_two_who_answer_at_once_one_answer_stands",
    ),
    Mutant(
        "an answer is taken after the case is closed",
        "governance/tasks/standing.py",
        Edit("decided = case.decided is not None and", "decided = False and"),
        ASKED + "test_once_the_case_is_closed_no_answer_is_taken_and_nobody_is_reminded",
    ),
    Mutant(
        "reminders go on when the case is closed",
        "governance/tasks/standing.py",
        Edit("if task.waiting and not is_over(case, task))", "if task.waiting)"),
        ASKED + "test_once_the_case_is_closed_no_answer_is_taken_and_nobody_is_reminded",
    ),
    Mutant(
        "what is asked stands on the notice",
        "dialogs/tasks/notices.py",
        Edit(
            "body = [*_head(scene), *_where_it_stands(scene), *_by_typing(scene)]",
            "body = [*_head(scene), text(scene.view.brief or '-'), *_where_it_stands(scene)]",
        ),
        ASKED + "test_the_notice_says_who_asks_what_kind_and_until_when",
    ),
    Mutant(
        "a correction loses the answer before it",
        "governance/tasks/task.py",
        Edit("answers=(*task.answers, event)", "answers=(event,)"),
        RULES + "test_the_last_answer_counts_and_the_first_is_kept",
    ),
    Mutant(
        "an answer of the target's own day is late",
        "governance/tasks/task.py",
        Edit("london(now).date() > self.target", "london(now).date() >= self.target"),
        RULES + "test_an_answer_is_late_from_the_midnight_after_the_target",
    ),
    Mutant(
        "after an outage every missed reminder is sent",
        "governance/tasks/task.py",
        Edit(
            "    while morning(chase_day(task, chase + 1, calendar)) <= now:\n",
            "    while False:\n",
        ),
        RULES + "test_the_chase_that_is_due_is_the_latest_missed",
    ),
    Mutant(
        "with nobody left who was told, nobody else is",
        "bot/tasks/asking.py",
        Edit(
            "if not task.waiting or _somebody(case, task):",
            "if task.told or _somebody(case, task):",
        ),
        KEPT_OUT + "test_with_nobody_left_the_siro_is_asked_and_then_those_who_asked_hear",
    ),
    Mutant(
        "anyone enters an answer that came by phone",
        "governance/access.py",
        Edit("return office or Action.DECIDE in allowed(viewer, case)", "return True"),
        "tests/bot/complaints/test_complaint_group.py::"
        "test_nobody_else_enters_an_answer_for_another",
    ),
    Mutant(
        "a party that cannot be chosen is proposed all the same",
        "bot/tasks/actions.py",
        Edit("if not party or party in cannot:", "if not party:"),
        "tests/bot/complaints/test_complaint_group.py::"
        "test_only_who_can_be_chosen_is_offered_and_why_others_cannot_is_said",
    ),
)
