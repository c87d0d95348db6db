"""What happens first when somebody writes `stationbook`? Ctrl+C has its answer, before all the rest is loaded."""

import sys

from generator.stopping import STOPPED, stopped_with


def main() -> int:
    """Run one command; loading what it needs takes a second on a slow machine, and may be interrupted too."""
    with stopped_with(STOPPED):
        from generator.cli import main as run

        return run()


if __name__ == "__main__":
    sys.exit(main())
