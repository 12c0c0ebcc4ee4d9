"""What a shell asks of the bot that holds the store: a drill, and what others do by a word."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from adapters.slips import Slips
from bot.async_store import AsyncStore
from bot.drills.counting import scored
from bot.drills.running import Cannot, begin, end, newest, running
from bot.services import Services
from bot.work import Work
from dialogs.cases.scene import unmarked
from dialogs.drills.cards import score_lines
from dialogs.drills.sentences import say
from governance.drills.drill import latest_begin
from governance.keys import PartyKey
from governance.moments import london
from storage.unit import Unit

DONE, REFUSED = "done", "refused"


class Refused(Exception):
    """What was asked for cannot be done; the message says why."""


Do = Callable[[Work, PartyKey, str], str]
"""Does one thing with a party's drill, and returns what to say of it; the last is the sentence that
says that one has begun. Raises Refused.
"""


def begun(work: Work, party: PartyKey, sentence: str) -> str:
    """Begin a drill."""
    made = begin(work, party, None)
    if isinstance(made, Cannot):
        raise Refused(say(made, latest=f"{london(latest_begin(work.now)):%H:%M}"))
    name, at = work.services.agreement.party(party).name, f"{london(made.ends):%H:%M}"
    return say(sentence, party=name, at=at)


def ended(work: Work, party: PartyKey, sentence: str) -> str:
    """End the drill that runs, and show its score."""
    found = running(work, party)
    if found is None:
        raise Refused(say("drill.none"))
    end(work, found)
    return shown(work, party, sentence)


def shown(work: Work, party: PartyKey, _sentence: str = "") -> str:
    """Show the score of the newest drill."""
    found = newest(work, party)
    if found is None:
        raise Refused(say("drill.none"))
    goes_on = running(work, party) == found
    agreement = work.services.agreement
    lines = score_lines(found, scored(work, found), agreement, running=goes_on)
    return "\n".join(unmarked(line) for line in lines)


DOES: Mapping[str, Do] = {"begin": begun, "end": ended, "show": shown}
"""By the word of the shell."""


@dataclass(frozen=True, slots=True)
class Shell:
    """What shells ask of the bot that runs."""

    store: AsyncStore
    services: Services
    slips: Slips
    wake_courier: Callable[[], None]
    others: Mapping[str, Callable[[str], Awaitable[str]]] = field(default_factory=dict)
    """What else can be asked, by its word: it gets the rest of the slip, and returns what to say of
    it. Raises Refused.
    """

    async def look(self) -> None:
        """Do what a slip asks for, if one lies there, and leave the answer."""
        asked = self.slips.asked()
        if asked is None:
            return
        try:
            says = await self._says(asked)
        except Refused as reason:
            self.slips.say(f"{REFUSED}\n{reason}")
        else:
            self.slips.say(f"{DONE}\n{says}")
            self.wake_courier()

    async def _says(self, asked: str) -> str:
        word, _, rest = asked.partition(" ")
        if word in self.others:
            return await self.others[word](rest)
        return await self.store.write(lambda unit: self._done(unit, asked))

    def _done(self, unit: Unit, asked: str) -> str:
        word, _, party = asked.partition(" ")
        do = DOES.get(word)
        if do is None or party not in self.services.agreement.keys:
            raise Refused(say("drill.none"))
        work = Work(unit, self.services, self.services.clock.now())
        return do(work, PartyKey(party), "drill.begins_now")
