"""How does one command run, from what was written to its exit code?"""

import os
import sys
from collections.abc import Sequence

from stationbook.cli.arguments import parsed
from stationbook.cli.commands import command
from stationbook.cli.endings import WRONG_USE
from stationbook.load.build_date import build_date


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name, by default those of this process, and return its exit code."""
    options = parsed(sys.argv[1:] if arguments is None else arguments)
    try:
        options.on = options.on or build_date(os.environ)
    except ValueError as error:
        print(f"环境变量里的日期不对：{error}", file=sys.stderr)
        return WRONG_USE
    # What may be refused is known where it is refused, which is more than `--help` should wait for.
    from stationbook.cli.refusals import answered

    return answered(lambda: command(options.command).run(options))
