"""Does every file lie where its record's id says, and is every id its own?"""

import re
from collections.abc import Iterator

from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Problem

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
            yield Problem(edition.path, ("edition",), words, "复制出来的新版本，这一项和文件夹的名称要一样")
    for standard_id, standard in catalogue.standards.items():
        for owner, path in ((standard_id, standard.path), *((e.id, e.path) for e in standard.editions.values())):
            if owner.split("/")[1] in _TAKEN:
                yield Problem(path, (), f"文件夹名“{owner.split('/')[1]}”已有别的页面用了", "换一个名称", 1, 1)
            if not all(_NAME.fullmatch(part) for part in owner.split("/")):
                yield Problem(path, (), f"文件夹名“{owner}”不能作网址", "只用小写字母、数字、短横和点", 1, 1)


def check_former_ids(catalogue: Catalogue) -> Iterator[Problem]:
    """Former ids lead to one station only, and are no station's present id."""
    owners: dict[str, str] = {}
    for station in catalogue.briefs:
        path = catalogue.path("station", station.id)
        for number, former in enumerate(station.former_ids):
            if former in catalogue.stations:
                words, hint = f"“{former}”还是一个站点现在的编号", "旧编号不能再用；核对两份文件"
                yield Problem(path, ("former_ids", number), words, hint)
            elif owners.setdefault(former, station.id) != station.id:
                words = f"“{former}”已经写作 {owners[former]} 的旧编号"
                yield Problem(path, ("former_ids", number), words, "一个旧编号只能指向一个站点")


def _stands_at(path: str, expected: str, field: str) -> Iterator[Problem]:
    if path != expected:
        yield Problem(path, (field,), "编号与文件名不一致", f"文件应当是 {expected}")
