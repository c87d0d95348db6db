"""Which files does the project consist of, and what is wrong with a file before it is read?"""

from pathlib import Path

MAX_BYTES = 1024 * 1024


def yaml_files(root: Path, folder: str) -> list[Path]:
    """Return the .yml files below a folder of the project, sorted by path."""
    return sorted((root / folder).rglob("*.yml"))


def relative(root: Path, path: Path) -> str:
    """Return the path as problems print it: relative to the project, with forward slashes."""
    return path.relative_to(root).as_posix()
