"""How are the fields of a correction that somebody hands in described?"""

from stationbook.model.correction import Change, Correction
from stationbook.model.described.words import Described
from stationbook.model.described.words import FieldWords as Field
from stationbook.model.described.words import RecordWords as Words

_USED = "stationbook apply"

CORRECTION: Described = {
    Correction: Words(
        "更正",
        _USED,
        {
            "version": Field("格式", "更正块的格式，现在是 1", "1"),
            "kind": Field("哪一类资料", "station、policy 或 division", "station"),
            "id": Field("编号", "要改的资料的编号", "990101-qingxi"),
            "changes": Field("改哪几项", "每一项的原值和新值；不写就是一句留言"),
            "reason": Field("理由", "为什么要改", "打过去是空号"),
            "source": Field("来源", "从哪里知道的", "站点门口的牌子"),
        },
    ),
    Change: Words(
        "一项更正",
        _USED,
        {
            "field": Field("哪一项", "资料里的名称，列表从 1 数起", "phones[1].number"),
            "old": Field("原来", "改以前的值，没有写的是空的", "0571-12345678"),
            "new": Field("应为", "改成的值，去掉这一项的是空的", "0571-87654321"),
        },
    ),
}
