"""How does the made-up country weigh where its stations count as real: with map links, dial links, national sums?

Only for measuring, in a folder that the benchmark throws away: the records stay made up, and say 示例 in the names
of counties, bodies and sources. No command writes such a project.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from stationbook.load.divisions import load_divisions
from stationbook.load.tree import Tree

_ID = re.compile(r"^id: (\d{6})-", re.MULTILINE)
_DIVISION = re.compile(r'^division: "(\d{9})"', re.MULTILINE)
_PLACE = re.compile(r"\{lat: (-?[\d.]+), lon: (-?[\d.]+), crs")


def count_as_real(root: Path, project: Path) -> None:
    """Move every station of a sample project to a real township's code, number for number, and drop its mark."""
    townships = [one.code for one in load_divisions(Tree(root)).divisions if one.is_due_a_station and not one.is_sample]
    made_up = sorted((project / "data/stations/99").rglob("*.yml"))
    codes = {code: townships[number] for number, code in enumerate(dict.fromkeys(_codes(made_up)))}
    for path in made_up:
        text = path.read_text(encoding="utf-8")
        code = codes[_code_of(text)]
        target = project / "data/stations" / code[:2] / code[:6] / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_real(text, code), encoding="utf-8")
        path.unlink()
    shutil.copyfile(root / "data/divisions/sample.csv", project / "data/divisions/sample.csv")
    _adopt_everywhere(project / "content/standards/sample", sorted({code[:2] for code in codes.values()}))


def _codes(paths: list[Path]) -> Iterator[str]:
    return (_code_of(path.read_text(encoding="utf-8")) for path in paths)


def _code_of(text: str) -> str:
    found = _DIVISION.search(text)
    if found is None:
        raise ValueError("no record of the made-up country")
    return found[1]


def _real(text: str, code: str) -> str:
    text = re.sub(r"number: 000-\d", "number: 010-6", text.replace("sample: true\n", ""))
    text = _DIVISION.sub(f'division: "{code}"', _ID.sub(f"id: {code[:6]}-", text))
    # Somewhere in the country, its county, prefecture and province together; nobody is led there.
    region, province, prefecture, county = (int(part) for part in (code[0], code[1], code[2:4], code[4:6]))
    south = 16 + region * 5 + prefecture % 8 * 0.4 + county % 6 * 0.06
    west = 80 + province * 6 + prefecture // 8 * 0.8 + county // 6 * 0.06
    return _PLACE.sub(
        lambda at: f"{{lat: {south + float(at[1]) % 0.05:.4f}, lon: {west + float(at[2]) % 0.05:.4f}, crs", text
    )


def _adopt_everywhere(folder: Path, provinces: list[str]) -> None:
    """Let every province adopt the building standard, as the made-up one did."""
    adopted = folder / "province-parameters"
    for province in provinces:
        target = folder / f"province-parameters-{province}"
        shutil.copytree(adopted, target)
        for name in ("standard.yml", "2026/profile.yml"):
            path = target / name
            text = path.read_text(encoding="utf-8").replace('"99"', f'"{province}"').replace("sample: true\n", "")
            path.write_text(text, encoding="utf-8")
    shutil.rmtree(adopted)
