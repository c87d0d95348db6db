"""How are the fields of the changes of divisions described?"""

from stationbook.model.described.words import Described
from stationbook.model.described.words import FieldWords as Field
from stationbook.model.described.words import RecordWords as Words
from stationbook.model.succession import FormerDivision, Succession, SuccessionSource

_USED = "地区页、检查"

DIVISION: Described = {
    Succession: Words(
        "区划变更",
        _USED,
        {
            "on": Field("哪天起", "写公布的日期，知道多少写多少", "2024-06"),
            "kind": Field("变更种类", "更名、改设、合并、拆分还是换代码", "converted"),
            "from": Field("原来的区划", "变更以前的代码和名称"),
            "to": Field("现在的代码", "名单里有的代码，加引号", '["990101003"]'),
            "source": Field("依据", "公布变更的文件"),
            "sample": Field("示例数据", "虚构的写 true", "true"),
            "note": Field("说明", "要说明的", "只有东边三个村划过去"),
        },
    ),
    FormerDivision: Words(
        "原来的区划",
        _USED,
        {
            "code": Field("代码", "变更以前的代码，加引号", '"990101108"'),
            "name": Field("名称", "变更以前的名称", "河湾镇"),
        },
    ),
    SuccessionSource: Words(
        "变更的依据",
        _USED,
        {
            "title": Field("标题", "文件的标题", "关于河湾镇撤镇设街道的批复（示例）"),
            "publisher": Field("发布机关", "谁公布的", "示例省人民政府"),
            "on": Field("日期", "公布的日期，知道多少写多少", "2024-06-28"),
            "url": Field("网址", "https:// 开头", "https://www.mca.gov.cn/"),
        },
    ),
}
