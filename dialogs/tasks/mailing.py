"""A task told by mail: the reference, from whom and what to do; never what is asked."""

from dialogs.cases.scene import unmarked
from dialogs.tasks.sentences import say
from dialogs.words.wording import party_name
from governance.agreements.model import Agreement
from governance.cases.case import Case
from governance.moments import say_date
from governance.tasks.task import Task


def task_mail(case: Case, task: Task, agreement: Agreement) -> tuple[str, str]:
    """The subject and the text, for the mailbox of the party that is asked."""
    reference = case.header.reference
    asker = party_name(agreement, case.header.party)
    party = party_name(agreement, task.party)
    lines = (
        say("mail.task_asked", asker=asker, party=party, reference=reference),
        say("mail.task_do", reference=reference),
        say("mail.task_target", day=say_date(task.target)),
        say("mail.task_footer"),
    )
    text = "\n\n".join(unmarked(line) for line in lines) + "\n"
    return say("mail.task_subject", reference=reference), text
