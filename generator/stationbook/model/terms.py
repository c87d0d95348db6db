"""Which closed lists of terms does the field use, and what is each term called in Chinese?"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum


class Term(StrEnum):
    """A term of a closed list: its value stands in YAML, code and addresses, its label on the page."""

    label: str

    def __new__(cls, value: str, label: str) -> "Term":
        """Pair the value with its Chinese label."""
        term = str.__new__(cls, value)
        term._value_ = value
        term.label = label
        return term


def term_named(terms: Sequence[Term], words: str) -> str | None:
    """Return the term whose Chinese name some words are, if they are the name of one only."""
    found = [str(one) for one in terms if words in _names(one.label)]
    return found[0] if len(found) == 1 else None


def _names(label: str) -> Iterator[str]:
    """Yield the names under which people know a term: 乡镇（街道）级 is also 乡镇, 街道 and 街道级."""
    yield label
    if parts := re.fullmatch(r"(.+?)（(.+?)）(.*)", label):
        for name in (parts[1], *parts[2].split("、")):
            yield f"{name}{parts[3]}"
            if parts[3] == "级":
                yield name
    elif label.endswith("级"):
        yield label.removesuffix("级")


class Tier(Term):
    """The level of a station in its network; local names differ, so the name never decides it."""

    PROVINCE = "province", "省级"
    PREFECTURE = "prefecture", "市（州）级"
    COUNTY = "county", "县（市、区）级"
    TOWNSHIP = "township", "乡镇（街道）级"
    VILLAGE = "village", "村（社区）级"
    NEIGHBOURHOOD = "neighbourhood", "小区（大院）级"


class Status(Term):
    """Where a station stands in its life."""

    PLANNED = "planned", "计划建设"
    BUILT = "built", "已建成，尚未开展服务"
    OPERATING = "operating", "正常服务"
    SUSPENDED = "suspended", "暂停服务"
    CLOSED = "closed", "已撤销"
    REPORTED = "reported", "见于报道"


class SuccessionKind(Term):
    """How divisions took the place of others; the label is what stands between the old ones and the new."""

    RENAMED = "renamed", "更名为"
    CONVERTED = "converted", "改设为"
    MERGED = "merged", "并入"
    SPLIT = "split", "拆分为"
    RECODED = "recoded", "换代码为"


class StationKind(Term):
    """What a station is for; coverage counts general and farm stations only."""

    GENERAL = "general", "综合"
    FARM = "farm", "农场（居）"
    MENTAL_HEALTH_REHABILITATION = "mental-health-rehabilitation", "精神康复"
    CHILD_PROTECTION = "child-protection", "未成年人保护"
    SUPERVISION = "supervision", "督导"
    INCUBATOR = "incubator", "孵化"
    TRAINING = "training", "培训"


class OperatorKind(Term):
    """Who runs a station."""

    SOCIAL_WORK_AGENCY = "social-work-agency", "社工机构"
    GOVERNMENT = "government", "民政部门"
    TOWNSHIP = "township", "乡镇（街道）"
    VILLAGE_COMMITTEE = "village-committee", "村（居）委会"
    SOCIAL_ORGANISATION = "social-organisation", "社会组织"
    OTHER = "other", "其他"


class PhoneKind(Term):
    """A landline may be public; a mobile needs its holder's consent."""

    LANDLINE = "landline", "座机"
    MOBILE = "mobile", "手机"


class Datum(Term):
    """The coordinate reference in which a place is stored."""

    WGS84 = "wgs84", "WGS-84"
    GCJ02 = "gcj02", "GCJ-02"
    BD09 = "bd09", "BD-09"


class Precision(Term):
    """How exactly a place is known."""

    EXACT = "exact", "准确位置"
    VILLAGE = "village", "大致位置（村、社区）"
    TOWNSHIP = "township", "大致位置（乡镇、街道）"
    COUNTY = "county", "大致位置（县、市、区）"


class BusinessLine(Term):
    """The lines of civil-affairs business that must-learn items and services belong to."""

    ASSISTANCE = "assistance", "社会救助"
    ELDERLY = "elderly", "困境老人"
    CHILDREN = "children", "困境儿童"
    GENERAL = "general", "社会工作通用"
    SITE = "site", "网站与数据"


class StandardKind(Term):
    """What sort of document a catalogue entry is."""

    BUILDING_STANDARD = "building-standard", "建设标准"
    SERVICE_GUIDE = "service-guide", "服务指南"
    ASSESSMENT_REFERENCE = "assessment-reference", "评估参考"
    MUST_LEARN_LIST = "must-learn-list", "必学清单"
    ADMINISTRATIVE_MEASURE = "administrative-measure", "管理办法"
    WORK_PLAN = "work-plan", "工作方案"
    NOTICE = "notice", "通知"
    GUIDELINE = "guideline", "指引"
    TRADE_STANDARD = "trade-standard", "国家与行业标准"
    LOCAL_STANDARD = "local-standard", "地方标准"


class Stage(Term):
    """The stored stage of a document; what is shown is computed on a date (`assess.stage`)."""

    PREPARING = "preparing", "制定中"
    CONSULTATION = "consultation", "征求意见"
    ISSUED = "issued", "已发布"
    WITHDRAWN = "withdrawn", "废止"


class ShownState(Term):
    """What is said of a document on a date; computed, never stored (`assess.stage`)."""

    PROPOSAL = "proposal", "项目建议稿"
    PREPARING = "preparing", "制定中"
    CONSULTATION = "consultation", "征求意见"
    COMING = "coming", "即将实施"
    TRIAL = "trial", "试行"
    TRIAL_OVER = "trial-over", "试行期已满"
    IN_FORCE = "in-force", "现行"
    SUPERSEDED = "superseded", "被代替"
    WITHDRAWN = "withdrawn", "废止"
    NOT_CHECKED = "not-checked", "状态未核"


class TextScope(Term):
    """How much of a document an edition carries."""

    FULL = "full", "全文"
    EXCERPT = "excerpt", "摘录"


class Verification(Term):
    """How far a document was compared with its original."""

    FULL_TEXT = "full_text", "已对照全文"
    PAGE = "page", "见于网页"
    MEMORY = "memory", "待核对原文"
    SEED = "seed", "来源引用"
    REPORT = "report", "见于报道"


class Confidence(Term):
    """How sure the catalogue is of a title, a number or a date."""

    HIGH = "high", "较有把握"
    MEDIUM = "medium", "把握一般"
    LOW = "low", "把握不大"


class InstitutionKind(Term):
    """A body of a region's page that is not a station."""

    ACADEMY = "academy", "院校与研究机构"
    INCUBATOR = "incubator", "孵化机构"
    STUDIO = "studio", "工作室"
    STREET = "street", "街道"
    ORGANISATION = "organisation", "机构"


class BuiltState(Term):
    """Whether a published count is of stations built or of stations that operate."""

    BUILT = "built", "已建成"
    OPERATING = "operating", "已开展服务"


class Method(Term):
    """How an observation point is assessed."""

    DOCUMENTS = "查阅资料", "查阅资料"
    INTERVIEW = "访谈", "访谈"
    SITE_VISIT = "实地查看", "实地查看"
    DATA = "数据", "数据"


class ScoredSubject(Term):
    """Whom a part of an indicator system scores."""

    COUNTY = "county", "县（市、区）"
    STATION = "station", "站点"


class RuleKind(Term):
    """How a score is found."""

    YES_NO = "yes-no", "是否达到"
    STEPS = "steps", "分档"
    PROPORTIONAL = "proportional", "按比例"
    MANUAL = "manual", "综合评定"


class Strength(Term):
    """How strongly a clause asks (GB/T 1.1-2020 annex C: 应, 宜, 可)."""

    SHALL = "shall", "应"
    SHOULD = "should", "宜"
    MAY = "may", "可"


class AssessedSubject(Term):
    """Of whom a requirement asks something."""

    STATION = "station", "站点"
    DIVISION = "division", "地区"


class Verdict(Term):
    """What came of a requirement at a station. Missing data is not assessed, never not met."""

    MET = "met", "达到"
    PARTLY_MET = "partly-met", "部分达到"
    NOT_MET = "not-met", "未达到"
    NOT_ASSESSED = "not-assessed", "未评估"
    DEVIATION = "deviation", "有理由的偏离"


class BodyKind(Term):
    """Which kind of body commented on a draft."""

    CIVIL_AFFAIRS = "civil-affairs", "民政部门"
    DEPARTMENT = "department", "其他部门"
    TOWNSHIP = "township", "乡镇（街道）"
    STATION = "station", "社工站"
    AGENCY = "agency", "社会工作服务机构"
    ACADEMY = "academy", "院校与研究机构"
    ASSOCIATION = "association", "行业组织"
    PUBLIC = "public", "公众"


class Disposition(Term):
    """What became of a comment."""

    ADOPTED = "adopted", "采纳"
    PARTLY = "partly", "部分采纳"
    DECLINED = "declined", "未采纳"


class QuestionKind(Term):
    """How a question of a self-test is answered."""

    SINGLE = "single", "单选题"
    MULTIPLE = "multiple", "多选题"
    JUDGEMENT = "judgement", "判断题"
    ORDER = "order", "排序题"
    NUMBER = "number", "填数题"


class LearnerRole(Term):
    """Who learns an item of a must-learn list."""

    STATION_WORKER = "station-worker", "驻站社工"
    STATION_HEAD = "station-head", "站长"
    SUPERVISOR = "supervisor", "督导"
    VOLUNTEER = "volunteer", "志愿者"


class LearningStage(Term):
    """By when a new worker needs an item."""

    FIRST_DAY = "first-day", "第一天"
    FIRST_WEEK = "first-week", "第一周"
    FIRST_MONTH = "first-month", "第一月"
    STANDING = "standing", "常备"


class Difficulty(Term):
    """Whether an item is needed by everyone who learns it, or for harder cases."""

    BASIC = "basic", "基础"
    ADVANCED = "advanced", "进阶"


class LimitUnit(Term):
    """In what a time limit counts; its label stands in the words of the limit after the number."""

    WORKDAY = "workday", "个工作日"
    DAY = "day", "天"
    HOUR = "hour", "小时"
    MONTH = "month", "个月"


class PublisherKind(Term):
    """Who may run a site; what its pages say of themselves depends on it."""

    DEPARTMENT = "department", "政府部门"
    ORGANISATION = "organisation", "社会组织、企业等单位"
    INDIVIDUAL = "individual", "个人"
