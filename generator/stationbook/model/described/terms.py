"""What is each closed list of terms called, and what does it say? The terms and their labels are in `terms`."""

from collections.abc import Mapping

from stationbook.model import terms
from stationbook.model.described.words import TermsWords as Words
from stationbook.model.terms import Term

TERMS: Mapping[type[Term], Words] = {
    terms.Tier: Words("层级", "站点在服务网络的哪一级；看实际，不看名称"),
    terms.Status: Words("状态", "站点现在能不能去"),
    terms.StationKind: Words("类型", "站点是做什么的；覆盖率只算综合和农场的"),
    terms.OperatorKind: Words("运营单位类型", "谁在运营站点"),
    terms.PhoneKind: Words("电话类型", "手机要有本人书面同意才能公布"),
    terms.Datum: Words("坐标系", "经纬度用的坐标系"),
    terms.Precision: Words("精度", "位置准确到哪一级"),
    terms.BusinessLine: Words("业务线", "民政业务的哪一条线"),
    terms.StandardKind: Words("标准种类", "一份文件是哪一种"),
    terms.Stage: Words("阶段", "资料里写的阶段；页面上的状态另按日期算出"),
    terms.ShownState: Words("页面上的状态", "由阶段、日期和来源算出，资料里不写"),
    terms.TextScope: Words("文本", "一版带全文还是摘录"),
    terms.Verification: Words("核对程度", "和原文核对到什么程度"),
    terms.Confidence: Words("把握", "名称、编号、日期有多大把握"),
    terms.InstitutionKind: Words("机构种类", "地区页上不是站点的单位"),
    terms.BuiltState: Words("数的是什么", "公布的数是已建成的，还是已开展服务的"),
    terms.Method: Words("评估方法", "观测点怎样看"),
    terms.ScoredSubject: Words("评谁", "指标的一部分评谁"),
    terms.RuleKind: Words("评分办法", "分数怎样得出"),
    terms.Strength: Words("强度", "条款要求的强弱，和条文一致"),
    terms.AssessedSubject: Words("对象", "要求谁"),
    terms.Verdict: Words("结论", "站点对照要求的结果，由程序得出，资料里不写"),
    terms.BodyKind: Words("单位种类", "谁提的意见"),
    terms.Disposition: Words("处理意见", "意见采纳没有"),
    terms.QuestionKind: Words("题型", "题目怎样作答"),
    terms.LearnerRole: Words("学习者", "谁要学"),
    terms.LearningStage: Words("学习阶段", "最迟什么时候学"),
    terms.Difficulty: Words("难度", "人人要会，还是难的情形才用"),
    terms.LimitUnit: Words("时限单位", "时限按什么数"),
    terms.SuccessionKind: Words("变更种类", "区划变更是哪一种"),
    terms.PublisherKind: Words("主办者种类", "谁在主办网站"),
}
