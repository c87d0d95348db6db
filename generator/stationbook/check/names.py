"""Does every file lie where its record's id says, and is every id its own?"""

import re
from collections.abc import Iterator

from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Problem
from stationbook.model.problem_kind import EDITION, ProblemKind

FORMER_TAKEN = ProblemKind(
    "former-id-taken",
    "旧编号还有人用",
    "former_ids 里的旧编号只能指向一个站点，也不能是哪个站点现在的编号，不然旧网址不知道该转到哪里。",
    wrong="former_ids: [990101-qingxi]",
    right="former_ids: [990101-baishijie]",
)
ELSEWHERE = ProblemKind(
    "id-not-file-name",
    "编号与文件名不一致",
    "地区、政策的文件按编号命名。编号一经公布不再改，改文件名。",
    wrong='code: "5203"\nname: 遵义市',
    right='code: "5203"\nname: 遵义市',
    path="data/regions/zunyi.yml",
    right_path="data/regions/5203.yml",
)
EDITION_ELSEWHERE = ProblemKind(
    "edition-not-folder",
    "版本与文件夹的名称不一致",
    "复制旧版的文件夹来写新版时，edition 和文件夹的名称要一起改。",
    wrong='edition: "2027"',
    right='edition: "2026"',
    path=f"{EDITION}/index.md",
)
BAD_FOLDER = ProblemKind(
    "folder-name-wrong",
    "文件夹名不能作网址",
    "标准和版本的文件夹名会成为网址：只用小写字母、数字、短横和点，也不能用网站自己用了的名称。",
    wrong="title: 小手册\nkind: notice\nissuer: 某局\nstage: issued",
    right="title: 小手册\nkind: notice\nissuer: 某局\nstage: issued",
    path="content/standards/tiny/Handbook/standard.yml",
    right_path="content/standards/tiny/handbook/standard.yml",
)

# Addresses below a series and below a standard that pages of other kinds have.
_TAKEN = frozenset({"book", "indicators", "requirements", "changes", "comments"})
_NAME = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")


def check_names(catalogue: Catalogue) -> Iterator[Problem]:
    """Regions and policies lie in the file of their id; folders of standards have names that an address can hold."""
    for code in catalogue.regions:
        yield from _stands_at(catalogue.path("region", code), f"data/regions/{code}.yml", "code")
    for policy_id in catalogue.policies:
        yield from _stands_at(catalogue.path("policy", policy_id), f"data/policies/{policy_id}.yml", "id")
    for edition in catalogue.editions().values():
        if edition.matter.edition != edition.slug:
            words = f"写的是“{edition.matter.edition}”，文件夹却叫“{edition.slug}”"
            yield EDITION_ELSEWHERE.at(
                edition.path, ("edition",), words, "复制出来的新版本，这一项和文件夹的名称要一样"
            )
    for standard_id, standard in catalogue.standards.items():
        for owner, path in ((standard_id, standard.path), *((e.id, e.path) for e in standard.editions.values())):
            if owner.split("/")[1] in _TAKEN:
                words = f"文件夹名“{owner.split('/')[1]}”已有别的页面用了"
                yield BAD_FOLDER.at(path, (), words, "换一个名称", 1, 1)
            if not all(_NAME.fullmatch(part) for part in owner.split("/")):
                words = f"文件夹名“{owner}”不能作网址"
                yield BAD_FOLDER.at(path, (), words, "只用小写字母、数字、短横和点", 1, 1)


def check_former_ids(catalogue: Catalogue) -> Iterator[Problem]:
    """Former ids lead to one station only, and are no station's present id."""
    owners: dict[str, str] = {}
    for station in catalogue.briefs:
        path = catalogue.path("station", station.id)
        for number, former in enumerate(station.former_ids):
            if former in catalogue.stations:
                words, hint = f"“{former}”还是一个站点现在的编号", "旧编号不能再用；核对两份文件"
                yield FORMER_TAKEN.at(path, ("former_ids", number), words, hint)
            elif owners.setdefault(former, station.id) != station.id:
                words = f"“{former}”已经写作 {owners[former]} 的旧编号"
                yield FORMER_TAKEN.at(path, ("former_ids", number), words, "一个旧编号只能指向一个站点")


def _stands_at(path: str, expected: str, field: str) -> Iterator[Problem]:
    if path != expected:
        yield ELSEWHERE.at(path, (field,), "编号与文件名不一致", f"文件应当是 {expected}")
