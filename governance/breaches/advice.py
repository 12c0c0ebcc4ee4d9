"""Advice on a breach, kept on the record: the DPO's, the Caldicott Guardian's (RL-ADVICE).

Who advises does not decide (UK GDPR Art. 38(6)); a decision against advice says why.
"""

from dataclasses import dataclass, field

from governance.cases.event import Fact
from governance.people.identity import Role


@dataclass(frozen=True, slots=True)
class AdviceGiven(Fact):
    """Somebody advised, in that role. `points` is what they would decide, by the stored name of the
    outcome; "" where they do not say.
    """

    role: Role
    text: str = field(repr=False)
    points: str = ""
