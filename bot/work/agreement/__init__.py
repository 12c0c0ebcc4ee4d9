"""The agreement looks after itself: what is due, to whom it goes, and what it says."""

from bot.work.agreement.cards import make, progress, scene_of
from bot.work.agreement.due import fall_due
from bot.work.agreement.mailing import make_mail
from bot.work.agreement.notices import announce, deliver, notice_in
from bot.work.agreement.standing import DUE, begin, happened, standing
from bot.work.agreement.unreached import unreached

__all__ = [
    "DUE",
    "announce",
    "begin",
    "deliver",
    "fall_due",
    "happened",
    "make",
    "make_mail",
    "notice_in",
    "progress",
    "scene_of",
    "standing",
    "unreached",
]
