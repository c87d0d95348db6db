"""Do the telephones of townships belong to townships of their region, one each, and can they be dialled?"""

from collections.abc import Iterator

from stationbook.check.geography import unknown_division
from stationbook.check.phones import SAMPLE_NUMBER, wrong_number
from stationbook.model.catalogue import Catalogue
from stationbook.model.division import SAMPLE_PREFIX
from stationbook.model.problem import Problem
from stationbook.model.problem_kind import SAMPLE_REGION, ProblemKind

MISPLACED = ProblemKind(
    "township-phone-misplaced",
    "乡镇电话写错了地方",
    "乡镇（街道）办公室的电话写在它所在地区的文件里，division 写九位代码。",
    wrong='township_phones: [{division: "990101", phone: 000-12345678}]',
    right='township_phones: [{division: "990101101", phone: 000-12345678}]',
    path=SAMPLE_REGION,
)
TWICE = ProblemKind(
    "township-phone-twice",
    "一个乡镇写了两个电话",
    "同一个乡镇（街道）的办公室电话写了两条，不知道该拨哪一个。留一条。",
    wrong="""\
township_phones:
  - {division: "990101101", phone: 000-12345678}
  - {division: "990101101", phone: 000-12345679}""",
    right="""\
township_phones:
  - {division: "990101101", phone: 000-12345678}
  - {division: "990101102", phone: 000-12345679}""",
    path=SAMPLE_REGION,
)


def check_township_phones(catalogue: Catalogue) -> Iterator[Problem]:
    """Every telephone of a township's office names a township of its region, once, and can be dialled."""
    told: dict[str, str] = {}
    for code, region in catalogue.regions.items():
        path = catalogue.path("region", code)
        for number, one in enumerate(region.township_phones):
            field = ("township_phones", number)
            if len(one.division) != 9:
                words = f"“{one.division}”不是乡镇（街道）的代码"
                yield MISPLACED.at(path, (*field, "division"), words, "写九位代码，加引号")
            elif not one.division.startswith(code):
                words = f"{one.division} 不在 {code} 里"
                yield MISPLACED.at(path, (*field, "division"), words, "写进它所在地区的文件")
            else:
                yield from unknown_division(catalogue, path, (*field, "division"), one.division)
            if one.division in told:
                words = f"{one.division} 的电话在 {told[one.division]} 里写过了"
                yield TWICE.at(path, (*field, "division"), words, "留一条")
            told.setdefault(one.division, path)
            if one.division.startswith(SAMPLE_PREFIX):
                if not one.phone.startswith("000-"):
                    words = "示例地区的电话可能是别人的真号码"
                    yield SAMPLE_NUMBER.at(path, (*field, "phone"), words, "写 000- 开头的号码")
            elif wrong := wrong_number(one.phone):
                kind, words, hint = wrong
                yield kind.at(path, (*field, "phone"), words, hint)
