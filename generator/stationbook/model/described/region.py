"""How are the fields of a region and of what is cited described?"""

from stationbook.model.described.words import Described
from stationbook.model.described.words import FieldWords as Field
from stationbook.model.described.words import RecordWords as Words
from stationbook.model.region import (
    Figure,
    Institution,
    LocalTerm,
    Network,
    NetworkTier,
    Programme,
    PublishedCoverage,
    Region,
    RegionHotline,
    Target,
    TargetedServices,
    TownshipPhone,
)
from stationbook.model.source import FieldSource, Report, Source

_PAGE = "地区页"
_SOURCE = Field("出处", "data/reports.yml 里的编号", "qianxinan-coverage")
_NOTE = Field("说明", "要说明的，例如怎样推算", "推算：101/140=72.1%")
_AS_OF = Field("截至", "照报道写，加引号", '"2023-12"')

REGION: Described = {
    Region: Words(
        "地区",
        _PAGE,
        {
            "code": Field("区划代码", "加引号，末尾不补 0", '"5223"'),
            "name": Field("全名", "从省写起", "贵州省黔西南布依族苗族自治州"),
            "competent_authority": Field("主管部门", "社工站的主管部门，照本地的规定写", "某州民政局"),
            "township_phones": Field("乡镇（街道）办公室电话", "站点没人接时打的座机", used="站点页、地区页"),
            "network": Field("服务网络", "报道说的各级站点"),
            "coverage": Field("公布的覆盖情况", "照报道写，不由本站推算", used="地区页、覆盖"),
            "targets": Field("目标", "打算到什么时候做到什么"),
            "staff": Field("人员数字", "公布的人员数字"),
            "supervision": Field("督导数字", "公布的督导数字"),
            "funding": Field("经费数字", "公布的经费数字"),
            "hotlines": Field("热线", "报道提到的热线"),
            "services": Field("服务", "为哪些人做什么"),
            "figures": Field("其他数字", "公布的其他数字"),
            "programmes": Field("项目", "有名称的项目"),
            "institutions": Field("机构", "不是站点、但和本地区有关的单位"),
            "local_terms": Field("本地口径", "国家文件留给地方定的内容", used="政策页、必学清单"),
            "notes": Field("说明", "其他要说明的", "[来源报道未给出日期]"),
        },
    ),
    Figure: Words(
        "公布的数字",
        _PAGE,
        {
            "item": Field("指标", "这是什么数字", "专职社工"),
            "text": Field("原文", "照报道写", "配备专职社工 300 名"),
            "number": Field("数值", "换算以后的数，只写数字", "300"),
            "unit": Field("单位", "数字的单位", "名"),
            "approx": Field("约数", "报道说“约”“多”的写 true", "true"),
            "as_of": _AS_OF,
            "list": Field("列举", "报道列出的各项", "[甲县, 乙县]"),
            "note": _NOTE,
            "source": _SOURCE,
        },
    ),
    NetworkTier: Words(
        "网络的一级",
        _PAGE,
        {
            "tier": Field("层级", "在哪一级", "township"),
            "with_tiers": Field("同名的层级", "用同一个名称、一起计数的其他层级", "[village]"),
            "name": Field("本地叫法", "当地怎样叫", "乡镇（街道）社工站"),
            "count": Field("数量", "只写数字", "101"),
            "state": Field("数的是什么", "已建成的，还是已开展服务的", "operating"),
            "published": Field("原文", "照报道写", "101 个"),
            "role": Field("做什么", "这一级的职责", "直接服务群众"),
            "note": _NOTE,
            "source": _SOURCE,
        },
    ),
    Network: Words(
        "服务网络",
        _PAGE,
        {
            "model": Field("模式", "几级网络", "州—县—乡镇（街道）—村（社区）"),
            "tiers": Field("各级", "从上到下"),
        },
    ),
    PublishedCoverage: Words(
        "公布的覆盖情况",
        _PAGE,
        {
            "published": Field("原文", "照报道写", "乡镇社工站覆盖率达 72%"),
            "stations": Field("站点数", "只写数字", "101"),
            "due": Field("应建数", "只写数字", "140"),
            "percent": Field("百分比", "只写数字", "72"),
            "as_of": _AS_OF,
            "note": _NOTE,
            "source": _SOURCE,
        },
    ),
    Target: Words(
        "目标",
        _PAGE,
        {
            "text": Field("原文", "照报道写", "2025 年年底实现全覆盖"),
            "number": Field("数值", "只写数字", "140"),
            "unit": Field("单位", "数字的单位", "个"),
            "by": Field("期限", "到什么时候，加引号", '"2025-12-31"'),
            "note": _NOTE,
            "source": _SOURCE,
        },
    ),
    RegionHotline: Words(
        "地区热线",
        _PAGE,
        {
            "name": Field("名称", "热线的名称", "心理热线"),
            "count": Field("数量", "有几条", "1"),
            "hours": Field("接听时间", "照报道写", "24 小时"),
            "services": Field("做什么", "热线提供什么", "[心理疏导]"),
            "note": _NOTE,
            "source": _SOURCE,
        },
    ),
    TargetedServices: Words(
        "为一类人做的服务",
        _PAGE,
        {
            "line": Field("业务线", "属于哪条业务线", "elderly"),
            "target": Field("服务对象", "照报道写", "老年人"),
            "items": Field("服务内容", "照报道写", "[生活照顾, 精神慰藉]"),
            "source": _SOURCE,
        },
    ),
    Programme: Words(
        "项目",
        _PAGE,
        {
            "name": Field("名称", "项目的名称", "牵手计划"),
            "does": Field("做什么", "一句话", "省内结对帮扶"),
            "division": Field("在哪里", "区划代码，加引号", '"5223"'),
            "since": Field("哪年起", "只写年份，加引号", '"2023"'),
            "note": _NOTE,
            "source": _SOURCE,
        },
    ),
    Institution: Words(
        "机构",
        _PAGE,
        {
            "name": Field("名称", "照报道写", "某社会工作学院"),
            "kind": Field("种类", "哪一种单位", "academy"),
            "division": Field("在哪里", "区划代码，加引号", '"5223"'),
            "does": Field("做什么", "一句话", "培训和督导"),
            "note": _NOTE,
            "source": _SOURCE,
        },
    ),
    LocalTerm: Words(
        "本地口径",
        "政策页、必学清单",
        {
            "policy": Field("政策", "政策的编号", "butie-113"),
            "step": Field("步骤", "申办流程里步骤的编号；和 point 只写一个", "check"),
            "point": Field("要点", "要点的编号；和 step 只写一个", "who"),
            "text": Field("内容", "本地怎样定", "自受理起 10 个工作日内审核完"),
            "source": Field("出处", "data/reports.yml 里的编号；虚构的不写", "qianxinan-coverage"),
            "sample": Field("示例数据", "虚构的写 true", "true"),
        },
    ),
    TownshipPhone: Words(
        "乡镇（街道）办公室电话",
        "站点页、地区页",
        {
            "division": Field("乡镇（街道）", "九位代码，加引号", '"990101101"'),
            "phone": Field("号码", "区号和号码", "000-00000201"),
        },
    ),
    Report: Words(
        "报道",
        "来源的标注",
        {
            "id": Field("编号", "供各处引用，定了不改", "qianxinan-coverage"),
            "title": Field("标题", "照报道写", "某州社工站建设情况"),
            "credit": Field("来源", "照报道写", "据某省民政厅"),
            "date_in_text": Field("报道中的日期", "照报道写，没有的写“未写日期”", "近日"),
        },
    ),
    Source: Words(
        "来源",
        "来源的标注",
        {
            "report": Field("报道", "data/reports.yml 里的编号；和 title 只写一个", "qianxinan-coverage"),
            "title": Field("标题", "不是那些报道的，写标题；和 report 只写一个", "例县民政局公告（示例）"),
            "url": Field("网址", "https:// 开头", "https://www.mca.gov.cn/"),
            "date": Field("日期", "完整日期，或来源自己的说法", "2026-05-20"),
            "note": Field("说明", "要说明的", "网页没有写日期"),
        },
    ),
    FieldSource: Words(
        "站点资料的来源",
        "站点页",
        {"fields": Field("用于哪几项", "只是其中几项的出处时，写这几项的名称", "[phones, premises.address]")},
    ),
}
