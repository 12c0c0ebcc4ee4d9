"""The buttons under a form, and what several forms say above their questions."""

from dataclasses import dataclass

NOT_TO_LEAD = "Send, but not to my IG lead"
NEVER_HERE = "Please do not put names, addresses or the leaked file here."
AMENDING = "Change what is wrong. What you first sent is kept in the history."


@dataclass(frozen=True, slots=True)
class FormButton:
    """One that `sends` carries the answers; the first that does stands out.

    One that goes `around` the IG lead is left out where there is none to go around.
    """

    title: str
    verb: str
    sends: bool = True
    around: bool = False


CANCEL = FormButton("Cancel", "cancel", sends=False)
CORRECTING = (FormButton("Send the correction", "correct_send"), CANCEL)


def send_or_around(send: str, around: str) -> tuple[FormButton, ...]:
    """Return the buttons of a report that may go past the IG lead; both are verbs."""
    return FormButton("Send", send), FormButton(NOT_TO_LEAD, around, around=True), CANCEL
