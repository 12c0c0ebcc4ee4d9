"""Every sentence about how long records are kept, by its id."""

from dialogs.words.wording import saying
from governance.moments import say_length
from governance.policy import HOLD_AT_MOST_MONTHS, WARNED_BEFORE_END

SENTENCES = {
    # What goes soon, and what waits for somebody
    "retention.one": "{party}: one record waits for you",
    "retention.many": "{party}: {count} records wait for you",
    "retention.none": "{party}: no record goes in the next "
    + say_length(WARNED_BEFORE_END, "day")
    + ", and none waits for you.",
    "retention.means": "When its time is over a record is destroyed. **Nobody can read it again.**"
    " Keep it longer if somebody has asked for it, or if a court, an inquiry or an appeal may need"
    " it.",
    "retention.asked": "**Requests of yours are open: {references}.** If one of them is about a"
    " record below, keep that record. It is an offence to destroy what somebody has asked for.",
    "retention.goes": "Their time is over soon",
    "retention.row": "**{reference}** ({kind}): kept until {day}. That is {years} {counted}.",
    "retention.row_serious": "**{reference}** ({kind}), serious: kept until {day}. Somebody who did"
    " not decide it looks at it first.",
    "retention.row_looked": "**{reference}** ({kind}): kept until {day}. Somebody has said that it"
    " may go.",
    "retention.held": "Kept longer: is that still needed?",
    "retention.row_held": "**{reference}** ({kind}): {why}. It was to be looked at by {day}.",
    "retention.more": "There are {count} more. They come when these are dealt with.",
    "retention.which": "Which one?",
    "retention.choose": "Please choose a record from the list.",
    "retention.see": "Show it",
    "retention.keep": "Keep it longer",
    "retention.end_hold": "Stop keeping it longer",
    "retention.may_go": "I have looked: these may go",
    "retention.went": "{references}: written down. They go when their time is over.",
    "retention.not_yours": "{references}: somebody who did not decide this must look at it. It"
    " stays until they have.",
    "retention.nothing": "There is nothing here for you to look at now.",
    "retention.part": "What you were given of **{reference}** is destroyed after {day}. **Nobody"
    " can read it again.** If somebody has asked you for it, or a court, an inquiry or an appeal"
    " may need it, copy what you need into your own records before then.",
    "retention.below": "{reference} is below.",
    # Keeping one longer
    "keep.title": "{reference}: keep it longer",
    "keep.means": "It stays until somebody says that it need not. Nobody is told.",
    "keep.why": "Why?",
    "keep.why_error": "Please choose why.",
    "keep.request": "somebody has asked for it",
    "keep.court": "a court may need it",
    "keep.inquiry": "an inquiry may need it",
    "keep.appeal": "a review or an appeal",
    "keep.other": "something else",
    "keep.reason": "In a few words. No names.",
    "keep.reason_error": "Please say why in a few words.",
    "keep.look_on": f"When do we ask you again? ({HOLD_AT_MOST_MONTHS} months at most)",
    "keep.look_error": "Please give a day after today, at most"
    f" {HOLD_AT_MOST_MONTHS} months from now.",
    "keep.send": "Keep it",
    "keep.done": "{reference} is kept. We ask you on {day} whether it is still needed.",
    # Ending that
    "end_hold.title": "{reference}: stop keeping it longer?",
    "end_hold.held": "Kept since {at}: {why}.",
    "end_hold.means": "If its time is over, your IG leads are told again before it goes.",
    "end_hold.send": "Stop keeping it",
    "end_hold.done": "{reference} is no longer kept for that. It goes when its time is over.",
    "end_hold.none": "Nothing keeps {reference} longer than its time.",
}

say = saying(SENTENCES)
