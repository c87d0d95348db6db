"""How does a new policy's file come about?"""

from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter

from stationbook.load.records import read_text_record
from stationbook.model.catalogue import Catalogue
from stationbook.model.policy import Policy
from stationbook.model.terms import BusinessLine
from stationbook.scaffold.new.files import refuse_existing, rendered, write_new
from stationbook.scaffold.new.questions import (
    AnswerError,
    Ask,
    Known,
    MissingError,
    Question,
    a_term,
    a_text,
    a_text_or_none,
    an_id,
    answers,
)
from stationbook.scaffold.new.slugs import next_free, slug_of

_POLICY: TypeAdapter[Policy] = TypeAdapter(Policy)


def new_policy(root: Path, catalogue: Catalogue, given: Mapping[str, str | None], ask: Ask | None) -> str:
    """Write the file of a new policy and return its path.

    Raises MissingError, ThereAlreadyError, EOFError, OSError; then nothing was written.
    """

    def free_id(said: str, known: Known) -> str:
        if an_id(said, known) in catalogue.policies:
            raise AnswerError(f"编号 {said} 已经是“{catalogue.policies[said].title}”的了。")
        return said

    def usual_id(known: Known) -> str:
        slug = slug_of(known["name"])
        return next_free(slug, lambda one: one in catalogue.policies) if slug else ""

    questions = (
        Question("name", "文件的全称", a_text),
        Question("issuer", "发布机关", a_text),
        Question("number", "文号，没有就不写", a_text_or_none, lambda known: ""),
        Question("line", "哪一条业务线", a_term(BusinessLine), lambda known: BusinessLine.GENERAL.label),
        Question("id", "编号（文件名，定了不改）", free_id, usual_id),
    )
    known = answers(questions, given, ask)
    name = f"data/policies/{known['id']}.yml"
    refuse_existing(root, name)
    text = rendered("policy.yml", **known)
    if wrong := read_text_record(name, text, _POLICY).problems:
        raise MissingError("\n".join(str(one) for one in wrong))
    write_new(root, name, text)
    return name
