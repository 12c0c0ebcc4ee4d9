"""Sentences of a breach: what its reporter and those who handle it are told."""

from dialogs.breaches.work_sentences import SENTENCES as OF_THE_WORK
from dialogs.words.wording import saying
from governance.breaches.facts import Outcome
from governance.moments import say_length
from governance.policy import TELL_PARTIES

SENTENCES = {
    **OF_THE_WORK,
    # The receipt (the reporter's)
    "receipt.have": "We have your report: {reference}.",
    "receipt.sent": "Sent at {at} on {day}.",
    "receipt.told_past_lead": "Those whom you left out do not hear of it.",
    "receipt.has_it": "**{name}** has had it since {at}.",
    "receipt.decided": "Decided {at}.",
    "receipt.now": "Do this now",
    "receipt.no_contact": "Do not contact whoever has it. We will agree with you who does.",
    "receipt.ask_worker": (
        "Ask them to delete it without reading it, and to write back that they have. "
        "Do not send it again."
    ),
    "receipt.wrong_place": "Take it down if you can in one step. Note the time.",
    "receipt.lost": "Go back and look, if that is safe. Stolen: phone the police on 101.",
    "receipt.lost_it": "A laptop or phone: phone IT on {it_help}.",
    "receipt.thrown_away": "Get it back, if that is safe and it is still there. Note the time.",
    "receipt.seen": (
        "Do not speak to the person you think looked. Do not open the record to check."
    ),
    "receipt.changed": "Stop. Do not try to put it back. Phone IT on {it_help}.",
    "receipt.unavailable": (
        "Do not switch off. Phone IT on {it_help}. If someone's care depends on it, use your paper "
        "plan."
    ),
    "receipt.cyber": "Do not switch off. Do not use it. Phone IT on {it_help}.",
    "receipt.wait": "Wait for us.",
    "receipt.guess": "First noticed {at}: a best guess.",
    "receipt.family": (
        "Do not tell the family yet. If someone must get to safety, that comes first."
    ),
    "receipt.keep": "Leave things as they are. Delete nothing. Do not send us the file.",
    "receipt.type": (
        "To add details or correct it, type “details {reference}” or “correct {reference}”."
    ),
    "receipt.type_correct": "To correct it or take it back, type “correct {reference}”.",
    "receipt.hear_by": "You will hear from us here by **{at}**. If not, phone {team}.",
    # Danger to a person
    "safety.phone_first": "Someone may be hurt. Phone 999 if you have not.",
    "safety.phone_then": "Then phone {front_door}. Tell us which is so:",
    "you_said.phoned": "You said that you have phoned ({at}). Thank you.",
    "you_said.someone_else": "You said that someone else has phoned ({at}). Thank you.",
    "you_said.cannot_get_through": (
        "You could not get through ({at}). Those who look after this are told. Keep trying 999."
    ),
    "safety.whereabouts": "Does it show where anyone lives, stays or goes to school?",
    "safety.you_said": "You said: **{answer}**. You can change that.",
    "safety.danger": (
        "Danger: **{danger}**. May be with: **{who}**. Shows where someone lives: **{shows}**."
    ),
    "safety.not_said": "nobody has said",
    "safety.nobody_said": "999 or the front door: nobody has said yet.",
    "help.phoned": "999 or the front door: {name} phoned ({at}).",
    "help.someone_else": "999 or the front door: someone else phoned, {name} says ({at}).",
    "help.cannot_get_through": (
        "999 or the front door: {name} cannot get through ({at}). Please phone now."
    ),
    "safety.phoned_by": "999 or the front door: {who} phoned ({at}).",
    "safety.the_reporter": "the reporter",
    "safety.before_contact": (
        "Before anyone contacts whoever has it, speak to the safeguarding lead."
    ),
    "safety.help_title": "{reference}. {line}",
    "safety.shows": "Shows where someone lives, stays or goes to school: {shows}.",
    "safety.who_title": "{reference}: who phoned?",
    "safety.who_label": "Who phoned 999 or the front door? (A role or a team. No names.)",
    "safety.who_error": "Please say who, as a role or a team.",
    "safety.when_label": "When? (Such as: 16:40, or yesterday 4pm. Leave it empty for just now.)",
    "safety.when_odd": "I cannot read that time. Please write it like 16:40 or yesterday 4pm.",
    "safety.when_future": "That is still to come. When did they phone?",
    "safety.stand_down_ask": "{reference}: is nobody in danger?",
    "safety.stand_down_means": (
        "Everyone who was told of the danger is told that it is over. Whoever has the information "
        "may be contacted then, as you agree with the reporter. The case and its clock go on."
    ),
    "safety.stand_down_why": "How do you know? (No names. This goes on the record.)",
    "safety.stand_down_error": "Please say how you know, in a line or two.",
    "safety.stood_down": "Stood down {at}: nobody is thought to be in danger.",
    "safety.stood_down_title": "{reference}: nobody is thought to be in danger now",
    # News for the reporter
    "news.decided": "{reference}: a decision",
    "news.decided_at": "Decided {at}.",
    "news.tell_them": "You reported this for someone without Teams. Please tell them.",
    "news.thanks": "Thank you for telling us: that is what lets us put things right.",
    "news.tell_ico": ("We decided to tell the {regulator}, which looks after data protection."),
    "news.record_only": (
        "The data breach is on our record. The {regulator} does not need to be told."
    ),
    "news.not_a_breach": "We looked into it. It is not a data breach.",
    "news.not_ours": "We looked into it. It is for another organisation to deal with.",
    # A report started and not sent
    "started.body": (
        "You started a data breach report and have not sent it. "
        "Your answers are kept. It is fine to send it with “not sure” in it."
    ),
    "started.lead_title": "A report that says possible danger is not sent",
    "started.lead_body": (
        "**{name}** began a data breach report on {at} and has not sent it yet. In it they said "
        "that someone could be hurt, or that they are not sure. We do not pass on what else is in "
        "it. Please ask them now whether they need help."
    ),
    # The notice to the IG lead
    "notice.title": "{reference}: new report.",
    "notice.title_danger": "{reference}: new report. Possible danger.",
    "notice.title_later": "{reference}: possible danger.",
    "notice.danger": "POSSIBLE DANGER TO A PERSON",
    "notice.danger_do": "Safety comes first. Has anyone phoned 999 or {front_door}?",
    "notice.noticed": "First noticed **{at}**, {how}.",
    "notice.reported": "as reported",
    "notice.guess": "as reported; a best guess",
    "notice.corrected": "as corrected",
    "notice.has_it": "**{name}** has had it since {at}.",
    "notice.advise": "You are told as {role}. You advise; you do not decide.",
    "notice.safety": "You are told as {role}, because somebody may be in danger.",
    # To the SIRO and others up the ladder
    "up.danger": "{reference}: possible danger",
    "up.nobody": "{reference}: nobody has picked this up",
    "up.undecided": "{reference}: no decision recorded",
    "up.limit": "{regulator} deadline **{at}**",
    "up.limit_if_ours": "If it is ours: {regulator} deadline **{at}**",
    "up.passed": (
        "**The 72 hours have passed.** If you tell the {regulator} now, "
        "you must give the reasons for the delay. The limit was {at}."
    ),
    "up.passed_if_ours": (
        "**The 72 hours have passed, if it is ours.** If you tell the {regulator} now, "
        "you must give the reasons for the delay. The limit was {at}."
    ),
    "up.told": "Told so far",
    "up.told_nobody": "Nobody yet.",
    "up.name": (
        "Please name who leads this now. A partial report on time is allowed; "
        "a late one must give reasons."
    ),
    "up.decide": (
        "Please see that a decision is recorded. A partial report on time is allowed; "
        "a late one must give reasons."
    ),
    "up.pick_up": "Please pick this up: press “I have it”.",
    "up.risk_told": "{reference}: a breach that may be a risk to people",
    "up.decision_told": "{reference}: a decision is recorded",
    "up.grave_decision_told": "{reference}: a grave decision is recorded",
    "up.to_know": "You are told so that you know. Nobody waits for you.",
    "up.not_done": "{reference}: still to do: {what}",
    "up.do": "Please do it, and write it down here. These reminders stop once it is written down.",
    "up.parties": "Have the other parties been told?"
    f" (§7.1; within {say_length(TELL_PARTIES, 'hour')} is our own target.)",
    "up.name_decider": "Please name who decides, today.",
    # What another party is given
    "part.title": "{reference}: a breach of joint information",
    "part.from": "{party} has had a breach. It may be of information that you answer for too.",
    "part.limit": "If it is yours too and notifiable, tell the {regulator} by **{at}**.",
    "part.clause": "Joint information is for all the partners to answer for (§2.1).",
    "part.ask": "For anything more, ask the IG team of {party} and quote {reference}.",
    # Other parties: what they get, whom to tell, and whose it is
    "else.title": "{reference}: what else can I do?",
    "else.means": "None of these is asked for now. Each asks before it tells anyone.",
    "brief.noticed": "First noticed {at}.",
    "brief.noticed_about": "First noticed about {at} (a best guess).",
    "brief.wrong_person": "It was sent or given to the wrong person.",
    "brief.wrong_place": "It was put on the wrong record, site or folder.",
    "brief.left_in": "Names were left in that should have come out.",
    "brief.lost": "It was lost or stolen.",
    "brief.thrown_away": "It was thrown away without care.",
    "brief.seen": "Somebody saw it who should not have.",
    "brief.changed": "It was changed or destroyed.",
    "brief.unavailable": "Nobody can get at it.",
    "brief.cyber": "It is a cyber incident.",
    "brief.other": "What kind of breach it is does not fit our list.",
    "brief.not_sure": "What kind of breach it is, is not known yet.",
    "brief.joint": (
        "It is information of the partnership: {parties} answer for it together (§2.1). There is "
        "one report to the {regulator}, if it must be told: {lead} makes it, unless you agree "
        "on another between you. The time limit would be {at}."
    ),
    "parties.title": "{reference}: tell the other parties",
    "parties.clause": (
        "We tell the parties whose information it touches (agreement §7.1). Our own target: by "
        "{at}."
    ),
    "parties.proposed": "The report points to: **{parties}**. You decide.",
    "parties.they_get": "This is all that they get. Nothing that anyone wrote goes along.",
    "parties.whom": "Whom else?",
    "parties.why": "If nobody else is to be told: why? (No names.)",
    "parties.tell_proposed": "Tell the {count} that it points to",
    "parties.tell": "Tell those I ticked",
    "parties.nobody": "Nobody else",
    "parties.choose": "Please tick at least one organisation that has not been told yet.",
    "cooperate.title": "{reference}: ask other parties to help",
    "cooperate.clause": "Parties help each other to look into a breach (agreement §7.1).",
    "cooperate.whom": "Whom do you ask?",
    "cooperate.brief": "What do you ask of them? They will read this. (No names.)",
    "cooperate.error": "Please say what you ask, in a line or two.",
    "cooperate.send": "Ask them",
    "pack.title": "{reference}: make an evidence pack",
    "pack.means": (
        "A copy of this case as a .zip file under a passphrase. It opens without IG Desk. That it "
        "was made, for whom and why goes on the record."
    ),
    "pack.whom": "For whom? (A post or an organisation. No names.)",
    "pack.whom_error": "Please say for whom.",
    "pack.why": "Why do they need it?",
    "pack.why_error": "Please say why, in a line or two.",
    "pack.of": "What goes into it?",
    "pack.of_error": "Please choose what goes into it.",
    "pack.whole": "The whole case",
    "pack.part_of": "Only what {party} was told and asked, and what it answered",
    "pack.ticked": "These stay out of it, unless you tick them",
    "pack_tick.legal_advice": ("Legal advice, and what the DPO or the Caldicott Guardian advised"),
    "pack_tick.reporter": "The name of whoever reported it",
    "pack_tick.other_cases": "Other cases that it is linked to or joined with",
    "pack_tick.read_marks": "When each person saw it",
    "pack.make": "Make the pack",
    "pack.made": "{reference}: your evidence pack",
    "pack.below": "The file is offered below.",
    "pack.passphrase": "Passphrase: **{words}**",
    "pack.another_way": "Give the passphrase by phone, and never in the same message as the file.",
    "pack.again": "Offer the file again",
    "pack.what_it_is": (
        "An evidence pack (.zip), for your own OneDrive. It opens with its passphrase."
    ),
    "pack.document": "Record of the data breach {reference}",
    "pack.for": "Made for: {whom}",
    "pack.because": "Because: {why}",
    "pack.read_me": (
        "This is a copy of the record of the data breach {reference}. record.txt and record.docx "
        "say the same."
    ),
    "pack.no_more": "Nothing else was taken out.",
    "pack.nothing_out": "Nothing was taken out.",
    "pack.proof": (
        "The folder proof shows that this was written down as it happened, and not changed since."
        " entries.json holds {count} entries, each with what it says and a proof; what was left out"
        " is there as a number that nobody can read. head.txt is the head over them. Anybody can"
        " check it with check_heads.py (docs/proof.md of IG Desk) and a head that a safeguarding"
        " partner keeps. Newer than the last head that left, and so bound by our word alone until"
        " the next one leaves: {newer}."
    ),
    "pack.part_alone": "This is one organisation's own part. The case itself is not in it.",
    "pack_out.legal_advice": (
        "Left out: legal advice, and what the DPO or the Caldicott Guardian advised."
    ),
    "pack_out.reporter": "Left out: the name of whoever reported it.",
    "pack_out.other_cases": "Left out: other cases.",
    "pack_out.read_marks": "Left out: when each person saw it.",
    "pack.no_names": "Left out: names that are kept for letters, and who was told, by name.",
    "pack.the_reporter": "the reporter",
    "pack.clock": "We count from {at}. The 72 hours end {limit}.",
    "pack.changed": "Changed by {by}, {at}",
    "pack.message": "Message",
    "pack.note": "Note",
    "pack.legal": "Legal advice",
    "pack.task": "{party}: asked {asked}, answer hoped for by {target}",
    "pack.answer": "{words} ({at})",
    "patterns.title": "{party}: what came again within a year",
    "patterns.line": "**{cause}: {count} times** ({references})",
    "patterns.clause": (
        "Is it ongoing or repeated? Then the agreement (§7.1) asks you to consider what to do, "
        "with whoever employs the people."
    ),
    "patterns.nothing": "No cause came {count} times.",
    "patterns.teams": "In one team",
    "patterns.by_team": (
        "Counted by cause, and by team where whoever closed the case named one. Nobody is counted "
        "by name, and no small team is counted."
    ),
    "patterns.by": (
        "By cause, of the closed breaches that you may open. No person and no team is counted."
    ),
    "ring.title": "{reference}: phone {party} now",
    "ring.phone": (
        "Somebody may be in danger, and nobody at {party} has answered. Phone them: {number}."
    ),
    "ring.then": "Then enter what they say: until then you are asked again.",
    "ring.enter": "Enter an answer by phone",
    "supplier.title": "{reference}: what the supplier owes us",
    "supplier.clause": (
        "A supplier that works for us tells us of a breach without undue delay (UK GDPR Article "
        "33(2)). We need this to decide, and to tell the {regulator} in time."
    ),
    "supplier.asked": "We asked them {at}.",
    "supplier.copy": "Words to copy",
    "supplier.words": (
        "You told us of a data breach on your side (our reference {reference}). We may have to "
        "tell the regulator by {at}. Please tell us now, and the rest as soon as you know it:"
    ),
    "supplier_owes.what": "What happened, and how",
    "supplier_owes.when": "When it happened, and when you found out",
    "supplier_owes.whose": "Which people and which records of ours, and about how many",
    "supplier_owes.effects": "What could follow for them",
    "supplier_owes.done": "What you have done, and what you will do",
    "supplier_owes.contact": "Whom we can ask, by day and by night",
    "supplier.came": "What has come from them?",
    "supplier.why": "If nothing more will come: why? (No names.)",
    "supplier.we_asked": "We have asked them",
    "supplier.keep": "Keep what came",
    "supplier.no_more": "Nothing more will come",
    "same.title": "{reference}: the same as another report?",
    "same.nothing": "There is no other undecided report here that can be joined to it.",
    "same.means": (
        "The two are worked as one, here: the earliest time that anyone knew counts, there is one "
        "clock, and whoever reported either hears what you decide. You can undo it."
    ),
    "same.which": "Which report is of the same incident?",
    "same.choice": "{reference}, reported {at}",
    "same.join": "Join it to this one",
    "same.error": "Please choose a report of yours that stands alone.",
    "same.into": "The same incident as **{reference}**, which is worked for both.",
    "same.joined": "Also reported as: {references}. The earliest of them counts.",
    "owner.title": "{reference}: is it a partner's own?",
    "owner.means": (
        "They get a case of their own, which says that you think it may be theirs, what kind of "
        "breach it is and whether somebody may be in danger. **Ours goes on** until they say that "
        "it is theirs."
    ),
    "owner.whose": "Whose is it?",
    "owner.error": "Please choose one organisation.",
    "owner.send": "Tell them",
    "owner.story": (
        "{party} has told us of a data breach that may be ours too. Their reference is "
        "{reference}. They gave no names here: please ask their IG team for what they know."
    ),
    "owner.passed": (
        "{party} thinks that this may be yours (their reference: {reference}). They have not "
        "passed it on to anyone else. **Your own 72 hours may have begun**: count from when anyone "
        "with you first knew, and from this message at the latest."
    ),
    "owner.we_said_ours": "We told {party} ({reference}) that it is ours.",
    "owner.we_said_not": "We told {party} ({reference}) that it is not ours.",
    "owner.told": (
        "{party} was told that it may be theirs, and has not said yet (their reference: "
        "{reference}). Ours goes on until they say that it is theirs."
    ),
    "owner.theirs": "{party} says that it is theirs (their reference: {reference}).",
    "owner.not_theirs": "{party} says that it is not theirs either ({reference}). Ours goes on.",
    "owner.news_theirs": "{reference}: the partner says that it is theirs",
    "owner.news_not": "{reference}: the partner says that it is not theirs",
    "owner.neither": "{reference}: two parties each say that it is not theirs",
    "owner.speak": "Please speak to the SIRO of {party} today: {number}.",
    "owner.no_number": "no number for them is on record here",
    "owner.clock_goes_on": "Until that is settled, both clocks go on. Ours: {at}.",
    # The clock
    "clock.if_notifiable": (
        "If the {regulator} must be told: by **{at}** (72 hours; weekends count)."
    ),
    "clock.not_assessed": "Not yet assessed.",
    "clock.not_ours": (
        "This may not be ours. A partner's own mistake does not start our 72 hours. "
        "If it turns out to be ours, tell the {regulator} by **{at}**."
    ),
    "clock.tell": "Tell the {regulator} by **{at}** (72 hours; weekends count)",
    "clock.tell_late": "Tell the {regulator} now, with the reasons for the delay. Limit: {at}.",
    # Doubts, one plain line each
    "doubt.may_be_late": (
        "It may already be late: we do not know when it was first noticed. Please ask first."
    ),
    "doubt.future": "A date in the report is in the future. Please check it.",
    "doubt.before_event": "A date says it was noticed before it happened. Please check it.",
    "doubt.told_before": (
        "The reporter was told of it before that time. Please check when it was first noticed."
    ),
    "doubt.provisional": "When it was first noticed is a best guess. Please check it.",
    # Whose breach
    "whose.us": "Whose breach: ours, as reported.",
    "whose.partner": "Whose breach: a partner's, as reported.",
    "whose.supplier": (
        "Whose breach: ours, at a supplier, as reported. "
        "The 72 hours count from when the supplier told us."
    ),
    "whose.partnership": (
        "Whose breach: a partnership meeting or document, as reported. It may be joint: "
        "{parties} answer for it together and {lead} takes the lead (§2.1)."
    ),
    "whose.not_sure": "Whose breach: not known yet.",
    # How the deadline works
    "deadline.count": "Add 72 hours. Nights, weekends and bank holidays all count.",
    "deadline.clocks": "The clocks change in between, so the time of day moves by an hour.",
    "deadline.limit": "If the {regulator} must be told, that is by **{at}**.",
    "deadline.not_ours": (
        "This may be a partner's own mistake. If so, our 72 hours have not started."
    ),
    "deadline.who": "Whoever handles the case decides whether. You do not have to.",
    "deadline.correct": (
        "If the time is wrong, say so with Correct this. Whoever handles the case can then move it."
    ),
    "deadline.law": "The rule: UK GDPR Article 33(1), DPA 2018 section 67.",
    # Where a case stands
    "status.reported": "Nobody has picked it up yet.",
    "status.picked_up": "**{name}** has had it since {at}. No decision yet.",
    "status.decided": "Decided {at}: **{outcome}**.",
    "status.at": "Reported {at}.",
    "case.title": "Breach report {reference}",
    # History
    "history.details": "{by} added details.",
    "history.awareness": "{by} moved the time we became aware from {old} to {new}.",
    "history.decided": "{by} decided: {outcome}.",
    "history.decided_against": "{by} decided: {outcome}. The answers suggested: {suggested}.",
    "said_shows.yes": "{by} said that it shows where someone lives, stays or goes to school.",
    "said_shows.not_sure": "{by} was not sure whether it shows where anyone lives.",
    "said_shows.no": "{by} said that it does not show where anyone lives.",
    "history.danger_arose": (
        "Danger is “not sure” from here: who may have it, and what it shows, say so."
    ),
    "said_help.phoned": "{by} said that they have phoned 999 or the front door.",
    "said_help.someone_else": "{by} said that someone else has phoned 999 or the front door.",
    "said_help.cannot_get_through": "{by} could not get through to 999 or the front door.",
    "history.help_written": "{by} wrote down who phoned 999 or the front door, and when.",
    "history.ring_asked": "Nobody at {party} had answered: asked to phone them.",
    "history.supplier_asked": "{by} asked the supplier for what it owes us.",
    "history.supplier_said": "{by} ticked what came from the supplier: {done} of {all}.",
    "history.supplier_no_more": (
        "{by} said that nothing more will come from the supplier ({done} of {all} came), and why."
    ),
    "history.pack": "{by} made an evidence pack.",
    "history.report_joined": (
        "{by} joined {reference} to it as the same incident. We count from {new}; before, from "
        "{old}."
    ),
    "history.report_parted": (
        "{by} said that {reference} is another incident. We count from {new}; before, from {old}."
    ),
    "history.joined_into": "{by} joined it to {reference} as the same incident.",
    "history.parted_from": "{by} said that it is another incident than {reference}.",
    "history.parties": "{by} chose to tell {parties}.",
    "history.parties_none": "{by} said that nobody else is to be told, and why.",
    "history.owner_told": "{by} told {party} that it may be theirs.",
    "history.owner_ours": "The party that it may belong to says that it is theirs.",
    "history.owner_not": "The party that it may belong to says that it is not theirs.",
    "history.stood_down": "{by} stood the danger down, and said why.",
    # Taking a report back
    "withdraw.breach": (
        "Its deadline stays as it is. If only a part is wrong, press Correct this instead."
    ),
    # My reports
    "mine.breach": "data breach",
    "register.breaches": "Breaches",
    "register.danger": "Somebody could have been in danger",
    "register.to_tell": "Decided: tell the {regulator}",
    "register.told": "The {regulator} was told",
    "register.told_in_time": "The {regulator} was told within 72 hours",
    "register.limit": "The 72 hours end",
    "register.told_at": "When the regulator was told",
    "to_do.decide": "Decide. If the {regulator} must be told",
    # By mail to an IG mailbox
    "mail.undecided": "No decision is recorded for {reference} yet.",
    "mail.decide": (
        "What to do: open Microsoft Teams, find IG Desk in your chats, and type "
        "“decide {reference}”."
    ),
    "mail.not_done": "{reference} was decided, and something is still to do.",
    "mail.do": (
        "What to do: open Microsoft Teams, find IG Desk in your chats, and type “open {reference}”."
    ),
    # Open
    "open.report": "What was reported",
    "open.details": "What else is known",
    "open.no_details": "No details have been added yet.",
    "open.decision": "The decision",
    "open.suggested": "The answers suggested",
    "open.because": "Because",
    "open.delay": "Reasons for the delay",
    "open.stood_down": "Why the danger was stood down",
    "open.supplier": "Why nothing more will come from the supplier",
    "open.packs": "Evidence packs that were made, for whom, and why",
    "open.no_parties": "Why nobody else is to be told",
    "open.moved": "Why the time was changed",
    "open.partners": "Other parties told",
    "open.partners_when": "When they were told",
    "open.partners_who": "Who told them",
    "open.ico_reference": "{regulator} reference",
    # What was asked, as headings of the answers
    # Why the bot suggests what it suggests
    "lean.not_ours": "It **may not be ours** to report: ask the partner first.",
    "lean.high": (
        "**Tell the {regulator}, and tell the people it is about**: a high risk to them looks "
        "likely. Ask the safeguarding lead before telling a child or family."
    ),
    "lean.likely": (
        "**Tell the {regulator}**: a risk to people looks likely. Could it be serious for any of "
        "them? Then they must hear of it too."
    ),
    "lean.in_doubt": (
        "**It could go either way.** If in doubt, tell the {regulator}. Could it be serious for "
        "anyone? Then ask whether they must hear of it too."
    ),
    "lean.unlikely": "**Record only** may be enough: a risk to people looks unlikely.",
    "lean.unknown": "**Not enough is known yet.** Ask whose and what information it was.",
    "why.partner": "It went wrong at a partner.",
    "why.graded": "It was graded by the NHS grid.",
    "why.vulnerable": "People who are more easily harmed are in it.",
    "why.key_safe": "Nobody can read it: it was encrypted, and the key is safe.",
    "why.trusted": "It is back, or deleted, on the word of somebody who must keep it secret.",
    "why.danger": "Someone could be in danger.",
    "why.danger_not_sure": "The reporter is not sure whether someone is in danger.",
    "why.secret_address": "It has an address that must stay secret.",
    "why.sensitive": "It has sensitive information: health, criminal or safeguarding.",
    "why.bank": "It has bank or login details.",
    "why.children": "It is about children.",
    "why.identified": "It says who people are: a name, an address or a date of birth.",
    "why.many": "It is about more than 100 people.",
    "why.cyber": "It is a cyber incident.",
    "why.not_contained": "It is not, or not all, under control.",
    "why.encrypted": "It was encrypted, as reported. Was the key safe too?",
    "why.contained": "It is under control, as reported.",
    "why.promised": (
        "Somebody says that it is under control, or deleted. Their word settles little, unless "
        "they must keep such things secret."
    ),
    "suggested.not_ours": "ask the partner first",
    "suggested.high": "tell the {regulator} and the people",
    "suggested.likely": "tell the {regulator}",
    "suggested.in_doubt": "it could go either way",
    "suggested.unlikely": "record only",
    "suggested.unknown": "not enough was known",
    # Decide
    "decide.title": "Decide {reference}",
    "decide.suggestion": "A suggestion. You decide.",
    "decide.again": "A decision is on record. A new one replaces it; the old one is kept.",
    "decide.not_ours": "Not ours: tell the partner",
    "decide.likely": "How likely is harm to the people in it?",
    "likely.unlikely": "Unlikely",
    "likely.likely": "Likely",
    "likely.serious": "Likely, and serious",
    "likely.not_known": "Not known yet",
    "outcome.not_yet": "Not yet",
    "decide.send": "Record the decision",
    "decide.aware_title": "{reference}: put the time right",
    "decide.aware_send": "This is the time",
    "decide.error_same": "That is the time that stands. Change the day or the time.",
    "not_yet.waiting": "What are you waiting for? (No names.)",
    "not_yet.who": "Who decides? (A role, not a name.)",
    "not_yet.by": "By which day? (At most {most} from now.)",
    "not_yet.stops_nothing": (
        "It stops no reminder. You can tell the {regulator} a part in time, and the rest later."
    ),
    "not_yet.error_waiting": "Please say what you are waiting for.",
    "not_yet.error_who": "Please say who decides.",
    "not_yet.error_by": "Please give a day that is at most {most} from now.",
    "not_yet.until": "It was put off: to be decided by {by}.",
    "sure.chosen": "You chose: **{outcome}**.",
    "sure.answers": "The answers point the other way.",
    "sure.danger": "Someone could be in danger.",
    "sure.likely": "You said that harm is likely.",
    "sure.advice": "You were advised otherwise.",
    "sure.ask": "Are you sure? Say what that does not show. (No names.)",
    "sure.error": "Please say what that does not show.",
    "open.likely": "How likely harm is",
    "open.sure": "What the answers or the advice do not show",
    "open.waiting": "Waiting for",
    "open.who_decides": "Who decides",
    "history.not_yet": "{by} put the decision off, until {day}.",
    "duty.decide": "Decide",
    "decide.outcome": "What do you decide?",
    "decide.reason": "Why? (No names. This goes on the record.)",
    "decide.aware": "Is the time we became aware right? The 72 hours count from it.",
    "decide.aware_on": "Aware on",
    "decide.aware_at": "Aware at (24-hour clock)",
    "decide.aware_why": "Why the change? (No names. This goes on the record.)",
    "decide.problems": "Please look again at what is marked below. Nothing is lost.",
    "decide.error_outcome": "Please choose one.",
    "decide.error_reason": "Please say why, in a line or two.",
    "decide.error_long": "That is too long to keep whole. Please use fewer than 4,000 letters.",
    "decide.error_why": "Please say why the time changes. The old time is kept with your reason.",
    # What is still to do
    "checklist.title": "Still to do",
    "checklist.also": "Also to do",
    "checklist.all_done": "Done",
    "checklist.earlier": "Decided before IG Desk asked for these",
    "checklist.open": "☐ {what}",
    "checklist.by": "☐ {what}: by **{at}** (our target, not a legal limit)",
    "checklist.by_law": "☐ {what}: by **{at}**",
    "checklist.by_clock": "☐ {what}: by **{at}**, when the 72 hours end",
    "checklist.of": "{what} ({done} of {count})",
    "checklist.done": "☑ {what}: done",
    "checklist.not_recorded": "– {what}: not recorded",
    "duty.record": "Close it: cause, effect, action, lesson",
    "duty.action": "What was to change",
    "do.record": "Close it for good",
    "do.action": "It has changed",
    "duty.regulator_told": "Tell the {regulator}",
    "duty.follow_up": "Tell the {regulator} what is new",
    "duty.regulators_date": "Answer the {regulator}’s letter",
    "duty.supplier_told": "Get what the supplier owes us",
    "do.supplier_told": "Ask the supplier",
    "duty.parties_told": "Tell the other parties",
    "do.parties_told": "Tell the other parties",
    "do.regulator_told": "I have told the {regulator}",
    "do.follow_up": "Tell the {regulator} the rest",
    "do.regulators_date": "We have answered the {regulator}",
    # Forms of what is to do
    "form.on": "On which day? (Leave it empty for today.)",
    "form.at": "At what time? (Leave both empty if it was just now.)",
    "form.error_when": "Please say when: the day, and the time if you know it.",
    "form.error_future": "That is still to come. Please give the time when it was done.",
    # Advice
    "advise.title": "{reference}: your advice",
    "advise.record": "It is kept on the record, and whoever decides sees it. You do not decide.",
    "advise.points": "What would you decide?",
    "advise.no_say": "I do not say",
    "advise.text": "Your advice. (No names.)",
    "advise.error": "Please write your advice.",
    "advise.send": "Keep this advice",
    "advise.news": "{reference}: advice from the {role}",
    "advise.news_body": "It is on Open. A decision against it says why.",
    "advised.line": "The {role} advised ({at}): **{points}**. Why is on Open.",
    "advised.line_open": "The {role} gave advice ({at}). It is on Open.",
    "open.advice": "Advice of the {role}",
    "history.advised": "{by} gave advice as {role}.",
    # A second pair of eyes
    "duty.second_eyes": "A second person agrees",
    "duty.decide_again": "Decide again: the second reader does not agree",
    "do.second_eyes": "A second pair of eyes",
    "second.title": "{reference}: do you agree?",
    "second.title_said": "{reference}: a second pair of eyes",
    "second.asked": "{who} is asked whether they agree.",
    "second.nobody": "Another of the SIRO, the deputy and the IG lead is to say if they agree.",
    "second.decided": "{who} decided: **{outcome}**. Why is on Open.",
    "second.asks": "Your organisation asks a second person to read this. Please read it on Open.",
    "second.stands": "The decision stands for now. We remind people until somebody agrees.",
    "second.agreed": "**{who} agrees** ({at}).",
    "second.against": "**{who} does not agree** ({at}). Why is on Open. Please decide again.",
    "second.none": "No second person is asked about this decision.",
    "second.not_you": (
        "You decided this or reported it, so somebody else says whether they agree. Nothing has "
        "changed."
    ),
    "second.why_title": "{reference}: you do not agree",
    "second.why": "I do not agree, because … (No names. This goes on the record.)",
    "second.why_error": "Please say why you do not agree.",
    "second.means": "Whoever has it hears that you do not agree, and decides again.",
    "second.send": "Keep my answer",
    "open.second": "Why the second reader does not agree",
    "history.second_asked": "A second person was asked to read the decision ({role}).",
    "history.second_agrees": "{by} read the decision second, and agrees.",
    "history.second_against": "{by} read the decision second, and does not agree.",
    # Closing
    "close.title": "{reference}: close it",
    "close.not_yet": "It cannot be closed yet. Still to do:",
    "close.after": "It is closed when that is done.",
    "close.back": "Is it back, or has whoever has it written that it is deleted?",
    "close.harmed": "Was anybody harmed, as far as you know?",
    "close.yes": "Yes",
    "close.no": "No",
    "close.cause": "Why did it happen?",
    "close.team": "Which team was it? (You can leave this empty.)",
    "close.team_means": (
        "It is only counted: what comes again in one team can be put right there. Your staff "
        "privacy notice says so."
    ),
    "close.line": "What was learnt? One line, for whoever reported it. (No names.)",
    "close.effect": "What came of it, for the people in it and for us? (No names.)",
    "close.action": "What changes, so that it does not happen again? (Leave empty for nothing.)",
    "close.action_who": "Who does that? (A role or team, not a name.)",
    "close.action_by": "By which day?",
    "close.lesson": "What was learnt? Whoever reported it reads this. (No names.)",
    "close.broken": "Did an organisation break what it promised in the agreement?",
    "close.broken_means": (
        "If yes: all partners are to be told, and decide together what follows (§9.0 may apply)."
    ),
    "close.send": "Close it",
    "close.error_choose": "Please answer every question.",
    "close.error_line": "Please write what was learnt.",
    "close.error_effect": "Please write what came of it.",
    "close.error_action": "Please say who does it, and by which day from today on.",
    "close.error_long_way": (
        "Then this needs the whole record. Press “There is more to write”. Nothing is closed yet."
    ),
    "cause.address": "A wrong or old address",
    "cause.attachment": "A wrong attachment",
    "cause.not_checked": "It was not checked before it went",
    "cause.left_in": "Something was left in that should have come out",
    "cause.lost": "It was lost or stolen",
    "cause.access": "People could see what they should not",
    "cause.not_shown": "Nobody had shown how to do it",
    "cause.system": "A fault in a system",
    "cause.attack": "An attack",
    "cause.supplier": "At a supplier",
    "cause.other": "Something else",
    "reopen.title": "{reference}: open it again",
    "reopen.why": "Why? (No names. This goes on the record.)",
    "reopen.error": "Please say why.",
    "reopen.send": "Open it again",
    "closed.news": "{reference} is closed",
    "closed.outcome": "What was decided: **{outcome}**.",
    "closed.thanks": "Thank you for reporting it.",
    "record.title": "{reference}: the record",
    "record.file": "The record of this breach, as a file to keep (UK GDPR Article 33(5)).",
    "record.below": "The record is below, as a file.",
    "record.facts": "The facts",
    "record.effects": "The effects",
    "record.remedy": "What was done about it",
    "record.decision": "The decision",
    "record.reported": "Reported by a member of staff",
    "record.nothing": "Nothing is written down yet.",
    "record.what": "What",
    "record.said": "What is on record",
    "record.done": "What was done at first",
    "record.decided": "What was decided",
    "record.back": "How far it is back",
    "record.people": "Telling the people",
    "paper.stands": "{party}. As it stood on {at}.",
    "open.closed_at": "Closed",
    "open.team": "Team",
    "open.cause": "Why it happened",
    "open.effect": "What came of it",
    "open.action": "What changes",
    "open.action_who": "Who does that",
    "open.action_by": "What changes, by",
    "open.action_done": "Done",
    "open.broken": "Promises of the agreement broken",
    "open.broken_yes": "Yes: §9.0 may apply",
    "open.lesson": "What was learnt",
    "open.reopened": "Why it was opened again",
    "status.closed": "Closed {at}: **{outcome}**.",
    "history.closed": "{by} closed it: {cause}.",
    "history.closed_short": "{by} closed it as back, with nobody harmed: {cause}.",
    "history.action_done": "{by} wrote down that it has changed.",
    "history.reopened": "{by} opened it again.",
    # Telling the regulator
    "told.title": "{reference}: the {regulator} was told",
    "told.by": "It has to be told by **{at}**. IG Desk never tells it for you: you do.",
    "told.by_late": "It had to be told by **{at}**. IG Desk never tells it for you: you do.",
    "told.how": "How?",
    "how.form": "By its online form",
    "how.phone": "By phone",
    "how.toolkit": "Through the NHS toolkit",
    "how.ministry": "Through the ministry",
    "told.reference": "Its reference, if you have one",
    "told.delay": "Was it after the 72 hours? Then say why it was late. (No names.)",
    "told.more": "Is there more to tell it later?",
    "told.more_yes": "Yes: remind me",
    "told.more_no": "No, that was all",
    "told.send": "It has been told",
    "told.error_how": "Please say how it was told.",
    "told.error_delay": "The 72 hours were over by then, so please say why it was late.",
    "told.error_more": "Please say whether there is more to tell it later.",
    "told.reference_title": "{reference}: the {regulator}’s reference",
    "told.reference_new": "What is its reference?",
    "told.reference_error": "Please write the reference.",
    "told.reference_send": "Keep this reference",
    "follow.title": "{reference}: tell the {regulator} what is new",
    "follow.since": "It last heard on {at}. New since then:",
    "follow.nothing": "Nothing is new here since then.",
    "follow.send": "It has this now",
    "their.title": "{reference}: the {regulator} wants an answer",
    "their.by": "By which day does its letter want an answer?",
    "their.error": "Please give the day.",
    "their.error_past": "That day is past. Please look at the letter again.",
    "their.send": "Remind us of this",
    "their.answered_title": "{reference}: the {regulator} has our answer",
    "their.answered_send": "It has our answer",
    "delay.title": "{reference}: the {regulator} was told late",
    "delay.body": "It was told {at}. The 72 hours ended {limit}. Why it was late is on Open.",
    "delay.means": "Please say that you have seen this. Nothing waits for you.",
    "delay.seen_at": "Seen by the SIRO {at}.",
    "open.told_at": "The {regulator} was told",
    "open.told_how": "How it was told",
    "open.told_last": "It last heard",
    "open.their_date": "It wants an answer by",
    "open.delay_seen": "Lateness seen by the SIRO",
    "history.regulator_told": "{by} wrote down that the {regulator} was told {at}, {how}.",
    "history.followed": "{by} wrote down that the {regulator} had what was new {at}.",
    "history.reference": "{by} added the {regulator}’s reference: {new}.",
    "history.reference_changed": "{by} changed the {regulator}’s reference from {old} to {new}.",
    "history.their_date": "{by} wrote down that the {regulator} wants an answer by {on}.",
    "history.their_answered": "{by} wrote down that the {regulator} had our answer {at}.",
    "history.delay_seen": "{by} saw why the {regulator} was told late.",
    "outcome.tell_ico": "Tell the {regulator}",
    "outcome.record_only": "Record only; no need to tell the {regulator}",
    "outcome.not_a_breach": "Not a breach",
    "outcome.not_ours": "Not ours",
    "decided.title": "{reference}: decision recorded",
    "decided.reporter": "The person who reported it is told the outcome, not the reason.",
}

say = saying(SENTENCES)
"""Fill in a sentence: one that all kinds share, or one of this room."""


def say_outcome(outcome: Outcome) -> str:
    """Say what was decided."""
    return say(f"outcome.{outcome}")
