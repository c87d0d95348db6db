"""How are the fields of a station described?"""

from stationbook.model.described.words import Described
from stationbook.model.described.words import FieldWords as Field
from stationbook.model.described.words import RecordWords as Words
from stationbook.model.lists import Listed, Need, Project, ThreeLists
from stationbook.model.staff import Licensed, Posts, Staff
from stationbook.model.station import (
    Alert,
    Assurance,
    Consent,
    Deviation,
    FormerAddress,
    FundingItem,
    Location,
    Operator,
    Phone,
    Place,
    Premises,
    ServedPlace,
    Station,
    StationHotline,
    StationProgramme,
    StationService,
    StationSupervision,
    Suspension,
)

_PAGE = "站点页"
_STAFF = "站点页“给社工和管理部门”"
_COMPARED = "站点页、对照要求"

STATION: Described = {
    Station: Words(
        "站点",
        _PAGE,
        {
            "id": Field("永久编号", "县代码、短横、拼音，和文件位置一致；定了不改", "990101-qingxi", "网址、二维码"),
            "official_name": Field("全称", "牌子上的全称，照写", "例县清溪镇社会工作服务站", "站点页、找站点、门牌"),
            "aliases": Field("别称", "群众平时的叫法，搜得到", "[清溪社工站]", "站点页、找站点、搜索"),
            "tier": Field("层级", "看实际在哪一级，不看名称", "township", "站点页、找站点、覆盖"),
            "division": Field(
                "区划代码", "所在乡镇（街道）或村（社区），加引号", '"990101101"', "地区页、找站点、覆盖"
            ),
            "status": Field("状态", "现在能不能去", "operating", "站点页、找站点、覆盖"),
            "division_note": Field("区划说明", "区划只写到县时，说明为什么", "乡镇待核实"),
            "sample": Field("示例数据", "虚构的写 true，真实的不写；示例不计入统计", "true", "处处标明“示例数据”"),
            "kind": Field("类型", "综合站不用写", "general", "站点页、找站点、覆盖"),
            "name_as_reported": Field("名称照报道", "名称是报道里的说法，不是全称，写 true", "false"),
            "former_ids": Field("旧编号", "以前用过的编号，旧网址会转到这里", "[990101-old]", "网址、二维码"),
            "former_names": Field("原名", "以前的名称，搜得到", "[清溪乡社工站]", "站点页、找站点"),
            "established_on": Field("成立日期", "知道到哪一天、哪个月、哪一年都可以", "2022-06", _STAFF),
            "suspended": Field("暂停服务", "从哪天起、到哪天、为什么"),
            "closed_on": Field("撤销日期", "知道到哪一天、哪个月、哪一年都可以", "2026-03"),
            "successor": Field("接续的站点", "撤销或暂停以后，由哪个站点接着办，写编号", "990101-zongzhan"),
            "moved_from": Field("原址", "搬迁以前在哪里"),
            "competent_authority": Field("主管部门", "民政局或社会工作部，照本地的规定写", "例县民政局", _COMPARED),
            "operator": Field("运营单位", "谁在运营", used=_COMPARED),
            "host": Field("所依托的场所", "设在哪个场所里", "党群服务中心"),
            "build_mode": Field("建站模式", "怎样建的", "共建", _COMPARED),
            "parent": Field("上级站点", "上一级站点的编号", "990101-zongzhan", "站点页、地区页"),
            "serves": Field("服务的村（社区）", "服务哪些村（社区）", used="站点页、找站点、对照要求"),
            "location": Field("所在建筑的坐标", "经纬度和坐标系", used="地图、导航、对照要求"),
            "premises": Field("场所", "地址、面积、功能空间、无障碍", used=_COMPARED),
            "places": Field("服务点", "主站以外定时有人的地方", used="站点页、搜索"),
            "phones": Field("电话", "可以公布的电话，一个号码一条", used="站点页、门牌、找站点、对照要求"),
            "hotline": Field("服务热线", "站点自己接听的热线", used=_COMPARED),
            "opening_hours": Field(
                "开放时间",
                "国际通用写法，Mo 到 Su 是周一到周日，PH off 是节假日休息",
                '"Mo-Fr 09:00-12:00,14:00-17:30; PH off"',
                "站点页、门牌、找站点、对照要求",
            ),
            "languages": Field("会说的语言", "普通话以外，会的语言、方言、手语", "[布依语, 手语]", "站点页、搜索"),
            "staff": Field("人员", "只写人数，不写姓名", used=_COMPARED),
            "services": Field("服务项目", "能办什么，要带什么", used="站点页、找站点、对照要求"),
            "programmes": Field("实施的项目", "项目和品牌活动", used="站点页、搜索、对照要求"),
            "lists": Field("三清单", "功能清单、需求清单、项目清单", used=_COMPARED),
            "plan": Field("年度工作方案", "方案的名称或说明", "2026 年工作方案", _COMPARED),
            "organisation": Field(
                "组织管理的安排", "谁分管、怎样汇报，不写姓名", "[镇分管负责人每月听汇报]", _COMPARED
            ),
            "rules": Field("书面制度", "有哪些书面制度", "[值班制度, 保密制度]", _COMPARED),
            "honours": Field("荣誉", "得过的荣誉", "[例县优秀服务项目（虚构）]", _STAFF),
            "funding": Field("经费", "一个来源、一个时期一条", used=_COMPARED),
            "supervision": Field("督导", "哪个中心督导，每月几次", used=_COMPARED),
            "alerts": Field("临时通知", "到期自动不显示"),
            "deviations": Field("有理由的偏离", "哪条要求没有达到，哪个部门认可", used="对照要求"),
            "assured": Field("核实", "最近一次是谁、在哪天核实的", used=_COMPARED),
            "about": Field("简介", "一两句话", "虚构的镇社工站。"),
            "sources": Field("来源", "整份资料的出处；写了 fields 的，只是那几项的出处", used=_PAGE),
            "notes": Field("说明", "其他要说明的，逐句对照隐私检查表", "[名称待核实]", _STAFF),
        },
    ),
    Operator: Words(
        "运营单位",
        _COMPARED,
        {
            "name": Field("单位名称", "全称", "例县暖溪社会工作服务中心"),
            "kind": Field("单位类型", "不清楚的不写", "social-work-agency"),
        },
    ),
    ServedPlace: Words(
        "服务的村（社区）",
        _PAGE,
        {
            "name": Field("名称", "村（社区）的名称", "清溪社区"),
            "division": Field("区划代码", "十二位代码，加引号；不知道的不写", '"990101101001"'),
        },
    ),
    Location: Words(
        "位置",
        "地图、导航",
        {
            "lat": Field("纬度", "单位是度，约 18–54", "0.1312"),
            "lon": Field("经度", "单位是度，约 73–135", "0.2021"),
            "crs": Field("坐标系", "不写时是 WGS-84；从地图软件抄的多半是 gcj02 或 bd09", "wgs84"),
            "precision": Field("精度", "准确到哪一级；不是 exact 的不用来导航", "exact"),
            "source": Field("坐标来源", "坐标是怎样来的", "站点自报"),
        },
    ),
    Premises: Words(
        "场所",
        _COMPARED,
        {
            "address": Field("地址", "从乡镇（街道）写起，找得到门", "清溪镇府前路 8 号", "站点页、找站点、对照要求"),
            "area_m2": Field("使用面积", "平方米，只写数字", "86"),
            "rooms": Field("功能空间", "有哪些功能室", "[个案室, 小组活动室]"),
            "step_free": Field("有无台阶", "轮椅能进写 true，有台阶写 false", "true", "站点页、找站点、对照要求"),
            "signage": Field("有无标牌", "挂了统一标识写 true，没有写 false", "true"),
        },
    ),
    Place: Words(
        "服务点",
        _PAGE,
        {
            "name": Field("名称", "怎样叫", "柳湾村服务点"),
            "address": Field("地址", "在哪里", "柳湾村村委会一楼"),
            "opening_hours": Field("开放时间", "写法同站点的开放时间", '"Tu 09:00-11:00"'),
        },
    ),
    Consent: Words(
        "本人同意",
        "检查",
        {
            "scope": Field("同意的范围", "同意公布在哪里", "对外公布"),
            "on": Field("同意的日期", "本人书面同意的那一天", "2026-05-20"),
        },
    ),
    Phone: Words(
        "电话",
        _PAGE,
        {
            "label": Field("叫法", "这是哪里的电话", "站点座机"),
            "number": Field("号码", "区号和号码；400、800 和 12345 这样的短号照写", "000-00000101"),
            "extension": Field("分机", "接通以后再拨的号码，加引号", '"2"'),
            "kind": Field("电话类型", "不写时是座机", "landline"),
            "consent": Field("本人同意", "手机号码要有本人书面同意才能公布"),
        },
    ),
    StationHotline: Words(
        "站点热线",
        _COMPARED,
        {
            "number": Field("号码", "热线号码", "000-00000110"),
            "hours": Field("接听时间", "全天写 24/7", "24/7"),
            "scope": Field("管什么", "可以打来说什么", "心理疏导"),
        },
    ),
    Licensed: Words(
        "持证人员人数",
        _COMPARED,
        {
            "total": Field("总数", "只知道总数时写这一项；按等级的要求记“未评估”", "3"),
            "assistant": Field("助理社会工作师", "人数", "2"),
            "intermediate": Field("社会工作师", "人数", "1"),
            "senior": Field("高级社会工作师", "人数", "0"),
        },
    ),
    Posts: Words(
        "岗位设置",
        _COMPARED,
        {
            "administrative": Field("事务性岗位人数", "人数", "1"),
            "service": Field("服务性岗位人数", "人数", "3"),
        },
    ),
    Staff: Words(
        "人员",
        _COMPARED,
        {
            "headcount": Field("专职人员人数", "全部专职人员", "4"),
            "licensed": Field("持证人员人数", "按等级写，或只写总数"),
            "posts": Field("岗位设置", "两类岗位各几人"),
            "contract_year": Field("服务合同年度", "服务合同到了第几年，1 到 20", "2"),
            "supervisors": Field("专职督导人数", "督导中心才写", "2", "督导负荷"),
        },
    ),
    StationService: Words(
        "服务项目",
        "站点页、找站点",
        {
            "service": Field("服务", "data/services.yml 里的编号", "child-visiting"),
            "target": Field("服务对象", "data/services.yml 里的名称", "留守儿童"),
            "ages": Field("年龄", "两头都算；某岁以上写 60+", '"0-17"'),
            "conditions": Field("条件", "符合什么条件才能办", "[户籍或居住在本镇]"),
            "how_to_apply": Field("怎样申办", "一句话", "到站登记或电话预约"),
            "documents": Field("要带的材料", "写 [] 是不用带；不清楚的不写，页面什么也不说", "[户口簿]"),
            "cost": Field("费用", "收不收费", "免费"),
        },
    ),
    StationProgramme: Words(
        "项目",
        _STAFF,
        {
            "name": Field("名称", "项目的名称", "银龄课堂"),
            "brand": Field("品牌", "是品牌项目写 true", "true"),
            "since": Field("开始时间", "知道到哪一天、哪个月、哪一年都可以，也可以写原话", "2024-03"),
        },
    ),
    ThreeLists: Words(
        "三清单",
        _COMPARED,
        {
            "functions": Field("功能清单", "站点有哪些功能", "[探访关爱, 政策咨询与协助]"),
            "needs": Field("需求清单", "这里的人需要什么；要和项目对上的写 id 和 text"),
            "projects": Field("项目清单", "做哪些项目；answers 写它回应的需求"),
        },
    ),
    Listed: Words("清单里的一条", _STAFF, {"text": Field("内容", "一句话；只有这一项时，可以直接写文字", "银龄课堂")}),
    Need: Words("需求", _STAFF, {"id": Field("编号", "在这个站点里不重复，供项目引用", "n1")}),
    Project: Words("项目", _STAFF, {"answers": Field("回应的需求", "需求的编号，可以几个", "[n1]")}),
    FundingItem: Words(
        "一笔经费",
        _COMPARED,
        {
            "source": Field("来源", "钱从哪里来", "财政"),
            "amount_yuan": Field("金额", "元，只写数字", "360000"),
            "period": Field("时期", "年份或起止，加引号", '"2025"'),
        },
    ),
    StationSupervision: Words(
        "督导",
        _COMPARED,
        {
            "centre": Field("督导机构", "督导中心的编号", "9901-centre"),
            "visits_per_month": Field("每月到站督导次数", "次数", "2"),
        },
    ),
    Alert: Words(
        "临时通知",
        _PAGE,
        {
            "text": Field("内容", "一句话", "装修期间迁至镇政府一楼"),
            "from": Field("从哪天起", "开始的日期", "2026-03-01"),
            "until": Field("到哪天止", "结束的日期，含当天", "2026-04-15"),
        },
    ),
    Suspension: Words(
        "暂停服务",
        _PAGE,
        {
            "from": Field("从哪天起", "开始的日期", "2026-05-20"),
            "until": Field("到哪天止", "不知道的不写", "2026-08-31"),
            "reason": Field("原因", "一句话", "装修"),
        },
    ),
    FormerAddress: Words(
        "原址",
        _PAGE,
        {
            "address": Field("地址", "以前的地址", "清溪镇老街 3 号"),
            "until": Field("用到", "知道到哪一天、哪个月、哪一年都可以", "2024-11"),
        },
    ),
    Deviation: Words(
        "有理由的偏离",
        "对照要求",
        {
            "requirement": Field("要求", "哪条要求，写编号", "premises-area"),
            "reason": Field("理由", "为什么没有达到", "老城区没有更大的场所"),
            "on": Field("认可的日期", "哪天认可的", "2026-01-01"),
            "by": Field("认可的部门", "谁认可的", "例县民政局"),
        },
    ),
    Assurance: Words(
        "核实",
        _PAGE,
        {
            "on": Field("最近核实日期", "实际核实的那一天", "2026-05-20"),
            "by": Field("核实的部门", "谁核实的", "例县民政局"),
        },
    ),
}
