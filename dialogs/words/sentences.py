"""Sentences that several rooms share, by id."""

from dialogs.words.heard import HEARD
from governance.moments import say_length
from governance.policy import DRAFT_KEPT_FOR, FOLD_AFTER

SHARED = {
    # The receipt (the reporter's)
    "receipt.withdrawn": (
        "You took this report back on {at}. It is not deleted: whoever has it still decides."
    ),
    "receipt.has_been_told": "{who} {been} told.",
    "receipt.is_told": "{who} {being} told now. This card says so when they have been.",
    "receipt.nobody_told": "We have reached nobody yet. Please phone {team}.",
    # News for the reporter
    "news.has_it": "{reference}: someone has it",
    "news.has_it_body": (
        "**{name}** has had your report since {at}. You need do nothing more for now."
    ),
    # Many reports at once
    "crowd.thanks": (
        "Thank you: we have every report that you sent. As so many came at once, your IG lead gets "
        "the last of them on one card. If someone may be hurt, phone 999, and report it: that is "
        "always told at once."
    ),
    # A report started and not sent
    "started.title": "Your report is not sent yet",
    # The notice to the IG lead
    "notice.not_acknowledged": "If nobody presses “I have it” by **{at}**, {who} told.",
    "notice.not_done": "Still to do by **{at}**: {who} told.",
    "notice.not_decided": "No decision by **{at}**: {who} told.",
    "notice.past_lead": (
        "The reporter left some people out of this. "
        "Please talk about it only with those who were told."
    ),
    "notice.late": "This should have reached you on **{at}**. It is late.",
    # To the SIRO and others up the ladder
    "up.told_row": "{at}, {whether}",
    "up.told_often": "first {at}, {count} times, {whether}",
    "up.acknowledged": "acknowledged",
    "up.seen": "seen {at}",
    "up.not_acknowledged": "not acknowledged",
    "up.unreached": "could not be reached",
    "up.unreached_why": "could not be reached: {why}",
    "up.waiting": "not sent yet",
    "up.seen_by": "Seen: {who}.",
    "up.not_yet": "not reached yet: the next was told instead",
    "up.was_seen": "seen",
    "up.delivered": "delivered, not acknowledged",
    "up.not_seen": "delivered, not seen yet",
    "up.superseded": "not needed any more",
    "why.blocked": "they removed or blocked IG Desk",
    "why.gone": "their chat is not there any more",
    "why.late": "it could not be delivered in time",
    "why.not_encrypted": "their mail server takes no encrypted mail",
    "why.refused": "the message was refused",
    "why.unreachable": "it could not be delivered",
    "open.told": "Who was told",
    "open.became": "{who}: {whether}",
    # The digest of a day
    "digest.one": "1 thing for you today.",
    "digest.many": "{count} things for you today.",
    "digest.late": "Past their date: {count}.",
    "digest.overdue": "Past their date: please do these first",
    "digest.nobody": "Nobody has these yet",
    "digest.undecided": "Still open",
    "digest.to_do": "Still to do",
    "digest.to_know": "For you to know. Nobody asks you to act",
    "digest.row": "**{reference}**: {kind}, reported {at}",
    "digest.row_late": "**{reference}**: {kind}, past its date since **{on}**",
    "digest.past_lead": (
        "Not for the IG lead, as was asked: {references}. Please do not talk to the IG lead about"
        " that."
    ),
    "digest.more": "There are more than fit here. Type “open” and the reference to see one.",
    "digest.see": "See {reference}",
    "digest.below": "{reference} is below.",
    "digest.was_due": "This is late. The first of it should have reached you on **{at}**.",
    "digest.was_late": "This is late: it should have reached you before now.",
    # To whoever has it
    "up.prove": (
        "You have {references}, and nothing is recorded yet. If that is still so at the next"
        " reminder, it goes back to those who can pick it up."
    ),
    "named.title": "{name} named you to lead {reference}",
    "named.ask": "Please say whether you have it. If you say nothing, it goes to somebody else.",
    "named.answered": "{reference}: you said that you have it.",
    "named.over": "{reference}: somebody else has it now.",
    "take.title": "{name} asks you to take over {count} cases",
    "take.ask": (
        "Do you have them all? If you cannot take one, press “See” and “I cannot”. "
        "If you say nothing, they go to somebody else."
    ),
    "take.yours": "You said that you have these.",
    "over.title": "Hand over what you have",
    "over.nothing": "You have nothing to hand over.",
    "over.yours": "You have {references}.",
    "over.asked": "Whoever takes over is asked to say that they have each of them.",
    "over.who": "Who takes over?",
    "over.done": "{name} is asked to take {references}.",
    "over.left": "Still yours: {references}. Please name somebody else for those.",
    # Away
    "away.title": "I am away",
    "away.none": "You have no post here that somebody else would have to cover.",
    "away.from": "First day away",
    "away.to": "Last day away",
    "away.who": "Who covers for you?",
    "away.nobody": "Nobody: what comes for me goes on to the next",
    "away.means": (
        "Whoever covers hears what you would hear, and may do what you may. They are told, and so"
        " are your IG lead and your SIRO."
    ),
    "away.error": (
        "I could not use that. Please give the first and the last day, not in the past, and choose"
        " somebody who is there then."
    ),
    "away.done": "You are away from {since} to {last}. {cover} Back early? Type “I am back”.",
    "away.covers": "{name} covers, and is told.",
    "away.goes_on": "Nobody covers: what comes for you goes on to the next.",
    "away.you_cover": (
        "{name} is away from {since} to {last}, and you cover ({posts}). What comes for them"
        " comes to you, and you may do what they may. If you cannot, please tell {name} before"
        " then."
    ),
    "away.told": "{name} ({posts}) is away from {since} to {last}. {cover}",
    "away.they_cover": "{name} covers.",
    "away.vacant": "Nobody covers: what comes for them goes on to the next.",
    "away.back": "{name} ({posts}) is not away any more. Nobody covers for them from now on.",
    "away.welcome": "Welcome back. What comes for you comes to you again.",
    "away.not_away": (
        "You did not tell me that you are away. If the list of people says so, please ask whoever"
        " looks after IG Desk."
    ),
    "cannot.title": "{reference}: {name} cannot take it",
    "cannot.nobody": "Nobody has it now. Those who can pick it up have been told.",
    "cannot.done": "Thank you for saying so. {reference} is with somebody else, or looks for them.",
    # To whoever reported danger that nobody has acknowledged
    "unheard.title": "Nobody has picked up {reference} yet. Please phone.",
    "unheard.999": "If someone may be hurt now, phone **999**.",
    "unheard.team": "Then phone {ig_team}.",
    "unheard.going_on": "We go on telling people here. You will hear as soon as somebody has it.",
    # Reminders put off
    "snooze.title": "{reference}: remind me later",
    "snooze.how_long": "For how long?",
    "snooze.why": "Why can it wait? (No names. This goes on the record.)",
    "snooze.stays": (
        "What the law sets stays as it is: nothing is put off past that, and its reminders come."
        " Each time is for less than the time before."
    ),
    "snooze.error": "Please choose one.",
    "snooze.none": (
        "{reference}: this cannot be put off. Its date is too near, or it was put off before."
    ),
    "snooze.done": "{reference}: no reminder until **{until}**, but for what the law sets.",
    # How the deadline works
    "deadline.title": "{reference}: how the deadline works",
    # Open
    "own.title": "{reference}: what you sent us",
    "open.by": "Reported by **{name}**, {at}.",
    "open.history": "What has happened",
    "open.earlier": "Earlier lines ({count}) are kept in the history.",
    "open.cut": "There is more than fits here.",
    "open.changed": "What was changed, and what it was before",
    "open.changed_row": "{now} (before: {before})",
    "open.changed_empty": "left empty (before: {before})",
    "open.changed_text": "{label} (before)",
    "open.changes_between": "Changes in between ({count}) are kept in the history.",
    "open.replaced": "What was recorded before",
    "open.replaced_more": "What was recorded before that ({count}) is kept in the history.",
    "open.folds": (
        "Press Fold away when you are done."
        f" It folds by itself after {say_length(FOLD_AFTER, 'minute')}."
    ),
    # History, one line for each kind of event
    "history.reported": "{by} reported it.",
    "history.reported_past": "{by} reported it, and asked that it not go to {names}.",
    "history.corrected": "{by} corrected the report.",
    "history.acknowledged": "{by} acknowledged it.",
    "history.leads": "{by} took the lead.",
    "history.named": "{by} named {name} to lead.",
    "history.handed_back": "{by} cannot take it.",
    "history.lapsed": "Nothing came of it after a reminder, so it counts as nobody’s again.",
    "history.snoozed": "{by} put the reminders off until {until}, and said why.",
    "history.ladder_moved": "A newer version of who hears when applies from here on.",
    "history.stepped_aside": "{name} stepped aside because of a conflict.",
    "history.told": "Told: {who}.",
    "history.seen": "{at}: {who} has seen it.",
    "history.told_nobody": "There was nobody to tell.",
    "history.unreached": "Could not reach {who}.",
    "history.unreached_why": "Could not reach {who}: {why}.",
    "history.not_reached_yet": "{who} has not been reached yet: the next was told instead.",
    "history.lesson": "{by} recorded what was learnt.",
    "history.withdrawn": "{by} took the report back. It stays on record for the IG lead.",
    "history.note": "{by} wrote a note.",
    "history.name_kept": "{by} wrote a name down on the desk page, where it stays.",
    "history.linked": "{by} linked {reference} to it.",
    "history.unlinked": "{by} took the link to {reference} back.",
    "history.held": "{by} keeps it from being destroyed. To be looked at again on {day}.",
    "history.hold_ended": "{by} ended what kept it from being destroyed.",
    "history.end_foretold": "Its IG leads were told: it is kept until {day}, and then destroyed.",
    "history.looked_again": "{by} looked at it a second time: it may go when its time is over.",
    "history.delivered": "Who had each of {count} messages, and when, was written down. What they"
    " said is not kept.",
    "history.message": "{by} sent the reporter a message.",
    "history.answer": "{by} answered.",
    "history.task_asked": "{by} asked {party} for an answer.",
    "history.task_phoned": "{by} entered another organisation's answer, which came by phone.",
    "history.task_answered": "{by} answered for their organisation.",
    "history.task_unanswered": "One of those who were asked answered no reminder.",
    "history.task_cancelled": "{by} said that no answer is needed any more.",
    # Who leads, and conflicts
    "name.title": "{reference}: who leads this?",
    "name.who": "Choose someone",
    "name.nobody": "There is nobody else to choose. Please phone your IG team.",
    "name.error": "Please choose someone from the list.",
    "conflict.title": "{reference}: you cannot take this?",
    "conflict.ask": (
        "If you, your family or your own work is part of this, step aside. You will no longer "
        "see this case, and the next person is told. You cannot undo this yourself."
    ),
    "conflict.done_title": "{reference}: you have stepped aside",
    "conflict.done": "Thank you for saying so. Somebody else will deal with it.",
    # First words, help and refusals
    "welcome.title": "Hello. This is IG Desk.",
    "welcome.party": "You are here for **{party}**.",
    "welcome.body": (
        "If information about people went to the wrong place, was lost, or was seen by someone "
        "who should not have, tell us here. It takes two minutes. “Not sure” is a fine answer. "
        "Write down a complaint about it, or a request for information, here too."
    ),
    "menu.title": "What would you like to do?",
    "help.title": "What you can do here",
    "home.review": "Agreement review",
    "home.own": "As {posts} you can also type, with a case's reference for “…”: {typed}",
    "home.own_agreement": "As {posts} you can also type: {typed}",
    "help.own": "As {posts}, with a case's reference for “…”, such as BR-2026-0007:",
    "help.own_agreement": "As {posts}:",
    "help.not_sent": "Not sent yet: {form}.",
    "help.carry_on": "Carry on: {form}",
    "help.choices": "You can type any answer instead of pressing it.",
    "help.example": "An example",
    # A file or a picture in the chat
    "sent_file.title": "I have not kept your file or picture.",
    "sent_file.delete": "Delete your message in this chat only. Keep the original.",
    "sent_file.words": (
        "Did information get out, or nearly? Does someone complain, or ask for information? "
        "Tell me in words. I do not need the file."
    ),
    "sent_file.beside": (
        "I have not kept the file or picture you sent. "
        "Delete your message in this chat only. Keep the original."
    ),
    "gone": "I can't find that one. It may not exist, or it is not one I can show you.",
    **HEARD,
    # What was learnt
    "lesson.title": "{reference}: what was learnt?",
    "lesson.error": "Please say it in a line or two.",
    "lesson.again": "A lesson is on record. A new one replaces it; the old one is kept.",
    "learnt.title": "{reference}: what was learnt",
    "learnt.news": "Something was learnt from what you told us. Thank you.",
    "learnt.none": "Nothing is on record yet.",
    # Taking a report back
    "withdraw.title": "Withdraw {reference}?",
    "withdraw.stays": "Your report is not deleted: whoever has it decides what to do.",
    "withdraw.why": "Why do you withdraw it? (No names.)",
    "withdraw.error": "Please say why, in a line or two.",
    "withdrawn.title": "{reference}: the reporter took the report back",
    "withdrawn.line": (
        "The reporter took this report back on {at}. "
        "That closes nothing: what to do with it is for you to decide."
    ),
    "withdrawn.due": "Until a decision is recorded, **{at}** still stands.",
    "open.withdrawn": "Why the reporter took it back",
    "open.links": "Linked to",
    "open.notes": "Notes",
    "beside.title": "{reference}: write a note",
    "beside.means": "It goes on the record, for those who may open the case. Nobody is told.",
    "beside.label": "The note (no names)",
    "beside.advice": "Is it legal advice?",
    "beside.legal": "Yes. It stays out of evidence packs.",
    "beside.send": "Keep the note",
    "beside.earlier": "{count} earlier notes are on the record.",
    "link.title": "{reference}: link another case",
    "link.means": "For cases that belong together, such as a near miss that became a breach, or a "
    "breach that somebody complains about. Each keeps its own clocks. Nobody is told.",
    "link.already": "Linked to: {references}.",
    "link.label": "The other case’s reference, such as NM-2026-0001",
    "link.error": "I can't find that one among the cases that you work on.",
    "link.send": "Link it",
    "link.undo": "Take this link back",
    "open.messages": "Messages with the reporter",
    # What whoever has a case hears of a change: never what people wrote
    "changed.corrected": "{reference}: corrected",
    "changed.corrected_again": "{reference}: corrected again ({count} times so far)",
    "changed.added": "{reference}: details added",
    "changed.added_again": "{reference}: more details added ({count} times so far)",
    "changed.row": "{label}: was {before}, is now {now}.",
    "changed.row_new": "{label}: {now}.",
    "changed.named": "Changed: {labels}.",
    "changed.named_new": "Added: {labels}.",
    "changed.open_new": "Press Open to read it.",
    "changed.open": "Press Open to read what it says now, and what it said before.",
    # Messages between whoever handles a case and its reporter
    "message.to_reporter": "Write to the reporter of {reference}",
    "message.to_team": "Write to the IG team about {reference}",
    "message.label": "Your message (no names)",
    "message.reply_label": "Your answer (no names)",
    "message.error": "Please write a few words.",
    "message.notify": "They get a note that there is a message, and read it here.",
    "message.for_reporter": "{reference}: the IG team has a message for you",
    "message.for_reporter_past": "{reference}: there is a message for you",
    "message.answered": "{reference}: the reporter answered",
    "message.from_reporter": "{reference}: the reporter has a message for you",
    "message.another": "{reference}: another message for you (number {count})",
    "message.yours": "{reference}: your message is sent",
    "message.none": "{reference}: no messages",
    "message.press_read": "Press Read to see it. What it says is not kept in this chat.",
    "message.read_title": "Messages about {reference}",
    "message.by": "**{name}**, {at}",
    "message.earlier": "Earlier messages ({count}) are kept in the history.",
    "message.folds": (
        "Press Fold away when you are done."
        f" It folds by itself after {say_length(FOLD_AFTER, 'minute')}."
    ),
    # My reports
    "letters.note": "A draft. Fill in what is in [brackets], and send it yourself.",
    "register.reference": "Reference",
    "register.reported": "Reported",
    "register.stands": "Where it stands",
    "register.picked_up": "Somebody has it",
    "register.in_hand": "Decided; something is still to be done",
    "register.decided": "Closed",
    "register.joined": "Looked into with another report of the same",
    "register.in_time": "In time",
    "register.counts": "Counts",
    "register.what_is_counted": "What",
    "register.how_many": "How many",
    "register.received_on": "Received on",
    "register.yes": "Yes",
    "register.no": "No",
    "mine.title": "My reports",
    "mine.open": "Type “open” and a reference to read what you sent.",
    "mine.none": "You have not sent a report here.",
    "mine.row": "**{reference}** · {kind} · {on}",
    "mine.more": "There are {count} more. Type a reference, like {reference}, to see one of them.",
    "mine.reported": "Nobody has picked it up yet.",
    "mine.picked_up": "Somebody has it.",
    "mine.decided": "Decided.",
    "mine.in_hand": "Decided.",
    "mine.joined": "Looked into together with another report of the same.",
    "mine.withdrawn": "You took it back. Whoever has it still decides.",
    # Begun and not sent
    "resume.title": "You have a report that is not sent",
    "resume.body": "You started this on {at}. Carry on, or start again?",
    "resume.kept": "Your answers are kept until {until}.",
    "resume.form": "“{form}”, begun {at}",
    "resume.others": "You also have a form that is not sent: {forms}. Type “help” to find it.",
    "resume.same_title": "Is this the same thing?",
    "resume.same_body": "You started “{form}” on {at}, and have not sent it.",
    "resume.same_kept": (
        "If this is something new, the old form is kept until {until}. Type “help” to find it."
    ),
    "resume.same_line": (
        "You started this form on {at}. Is this the same thing? If it is, press Send again. "
        "If it is something new, type “menu” and start a new form. This one is kept."
    ),
    "expired.title": "Your report was not sent, and is deleted now",
    "expired.body": (
        "You started it on {at}. We keep what is not sent"
        f" for {say_length(DRAFT_KEPT_FOR, 'day')}, and then it is gone. "
        "If it still matters, please tell us again: it is not too late."
    ),
    # The machine's clock
    "clock.held": (
        "The clock of the computer that I run on may be wrong. So that I tell nobody something"
        " false, reminders about legal time limits wait until it is put right. Please watch your"
        " own time limits until then. New reports still reach you at once."
    ),
    "clock.goes_on": (
        "My clock is right again. Reminders about legal time limits go on. Any that had to wait"
        " come now, and say that they are late."
    ),
    # A store that was restored and is not released yet
    "restored.not_yet": (
        "I have just been put back from a backup, and somebody still checks that all is right. I"
        " cannot keep anything just now, and nobody hears from me. Please phone your information"
        " governance team, and try again here later. If anyone is in danger, phone 999."
    ),
    # One of several processes that is not of the same release, or lacks keys
    "unfit.not_yet": (
        "I cannot keep anything just now. Please try again in a minute. If I say so again, phone"
        " your information governance team. If anyone is in danger, phone 999."
    ),
    # Who has it over the break
    "break.title": "Who has it over the break?",
    "break.nobody_named": "Nobody has said who has this over the break",
    "break.back": "We are back on **{at}**. These time limits run out before then.",
    "break.row": "**{reference}**: by **{at}**",
    "break.who": "Who has {reference} until then?",
    "break.hint": "Choose someone",
    "break.error": "Please choose who has it.",
    "break.has_it": "{name} has it over the break.",
    "break.siro": "If nobody is named within an hour, the SIRO is told.",
    "history.held_over": "{by} said that {name} has it until {until}.",
    # Roles that changed
    "roles.changed": (
        "Who does what at {party} has changed in IG Desk:\n\n{changes}\n\nIf you did not expect"
        " this, tell whoever looks after IG Desk today. These roles decide who hears of a case and"
        " who can open it."
    ),
    "roles.added": "{name} is now {role}.",
    "roles.lost": "{name} is no longer {role}.",
    # Who cannot be reached, before it matters
    "reach.found": (
        "If something happened now, I could not reach these people or posts:\n\n{lines}\n\nPlease"
        " have the app installed for them, or the roles file put right."
    ),
    "reach.more": "and {count} more",
    "reach.vacant": "nobody holds this post",
    "reach.no_bot": "their organisation has no bot",
    "reach.no_chat": "has no chat with me: they have not got the app, or removed it",
    "reach.rota": (
        "nobody is on duty for all of the week from {week}, so on such a day everyone on call hears"
    ),
    "reach.no_mailbox": "there is none that I can write to",
    # By mail to an IG mailbox: the reference and what to do, no content
    "mail.subject": "IG Desk: {reference} needs you",
    "mail.new": "There is a new report at {party}: {reference}.",
    "mail.nobody": "Nobody has picked up {reference} yet.",
    "mail.acknowledge": (
        "What to do: open Microsoft Teams, find IG Desk in your chats, and type "
        "“acknowledge {reference}”. Then type “open {reference}”."
    ),
    "mail.not_answered": "No answer to {reference} is recorded yet.",
    "mail.answer": (
        "What to do: open Microsoft Teams, find IG Desk in your chats, and type “open {reference}”."
    ),
    "mail.not_you": (
        "Only the IG lead and those who work on the case can do that. "
        "If you cannot, please tell one of them now."
    ),
    "mail.late": "This should have reached you on {at}. It is late.",
    "mail.footer": (
        "We leave out what the report says, so that it is in no mailbox. "
        "Please do not answer this message: nobody reads the answers."
    ),
    # Asked once about what should not be in a narrative, before it is kept
    "noticed.found": "It looks as if there is {kinds} in what you wrote.",
    "noticed.one": (
        "Please take it out if you can, then press {button} again. "
        "If it must stay, press {button} again as it is."
    ),
    "noticed.several": (
        "Please take them out if you can, then press {button} again. "
        "If they must stay, press {button} again as it is."
    ),
    "noticed.danger": (
        "If anyone could be in danger, do not wait: press {button} again at once. That is fine."
    ),
    "noticed.carried": (
        "Nothing is in the form yet. To put it there as it is, press the button again. "
        "To leave it out, type what happened again without it."
    ),
    "noticed.carried_danger": (
        "If anyone could be in danger, do not wait: press it again at once. That is fine."
    ),
    "noticed.typed": (
        "I have not kept it. Delete your message in this chat only. Keep the original. "
        "Then type it again, and leave that out if you can. "
        "If it must stay, type it again as it is."
    ),
    "noticed.typed_danger": (
        "If anyone could be in danger, do not wait: type it again at once. That is fine."
    ),
}
