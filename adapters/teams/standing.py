"""How the bot's way to Teams stands just now: its own tokens, and the keys to let people in by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class TokenStanding:
    """A registration's token. `failing_for`: for how long none was had, or none was taken."""

    good_for: timedelta
    failing_for: timedelta | None = None


def _no_tokens() -> Mapping[str, TokenStanding]:
    return {}


@dataclass(frozen=True, slots=True)
class Standing:
    """What to ask for it. `tokens` are by app id; `keys`: their age, None where there are none."""

    tokens: Callable[[], Mapping[str, TokenStanding]] = _no_tokens
    keys: Callable[[], timedelta | None] = timedelta
