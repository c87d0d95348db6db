"""Which kinds of file do people write, what does each hold, and where does it lie?"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from stationbook.model.assessment import Scheme, Sheet
from stationbook.model.calendar import CalendarYear
from stationbook.model.comment import Comment
from stationbook.model.indicator import IndicatorSystem
from stationbook.model.learning import MustLearnList
from stationbook.model.policy import Policy
from stationbook.model.question import QuestionFile
from stationbook.model.region import Region
from stationbook.model.requirement import LocalProfile, Requirement
from stationbook.model.settings import PluginSettings
from stationbook.model.source import Report
from stationbook.model.standard import EditionMatter, Series, StandardEntry
from stationbook.model.station import Station
from stationbook.model.succession import Succession
from stationbook.model.taxonomy import Hotline, ServiceTaxonomy


class FileKind(NamedTuple):
    """A kind of file: its Chinese title, the type of its content, the pattern of its path, and the same in Chinese.

    ``part`` says in Chinese which part of the file it is, where it is not the whole.
    """

    title: str
    content: Any
    pattern: str
    place: str
    part: str = ""

    @property
    def record(self) -> Any:
        """The record that it holds, or holds several of."""
        return self.content.__args__[0] if hasattr(self.content, "__args__") else self.content

    @property
    def is_list(self) -> bool:
        """Whether the file holds several records one after the other."""
        return self.record is not self.content


_EDITION = "content/standards/*/*/*"
_PLACE = "content/standards/系列/标准/版本"

KINDS: Mapping[str, FileKind] = {
    "station": FileKind("站点", Station, "data/stations/**/*.yml", "data/stations/省代码/县代码/拼音.yml"),
    "region": FileKind("地区", Region, "data/regions/*.yml", "data/regions/区划代码.yml"),
    "reports": FileKind("报道", tuple[Report, ...], "data/reports.yml", "data/reports.yml"),
    "series": FileKind("系列", Series, "content/standards/*/series.yml", "content/standards/系列/series.yml"),
    "standard": FileKind(
        "标准的基本信息",
        StandardEntry,
        "content/standards/*/*/standard.yml",
        "content/standards/系列/标准/standard.yml",
    ),
    "edition": FileKind(
        "一版标准的开头", EditionMatter, f"{_EDITION}/index.md", f"{_PLACE}/index.md", "文件开头两行 --- 之间"
    ),
    "requirements": FileKind(
        "要求", tuple[Requirement, ...], f"{_EDITION}/requirements.yml", f"{_PLACE}/requirements.yml"
    ),
    "profile": FileKind("本地参数", LocalProfile, f"{_EDITION}/profile.yml", f"{_PLACE}/profile.yml"),
    "indicators": FileKind("指标体系", IndicatorSystem, f"{_EDITION}/indicators.yml", f"{_PLACE}/indicators.yml"),
    "comments": FileKind("征求意见", tuple[Comment, ...], f"{_EDITION}/comments.yml", f"{_PLACE}/comments.yml"),
    "must-learn": FileKind("必学清单", MustLearnList, f"{_EDITION}/must-learn.yml", f"{_PLACE}/must-learn.yml"),
    "questions": FileKind("自测题", QuestionFile, f"{_EDITION}/questions.yml", f"{_PLACE}/questions.yml"),
    "policy": FileKind("政策", Policy, "data/policies/*.yml", "data/policies/编号.yml"),
    "scheme": FileKind(
        "评估的规则", Scheme, "data/assessments/*/*/scheme.yml", "data/assessments/年份/名称/scheme.yml"
    ),
    "sheet": FileKind("评分表", Sheet, "data/assessments/*/*/*.yml", "data/assessments/年份/名称/评分表.yml"),
    "successions": FileKind(
        "区划变更",
        tuple[Succession, ...],
        "data/divisions/successions/*.yml",
        "data/divisions/successions/文件名.yml",
    ),
    "services": FileKind("服务分类", ServiceTaxonomy, "data/services.yml", "data/services.yml"),
    "hotlines": FileKind("全国热线", tuple[Hotline, ...], "data/hotlines.yml", "data/hotlines.yml"),
    "calendar": FileKind("放假和调休", CalendarYear, "data/calendar/*.yml", "data/calendar/年份.yml"),
    "settings": FileKind("网站的设置", PluginSettings, "mkdocs.yml", "mkdocs.yml", "plugins 里的 stationbook 下面"),
}
"""Every kind by the name that addresses and schemas carry, in the order in which the reference lists them."""
