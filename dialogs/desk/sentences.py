"""Every sentence of the desk, by its id."""

from dialogs.words.wording import saying
from governance.policy import DESK_AHEAD, NAME_LETTERS, NAME_WORDS_LETTERS, NAMES_KEPT

SENTENCES = {
    "desk.button": "What is due",
    "desk.title": "Your desk",
    "desk.late": "Past their date: {late}",
    "desk.counts": f"Due today **{{today}}** · in the next {DESK_AHEAD.days} days **{{soon}}**"
    " · waiting on partners **{waiting}** · mine **{mine}**",
    "desk.nobodys": "Nobody has: {nobody}",
    "desk.in_doubt": "I am not sure of the time just now, so I call nothing late.",
    "desk.page": "{first} to {last} of {count}",
    "desk.none": "Nothing is here.",
    "desk.none_sought": "I find no case of that reference that you may open. Type the whole of it:"
    " ours (BR-2026-0007, or BR 7), or your organisation's own.",
    "desk.unread": "There is one that I cannot read: {references}. Please tell whoever looks after"
    " IG Desk.",
    "desk.row": "**{reference}** · {kind}",
    "desk.row_danger": "**{reference}** · {kind} · **danger**",
    "desk.by": "{what}: by {at}",
    "desk.was": "{what}: it was due by {at}",
    "desk.has": "{name} has it",
    "desk.nobody_has": "nobody has it",
    "desk.waits": "waits for {parties}",
    "desk.decided": "closed",
    "desk.joined": "looked into together with another report of the same",
    "desk.next": "What to show next",
    "desk.go_on": "The next {count}",
    "desk.show": "Show",
    "desk.kind": "One kind: {kind}",
    "desk.sought": "What you looked for",
    "names.none": "Type the name first.",
    "names.long": f"That is too long: a name has at most {NAME_LETTERS} letters, an address and how"
    f" they were told at most {NAME_WORDS_LETTERS}.",
    "names.many": f"This case has had {NAMES_KEPT} names, which is as many as are kept here. Change"
    " one of them.",
    "names.no_letter": "This letter cannot be written yet: open the case in the chat to see what is"
    " missing.",
    "desk.list.all": "All that are open",
    "desk.list.due": f"Late, or due in the next {DESK_AHEAD.days} days",
    "desk.list.mine": "Mine",
    "desk.list.nobody": "Nobody has them",
    "desk.list.late": "Past their date",
    "desk.list.waiting": "Waiting on partners",
    "desk.list.closed": "Closed",
}

say = saying(SENTENCES)
"""Say a sentence of this room, or a shared one."""
