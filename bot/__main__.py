"""`igdesk`: what a person can do from a shell."""

import gc
import sys

PLAIN = {"--new", "--as-it-is"}
"""What `igdesk serve` can be told."""


def main() -> None:
    """Run one command.

    To serve is asked for in few words, and goes on for months: what reads every other command's
    words, and shows their help, would be 15 MB of it all that time.
    """
    words = sys.argv[1:]
    if words[:1] == ["serve"] and PLAIN.issuperset(words[1:]):
        # A fifth of the start would go on looking for garbage in what has only just been made;
        # the bot lets the collector go on once it has begun.
        gc.disable()
        from bot.commands.starting import start

        start(new="--new" in words, as_it_is="--as-it-is" in words)
    else:
        from bot.commands import shell

        shell.main()


if __name__ == "__main__":
    main()
