"""What is said in a line when somebody answers a task."""

from dialogs.cards.quoting import plain
from dialogs.tasks.sentences import say


def form_below() -> str:
    """The form is a message of its own."""
    return say("task.below")


def answered_first(name: str) -> str:
    """A colleague's answer came first; theirs stands until it is changed knowingly."""
    return say("task.answered_first", name=plain(name))


def choose_party() -> str:
    """Whom they propose is none of the parties."""
    return say("task.choose_party")
