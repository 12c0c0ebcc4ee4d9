"""Sentences about what other parties are asked, and what they answer."""

from dialogs.words.wording import saying

SENTENCES = {
    # What is asked, in a line: the reference and the kind, nothing of the case
    "task.title_assist": "Help asked for: {reference}",
    "task.title_release": "May this be released? {reference}",
    "task.title_choose": "Who is best placed to respond? {reference}",
    "task.title_respond": "Will you respond? {reference}",
    "task.title_told": "{party} has had a data breach. Reference {reference}.",
    "task.title_cooperate": "Help to look into a breach: {reference}",
    "task.what_told": "It may touch information that you gave, got or share.",
    "task.what_cooperate": (
        "{party} looks into a data breach, and asks for your help. Parties help each other with "
        "this (agreement §7.1)."
    ),
    "task.danger": (
        "**Someone may be in danger. Phone {number} now and give this reference.** We cannot say "
        "more in a chat."
    ),
    "task.no_number": "the IG team of {party}",
    "task.please_told": (
        "Please say that you have seen this, and whether it is yours too. If you hold a copy, do "
        "not open it: tell us. **Please do not look anybody up.**"
    ),
    "task.what_assist": (
        "They must answer a request, and ask what your organisation holds. Partners help each "
        "other with this (agreement §8.0)."
    ),
    "task.what_release": (
        "Someone has asked for records that {party} holds. Some of what is in them came from "
        "your organisation. May that part be released?"
    ),
    "task.what_choose": (
        "A complaint is about more than one party, the partnership or the sharing. The group "
        "decides together who is best placed to respond (agreement §7.1)."
    ),
    "task.what_respond": (
        "Your organisation was chosen to respond to a complaint for the partnership "
        "(agreement §7.1). Will you?"
    ),
    "task.no_questions": (
        "You are told nothing about the person who asked. **Please do not ask who they are**, "
        "or look them up."
    ),
    "task.from": "From: {party}. For: {asked}.",
    "task.target": "Please answer by **{day}**. This is a partnership target, not a legal limit.",
    "task.past": (
        "An answer was hoped for by **{day}** (a partnership target). A late answer still helps."
    ),
    "task.reminder": (
        "A reminder: please answer by **{day}**. This is a partnership target, not a legal limit."
    ),
    "task.typed": "Or type: **{reference} {words}**",
    "task.open": "See what is asked",
    "task.asked": "What is asked",
    "task.no_brief": "Nothing more was written.",
    "task.conflict_button": "I cannot take this",
    "task.answered": "{name} answered for {party} on {at}.",
    "task.answered_late": "{name} answered for {party} on {at}, after the target. Thank you.",
    "task.phoned": "{name} entered your organisation's answer, which came by phone, on {at}.",
    "task.change": "To change the answer, press again. The earlier answer is kept.",
    "task.over": "No answer is needed any more. Thank you.",
    "task.your_answer": "Your organisation's answer",
    "task.sent_before": (
        "{name} answered on {at}. If you send this, it takes the place of that answer. "
        "The earlier answer is kept."
    ),
    "task.answered_first": (
        "{name} answered just before you, so yours was not sent. To change the answer, press "
        "its button again."
    ),
    "task.form": "{reference}: {words}",
    "task.on_record": "This goes on the record of {reference}, for those who handle it there.",
    "task.send": "Send the answer",
    "task.not_now": "Not now",
    "task.below": "The card for your answer is below.",
    "task.say_why": "Please say why, in a line or two.",
    "task.choose_party": "Please choose a party from the list.",
    "task.cannot_conflicted": "Cannot be chosen, as everyone there who could answer steps aside:"
    " {parties}.",
    "task.cannot_declined": "Cannot be chosen, as they have said that they cannot: {parties}.",
    "task.cannot_unreached": "Cannot be chosen here, as IG Desk knows nobody there, and no"
    " mailbox or number: {parties}.",
    "task.best_placed": "Which party is best placed?",
    # Stepping aside
    "task.conflict_title": "{reference}: you cannot take this?",
    "task.conflict_ask": (
        "If you, your family or your own work is part of this, step aside. You will not see it "
        "again, and someone else in your organisation is asked. You cannot undo this yourself."
    ),
    # The answers, as buttons, and what each wants to know
    "reply.holds": "We hold something",
    "reply.does_not_hold": "We do not hold it",
    "reply.exempt": "Exempt, or must not be released",
    "reply.may_release": "May be released",
    "reply.may_not_release": "May not be released",
    "reply.part_of_it": "Part of it",
    "reply.proposes": "Say who",
    "reply.abstains": "We would rather not say",
    "reply.accepts": "We accept",
    "reply.declines": "We cannot",
    "reply.seen": "Seen",
    "reply.ours_too": "Ours too",
    "reply.holds_copy": "We hold a copy",
    "reply.not_us": "Not us",
    "reply.helped": "Done, as asked",
    "why_task.seen": "Is there anything to add? (No names.)",
    "why_task.ours_too": "Is there anything to add? (No names.)",
    "why_task.holds_copy": "Where is it, and who could see it? (No names.)",
    "why_task.not_us": "Is there anything to add? (No names.)",
    "why_task.helped": "What did you find, or do? (No names.)",
    "why_task.holds": "What do you hold, and which team has it? (No names.)",
    "why_task.does_not_hold": "Is there more to say, such as who may hold it? (No names.)",
    "why_task.exempt": "Which exemption or duty, and why? (No names.)",
    "why_task.may_release": "Is there anything to take care of? (No names.)",
    "why_task.may_not_release": "Why not? Say which exemption, or who could be hurt. (No names.)",
    "why_task.part_of_it": "Which part may, which may not, and why? (No names.)",
    "why_task.proposes": "Why are they best placed? (No names.)",
    "why_task.abstains": "Is there anything to put on record? (No names.)",
    "why_task.accepts": "Is there anything the others should know? (No names.)",
    "why_task.declines": "Why not? (No names.)",
    # For those who asked
    "asked.title": "Who was asked",
    "asked.row": "asked {asked}, target {target}: {state}",
    "asked.target_note": "The targets are partnership targets, not legal limits.",
    "asked.answered": "answered {at}",
    "asked.answered_late": "answered {at}, late",
    "asked.waiting": "no answer yet",
    "asked.overdue": "no answer yet, past the target",
    "asked.told": "{words}, {at}",
    "asked.gap": "no answer after every reminder: a gap. Please phone them{ring}",
    "asked.cancelled": "no answer needed any more",
    "asked.conflicted": "everyone we asked there has stepped aside: please phone them{ring}",
    "asked.unreached": "nobody there could be reached: please phone them{ring}",
    "asked.brief": "What was asked",
    "asked.answer": "{party}: **{words}** ({name}, {at})",
    "asked.phoned": "It came by phone from: {post}. {name} entered it.",
    "asked.by_phone": "To enter what they say on the phone, type: **phoned {reference}**",
    "asked.proposed": "{party}: **{proposed}** is best placed ({name}, {at})",
    "asked.no_reason": "Nothing more was written.",
    "asked.news_answered": "{reference}: {party} has answered",
    "asked.news_unreached": "{reference}: nobody at {party} could be reached",
    "asked.news_aside": "{reference}: everyone we asked at {party} has stepped aside",
    "asked.news_told": "{reference}: {party} says “{words}”",
    "asked.news_gap": "{reference}: no answer from {party} after every reminder",
    "asked.news_see": "Open it to read the answer.",
    "asked.news_gap_do": "It stands on the record as a gap. Please phone them{ring}, and enter here"
    " what they say.",
    "asked.news_phone": "Please phone them{ring}, and enter here what they say. They are asked"
    " again when they can be reached.",
    # An answer that came by phone
    "phoned.button": "Enter an answer by phone",
    "phoned.title": "{reference}: an answer that came by phone",
    "phoned.whose": "Who answered?",
    "phoned.said": "What did they say?",
    "phoned.why": "Why? Leave out names. (Needed, but for a plain yes or “rather not say”.)",
    "phoned.by": "Who said it? Give their post, not a name.",
    "phoned.kept": "That it came by phone, and that you entered it, goes on the record.",
    "phoned.send": "Keep the answer",
    "phoned.not_fitting": "That is not an answer to what they were asked. Please choose another.",
    "phoned.answered": "They have answered, or need not any more. Nothing was changed.",
    "phoned.done": "Thank you. The answer is on record, as it came by phone.",
    # For the partnership office: who, never what
    "office.title": "{reference}: who has answered",
    "office.what": (
        "The group is asked who is best placed to respond. Only who has answered is shown here."
    ),
    # By mail, to a mailbox
    "mail.task_subject": "IG Desk: {reference} needs an answer from you",
    "mail.task_asked": "{asker} asks {party} for an answer about {reference}.",
    "mail.task_do": (
        "What to do: open Microsoft Teams, find IG Desk in your chats, and type "
        "“task {reference}”. Only your IG lead and those who stand in for them can do that."
    ),
    "mail.task_danger": (
        "Someone may be in danger. Phone {number} now and give this reference. We cannot say more "
        "in a mail."
    ),
    "mail.task_target": "An answer is hoped for by {day}. This is a partnership target.",
    "mail.task_footer": (
        "We leave out what is asked, so that it is in no mailbox. "
        "Please do not answer this message: nobody reads the answers."
    ),
}

say = saying(SENTENCES)
"""Fill in a sentence: one that all kinds share, or one of this room."""
