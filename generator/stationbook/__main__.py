"""What does `python -m stationbook` do? The same as `stationbook`."""

import sys

from stationbook.cli import main

if __name__ == "__main__":
    sys.exit(main())
