"""Every sentence of a drill, by its id. None names 999, a partner or a person."""

from dialogs.words.wording import saying
from governance.moments import say_length
from governance.policy import DRILL_KEPT_FOR

SENTENCES = {
    # On every card of a drill
    "drill.title": "DRILL. This is practice, not real.",
    "drill.summary": "DRILL: please press “I have seen this”",
    "drill.what": "Somebody pretends that information got out at {party}. **Nothing has happened.**"
    " Please do not phone anyone or look anything up.",
    "drill.begun": "The drill began {at}. On its clock an hour passes in a minute.",
    "drill.why_report": "You are told because a report comes to you first: **{role}**.",
    "drill.why_nobody": "You are told because nobody has picked it up: **{role}**.",
    "drill.why_undecided": "You are told because nobody has decided (nobody does, in a drill):"
    " **{role}**.",
    "drill.ask": "Press **I have seen this**. We count who was reached, and how soon.",
    "drill.real_too": "If something real happens meanwhile, press **This is really happening**.",
    "drill.seen": "I have seen this",
    "drill.real": "This is really happening",
    "drill.counted": "DRILL: thank you. You answered, and nothing more is asked of you.",
    "drill.minutes": "DRILL: thank you. You were reached in {count}.",
    "drill.over": "DRILL: it is over. Thank you. Nothing had happened.",
    "drill.stopped": "The drill is over: something real has been reported. **What comes from now on"
    " is not practice.**",
    "drill.not_running": "That drill is over. Nothing more is asked of you.",
    # To whoever begins one
    "drill.menu": "Drill",
    "drill.about": "A mock breach goes through the ladder of one organisation, and its own people"
    " are asked to press a button. It takes about {length}. It is no case: no register, number or"
    " figure has anything of it. No mail is sent, and nobody outside the organisation hears.",
    "drill.party": "Whose drill?",
    "drill.dpia_label": "Before you begin",
    "drill.dpia": "Our DPIA and our staff privacy notice say that we hold drills.",
    "drill.dpia_error": "Please tick the box first: counting who answers is watching staff.",
    "drill.begin": "Begin the drill",
    "drill.score_button": "Score",
    "drill.end": "End the drill",
    "drill.choose": "Please choose whose drill.",
    "drill.begins": "DRILL: it has begun at {party}. It ends by {at} at the latest. You get the"
    " score then.",
    "drill.begins_shell": "DRILL: planned at {party}. It begins once the bot runs, and ends by {at}"
    " at the latest.",
    "drill.begins_now": "DRILL: it has begun at {party}. It ends by {at} at the latest.",
    "drill.runs": "A drill is running there already.",
    "drill.too_late": "A drill must be over before people are left alone for the night. Please"
    " begin between 08:00 and {latest}.",
    "drill.none": "There is no drill there to score or to end.",
    # The score
    "drill.score": "DRILL at {party}, begun {at}: the score",
    "drill.so_far": "So far, as it is still running:",
    "drill.line": "{reached} of {told} reached{slowest}, {vacant}.",
    "drill.slowest": ", slowest {count}",
    "drill.no_vacant": "no post vacant",
    "drill.one_vacant": "1 post vacant",
    "drill.vacant": "{count} posts vacant",
    "drill.vacant_posts": "Vacant: {posts}. In a real case somebody else would be told.",
    "drill.failed": "To {count} of those told nothing could be delivered in Teams: see “igdesk"
    " doctor”.",
    "drill.silent": "{count} did not press the button.",
    "drill.kept": f"The score of the newest drill can be asked for during"
    f" {say_length(DRILL_KEPT_FOR, 'day')}. Who was slow is kept nowhere that anyone can ask.",
}

say = saying(SENTENCES)
"""Fill in a sentence: one that all kinds share, or one of this room."""
