"""Print the share that is right of each list and half, and what is wrong: `-v` for the rows."""

import sys

from tests.openings.measure import JUDGES, halves, share


def main() -> None:
    """Print a line for each list of each half."""
    print(f"{'half':10} {'list':8} {'rows':>5} {'right':>7} {'at once':>8}")
    for half in halves():
        for table in JUDGES:
            found = share(half, table)
            at_once = found.first / found.of
            print(f"{half:10} {table:8} {found.of:5} {found.right:7.1%} {at_once:8.1%}")
            if "-v" in sys.argv:
                print(*(f"    {text}" for text in found.wrong), sep="\n")


if __name__ == "__main__":
    main()
