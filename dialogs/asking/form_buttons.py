"""The buttons under a form, and what several forms say above their questions."""

from dataclasses import dataclass

NOT_TO, NOT_TO_THESE = "Send, but not to …", "Send, but not to these"
NOT_TO_ASKED = "Who must not hear of it? These would. For those you tick, it does not exist."
NEVER_HERE = "Please do not put names, addresses or the leaked file here."
AMENDING = "Change what is wrong. What you first sent is kept in the history."


@dataclass(frozen=True, slots=True)
class FormButton:
    """One that `sends` carries the answers; the first that does stands out.

    One that goes `around` some people lists all who would hear; it is left out where nobody would.
    """

    title: str
    verb: str
    sends: bool = True
    around: bool = False


CANCEL = FormButton("Cancel", "cancel", sends=False)
CORRECTING = (FormButton("Send the correction", "correct_send"), CANCEL)


def send_or_around(send: str, around: str) -> tuple[FormButton, ...]:
    """Return the buttons of a report that may leave people out; both are verbs."""
    return FormButton("Send", send), FormButton(NOT_TO, around, around=True), CANCEL
