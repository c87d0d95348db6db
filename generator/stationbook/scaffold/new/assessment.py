"""How does the scheme of a new assessment come about?"""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from stationbook.load.records import read_text_record
from stationbook.model.assessment import Scheme
from stationbook.model.catalogue import Catalogue
from stationbook.model.division import Division
from stationbook.scaffold.new.files import refuse_existing, rendered, write_new
from stationbook.scaffold.new.places import find_place
from stationbook.scaffold.new.questions import (
    AnswerError,
    Ask,
    Known,
    MissingError,
    Question,
    a_day,
    a_text,
    an_id,
    answers,
)
from stationbook.scaffold.new.slugs import slug_of

_SCHEME: TypeAdapter[Scheme] = TypeAdapter(Scheme)


def new_assessment(
    root: Path, catalogue: Catalogue, given: Mapping[str, str | None], ask: Ask | None, *, on: date
) -> str:
    """Write the scheme of a new assessment and return its path.

    Raises MissingError, ThereAlreadyError, EOFError, OSError; then nothing was written.
    """
    with_indicators = [one.id for one in catalogue.editions().values() if one.indicators is not None]

    only = with_indicators[0] if len(with_indicators) == 1 else ""

    def edition(said: str, known: Known) -> str:
        if said not in with_indicators:
            listed = "、".join(with_indicators) or "还没有，先给一版标准写 indicators.yml"
            raise AnswerError(f"“{said[:60]}”不是有指标表的版本，可以写：{listed}。")
        return said

    def counties(said: str, known: Known) -> tuple[Division, ...]:
        found = [find_place(catalogue.divisions, one) for one in re.split("[,，、]", said)]
        if any(len(one.code) > 6 for one in found):
            raise AnswerError("写县（市、区）或更高一级的地区。")
        whole = [below for one in found for below in (catalogue.divisions.counties(one.code) or (one,))]
        return tuple(dict.fromkeys(one for one in whole if not one.is_pseudo))

    questions = (
        Question("name", "评估的名称", a_text),
        Question("edition", "按哪一版的指标", edition, lambda known: only),
        Question("division", "评估哪些县（市、区）？用逗号隔开；写市或省就是下面所有的县", counties),
        Question("from", "评估从哪天起", a_day, lambda known: f"{on.year}-01-01"),
        Question("until", "到哪天止", a_day, lambda known: f"{known['from'].year}-12-31"),
        Question("id", "编号（文件夹名，定了不改）", an_id, lambda known: slug_of(known["name"])),
    )
    known = answers(questions, given, ask)
    if known["until"] < known["from"]:
        raise MissingError(f"--until：结束日期 {known['until']} 早于开始日期 {known['from']}。")
    name = f"data/assessments/{known['from'].year}/{known['id']}/scheme.yml"
    refuse_existing(root, name)
    sample = {one.is_sample for one in known["division"]}
    if len(sample) > 1:
        raise MissingError("--division：示例的县和真实的县不能放在一次评估里。")
    text = rendered(
        "scheme.yml",
        name=known["name"],
        edition=known["edition"],
        counties=known["division"],
        sample=True in sample,
        first=known["from"],
        last=known["until"],
    )
    if wrong := read_text_record(name, text, _SCHEME).problems:
        raise MissingError("\n".join(str(one) for one in wrong))
    write_new(root, name, text)
    return name
