"""Who looked: the room's table of contents."""

from bot.cases.case_kind import NO_NOTICES, Room
from bot.reading import looked, monthly, refused
from bot.reading.shows import ReadingShow
from bot.showing.recipes import Show
from dialogs.cases.verbs import Verb
from dialogs.reading.verbs import ReadingVerb
from governance.access import Action

READING = Room(
    handlers={
        Verb.LOOKED: looked.show,
        ReadingVerb.REFUSED: refused.show,
        ReadingVerb.REFUSED_FOLD: refused.fold,
        ReadingVerb.UNUSUAL: monthly.show,
        ReadingVerb.UNUSUAL_FOLD: monthly.fold,
    },
    changes={},
    alike={},
    commands={},
    case_actions={},
    if_not_theirs={},
    typed=None,
    due={},
    needs={ReadingShow.LOOKED: Action.SEE_LOOKS},
    renders={
        ReadingShow.LOOKED: looked.render,
        ReadingShow.REFUSED: refused.render_notice,
        ReadingShow.REFUSED_OF: refused.render,
        ReadingShow.UNUSUAL: monthly.render_notice,
        ReadingShow.UNUSUAL_OF: monthly.render,
    },
    folds={ReadingShow.LOOKED: Show.CASE},
    files=frozenset(),
    notices=NO_NOTICES,
    left_out=None,
)
