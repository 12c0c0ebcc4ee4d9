"""Sentences that answer what was typed in words of one's own, danger first, by id."""

from governance.moments import say_length
from governance.policy import ANSWERS_KEPT_FOR

DELETE = "Delete your message in this chat only. Keep the original."
"""Where somebody typed what should not stay in a chat, which only they can delete."""

WAITS = say_length(ANSWERS_KEPT_FOR, "hour")

HEARD = {
    # Danger that was typed, and self-harm. What is said in other languages says the same.
    "danger.now": "If someone may be hurt now, phone 999.",
    "danger.child": "Worried about a child? Phone {front_door}.",
    "danger.night": "At night: {number}.",
    "danger.adults": "Worried about an adult? Phone {number}.",
    "danger.workers": "Not safe at work? Phone {number}.",
    "danger.not_told": (
        "I am a computer. **I have not told anyone.** Telling me does not get help."
    ),
    "danger.then": "When that is done:",
    "danger.report": "Information got out: report it",
    "danger.share": "I need to share something to keep someone safe",
    "danger.safe": "I am safe now",
    "danger.safe_now": "You said you are safe now. If that changes, phone 999. I told no one.",
    "danger.words_wait": (
        f"I keep your words for the report, and for no more than {WAITS}. {DELETE}"
    ),
    "danger.form": "Here is the form. Danger is set to “Not sure”: change it if you know.",
    "danger.form_with_words": (
        "Here is the form. What you typed is kept in it, under “What happened?”. "
        "Danger is set to “Not sure”: change it if you know."
    ),
    "danger.set_not_sure": (
        "What you wrote may say that someone could be hurt, so danger is now “Not sure”. "
        "If that is wrong, you can change it."
    ),
    "danger.now_welsh": "Os gall rhywun gael niwed nawr, ffoniwch 999.",
    "danger.not_told_welsh": (
        "Cyfrifiadur ydw i. **Dydw i ddim wedi dweud wrth neb.** Ni ddaw help o ddweud wrtha i."
    ),
    "danger.now_polish": "Jeśli komuś może teraz stać się krzywda, zadzwoń pod numer 999.",
    "danger.not_told_polish": (
        "Jestem komputerem. **Nikogo nie powiadomiłem.** Napisanie do mnie nie sprowadzi pomocy."
    ),
    "harm.kind": "I am sorry that things are so hard. You do not have to face this alone.",
    "harm.now": "If you or someone else may be hurt now, phone 999.",
    "harm.talk": (
        "To talk to someone, phone Samaritans on **116\u00a0123**. It is free, day and night."
    ),
    "harm.now_welsh": (
        "Os gallwch chi neu rywun arall gael niwed nawr, ffoniwch 999. Samariaid: 116\u00a0123."
    ),
    "harm.now_polish": (
        "Jeśli Tobie lub komuś innemu może teraz stać się krzywda, zadzwoń pod numer 999. "
        "Samaritans: 116\u00a0123."
    ),
    # What was typed is no command
    "nearest.title": "Is it one of these?",
    "nearest.nothing": "I am not sure what you need. Is it one of these?",
    "nearest.how": "Press one. If none of them fits, type “help”.",
    "nearest.send_nothing": (
        "If the police, a court or a solicitor asked for information: **send nothing yet.**"
    ),
    "nearest.words_wait": (
        "The form that you press takes your words along. "
        f"Until then I keep them for no more than {WAITS}. {DELETE}"
    ),
    "reply.asked": "There is a question for you about {reference}, and no answer yet.",
    "reply.send": "Send as my reply: {reference}",
    "story.carried": "What you typed is kept in this form. You can write it again, if you like.",
    "story.kept": "I have kept that under “{question}”.",
    "nearest.share": "May I share this?",
    "nearest.agreement": "What the agreement says",
    "nearest.deadline": "Work out a deadline",
    "nearest.disclosure": "Police, court or solicitor asks",
}
