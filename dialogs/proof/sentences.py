"""Every sentence about the seals that partners keep, by its id.

To people a head of the log is a *seal*: what it does, and no word of another trade.
"""

from dialogs.words.wording import saying

SENTENCES = {
    "head.title": "Please keep this seal",
    "head.why": "IG Desk keeps a record that you rely on. This seal fits that record, and no other."
    " **If somebody changed the record later, the seal would show it.** But only if somebody"
    " outside keeps it. For {party}, that is you.",
    "head.nothing": "There is nothing about anyone in it.",
    "head.seal": "Its letters: {seal}",
    "head.over": "Sealed {at}. It holds the first {count} lines of the record. What is newer is not"
    " under it yet.",
    "head.how": "1. Press **Get the file**.\n2. Put it where IG Desk cannot reach: a folder of your"
    " own.\n3. Press **I have kept it**.",
    "head.file": "Get the file",
    "head.kept_button": "I have kept it",
    "head.asked": "We ask four times a year. A mail brings a new one every month.",
    "head.about_file": "The seal as a text file, for a folder of your own. It names nobody.",
    "head.below": "The file is offered below.",
    "head.kept": "Thank you. You keep the seal of {at}.",
    "head.kept_what": "If anybody doubts our record one day, they can ask you for it. Nothing more"
    " is asked of you.",
    "head.none": "There is no seal yet. The first one comes with the new month.",
    "head.summary": "Please keep this seal of our record",
    "head.subject": "Please keep this mail: seal of IG Desk's record, {day}",
    "head.mail": "Please keep this mail in a folder of your own. There is nothing about anyone in"
    " it.\n\nIt seals the record that IG Desk keeps for the partnership. If somebody changed that"
    " record later, this would show it; but only if somebody outside keeps it. It comes every"
    " month, and after a case was closed. Nothing is to be answered.\n\nHow it is checked:"
    " docs/proof.md of IG Desk. What is newer than {at} is not under it yet.",
}

say = saying(SENTENCES)
