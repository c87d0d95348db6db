"""How does a new station's file come about?"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from stationbook.check.all import station_check
from stationbook.load.records import read_text_record
from stationbook.model.brief import Brief
from stationbook.model.catalogue import Catalogue
from stationbook.model.division import Division
from stationbook.model.problem import Problem, Severity
from stationbook.model.station import Station
from stationbook.model.terms import Status, Tier
from stationbook.scaffold.new.files import refuse_existing, rendered, write_new
from stationbook.scaffold.new.places import find_place
from stationbook.scaffold.new.questions import (
    AnswerError,
    Ask,
    Known,
    MissingError,
    Question,
    a_term,
    a_text,
    an_id,
    answers,
)
from stationbook.scaffold.new.slugs import next_free, slug_of

_STATION: TypeAdapter[Station] = TypeAdapter(Station)
_TIERS = {2: Tier.PROVINCE, 4: Tier.PREFECTURE, 6: Tier.COUNTY, 9: Tier.TOWNSHIP, 12: Tier.VILLAGE}
_COUNTY = 6


def new_station(root: Path, catalogue: Catalogue, given: Mapping[str, str | None], ask: Ask | None, *, on: date) -> str:
    """Write the file of a new station and return its path.

    Raises MissingError, ThereAlreadyError, EOFError, OSError; then nothing was written.
    """
    known = answers(_questions(root, catalogue), given, ask)
    division: Division = known["division"]
    folder = _folder(division)
    if same := next((one.id for one in catalogue.briefs if _is_same(one, known)), None):
        raise MissingError(f"名录里已经有名称、层级和区划都一样的站点 {same}；是两个站点的，把名称写得更具体。")
    name = f"{folder}/{known['id']}.yml"
    refuse_existing(root, name)
    code = folder.rpartition("/")[2]
    text = rendered(
        "station.yml",
        id=f"{code}-{known['id']}",
        name=known["name"],
        tier=known["tier"],
        division=division,
        place=catalogue.divisions.path_name(division.code),
        status=known["status"],
        is_closed=known["status"] is Status.CLOSED,
        on=on,
    )
    if wrong := _problems(catalogue, name, text, on):
        raise MissingError("\n".join(str(one) for one in wrong))
    write_new(root, name, text)
    return name


def _is_same(brief: Brief, known: Known) -> bool:
    named = (known["name"], known["tier"], known["division"].code)
    return (brief.official_name, brief.tier, brief.division) == named and brief.status is not Status.CLOSED


def _questions(root: Path, catalogue: Catalogue) -> tuple[Question, ...]:
    taken = {*catalogue.stations, *(former for brief in catalogue.briefs for former in brief.former_ids)}

    def is_taken(folder: str, slug: str) -> bool:
        return f"{folder.rpartition('/')[2]}-{slug}" in taken or (root / folder / f"{slug}.yml").exists()

    def usual_id(known: Known) -> str:
        division: Division = known["division"]
        names = [one.name for one in catalogue.divisions.path(division.code)[:-1]]
        slug = slug_of(known["name"], *names)
        return next_free(slug, lambda one: is_taken(_folder(division), one)) if slug else ""

    def free_id(said: str, known: Known) -> str:
        slug = an_id(said, known)
        if is_taken(_folder(known["division"]), slug):
            raise AnswerError(f"编号 {slug} 已经用过了，用过的编号不再给别的站点。")
        return slug

    return (
        Question("name", "站点的全称（牌子上的）", a_text),
        Question("division", "在哪个区划？写名称或代码，例如 兴义 桔山", lambda said, known: _place(catalogue, said)),
        Question("tier", "哪一级", a_term(Tier), lambda known: _TIERS[len(known["division"].code)].label),
        Question("status", "现在的状态", a_term(Status), lambda known: Status.OPERATING.label),
        Question("id", "编号（文件名，定了不改）", free_id, usual_id),
    )


def _place(catalogue: Catalogue, said: str) -> Division:
    return find_place(catalogue.divisions, said)


def _folder(division: Division) -> str:
    return f"data/stations/{division.code[:2]}/{division.code[:_COUNTY]}"


def _problems(catalogue: Catalogue, name: str, text: str, on: date) -> list[Problem]:
    """Return the errors that `check` would tell of the new file."""
    read = read_text_record(name, text, _STATION)
    if read.record is None:
        return list(read.problems)
    known = Catalogue(**{**vars(catalogue), "paths": {("station", read.record.id): name}})
    found = station_check(known, on=on)(read.record)
    return [one for one in found if one.severity is Severity.ERROR]
