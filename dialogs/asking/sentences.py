"""Sentences that ask, once, about what should not be in a narrative, before it is kept."""

NOTICED = {
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
    "noticed.typed": (
        "I have not kept it. Please delete your own message now: I cannot delete it for you. "
        "Then type it again, and leave that out if you can. "
        "If it must stay, type it again as it is."
    ),
    "noticed.typed_danger": (
        "If anyone could be in danger, do not wait: type it again at once. That is fine."
    ),
}
