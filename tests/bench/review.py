"""How long does a review of a whole country take of which every hundredth record changed?

python -m tests.bench.review [stations] [folder]
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path

from tests.bench.country import ROOT, say, stationbook, timed

_GIT = ["git", "-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "gc.auto=0"]


def main() -> None:
    """Make a country, commit it, change it, and print how long each form of a review takes beside its target."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40_000
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as folder:
        project = Path(folder) / "country"
        timed(stationbook("sample", str(count), str(project)), ROOT)
        timed([*_GIT, "init", "-q"], project)
        commit(project)
        change(project)
        files = timed(stationbook("diff", "HEAD", "--format", "markdown"), project)
        say("review, files against a revision", f"{files[0]:.1f} s, {files[1]:.0f} MB", "10 s at 40,000")
        commit(project)
        commits = timed(stationbook("diff", "HEAD~1", "HEAD", "--format", "html"), project)
        say("review, two revisions", f"{commits[0]:.1f} s, {commits[1]:.0f} MB", "10 s at 40,000")
        shutil.rmtree(project)


def commit(project: Path) -> None:
    """Commit every file."""
    timed([*_GIT, "add", "-A"], project)
    timed([*_GIT, "commit", "-q", "-m", "all"], project)


def change(project: Path) -> None:
    """Change every hundredth record: the area, the phone, the name or the place; close or break a few."""
    ways = (
        lambda text: re.sub(r"area_m2: \d+", "area_m2: 20", text),
        lambda text: re.sub(r"number: 000-\d+", "number: 000-12345678", text),
        lambda text: text.replace("official_name: ", "official_name: 新"),
        lambda text: re.sub(r"lat: (-?\d+)\.(\d)", r"lat: \1.0\2", text),
        lambda text: re.sub(r"^status: operating$", "status: closed\nclosed_on: 2026-10-01", text, flags=re.MULTILINE),
        lambda text: text.replace("tier: township", "tier: town"),
    )
    for number, record in enumerate(sorted((project / "data/stations").rglob("*.yml"))[::100]):
        record.write_text(ways[number % len(ways)](record.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
