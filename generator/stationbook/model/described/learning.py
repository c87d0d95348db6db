"""How are the fields of policies, must-learn lists and questions described?"""

from stationbook.model.described.words import Described
from stationbook.model.described.words import FieldWords as Field
from stationbook.model.described.words import RecordWords as Words
from stationbook.model.learning import Carried, Group, Item, MustLearnList, Withdrawn
from stationbook.model.policy import Point, Policy, Procedure, Step, TypedLimit
from stationbook.model.question import Option, Question, QuestionFile

_LEARN = "必学清单"
_POLICY = "政策页、必学清单"
_CONFIDENCE = "这一项有多大把握"

LEARNING: Described = {
    Policy: Words(
        "政策",
        _POLICY,
        {
            "id": Field("编号", "和文件名一样；定了不改", "linshi-47", "网址、学习进度"),
            "title": Field("名称", "照文件写", "国务院关于全面建立临时救助制度的通知"),
            "issuer": Field("发布机关", "照文件写", "国务院"),
            "number": Field("文号", "照文件写", "国发〔2014〕47号"),
            "number_confidence": Field("文号的把握", _CONFIDENCE, "medium"),
            "issued": Field("发布日期", "完整日期，或来源自己的说法", "2014-10-03"),
            "issued_confidence": Field("发布日期的把握", _CONFIDENCE, "medium"),
            "effective": Field("施行日期", "完整日期，或来源自己的说法", "2014-10-03"),
            "effective_confidence": Field("施行日期的把握", _CONFIDENCE, "medium"),
            "amended": Field("修改日期", "最近一次修改", "2024-01-01"),
            "replaces": Field("代替", "代替哪份文件", "国发〔2007〕19号"),
            "status": Field("状态", "现在是否有效", "现行"),
            "line": Field("业务线", "主要属于哪条业务线", "assistance"),
            "also_lines": Field("也属于", "还属于哪几条业务线", "[children]"),
            "topics": Field("主题", "几个词，搜得到", "[临时救助, 转介]", "政策页、搜索"),
            "verified": Field("核对程度", "和原文核对到什么程度", "page"),
            "verified_note": Field("核对说明", "核对了哪些", "只核对了第三章"),
            "verified_source": Field("核对依据", "对照哪里的文本", "中国政府网"),
            "confidence": Field("把握", "整份资料有多大把握", "medium"),
            "check_original": Field("待核对", "哪些要对照原文", "[补办手续时限]"),
            "articles": Field("条文", "主题和条号", "{特困: 第十四至十九条}"),
            "depends_on": Field("依据的政策", "政策的编号", "[shjz-649]"),
            "caution": Field("注意", "使用时要注意的", "各地办法不一"),
            "note": Field("说明", "其他要说明的", "有修改单"),
            "points": Field("要点", "用自己的话概括"),
            "procedure": Field("申办流程", "怎样申请"),
            "procedure_ref": Field("流程见", "流程写在另一份政策里的，写它的编号", "linshi-47"),
        },
    ),
    Point: Words(
        "要点",
        _POLICY,
        {
            "id": Field("编号", "定了不改", "who-qualifies", "学习进度"),
            "text": Field("内容", "用自己的话写", "对象分家庭和个人"),
            "verified": Field("核对过原文", "和整份的核对程度不同时才写", "true"),
        },
    ),
    Procedure: Words(
        "申办流程",
        "政策页、必学清单、口袋卡片",
        {
            "name": Field("名称", "办什么", "临时救助"),
            "total_time": Field("总时限", "照文件写", "20 个工作日"),
            "total_time_verified": Field("总时限核对过", "核对过原文写 true", "true"),
            "local_example": Field("地方的例子", "某地怎样定，写明是哪里", "某省定为 15 个工作日"),
            "does": Field("社工做什么", "我们的建议，页面标明“项目建议稿”", "[帮助备齐材料，陪同递交]"),
            "never": Field("社工不做什么", "我们的建议，页面标明“项目建议稿”", "[不受理，不审核，不审批]"),
            "goes_wrong": Field("可能出的问题", "我们的建议，页面标明“项目建议稿”", "[材料不齐，白跑一趟]"),
            "steps": Field("步骤", "从头到尾"),
        },
    ),
    Step: Words(
        "步骤",
        "政策页、必学清单、口袋卡片",
        {
            "id": Field("编号", "定了不改", "apply"),
            "step": Field("做什么", "两三个字", "申请"),
            "who": Field("谁来做", "照文件写", "本人"),
            "where": Field("在哪里", "照文件写", "户籍地乡镇（街道）"),
            "materials": Field("材料", "一份一行", "[申请书, 身份证]"),
            "what": Field("怎样做", "一句话", "填写申请书"),
            "output": Field("得到什么", "照文件写", "受理通知"),
            "time_limit": Field("时限", "照文件写", "受理之日起20个工作日内"),
            "time_limit_verified": Field("时限核对过", "核对过原文写 true", "true"),
            "limit": Field("时限的数", "时限里有数的再写，和文字核对", used="算最迟哪一天"),
        },
    ),
    TypedLimit: Words(
        "时限的数",
        "算最迟哪一天",
        {
            "count": Field("数", "大于 0 的整数", "20"),
            "unit": Field("时限单位", "按什么数", "workday"),
            "starts": Field("从哪天算起", "照文件写", "受理之日"),
        },
    ),
    MustLearnList: Words(
        "必学清单",
        _LEARN,
        {
            "list": Field("清单", "网址里的名称", "children", "网址"),
            "groups": Field("组", "放在一起读的条目"),
            "withdrawn": Field("撤下的条目", "新一版不再列的"),
            "carried": Field("转移的条目", "改了编号、拆开的，学过的照样算学过"),
        },
    ),
    Group: Words(
        "组",
        _LEARN,
        {
            "id": Field("编号", "定了不改", "first"),
            "title": Field("名称", "这一组讲什么", "底线"),
            "about": Field("说明", "一句话", "上岗第一天就要知道"),
            "items": Field("条目", "一条一行"),
        },
    ),
    Item: Words(
        "条目",
        _LEARN,
        {
            "id": Field("编号", "政策编号.要点编号；流程写 政策编号.procedure", "shjz-649.confidentiality", "学习进度"),
            "roles": Field("谁要学", "不写是驻站社工和站长", "[station-worker, volunteer]"),
            "stage": Field("学习阶段", "最迟什么时候学；不写是常备", "first-day"),
            "difficulty": Field("难度", "不写是基础", "basic"),
            "since": Field("哪版起新增", "第一版就有的不写；加引号", '"2027"'),
        },
    ),
    Withdrawn: Words(
        "撤下的条目",
        _LEARN,
        {
            "id": Field("编号", "条目的编号", "laoling-35.expired-plan"),
            "reason": Field("理由", "为什么撤下", "规划期已满"),
            "edition": Field("哪版撤下", "加引号", '"2027"'),
        },
    ),
    Carried: Words(
        "转移的条目",
        _LEARN,
        {
            "from": Field("旧编号", "原来的编号", "weibao-law.old-id"),
            "to": Field("新编号", "转到哪一条或几条", "[weibao-law.new-id]"),
            "edition": Field("哪版转移", "加引号", '"2027"'),
        },
    ),
    QuestionFile: Words("自测题", "自测、练习卷", {"questions": Field("题目", "一题一段")}),
    Question: Words(
        "题目",
        "自测、练习卷",
        {
            "id": Field("编号", "定了不改", "coverage-goal", "学习进度"),
            "kind": Field("题型", "怎样作答", "single"),
            "on": Field("考哪一条", "条目的编号，或条款的编号", "law.report"),
            "quote": Field("依据的原话", "出题时要点或条款的原样文字；改了，题目就停用", "发现侵害应立即报告"),
            "ask": Field("问题", "一句话", "发现侵害，什么时候报告？"),
            "options": Field("选项", "选择题和排序题才写"),
            "answer": Field("答案", "单选写编号，多选和排序写几个编号，判断写 true 或 false，填数写数", "a"),
            "unit": Field("单位", "填数题才写", "天"),
            "explanation": Field("解释", "为什么", "要点写的是立即报告。"),
        },
    ),
    Option: Words(
        "选项",
        "自测、练习卷",
        {"id": Field("编号", "一个字母", "a"), "text": Field("内容", "选项的文字", "立即")},
    ),
}
