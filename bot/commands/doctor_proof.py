"""Proof to outsiders, for `igdesk doctor`: whether the log's key is agreed, and a head has left."""

from bot.commands.doctor_answer import Finding, note, ok, wrong
from governance.moments import say_moment
from storage.heads import Head

ABOUT = "proof"
WRITE_IT = (
    "Write it into the agreement's file, as log_key: igdesk audit key says it. Have the partners"
    " agree to it: with it they check what they keep (docs/proof.md)."
)
ANOTHER = (
    "Ask what became of the key that was agreed: a store that was made anew has another. Until the"
    " partners agree to this one, what they keep proves nothing new. See docs/proof.md."
)


def key(ours: str, newest: Head | None, agreed: str | None) -> Finding:
    """Look at the key that heads are checked with, and at the newest head that left."""
    left = f"the newest head left {say_moment(newest.at)}" if newest else "no head has left yet"
    if agreed is None:
        return note(ABOUT, f"{left}; the log's public key is not in the agreement's file", WRITE_IT)
    if agreed != ours:
        return wrong(ABOUT, "the agreement has the public key of another log", ANOTHER)
    return ok(ABOUT, f"{left}; its key is the one in the agreement")
