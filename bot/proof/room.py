"""What outsiders are handed so that they can check us: the room's table of contents."""

from bot.cases.case_kind import NO_NOTICES, Room
from bot.proof import handing, keeping
from bot.proof.shows import ProofShow
from dialogs.proof.verbs import HeadVerb
from governance.proof.handing import DUE

PROOF = Room(
    handlers={HeadVerb.SHOW: keeping.show, HeadVerb.FILE: keeping.give_file},
    changes={HeadVerb.KEPT: keeping.keep},
    alike={},
    commands={},
    case_actions={},
    if_not_theirs={},
    typed=None,
    due={DUE: handing.fall_due},
    needs={},
    renders={ProofShow.HEAD: keeping.render},
    folds={},
    files=frozenset({ProofShow.HEAD}),
    notices=NO_NOTICES,
    left_out=None,
)
