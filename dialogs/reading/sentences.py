"""Every sentence about who looked, by its id."""

from dialogs.words.wording import saying

SENTENCES = {
    "looked.title": "{reference}: who looked, and who did what",
    "looked.means": "Everyone who opens a case is written down, and so is this look of yours.",
    "looked.once": "{at}: {who} looked",
    "looked.often": "{at}: {who} looked {count} times, last at {last}",
    "looked.refused": "Asked for it, and was shown nothing",
    "looked.refused_once": "{at}: {who}",
    "looked.refused_often": "{at}: {who}, {count} times, last at {last}",
    "looked.refused_means": "An old card or a slip of the thumb looks like this too. Ask before you"
    " think ill of anyone.",
    "looked.only": "Of the looks, only the newest {count} are shown. Whoever looks after the"
    " machine can list them all: docs/history.md says how.",
    "looked.page": "Lines {first} to {last} of {count}, the newest last.",
    "looked.earlier": "Earlier",
    "looked.opened": "Who has opened this",
    "looked.opened_once": "{at}: {who}",
    "looked.opened_often": "{at}: {who}, {count} times, last at {last}",
    "looked.means_part": "Only your IG lead and deputies see who opened it. The party that asks"
    " does not.",
    "refused.title": "{count} looks at cases of {party} were refused in the last month",
    "refused.one": "They were all one person's.",
    "refused.who": "See who, and which cases",
    "refused.by": "{name} asked for cases of {party}, and was shown nothing",
    "refused.once": "{reference}: {at}",
    "refused.often": "{reference}: {at}, {count} times that day",
    "refused.do": "Ask them, or their IG lead, what they were looking for. If somebody looked on"
    " purpose at what is not theirs to see, report it as a breach.",
    "unusual.title": "Reading at {party} in {month}: {count} out of the ordinary",
    "unusual.means": "There may be a good reason for each. Your DPIA says what you look at.",
    "unusual.who": "See what it was",
    "unusual.all": "Reading at {party} in {month}",
    "unusual.no_part": "**{name}** opened {count} cases in which they have no part: {references}",
    "unusual.long_over": "**{name}** opened what had long been over: {references}",
    "unusual.again": "**{name}** opened a case on {days} days or more, and does not have it:"
    " {references}",
    "unusual.do": "Ask before you think ill of anyone. Who looked at a case, and when: type “who"
    " looked” and its reference.",
    "unusual.not_shown": "Your own reading is not in this.",
}

say = saying(SENTENCES)
"""Say a sentence of this room, or a shared one."""
