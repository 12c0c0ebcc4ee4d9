"""What proves an evidence pack: the chain's entries about the case, under a head (docs/proof.md).

What stays out of the pack stays out here too: such a text is there as its salted hash alone.
"""

import json
from collections.abc import Mapping

from bot.showing.viewing import At
from dialogs.breaches.pack_contents import goes_in
from governance.breaches.packs import PackMade, Ticked
from storage.evidence import Evidence

_CHANGES, _READS = ("opened", "changed"), ("read",)


def proof_of(at: At, made: PackMade, version: int) -> Evidence:
    """Return the proof of a pack that was made at that version of the case."""
    case = at.scene.case
    whole, named = not made.party, Ticked.REPORTER in made.ticked
    hidden = () if named else (case.reporter.object_id,)
    reads = whole and Ticked.READ_MARKS in made.ticked

    def shows(number: int, text: str) -> bool:
        if any(one in text for one in hidden):
            return False
        if not number:
            return whole
        event = case.history[number - 1]
        # The passphrase of a pack is for whoever that one was made for.
        return not isinstance(event.fact, PackMade) and goes_in(case, made, event)

    kinds = (*_CHANGES, *(_READS if reads else ()))
    found = at.work.unit.proofs.of_case(case.header.id, version, kinds, shows)
    return found if whole else found.saying()


def as_files(proof: Evidence) -> Mapping[str, bytes]:
    """Return the files of the folder `proof`; none where nothing is proved."""
    if not proof.entries:
        return {}
    entries = json.dumps([one.proved for one in proof.entries], indent=1)
    return {"proof/entries.json": entries.encode(), "proof/head.txt": proof.heads.encode()}
