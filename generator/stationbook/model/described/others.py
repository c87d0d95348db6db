"""How are the fields of assessments, services, hotlines, the calendar and the settings described?"""

from stationbook.model.assessment import Assessment, AssessmentPeriod, Band, PointScore, Scheme, Sheet, Star
from stationbook.model.calendar import CalendarYear, Holiday
from stationbook.model.described.words import Described
from stationbook.model.described.words import FieldWords as Field
from stationbook.model.described.words import RecordWords as Words
from stationbook.model.settings import Basemap, PluginSettings, Publisher
from stationbook.model.taxonomy import Hotline, Service, ServiceTaxonomy, TargetGroup

_RESULTS = "评估页"
_SHEET = "评分表、评估页"
_FOOTER = "页脚"
_SERVICES = "找站点、站点页"

OTHERS: Described = {
    Scheme: Words(
        "评估的规则",
        _RESULTS,
        {
            "title": Field("名称", "这次评估叫什么", "示例市 2026 年社工站评估（虚构）"),
            "edition": Field("依据", "写 系列/标准/版本", "stationbook/assessment-reference/2026"),
            "sample": Field("示例数据", "虚构的写 true", "true"),
            "period": Field("评哪段时间", "起止日期"),
            "counties": Field("参加的县", "区划代码，加引号", '["990101", "990102"]'),
            "county_weight": Field("县级分值", "县自己的得分率折成多少分", "50"),
            "station_weight": Field("站点分值", "站点平均得分率折成多少分", "100"),
            "least_assessed": Field("至少评多少", "评到的分值不到这个比例，不算得分率", "0.8"),
            "least_ranked": Field("至少几个才排名", "个数", "3"),
            "bands": Field("档", "按名次分档"),
            "stars": Field("星级", "按得分率定星级"),
            "note": Field("说明", "要说明的", "三个县都是虚构的。"),
        },
    ),
    AssessmentPeriod: Words(
        "评哪段时间",
        _RESULTS,
        {"from": Field("从哪天", "含当天", "2026-01-01"), "until": Field("到哪天", "含当天", "2026-09-30")},
    ),
    Band: Words(
        "档",
        _RESULTS,
        {
            "label": Field("叫法", "这一档叫什么", "优秀"),
            "up_to": Field("到前多少", "从第一名数起的比例", "1/3"),
        },
    ),
    Star: Words(
        "星级",
        _RESULTS,
        {
            "label": Field("叫法", "这一级叫什么", "五星"),
            "at_least": Field("得分率不低于", "百分数，只写数字", "90"),
        },
    ),
    Sheet: Words(
        "评分表",
        _SHEET,
        {
            "scheme": Field("哪次评估", "评估的文件夹名", "sample"),
            "edition": Field("依据", "和评估的规则一致", "stationbook/assessment-reference/2026"),
            "subject": Field("评谁", "站点的编号，或县的代码", "990101-qingxi"),
            "name": Field("名称", "不在名录里的站点才写", "例县新站"),
            "county": Field("所在县", "不在名录里的站点才写，加引号", '"990101"'),
            "assessor": Field("评估员", "写角色，不写姓名", "评估员甲"),
            "agreed": Field("商定的", "几个评估员商定的一张写 true，以它为准", "true"),
            "on": Field("评分日期", "哪天评的", "2026-10-13"),
            "scores": Field("得分", "一个观测点一条"),
        },
    ),
    PointScore: Words(
        "一个观测点的得分",
        _SHEET,
        {
            "point": Field("观测点", "观测点的编号", "premises.opening.hours"),
            "score": Field("得分", "只写数字；后面三项里只写一项", "2"),
            "evidence": Field("凭什么", "看到了什么", "公示照片"),
            "not_applicable": Field("不适用", "理由", "没有新建站点"),
            "not_assessed": Field("没有评", "缺什么", "缺劳动合同"),
        },
    ),
    Assessment: Words(
        "评估",
        _RESULTS,
        {
            "id": Field("编号", "年份/名称", "2026/sample"),
            "scheme": Field("规则", "scheme.yml 的内容"),
            "sheets": Field("评分表", "同一文件夹里的评分表"),
            "paths": Field("文件", "评分表的文件", "[data/assessments/2026/sample/990101-qingxi.yml]"),
        },
    ),
    ServiceTaxonomy: Words(
        "服务分类",
        _SERVICES,
        {
            "targets": Field("服务对象", "为哪些人"),
            "services": Field("服务", "有哪些服务"),
        },
    ),
    TargetGroup: Words(
        "服务对象",
        _SERVICES,
        {
            "id": Field("编号", "定了不改", "left-behind-children"),
            "name": Field("名称", "站点资料里写它", "留守儿童"),
            "line": Field("业务线", "属于哪条业务线", "children"),
        },
    ),
    Service: Words(
        "服务",
        _SERVICES,
        {
            "id": Field("编号", "站点资料里写它；定了不改", "child-visiting"),
            "name": Field("名称", "群众看得懂的名称", "探访留守儿童"),
            "line": Field("业务线", "属于哪条业务线", "children"),
            "targets": Field("服务对象", "服务对象的编号", "[left-behind-children]"),
            "about": Field("说明", "一句话", "定期上门看望。"),
        },
    ),
    Hotline: Words(
        "全国热线",
        "热线页、站点页",
        {
            "number": Field("号码", "加引号", '"12345"'),
            "name": Field("名称", "照官方的名称", "政务服务便民热线"),
            "about": Field("说明", "什么时候打", "各类求助和咨询。"),
            "confidence": Field("把握", "有多大把握", "high"),
            "note": Field("备注", "其他要说明的", "各地开通情况不一"),
        },
    ),
    CalendarYear: Words(
        "一年的放假和调休",
        "算最迟哪一天、现在开不开门",
        {
            "year": Field("年份", "只写数字", "2026"),
            "off": Field("放假", "一个节日一条"),
            "work": Field("调休上班", "哪些周末上班", "[2026-02-14]"),
        },
    ),
    Holiday: Words(
        "节日",
        "算最迟哪一天、现在开不开门",
        {
            "name": Field("名称", "节日", "元旦"),
            "from": Field("从哪天", "放假的第一天", "2026-01-01"),
            "until": Field("到哪天", "放假的最后一天", "2026-01-03"),
        },
    ),
    PluginSettings: Words(
        "网站的设置",
        "全站",
        {
            "region": Field("地区", "区划代码，加引号；不写是全国", '"5223"'),
            "layer": Field("国家层", "不用随程序来的资料写 false", "true"),
            "publisher": Field("主办者", "谁主办这个网站", used=_FOOTER),
            "footer": Field("页脚的话", "再加一句自己的话", "承办：某某社会工作服务中心", _FOOTER),
            "logo": Field("标志", "content 或 overrides 里的一张图片", "content/images/logo.png", "页头"),
            "colour": Field("主色", "在白底上要看得清，加引号", '"#14594f"'),
            "searches": Field("试试的词", "搜索框下面给人试的词", "[低保怎么办, 探访]", "首页"),
            "repository": Field("资料放在哪里", "“修改这份资料”的链接开头", "https://example.org/edit/main/", "站点页"),
            "icp": Field("ICP 备案号", "照备案时的写法", "黔ICP备00000000号", _FOOTER),
            "police": Field("公安备案号", "照备案时的写法", "贵公网安备 00000000000000号", _FOOTER),
            "basemap": Field("底图", "没有底图时，地图只表示相对位置", used="地图"),
            "boundaries": Field("区划界线", "经过审核的界线和它的审图号", "{county: 黔S（2026）001号}", "地图"),
        },
    ),
    Publisher: Words(
        "主办者",
        _FOOTER,
        {
            "name": Field("名称", "全称", "某州民政局"),
            "kind": Field("主办者种类", "不是政府部门的，页脚会写明", "department"),
            "contact": Field("联系方式", "办公电话或地址，不写个人手机", "办公室电话 0000-0000000"),
        },
    ),
    Basemap: Words(
        "底图",
        "地图",
        {
            "url": Field("网址", "瓦片的网址", "https://t0.tianditu.gov.cn/vec_w/wmts"),
            "attribution": Field("来源", "地图上写明是谁的", "天地图"),
            "review_number": Field("审图号", "照它公布的写", "GS（2026）0001号"),
            "labels_url": Field("注记的网址", "地名单独一层时才写", "https://t0.tianditu.gov.cn/cva_w/wmts"),
            "max_zoom": Field("最大级别", "1 到 24", "18"),
        },
    ),
}
