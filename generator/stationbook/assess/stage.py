"""In which state does a document stand on a date?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stationbook.model.standard import EditionMatter, Standard, StandardEntry
from stationbook.model.terms import ShownState, Stage, TextScope

_TONES = {
    ShownState.PROPOSAL: "warn",
    ShownState.WITHDRAWN: "warn",
    ShownState.SUPERSEDED: "warn",
    ShownState.TRIAL_OVER: "warn",
    ShownState.TRIAL: "good",
    ShownState.IN_FORCE: "good",
}
_WHY_NOT_CHECKED = "没有一份写明日期的来源说它现行，本站也没有核实；引用前请向发布机关核对。"


@dataclass(frozen=True, slots=True)
class ShownStage:
    """What is said of a document, and in a sentence why where that needs saying."""

    state: ShownState
    why: str = ""

    @property
    def word(self) -> str:
        """The Chinese word."""
        return self.state.label

    @property
    def tone(self) -> str:
        """Whether it is in force (good), to be noted (warn) or neither."""
        return _TONES.get(self.state, "")


def shown_stage(document: StandardEntry | EditionMatter, *, on: date, superseded: bool = False) -> ShownStage:
    """Return what is said of a document on a date; 现行 and 试行 only where a dated source bears it out.

    Source of the words: 国家标准化管理委员会's status 现行, 即将实施, 废止, 被代替; 试行 is for
    administrative documents.
    """
    state = _state(document, on, superseded)
    if state in (ShownState.IN_FORCE, ShownState.TRIAL) and not _is_dated(document):
        return ShownStage(ShownState.NOT_CHECKED, _WHY_NOT_CHECKED)
    return ShownStage(state)


def _state(document: StandardEntry | EditionMatter, on: date, superseded: bool) -> ShownState:
    """Return what stage and dates come to, if they are true."""
    if document.proposal:
        return ShownState.PROPOSAL
    if document.stage is Stage.PREPARING:
        return ShownState.PREPARING
    if document.stage is Stage.CONSULTATION:
        return ShownState.CONSULTATION
    if document.stage is Stage.WITHDRAWN:
        return ShownState.WITHDRAWN
    if superseded:
        return ShownState.SUPERSEDED
    if isinstance(document.effective, date) and document.effective > on:
        return ShownState.COMING
    if document.trial_until is not None and document.trial_until < on:
        return ShownState.TRIAL_OVER
    return ShownState.TRIAL if document.trial else ShownState.IN_FORCE


def _is_dated(document: StandardEntry | EditionMatter) -> bool:
    """Whether a source with a full date stands behind a document: of an edition its own whole text, which says its day.

    A press report that says 日前 and a list kept from memory are none.
    """
    if isinstance(document, EditionMatter):
        days = (document.issued, document.effective)
        return document.text is TextScope.FULL and any(isinstance(day, date) for day in days)
    return any(isinstance(source.date, date) for source in document.sources)


def is_superseded(standard: Standard, standards: Mapping[str, Standard]) -> bool:
    """Whether an issued standard names this one as superseded."""
    return any(
        standard.id in other.entry.supersedes and other.entry.stage is Stage.ISSUED for other in standards.values()
    )
