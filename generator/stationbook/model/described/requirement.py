"""How are the fields of requirements, local parameters and indicators described?"""

from stationbook.model.described.words import Described
from stationbook.model.described.words import FieldWords as Field
from stationbook.model.described.words import RecordWords as Words
from stationbook.model.indicator import (
    DeclaredShape,
    Indicator,
    IndicatorSystem,
    ObservationPoint,
    Part,
    ScoreStep,
    ScoringRule,
)
from stationbook.model.requirement import AppliesTo, Bound, LocalProfile, Parameter, Requirement, YearRow

_COMPARED = "要求页、对照要求"
_SCORED = "评估参考、评分表"
_AT_LEAST = Field("不少于", "数，或分数", "60")
_AT_MOST = Field("不超过", "数，或分数", "8")
_BETWEEN = Field("在两数之间", "两头都算", "[1, 3]")

REQUIREMENT: Described = {
    Bound: Words(
        "界限",
        _COMPARED,
        {
            "at_least": _AT_LEAST,
            "at_most": _AT_MOST,
            "between": _BETWEEN,
            "equals": Field("等于", "数、true、false 或文字", "true"),
            "includes_all": Field("都要有", "列出的每一样都要有", "[值班制度, 保密制度]"),
            "present": Field("要写明", "只要资料里写明，写 true", "true"),
        },
    ),
    YearRow: Words(
        "随合同年度变的界限",
        _COMPARED,
        {
            "from_year": Field("从第几年", "服务合同的年度，含这一年", "1"),
            "until_year": Field("到第几年", "含这一年；以后都一样的不写", "2"),
        },
    ),
    AppliesTo: Words(
        "适用的站点",
        _COMPARED,
        {
            "tier": Field("层级", "不写是所有层级", "[township]"),
            "kind": Field("类型", "不写是所有类型", "[general]"),
            "status": Field("状态", "不写是正常服务、已建成、暂停服务的", "[operating]"),
            "division": Field("地区", "区划代码，加引号；连同下级", '["5223"]'),
        },
    ),
    Requirement: Words(
        "要求",
        _COMPARED,
        {
            "id": Field("编号", "定了不改", "premises-area"),
            "clause": Field("条款", "同一版里条款的编号", "premises.area"),
            "strength": Field("强度", "和条文一致", "shall"),
            "subject": Field("对象", "要求谁；不写是站点", "station"),
            "applies_to": Field("适用的站点", "不写是所有站点"),
            "measure": Field("测量什么", "“能测量什么”里的名称", "premises.area"),
            "of": Field("和什么比", "要求的是比例时，写分母的名称", "staff.headcount"),
            "by_year": Field("随合同年度变", "一年或几年一行；没有写到的年度不评"),
            "note_below": Field("低于它时提示", "达到，但值得说明的", "5"),
            "unit": Field("单位", "和测量的单位不同时才写", "元/名"),
            "group": Field("合在一起数", "同一个名称的几条合在一起数", "rooms"),
            "evidence": Field("凭什么看", "核实时看什么", "平面图或现场丈量记录"),
            "why": Field("为什么", "一句话", "第二年报道没有给出数值"),
        },
    ),
    Parameter: Words(
        "本地参数",
        _COMPARED,
        {
            "requirement": Field("要求", "改哪条要求，写编号", "premises-area"),
            "strength": Field("强度", "本地改了才写", "should"),
            "at_least": _AT_LEAST,
            "at_most": _AT_MOST,
            "between": _BETWEEN,
            "by_year": Field("随合同年度变", "一年或几年一行"),
            "note": Field("依据", "本地文件的哪一条", "本文件“面积”"),
        },
    ),
    LocalProfile: Words(
        "本地采用的标准",
        _COMPARED,
        {
            "base": Field("以哪一版为底", "写 系列/标准/版本", "stationbook/building-standard/2026"),
            "division": Field("地区", "区划代码，加引号", '"9901"'),
            "set": Field("改哪几条", "只写本地改了的"),
        },
    ),
    IndicatorSystem: Words(
        "指标体系",
        _SCORED,
        {
            "total": Field("总分", "等于各部分之和", "150"),
            "shape": Field("结构", "写明各级的数量，检查时核对"),
            "disclaimer": Field("声明", "要先说明的话", "由本项目自行编写，供试用和提意见"),
            "parts": Field("部分", "各有自己的对象"),
        },
    ),
    DeclaredShape: Words(
        "结构",
        "检查",
        {
            "level1": Field("一级指标数", "只写数字", "7"),
            "level2": Field("二级指标数", "只写数字", "27"),
            "points": Field("观测点数", "只写数字", "67"),
        },
    ),
    Part: Words(
        "部分",
        _SCORED,
        {
            "id": Field("编号", "定了不改", "county"),
            "title": Field("名称", "这一部分叫什么", "县（市、区）部分"),
            "subject": Field("评谁", "评县还是评站点", "county"),
            "score": Field("分值", "等于下面各项之和", "50"),
            "indicators": Field("指标", "下面的指标"),
        },
    ),
    Indicator: Words(
        "指标",
        _SCORED,
        {
            "id": Field("编号", "定了不改", "policy.arrangement"),
            "title": Field("名称", "这项指标叫什么", "工作部署"),
            "score": Field("分值", "等于下面各项之和", "4"),
            "indicators": Field("下级指标", "有下级指标的写这一项"),
            "points": Field("观测点", "没有下级指标的写这一项"),
        },
    ),
    ObservationPoint: Words(
        "观测点",
        _SCORED,
        {
            "id": Field("编号", "定了不改", "premises.area"),
            "title": Field("名称", "看什么", "面积达到标准"),
            "score": Field("分值", "只写数字", "2"),
            "method": Field("评估方法", "怎样看", "[实地查看]"),
            "evidence": Field("凭什么看", "看哪些材料", "现场丈量"),
            "rule": Field("评分办法", "怎样打分"),
            "clause": Field("条款", "写 系列/标准#条款", "stationbook/building-standard#premises.area"),
            "requirement": Field("要求", "依据哪条要求，写编号", "premises-area"),
        },
    ),
    ScoringRule: Words(
        "评分办法",
        _SCORED,
        {
            "kind": Field("办法", "哪一种", "yes-no"),
            "when": Field("得分的条件", "是否达到的写这一项", "写明三件事"),
            "steps": Field("档", "分档的写这一项"),
            "of": Field("什么的比例", "按比例的写这一项", "持证人员占比"),
            "full_at": Field("多少得满分", "按比例的写这一项", "100%"),
            "guide": Field("怎样评", "综合评定的写这一项", "看记录是否完整"),
        },
    ),
    ScoreStep: Words(
        "一档",
        _SCORED,
        {
            "when": Field("条件", "达到什么得这一档", "60 m² 以上"),
            "score": Field("得分", "只写数字", "2"),
            "at_least": Field("不少于", "由数决定时，写这个数", "60"),
        },
    ),
}
