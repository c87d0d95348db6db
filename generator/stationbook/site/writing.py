"""How is one file of the site written?"""

import os
from collections.abc import Callable, Iterable

from stationbook.exports.content import Content

Make = Callable[[], Iterable[tuple[str, Content]]]
"""What makes a group of files: yields the path of each below the site, with what it holds."""


def write_file(path: str, content: Content) -> None:
    """Write a file, in folders that need not be there yet.

    Text paths and system calls: a Path of each of tens of thousands of files costs a tenth of a build.
    """
    try:
        output = open(path, "wb")  # noqa: PTH123, SIM115
    except FileNotFoundError:
        os.makedirs(path.rpartition("/")[0], exist_ok=True)  # noqa: PTH103
        output = open(path, "wb")  # noqa: PTH123, SIM115
    with output:
        output.writelines((content,) if isinstance(content, bytes) else content)
