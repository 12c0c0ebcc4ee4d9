"""Who hears of a report, as its reporter may know: by their posts, and nothing before it is so.

All of it is past once somebody has the case.
"""

from dialogs.cases.scene import CaseScene, ig_team_to_ring
from dialogs.words.wording import listed, say, sentence_case
from governance.cases.ladders import REPORTER
from governance.outcomes import Outcome

BEING_TOLD = frozenset((Outcome.WAITING,))
HAVE_IT = frozenset((Outcome.ANSWERED, Outcome.SEEN, Outcome.DELIVERED, Outcome.NOT_SEEN))


def who_has_been_told(scene: CaseScene) -> list[str]:
    """Say who has been told: those whom a notice has reached."""
    posts = _posts(scene, HAVE_IT)
    return [_said("receipt.has_been_told", posts, been=("has been", "have been"))] if posts else []


def who_is_told_now(scene: CaseScene) -> list[str]:
    """Say who is being told; or whom to phone where nobody can be reached."""
    told = _posts(scene, HAVE_IT)
    if waits := [post for post in _posts(scene, BEING_TOLD) if post not in told]:
        return [_said("receipt.is_told", waits, being=("is being", "are being"))]
    if told:
        return []
    unreached = _posts(scene, frozenset((Outcome.UNREACHED,)))
    return [say("receipt.nobody_told", team=ig_team_to_ring(scene.numbers))] if unreached else []


def _posts(scene: CaseScene, became: frozenset[Outcome]) -> list[str]:
    """Return the posts of those whose newest notice became so, each once, as they were told."""
    if not scene.case.nobody_has_it or scene.case.decided is not None:
        return []
    told = (one.told for one in scene.case.tellings if one.told.role != REPORTER)
    ended = (one.role for one in told if scene.became.get((one.rung, one.person)) in became)
    return list(dict.fromkeys(f"the {scene.people.role_label(role)}" for role in ended))


def _said(sentence: str, posts: list[str], **verb: tuple[str, str]) -> str:
    """Return the sentence with the posts, and its verb for one or for several."""
    one_or_more = {name: forms[len(posts) > 1] for name, forms in verb.items()}
    return say(sentence, who=sentence_case(listed(posts)), **one_or_more)
