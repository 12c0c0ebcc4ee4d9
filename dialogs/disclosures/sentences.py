"""Sentences of disclosure requests: send nothing yet, is it really them, and no more than asked."""

from dialogs.words.wording import saying

SENTENCES = {
    "dr.title": "Disclosure request {reference}",
    # The receipt (whoever took it down)
    "dr.send_nothing": "Send nothing yet. Do not tell the person it is about.",
    "dr.ring_back": "On the phone, say: “I will ring you back through your switchboard.”",
    "dr.share_now": (
        "Share what is needed to keep them safe now, and no more. Write down what you said, to"
        " whom, and when. For anything else: send nothing yet."
    ),
    "dr.thanks": "It is recorded: **{reference}**.",
    "dr.decides": "{team} decides, not whoever was asked. This card says who has it.",
    "dr.keep_it": "Keep what they sent in your own case system. Do not send it here.",
    "dr.kept_out": "Whoever you ticked is kept out of it.",
    "dr.has_it": "**{name}** has had it since {at}.",
    "dr.news": "{reference}: it is closed",
    "dr.news_body": "It was decided, and the rest is done. What went, if anything, is on record.",
    # The clock
    "dr.due": "They want an answer by **{on}**.",
    "dr.was_due": "They wanted an answer by **{on}**. That day is over.",
    "dr.its_own_date": (
        "That is the date in the order, notice or letter itself. No law of ours sets another."
    ),
    "dr.no_date": "No date is named in it, and no law of ours sets one.",
    # Danger, and is it really them
    "dr_danger.yes": (
        "Somebody is in danger now. Phone 999 or {front_door}. Share what is needed now, and write"
        " it down after. Nobody need read it first."
    ),
    "dr_danger.not_sure": (
        "Somebody may be in danger. If so, phone 999 or {front_door}, share what is needed now, and"
        " write it down after."
    ),
    "dr.not_checked": (
        "Nobody has checked yet that it is really them. Ring back on a number that you found"
        " yourself, or see the sealed order."
    ),
    "dr.free_email": (
        "They wrote from an address that anybody can have. Pretending to be police is the usual"
        " way to find a family that hides. Send nothing to that address."
    ),
    # Where it stands
    "dr.nobody_yet": "Reported {at}. Nobody has picked it up yet.",
    "dr.closed": "Closed {at}: {how}.",
    "dr.decided_as": "Decided {at} by **{name}**: {how}.",
    "dr_decision.share": "share what is asked",
    "dr_decision.part": "share a part of it",
    "dr_decision.refuse": "refuse",
    # Notices
    "dr.new": "{reference}: a person's information is asked for ({who})",
    "dr.new_body": "It was taken down on {at}. Nothing is to be sent before somebody decides.",
    "dr.not_decided_by": "Nothing decided and done by **{at}**: {who} told.",
    "dr_up.danger": "{reference}: somebody may be in danger",
    "dr_up.danger_30": "{reference}: somebody may be in danger, and nobody has it",
    "dr_up.nobody_1wd": "{reference}: nobody has picked this up",
    "dr_up.decide_5wd": "{reference}: still open after five working days",
    "dr_up.due_in_2wd": "{reference}: an answer is wanted in two working days",
    "dr_up.due_in_2wd_dpo": "{reference}: an answer is wanted in two working days",
    "dr_up.due_today": "{reference}: an answer is wanted today",
    "dr_up.overdue": "{reference}: the date in it is over",
    "dr_up.overdue_siro": "{reference}: the date in it is over",
    "dr.ask_have_it": "Please pick it up: press “I have it”.",
    "dr.ask_done": "Please decide it, and write down what went.",
    "dr.advise": "You are told so that you can advise.",
    # Open
    "dr.taken": "What was taken down",
    "dr.weighed": "What is asked",
    "dr.footing": "Must we?",
    "dr.victim": "A victim?",
    "dr.counselling": "Counselling records",
    "dr.counselling_yes": "Yes: presumed not needed",
    "dr.legal": "Legal asked",
    "dr.known": "Really them?",
    "dr.power": "The power they rely on",
    "dr.what": "What exactly they ask for",
    "dr.why_no_notice": "Why there is no notice to the victim, as the police say",
    "dr.decision": "The decision, and why",
    "dr.sent": "What went",
    "dr.sent_on": "{on}, {route}",
    "dr.telling": "Is the person told?",
    "dr.no_copy": "The notice to a victim is the police's own. We give none.",
    # The forms
    "dr.check_title": "Is it really them? {reference}",
    "dr.check": "How do you know?",
    "dr.check_how": (
        "Ring back on a number that you found yourself, not one that they gave you. Or see the"
        " sealed order."
    ),
    "dr.weigh_title": "What is asked? {reference}",
    "dr.ask_footing": "Must we, or may we?",
    "dr_footing.must": "We must: an order, a notice, or a right to examine",
    "dr_footing.may": "We may: they name a power, and it is necessary",
    "dr_footing.not_without_leave": "Not without leave: family court or adoption papers",
    "dr.footing_help": (
        "We must: a court order; a coroner's notice (Coroners and Justice Act 2009 Sch 5); a"
        " child's guardian (Children Act 1989 s.42). We may: DPA 2018 Sch 2 para 2 (crime) or para"
        " 5 (legal proceedings); Crime and Disorder Act 1998 s.115. Legal knows the others."
    ),
    "dr.ask_power": "Which power, order or notice do they rely on? (No names.)",
    "dr.ask_what": "What exactly do they need, and why no more? (No names.)",
    "dr.ask_victim": "Is it about a victim, and have you seen the police's notice to them?",
    "dr_victim.no": "Not about a victim, or not the police",
    "dr_victim.notice_seen": "A victim: I have seen the police's notice",
    "dr_victim.no_notice": "A victim: no notice, and the police say why",
    "dr.ask_why_no_notice": "If there is no notice: what do the police say? (No names.)",
    "dr.ask_counselling": "Counselling records are among it",
    "dr.counselling_help": "They are presumed not to be needed.",
    "dr.ask_by": "The date in the order, notice or letter itself",
    "dr.error": "Please write a few words.",
    "dr.legal_title": "Ask legal today: {reference}",
    "dr.legal_why": (
        "We must: it is not ours to refuse. If you think that it should not go, or not all of it,"
        " legal can ask the court. Ask them today, with the date in it."
    ),
    "dr.ask_legal_on": "On which day did you ask them?",
    "dr.decide_title": "Decide: {reference}",
    "dr.decide_waits": "It cannot be decided yet.",
    "dr.ask_decision": "What goes?",
    "dr_option.share": "What is asked, and no more",
    "dr_option.part": "A part of it",
    "dr_option.refuse": "Nothing: refuse",
    "dr.must": "We must: “refuse” is not offered. If it should not go, ask legal today.",
    "dr.ask_reasons": "Why? (No names.)",
    "dr.ask_leave": "I have seen the court's leave",
    "dr.leave": "Leave of the court",
    "dr.your_name": "Your name stands beside it.",
    "dr.sent_title": "What went: {reference}",
    "dr.ask_sent": "What went? (No names.)",
    "dr.ask_route": "By what route?",
    "dr_route.secure_email": "secure e-mail",
    "dr_route.portal": "a secure portal",
    "dr_route.by_hand": "by hand",
    "dr_route.post": "tracked post",
    "dr_route.phone": "on the phone",
    "dr_route.examined_here": "examined here",
    "dr.ask_sent_on": "On which day?",
    "dr.ask_read_twice": "Somebody else has read it before it went",
    "dr.read_twice": "A second reader",
    "dr.tell_title": "Is the person told? {reference}",
    "dr.tell_help": (
        "A decision of its own. Telling can tip somebody off, or put a person at risk; where"
        " neither is so, people should know who had their information."
    ),
    "dr.ask_tell": "Do we tell the person?",
    "dr_telling.told": "Yes: we tell them",
    "dr_telling.not_told": "No: we do not",
    "dr.choose": "Please choose one.",
    "dr.closed_already": "It is closed. Nothing more is asked of it.",
    # Letters
    "dr.letters_title": "{reference}: letters",
    "dr.letters": (
        "Drafts for you to send, to whoever asks. None says whether anything is held, but the one"
        " that sends it."
    ),
    "dr.no_letters": "There is no letter for it as it stands.",
    "dr.letter_title": "{reference}: {kind}",
    "dr_letter.disclosure_power": "Which power do you rely on?",
    "dr_letter.disclosure_answer": "What we send",
    "dr_letter.disclosure_refusal": "Refusal",
    "dr.letter_asks": (
        "The power, order or notice that you rely on.\n"
        "Why you need it, and why you cannot do without it.\n"
        "What exactly you need, and for which dates.\n"
        "Whether the person it is about may know that you asked."
    ),
    "dr.letter_asks_police": (
        "If it is about a victim: a copy of your notice to them, or why there is none.\n"
        "If you ask for notes of counselling: why you need those."
    ),
    "dr.letter_said": "[SAY HERE WHAT YOU SEND, AND BY WHAT ROUTE]",
    "dr.letter_why": "[SAY HERE WHY, WHERE IT IS SAFE TO SAY]",
    # History
    "history.dr_checked": "{by} checked that it is really them.",
    "history.dr_weighed": "{by} wrote down what is asked, and under what power.",
    "history.dr_legal": "{by} asked legal, on {on}.",
    "history.dr_decided": "{by} decided: {how}.",
    "history.dr_sent": "{by} wrote down what went, on {on}, {route}.",
    "history.dr_telling": "{by} decided whether the person is told: {how}.",
    # Lists, mails, the register
    "dr.started": "You started to take down a disclosure request and have not sent it.",
    "mine.disclosure": "disclosure request",
    "dr_do.check": "Check that it is really them",
    "dr_do.weigh": "Write down what is asked, and under what power",
    "dr_do.legal": "Ask legal",
    "dr_do.decide": "Decide what goes",
    "dr_do.sent": "Write down what went",
    "dr_do.tell": "Decide whether the person is told",
    "mail.dr_open": "{reference} is not decided and done yet.",
    "mail.dr_do": (
        "What to do: open Microsoft Teams, find IG Desk in your chats, and type “open {reference}”."
    ),
    "register.disclosures": "Disclosure requests",
    "register.dr_asker": "Who asked",
    "register.dr_by": "The date in it",
    "register.dr_footing": "Must or may",
    "register.dr_power": "Power",
    "register.dr_decision": "Decision",
    "register.dr_decided_by": "Decided by",
    "register.dr_reasons": "Reasons",
    "register.dr_went": "What went",
    "register.dr_route": "Route",
    "register.dr_sent_on": "Went on",
    "register.dr_told": "Person told",
    "register.dr_shared": "Something went",
    "register.dr_refused": "Refused",
}

say = saying(SENTENCES)
"""Fill in a sentence: one that all kinds share, or one of this room."""
