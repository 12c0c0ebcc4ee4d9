"""The start of the bot: its settings first, then all the rest."""

import sys
from importlib import import_module
from typing import NoReturn

from bot.config import SettingsFaults, load_settings


def start(*, new: bool, as_it_is: bool, tables: bool = False) -> None:
    """Run the bot, or make its `tables` and end.

    The settings are read before the rest is loaded: a fault of theirs is said at once.
    """
    try:
        settings = load_settings()
    except SettingsFaults as fault:
        _cannot_start(fault)
    bot = import_module("bot.commands.serving")
    run = bot.make_tables if tables else bot.run_until_stopped
    try:
        run(settings, new=new, as_it_is=as_it_is)
    except bot.CANNOT_START as fault:
        _cannot_start(fault)


def _cannot_start(fault: Exception) -> NoReturn:
    advice = getattr(fault, "advice", "")
    said = f"IG Desk cannot start: {fault}" + (f"\n→ {advice}" if advice else "")
    sys.stderr.write(f"{said}\n")
    raise SystemExit(getattr(fault, "exit_code", 1)) from None
