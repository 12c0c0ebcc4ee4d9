"""The desk: the room's table of contents."""

from bot.cases.case_kind import NO_NOTICES, Room
from bot.desk import lists
from bot.desk.shows import DeskShow
from dialogs.desk.verbs import DeskList, DeskVerb
from governance.desk.lists import Which

DESK = Room(
    handlers={DeskVerb.SHOW: lists.show, DeskVerb.SEE: lists.see},
    changes={},
    alike={},
    commands={
        DeskList.DUE: lists.listing(Which.DUE),
        DeskList.MINE: lists.listing(Which.MINE),
        DeskList.NOBODY: lists.listing(Which.NOBODY),
        DeskList.LATE: lists.listing(Which.LATE),
        DeskList.WAITING: lists.listing(Which.WAITING),
        DeskList.CLOSED: lists.listing(Which.CLOSED),
        DeskList.FIND: lists.find_reference,
    },
    case_actions={},
    if_not_theirs={},
    typed=None,
    due={},
    needs={},
    renders={DeskShow.DESK: lists.render},
    folds={},
    files=frozenset(),
    notices=NO_NOTICES,
    left_out=None,
)
