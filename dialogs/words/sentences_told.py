"""Sentences of what people are told unasked: notices, the receipt, and news for the reporter."""

TOLD = {
    # The receipt (the reporter's)
    "receipt.thanks": "Thank you. Your report is in: **{reference}**.",
    "receipt.told": "{team} has been told.",
    "receipt.told_past_lead": "It goes to the SIRO, not to your IG lead.",
    "receipt.will_tell": "We will tell you when someone picks it up.",
    "receipt.has_it": "**{name}** has it since {at}.",
    "receipt.decided": "Decided {at}.",
    "receipt.withdrawn": (
        "You took this report back on {at}. It is not deleted: whoever has it still decides."
    ),
    "receipt.now": "Now",
    "receipt.danger": "Anyone in danger: phone **999** or {front_door}.",
    "receipt.ask_them": (
        "Ask the person who got it not to read it or pass it on. "
        "If they could be a risk to anyone, do not contact them: wait for us."
    ),
    "receipt.risk_first": (
        "If the person who got it could be a risk to anyone, do not contact them: wait for us. "
        "If they could not, ask them not to read it or pass it on."
    ),
    "receipt.phone_it": "Phone IT on {it_help}.",
    "receipt.keep": "Do not delete anything.",
    "receipt.no_file": "Do not send us the leaked file.",
    # News for the reporter
    "news.has_it": "{reference}: someone has it",
    "news.has_it_body": "**{name}** has your report since {at}. You need do nothing more for now.",
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
    "started.title": "Your report is not sent yet",
    "started.body": (
        "You started a data breach report and have not sent it. "
        "Your answers are kept. It is fine to send it with “not sure” in it."
    ),
    "started.lead_title": "A report was started, not sent",
    "started.lead_body": (
        "**{name}** started a data breach report on {at} and has not sent it yet. "
        "We do not pass on what is in it. Please ask whether they need help."
    ),
    # The notice to the IG lead
    "notice.title": "New breach report {reference}",
    "notice.danger": "POSSIBLE DANGER TO A PERSON",
    "notice.danger_do": "Safety comes first. Has anyone phoned 999 or {front_door}?",
    "notice.noticed": "First noticed **{at}**, {how}.",
    "notice.reported": "as reported",
    "notice.guess": "as reported; a best guess",
    "notice.corrected": "as corrected",
    "notice.not_acknowledged": "Not acknowledged by **{at}**: {who} told.",
    "notice.not_decided": "No decision by **{at}**: {who} told.",
    "notice.has_it": "**{name}** has it since {at}.",
    "notice.past_lead": (
        "The reporter asked for this not to go to the IG lead. "
        "Please do not talk to the IG lead about it."
    ),
    "notice.late": "This should have reached you on **{at}**. It is late.",
    "notice.advise": "You are told as {role}. You advise; you do not decide.",
    "notice.safety": "You are told as {role}, because somebody may be in danger.",
    # To the SIRO and others up the ladder
    "up.nobody": "{reference}: nobody has picked this up",
    "up.undecided": "{reference}: no decision recorded",
    "up.left": "**{left}**: {regulator} deadline **{at}**",
    "up.left_if_ours": "**{left}**, if it is ours: {regulator} deadline **{at}**",
    "up.passed": (
        "**The 72 hours have passed.** If you tell the {regulator} now, "
        "you must give the reasons for the delay. The limit was {at}."
    ),
    "up.passed_if_ours": (
        "**The 72 hours have passed, if it is ours.** If you tell the {regulator} now, "
        "you must give the reasons for the delay. The limit was {at}."
    ),
    "up.told": "Told so far",
    "up.told_row": "{at}, {whether}",
    "up.told_often": "first {at}, {count} times, {whether}",
    "up.acknowledged": "acknowledged",
    "up.not_acknowledged": "not acknowledged",
    "up.unreached": "could not be reached",
    "up.told_nobody": "Nobody yet.",
    "up.name": (
        "Please name who leads this now. A partial report on time is allowed; "
        "a late one must give reasons."
    ),
    "up.decide": (
        "Please see that a decision is recorded. A partial report on time is allowed; "
        "a late one must give reasons."
    ),
    "up.pick_up": "Please pick this up: press Acknowledge.",
    "up.parties": "Have the other parties been told? (§7.1; within 24 hours is our own target.)",
    "up.name_decider": "Please name who decides, today.",
    # What another party is given
    "part.title": "{reference}: a breach of joint information",
    "part.from": "{party} has had a breach. It may be of information that you answer for too.",
    "part.limit": "If it is yours too and notifiable, tell the {regulator} by **{at}**.",
    "part.clause": "Joint information is for all the partners to answer for (§2.1).",
    "part.left": "Time left",
    "part.ask": "For anything more, ask the IG team of {party} and quote {reference}.",
}
