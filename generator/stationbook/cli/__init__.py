"""What does somebody ask for who writes `stationbook`? Turns results into words and exit codes."""

from collections.abc import Sequence

from stationbook.processes.stopping import STOPPED, stopped_with


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 if all is fine, 1 for problems in the data, 2 for wrong use.

    What a command needs takes up to a second to load, and may be interrupted too; so all of it is loaded inside.
    """
    with stopped_with(STOPPED):
        from stationbook.cli.run import run

        return run(arguments)
