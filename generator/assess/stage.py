"""In which stage does a document stand on a date?"""

from dataclasses import dataclass
from datetime import date

from generator.model.standard import EditionMatter, Standard, StandardEntry
from generator.model.terms import Stage


@dataclass(frozen=True, slots=True)
class ShownStage:
    """What is said of a document: a word, and whether it is in force (good), to be noted (warn) or neither."""

    word: str
    tone: str = ""


def shown_stage(document: StandardEntry | EditionMatter, *, on: date, superseded: bool = False) -> ShownStage:
    """Return 制定中, 征求意见, 即将实施, 试行, 试行期满, 现行, 被代替 or 废止 on a date; ours are 项目建议稿.

    Source of the words: 国家标准化管理委员会's status 现行, 即将实施, 废止, 被代替; 试行 is for
    administrative documents. What is not dated is taken as in force once issued.
    """
    if document.proposal:
        return ShownStage("项目建议稿", "warn")
    if document.stage is Stage.PREPARING:
        return ShownStage("制定中")
    if document.stage is Stage.CONSULTATION:
        return ShownStage("征求意见")
    if document.stage is Stage.WITHDRAWN:
        return ShownStage("废止", "warn")
    if superseded:
        return ShownStage("被代替", "warn")
    if isinstance(document.effective, date) and document.effective > on:
        return ShownStage("即将实施")
    if document.trial_until is not None and document.trial_until < on:
        return ShownStage("试行期已满", "warn")
    return ShownStage("试行" if document.trial else "现行", "good")


def is_superseded(standard: Standard, standards: dict[str, Standard]) -> bool:
    """Whether an issued standard names this one as superseded."""
    return any(
        standard.id in other.entry.supersedes and other.entry.stage is Stage.ISSUED for other in standards.values()
    )
