"""How are the fields of a standard, of an edition's front matter, and of comments on a draft described?"""

from stationbook.model.comment import Comment
from stationbook.model.described.words import Described
from stationbook.model.described.words import FieldWords as Field
from stationbook.model.described.words import RecordWords as Words
from stationbook.model.standard import (
    Accepted,
    Consultation,
    DeclaredChange,
    Dimensions,
    EditionMatter,
    NamedChapters,
    PublishedShape,
    RankBand,
    Series,
    ShapePart,
    StandardEntry,
)

_CATALOGUE = "标准目录、标准页"
_PUBLISHED = Field("原文", "照报道写", "累计收到意见建议 116 条，采纳 108 条")
_NOTE = Field("说明", "要说明的", "合计口径，来源报道未按文件分列")
_SOURCE = Field("出处", "data/reports.yml 里的编号", "guizhou-standards")
_ISSUED = Field("发布日期", "完整日期，或来源自己的说法", "2026-11-01")
_EFFECTIVE = Field("施行日期", "完整日期，或来源自己的说法；按它定哪一版现行", "2026-12-01")
_TRIAL = Field("试行", "试行的写 true", "true")
_TRIAL_UNTIL = Field("试行到哪天", "试行期的最后一天", "2027-06-30")
_PROPOSAL = Field("项目建议稿", "本项目自己写的写 true", "true", "处处标明“项目建议稿”")

STANDARD: Described = {
    Series: Words(
        "系列",
        _CATALOGUE,
        {
            "title": Field("名称", "这一组文件叫什么", "贵州省社工站标准"),
            "about": Field("说明", "一两句话", "一套配合使用的文件。"),
            "order": Field("次序", "小的排在前面", "10"),
        },
    ),
    StandardEntry: Words(
        "标准的基本信息",
        _CATALOGUE,
        {
            "title": Field("名称", "照文件写", "乡镇（街道）社工站建设标准"),
            "kind": Field("标准种类", "哪一种文件", "building-standard"),
            "issuer": Field("发布机关", "谁发布的", "某省民政厅"),
            "stage": Field("阶段", "现在到了哪一步；页面上写的状态另按日期算出", "issued"),
            "number": Field("标准号", "来源写明的才写", "MZ/T 166-2021"),
            "proposal": _PROPOSAL,
            "sample": Field("示例数据", "虚构的写 true", "true", "处处标明“示例数据”"),
            "trial": _TRIAL,
            "trial_until": _TRIAL_UNTIL,
            "status_as_reported": Field("报道的说法", "报道怎样说它的状态", "已出台"),
            "issued": _ISSUED,
            "effective": _EFFECTIVE,
            "region": Field("适用地区", "区划代码，加引号；全国的不写", '"52"'),
            "lines": Field("业务线", "属于哪几条业务线", "[general]"),
            "chapters": Field("章", "没有正文时，来源点名的章"),
            "shape": Field("指标的结构", "没有正文时，来源写明的指标数和分值"),
            "consultation": Field("征求意见的数字", "公布的数字"),
            "dimensions": Field("评估的方面", "从哪几个方面评估谁"),
            "about": Field("说明", "一两句话", "怎样建好一个社工站。"),
            "supersedes": Field("代替", "代替的标准，写 系列/标准", "[tiny/rules]"),
            "verified": Field("核对程度", "和原文核对到什么程度", "report"),
            "confidence": Field("把握", "名称、编号、日期有多大把握", "high"),
            "sources": Field("来源", "要有一个写明完整日期的来源说它现行，页面才写“现行”"),
            "notes": Field("备注", "其他要说明的", "[标准号来源报道未给出]"),
        },
    ),
    NamedChapters: Words(
        "来源点名的章",
        _CATALOGUE,
        {
            "count": Field("章数", "只写数字", "9"),
            "named": Field("点名的章", "照报道写", "[选址要求, 硬件标准]"),
            "published": _PUBLISHED,
            "note": _NOTE,
        },
    ),
    PublishedShape: Words(
        "公布的指标结构",
        _CATALOGUE,
        {
            "level1": Field("一级指标数", "只写数字", "7"),
            "level2": Field("二级指标数", "只写数字", "27"),
            "points": Field("观测点数", "只写数字", "67"),
            "total": Field("总分", "只写数字", "150"),
            "level1_names": Field("一级指标", "照报道写", "[政策支持, 硬件条件]"),
            "parts": Field("部分", "分成哪几部分"),
            "method": Field("评估办法", "照报道写", "查阅资料、实地查看"),
            "ranking": Field("排名的档", "照报道写"),
            "note": _NOTE,
        },
    ),
    ShapePart: Words(
        "公布的一部分",
        _CATALOGUE,
        {
            "title": Field("名称", "照报道写", "对县(区)专项评价"),
            "level1": Field("一级指标", "照报道写", "[政策支持]"),
            "score": Field("分值", "只写数字", "50"),
            "note": _NOTE,
        },
    ),
    RankBand: Words(
        "公布的一档",
        _CATALOGUE,
        {
            "band": Field("范围", "照报道写", "前三分之一"),
            "label": Field("叫法", "照报道写", "优秀"),
            "unit": Field("谁排名", "照报道写", "县（区）"),
        },
    ),
    Consultation: Words(
        "征求意见的数字",
        _CATALOGUE,
        {
            "received": Field("收到", "只写数字", "116"),
            "adopted": Field("采纳", "只写数字", "108"),
            "rounds": Field("几轮", "照报道写", "两轮专家论证会"),
            "trial": Field("试行", "照报道写", "试行 3 个月"),
            "published": _PUBLISHED,
            "note": _NOTE,
            "source": _SOURCE,
        },
    ),
    Dimensions: Words(
        "评估的方面",
        _CATALOGUE,
        {
            "of": Field("评谁", "照报道写", "市县民政部门"),
            "names": Field("方面", "照报道写", "[协调力, 指导力]"),
        },
    ),
    EditionMatter: Words(
        "一版标准的开头",
        "标准页",
        {
            "title": Field("名称", "照文件写", "乡镇（街道）社工站建设标准"),
            "edition": Field("版本", "和文件夹的名称一样，加引号", '"2026"', "标准页、引用"),
            "stage": Field("阶段", "现在到了哪一步", "consultation"),
            "kind": Field("标准种类", "和 standard.yml 不同时才写", "building-standard"),
            "issuer": Field("发布机关", "和 standard.yml 不同时才写", "某省民政厅"),
            "number": Field("标准号", "和 standard.yml 不同时才写", "MZ/T 166-2021"),
            "proposal": _PROPOSAL,
            "trial": _TRIAL,
            "trial_until": _TRIAL_UNTIL,
            "text": Field("文本", "全文还是摘录；摘录不编条号", "full"),
            "issued": _ISSUED,
            "effective": _EFFECTIVE,
            "supersedes": Field("代替", "代替的版本或标准", '["2025"]'),
            "complete_to": Field("收录到哪天", "按哪天的情况写的", "2026-11-22"),
            "source": _SOURCE,
            "accept": Field("接受的提示", "编写检查的提示，核对过、要保留的", used="检查"),
            "withdrawn_on": Field("废止日期", "从哪天起废止", "2027-01-01"),
            "changes": Field("条款的去向", "上一版的条款删去、移走、合并、拆开的，写在这里", used="版本对照、固定网址"),
        },
    ),
    Accepted: Words(
        "接受的提示",
        "检查",
        {
            "rule": Field("规则", "提示末尾的规则名", "modal-verb"),
            "clause": Field("条款", "条款的编号", "premises.area"),
            "reason": Field("理由", "为什么保留", "引用原文"),
        },
    ),
    DeclaredChange: Words(
        "条款的去向",
        "版本对照、固定网址",
        {
            "clause": Field("条款", "删去、移走的写旧编号，拆开、合并的写新编号", "premises.area"),
            "withdrawn": Field("删去的理由", "为什么删去", "不再需要"),
            "moved_to": Field("移到", "新编号", "premises.rooms"),
            "split_from": Field("拆自", "旧编号", "premises"),
            "merged_from": Field("合并自", "几个旧编号", "[premises.old, premises.rooms]"),
        },
    ),
    Comment: Words(
        "征求意见的一条",
        "征求意见页",
        {
            "id": Field("编号", "定了不改", "c01"),
            "clause": Field("条款", "条款的编号", "premises.area"),
            "from_kind": Field("单位种类", "只写种类，不写人名", "township"),
            "text": Field("意见", "一两句话", "建议按服务人口分档。"),
            "disposition": Field("处理意见", "采纳没有", "partly"),
            "reason": Field("理由", "没有全部采纳的要写", "面积仍定 80 m²。"),
            "change": Field("改了什么", "按意见改了哪里", "增加了偏离的办法。"),
        },
    ),
}
