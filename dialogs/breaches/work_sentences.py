"""Sentences of what is done about a breach: weighed, got back, told to the people, on paper."""

from governance.moments import say_length
from governance.policy import CONTAIN_WITHIN, LOOK_AGAIN_WITHIN, SAFETY_CALL_WITHIN

DUTIES = {
    "duty.contained": "Get it back, or write down that it cannot be",
    "do.contained": "Get it back",
    "duty.people_told": "Tell the people, or say why not",
    "do.people_told": "Tell the people",
    "duty.safe_to_tell": "Say whether it is safe to tell them",
    "do.safe_to_tell": "Is it safe to tell them?",
}
HISTORY = {
    "history.weighed": "{by} weighed it up.",
    "history.contact_cleared": "{by} cleared contact with whoever has it.",
    "history.contained": "{by} wrote down how far it is back: {ended}.",
    "history.people_chosen": "{by} chose who might be told: {people}.",
    "history.safety": "{by} wrote down whether it is safe to tell {person}: {safe}.",
    "history.person_told": "{by} wrote down that {person} was told.",
    "history.person_not_told": "{by} wrote down that {person} is not told: {ground}.",
}
WEIGHING = {
    "weigh.title": "{reference}: weigh it up",
    "weigh.means": "All of this is optional. What you answer counts in the suggestion. You decide.",
    "weigh.key": "Could whoever has it read it?",
    "reads.yes": "No: it was encrypted, and the key is safe",
    "reads.no": "Yes: it was not encrypted, or the key went with it",
    "reads.not_sure": "Not known",
    "weigh.vulnerable": "Is anyone of these in it? (Leave empty if not.)",
    "vulnerable.children": "Children",
    "vulnerable.adults_at_risk": "Adults at risk",
    "vulnerable.convictions": "People with convictions, or in prison",
    "vulnerable.equality": "Race, religion, disability, or another protected characteristic",
    "vulnerable.communicable": "People with an illness that can spread",
    "vulnerable.sexual_health": "Sexual health",
    "vulnerable.mental_health": "Mental health",
    "weigh.part_3": "Was it held to enforce the law? (DPA 2018 Part 3)",
    "part_3.yes": "Yes",
    "part_3.no": "No",
    "part_3.not_sure": "Not sure",
    "weigh.grid": (
        "**The NHS grid.** Two numbers, judged by you. The cell says who hears, and never the two "
        "multiplied."
    ),
    "weigh.likelihood": "How likely is it that somebody comes to harm?",
    "likelihood.1": "1: it is certain that nobody does",
    "likelihood.2": "2: not likely; or vulnerable people are in it",
    "likelihood.3": "3: likely",
    "likelihood.4": "4: almost certain, at some time",
    "likelihood.5": "5: it has happened",
    "weigh.impact": "How bad would it be?",
    "impact.1": "1: no harm",
    "impact.2": "2: minor; or vulnerable people are in it",
    "impact.3": "3: some harm, such as being shamed; nobody's health gets worse",
    "impact.4": "4: pain and suffering, money lost, or work lost",
    "impact.5": "5: death, or a catastrophe",
    "weigh.route": "Which way would this one go to the {regulator}?",
    "weigh.usual_route": "Left empty, it goes the first way, which is your usual one.",
    "route.ico": "To the {regulator} itself, by its form or helpline",
    "route.dspt": "Through the NHS toolkit: adult social care records, for example",
    "route.moj": "Through the ministry",
    "weigh.both": "The grid needs both numbers, or neither.",
    "weigh.cell": "By the NHS grid ({grid}), likelihood {likelihood} and impact {impact}: {cell}.",
    "weigh.not_graded": "Not graded by the NHS grid yet: type “weigh {reference}”.",
    "weigh.floored": "Vulnerable people are in it, so neither number counts as less than 2.",
    "cell.record": "record it; the toolkit tells nobody",
    "cell.regulator": "the toolkit tells the {regulator}",
    "cell.department": "the toolkit tells the {regulator} and the Department of Health",
    "weigh.send": "Write it down",
}
GETTING_BACK = {
    "back.title": "{reference}: get it back",
    "back.danger": (
        "Someone may be hurt. **Keep them safe first.** Before anyone contacts whoever has it, "
        "speak to {safeguarding}."
    ),
    "back.safeguarding": "the safeguarding lead",
    "back.not_cleared": (
        "**Contact is not cleared.** A second e-mail, a recall and a call back are contact: each "
        "tells them that it matters. First say that it is safe, and who does it."
    ),
    "back.cleared": "Contact is cleared. Who makes it stands with Open.",
    "back.worker": "A worker has it, so whoever sent it may ask for it back.",
    "back.steps": "What helps",
    "back.words": "Words to copy",
    "back.never": "Never say again what was sent, or whom it is about.",
    "step.wrong_person.1": "Find out exactly where it went: the address, the number, the door.",
    "step.wrong_person.2": "Stop any more of it: a list, a forward, a repeat.",
    "step.wrong_place.1": "Take it down. Note when it went up and when it came down.",
    "step.wrong_place.2": "Ask IT who opened it, and for copies that search engines keep.",
    "step.left_in.1": "Stop the copies that are still on their way.",
    "step.left_in.2": "List everyone who was sent it. Send nothing new until it is checked.",
    "step.lost.1": "Go back the way you came. Ring lost property. Stolen: the police on 101.",
    "step.lost.2": "A laptop or phone: ask IT to lock or wipe it, and whether it was encrypted.",
    "step.thrown_away.1": "Ask whoever empties the bins to stop. Get it back if it is still there.",
    "step.thrown_away.2": "Note what is missing, and who could have passed by.",
    "step.seen.1": "Ask IT to keep the log of who opened what. Do not ask the person yourself.",
    "step.seen.2": "Close the way in: a login, a shared screen, a room.",
    "step.changed.1": "Ask IT for the last good copy. Change nothing until they have it.",
    "step.changed.2": "Tell everyone who works from it which version is right.",
    "step.unavailable.1": "Ask IT how long. If someone's care depends on it, use your paper plan.",
    "step.unavailable.2": "Ask what a copy from before would be missing.",
    "step.cyber.1": "Leave it to IT: plug off, do not switch off. Change passwords elsewhere.",
    "step.cyber.2": "Ask IT what was copied out, and when. Keep the logs.",
    "step.other.1": "Stop it from going further. Note the time.",
    "step.other.2": "Find out who has it, or could have it.",
    "step.not_sure.1": "Find out what is missing, and who has it, or could have it.",
    "step.not_sure.2": "Stop it from going further. Note the time.",
    "ask_back.recall": "E-mail inside your own system: try a recall too. It often does not work.",
    "ask_back.phone": "By telephone: read out these words, and nothing else. Note who says what.",
    "ask_back.fetch": "On paper: somebody collects it. It is not posted back.",
    "words.sent": (
        "Something was sent to you by mistake. Please do not open it, or stop reading. Please do "
        "not copy it or pass it on. Delete it, also from your deleted items, and write to us that "
        "you have. If you have passed it on already, please tell us to whom. Thank you."
    ),
    "words.paper": (
        "Something reached you by mistake. Please do not read it, copy it or pass it on. Keep it "
        "closed. Somebody from here comes to fetch it. Please tell us if anyone else has seen it. "
        "Thank you."
    ),
    "back.end": "How far it is back: **{ended}**. {holder} Written down {at}.",
    "back.lowers_nothing": (
        "That is on record. It lowers the risk by nothing: their word alone does not count here."
    ),
    "back.lowers": "Their word counts, so the suggestion has changed.",
    "holder.party": "They are a party to the agreement.",
    "holder.regulated": "They are another public or regulated body.",
    "holder.professional": "They are bound to keep secrets by their profession.",
    "holder.other": "They are bound by nothing that we know.",
    "holder.not_known": "We do not know who has it.",
    "clear.title": "{reference}: is contact safe?",
    "clear.means": (
        "Could whoever has it be a risk to anyone? Then no. With danger, speak to the safeguarding "
        "lead first."
    ),
    "clear.by": "Who makes contact? A job, not a name.",
    "clear.error": "Please say which job makes contact.",
    "clear.send": "Contact is safe",
    "contained.title": "{reference}: how far is it back?",
    "contained.ended": "How did getting it back end?",
    "ended.back": "It is back",
    "ended.deleted": "They say it is deleted",
    "ended.taken_down": "It is taken down",
    "ended.unreadable": "Nobody can read it: locked or wiped",
    "ended.put_right": "It is put right",
    "ended.cannot": "It cannot be got back",
    "contained.holder": "Who has it, or had it?",
    "holds.party": "A party to the agreement",
    "holds.regulated": "Another public or regulated body",
    "holds.professional": "Somebody bound to secrecy, such as a solicitor",
    "holds.other": "Somebody else, such as a relative",
    "holds.not_known": "Not known",
    "contained.said_by": "Who says so? A job or an office, not a name.",
    "contained.note": "What was done, and when? No names.",
    "contained.means": (
        "“I deleted it” counts only from somebody who must keep such things secret, and only where "
        "it shows nobody's whereabouts. It is written down either way. Our target is "
        f"{say_length(CONTAIN_WITHIN, 'hour')} from the decision: a partnership target, not law."
    ),
    "contained.error_ended": "Please say how it ended.",
    "contained.error_holder": "Please say who has it, or had it.",
    "open.cleared": "Who makes contact",
    "open.contained": "What was done to get it back",
    "open.said_by": "Who says so",
}
PEOPLE = {
    "people.title": "{reference}: tell the people",
    "people.who": "Who needs to know that this happened to them?",
    "people.at_once": "Do any of them need to know now, to be safe?",
    "people.at_once_means": "Phone them, or go to them, now. Write it down after.",
    "people.error_who": "Please choose at least one.",
    "people.error_at_once": "Somebody needs to know now whom you did not choose above.",
    "people.send": "Choose these people",
    "people.note": (
        "Nobody is told by this. Somebody tells them, in a way that nobody else in the home hears: "
        "no voicemail, no letter or e-mail that another could open."
    ),
    "person.child": "the child",
    "person.adult": "the adult it is about",
    "person.carer": "the carer the child lives with",
    "person.other_parent": "the other parent",
    "person.someone_else": "someone else",
    "people.now": "**{person}**: needs to know **now**, to be safe. Phone them, or go to them.",
    "people.waiting": "**{person}**: is it safe to tell them? Nobody has said yet.",
    "person_safe.yes": "**{person}**: it is safe to tell them. Not told yet.",
    "person_safe.only_this_way": "**{person}**: it is safe to tell them, but only one way.",
    "person_safe.not_yet": "**{person}**: not yet. Look again on {on}.",
    "people.told": "**{person}**: told {at}, {way}.",
    "people.not_told": "**{person}**: not told. {ground}",
    "people.only_way": "Only this way:",
    "people.notice": "{reference}: please say whether it is safe to tell them",
    "people.answered": "{reference}: whether it is safe to tell them",
    "people.notice_line": "Somebody needs to know that their information got out.",
    "tell_safe.ask": "Is it safe to tell {person}?",
    "safe.yes": "Yes",
    "safe.only_this_way": "Yes, but only this way",
    "safe.not_yet": "Not yet",
    "tell_safe.way": "Which way? (Only for “only this way”. No names.)",
    "tell_safe.again": "Look again on (only for “Not yet”)",
    "tell_safe.again_means": (
        f"At most {say_length(LOOK_AGAIN_WITHIN, 'day')} from today: a partnership target."
    ),
    "tell_safe.error_none": "Please answer for at least one of them.",
    "tell_safe.error_way": "Please say which way is safe.",
    "tell_safe.error_again": "Please give a day to look again, from tomorrow to {latest}.",
    "tell_safe.send": "That is my answer",
    "tell_safe.danger": (
        "Someone may be in danger. Whoever is at risk is warned first, by telephone or in person. "
        f"The safeguarding lead is rung within {say_length(SAFETY_CALL_WITHIN, 'minute')}: our own "
        "target. It holds nothing up."
    ),
    "people.ended": "{person} (written down already)",
    "person_told.title": "{reference}: who was told?",
    "person_told.who": "Who was told? (Several, where it was in the same way.)",
    "person_told.error_who": "Please say who was told.",
    "person_told.way": "How did they hear?",
    "way.worker": "From their worker, in person",
    "way.number": "A number we know is safe",
    "way.address": "An address we know is safe",
    "way.trusted": "Through someone they trust",
    "told_way.worker": "from their worker, in person",
    "told_way.number": "on a number we know is safe",
    "told_way.address": "at an address we know is safe",
    "told_way.trusted": "through someone they trust",
    "person_told.by": "Who told them? A job, not a name.",
    "person_told.error_way": "Please say how they heard.",
    "person_told.error_by": "Please say which job told them.",
    "person_told.not_yet": (
        "The safeguarding lead said “not yet”. Write it down all the same if they were told, and "
        "tell the safeguarding lead."
    ),
    "person_not_told.title": "{reference}: who is not told, and why?",
    "person_not_told.who": "Who is not told?",
    "person_not_told.error_who": "Please say who is not told.",
    "person_not_told.ground": "Which ground?",
    "person_not_told.means": (
        "These are all there are. That telling is hard, or would upset somebody, is none. "
        "“Safeguarding” is none by itself: then it is “Not yet”, with a day to look again."
    ),
    "ground.unreadable": "Whoever has it cannot read it (Art 34(3)(a); s.68(3)(a))",
    "ground.made_unlikely": "What was done since makes a high risk unlikely (Art 34(3)(b))",
    "ground.out_of_proportion": (
        "Telling each is out of proportion: then we tell everybody, publicly (Art 34(3)(c))"
    ),
    "ground.crime": "It would be likely to harm crime work (DPA 2018 Sch 2 para 2(1))",
    "ground.part_3": "Law enforcement has to hold it back (DPA 2018 s.68(7))",
    "ground.no_high_risk": "There is no high risk to them",
    "test.unreadable": "Cannot read it: encrypted, and the key is safe.",
    "test.made_unlikely": "Made unlikely: a fact, not a hope. What was done, and how do we know?",
    "test.out_of_proportion": "Out of proportion: where do we say it, and will it reach them?",
    "test.crime": "Crime work: the police or the prosecutor say so.",
    "test.part_3": (
        "Law enforcement: it is needed, and goes no further than it must: an inquiry, crime, "
        "security, or somebody's rights."
    ),
    "test.no_high_risk": "No high risk: how serious could it be for them, and how likely is it?",
    "person_not_told.tests": "What each takes",
    "person_not_told.why": "Why does it apply here? No names.",
    "person_not_told.error_ground": "Please choose a ground.",
    "person_not_told.error_why": "Please say why it applies here.",
    "open.people": "The people",
    "open.work": "What was done about it",
    "open.safe_way": "The safe way to tell {person}",
    "open.told_by": "Who told {person}",
    "open.not_told": "Why {person} is not told",
    "letter_to.child": "Letter to the child",
    "letter_to.adult": "Letter to the adult",
    "letter_to.carer": "Letter to the carer",
    "letter_to.other_parent": "Letter to the other parent",
    "letter_to.someone_else": "Letter to someone else",
    "people_letter.title": "A letter for {person}",
    "people_letter.note": (
        "A draft. Nobody has sent it. Fill in what is marked, and read it as {person} would. It "
        "goes by hand, or to an address we know is safe."
    ),
    "people_letter.parent_note": "It must not say where anyone lives, stays or goes to school.",
    "public.title": "{reference}: words for a public notice",
    "public.note": (
        "A draft. Nobody has published it. Telling each person was out of proportion, so it must "
        "reach them as well as a letter would (Art 34(3)(c)). Where would they look?"
    ),
    "public.nobody": (
        "Nobody may be picked out by it: no place, age, school or story. Say afterwards in a note "
        "where it stood, and from when."
    ),
    "public.danger": (
        "Someone may be hurt because of this. Publish nothing until the safeguarding lead has said "
        "that it is safe: whoever has the information can read this too."
    ),
    "people_letter.file": "Get the Word file",
}
FORM = {
    "form_of.ico": "{reference}: draft for the {regulator}",
    "form_of.dspt": "{reference}: draft for the NHS toolkit",
    "form_of.moj": "{reference}: note for the ministry",
    "form.note": (
        "A draft from what is on record. **We never send it: you do.** Do not put in the "
        "information that got out. What is marked is not known yet."
    ),
    "form.draft": (
        "A draft from what is on record. IG Desk never sends it: you do. What is marked is not "
        "known yet. Leave out the information that got out, and every name."
    ),
    "goes.ico": (
        "It goes to the {regulator} on its online form, which cannot be saved half-way, or by its "
        "helpline (0303 123 1113)."
    ),
    "goes.dspt": (
        "It goes in through the NHS toolkit, not the {regulator}'s own form: the toolkit tells the "
        "{regulator}, and the Department where the cell says so."
    ),
    "goes.moj": (
        "Send it today to the ministry's data protection team ({controller}). The ministry is the "
        "controller, and tells the {regulator}."
    ),
    "form.nis": (
        "A cyber incident at a trust also goes to the trust's NIS lead, who has questions of their "
        "own to answer."
    ),
    "form.file": "Get the Word file",
}
SENTENCES = {**DUTIES, **HISTORY, **WEIGHING, **GETTING_BACK, **PEOPLE, **FORM}
