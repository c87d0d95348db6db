"""What is said of the corrections that were handed in, in Chinese, as Markdown?"""

from collections.abc import Iterator

from stationbook.corrections.decide import Decision, Decisions, Outcome
from stationbook.corrections.record import in_words

_ORDER = (
    Outcome.APPLIED,
    Outcome.WAITING,
    Outcome.EDITED,
    Outcome.OUTDATED,
    Outcome.REFUSED,
    Outcome.REMARK,
    Outcome.PRESENT,
)


def report_lines(decisions: Decisions, *, is_dry: bool) -> Iterator[str]:
    """Yield the report line by line: counts, then every block under what became of it."""
    counts = {one: sum(decision.outcome is one for decision in decisions.decided) for one in _ORDER}
    said = [f"{outcome.label} {count}" for outcome, count in counts.items() if count]
    yield f"# 更正：共 {len(decisions.decided)} 份{'，' if said else ''}{'，'.join(said)}"
    yield ""
    files = len(decisions.files)
    yield f"会改 {files} 个文件（这次只是试，没有写）。" if is_dry else f"改了 {files} 个文件。"
    for outcome in _ORDER:
        if counts[outcome]:
            yield ""
            yield f"## {outcome.label}"
            for decision in decisions.decided:
                if decision.outcome is outcome:
                    yield ""
                    yield from _decision_lines(decision)


def _decision_lines(decision: Decision) -> Iterator[str]:
    correction = decision.correction
    if correction is None:
        yield f"- {_plain(decision.received.where)}：{_plain(decision.why)}"
        return
    yield f"- {_plain(decision.received.where)}：{correction.kind.label} `{correction.id}`，核对码 `{correction.code}`"
    for change in correction.changes:
        yield f"  - `{change.field}`：{_plain(in_words(change.old))} → {_plain(in_words(change.new))}"
    yield f"  - 理由：{_plain(correction.reason)}"
    yield f"  - 来源：{_plain(correction.source or '没有写')}"
    if decision.why:
        yield f"  - {decision.outcome.label}：{_plain(decision.why)}"
    for problem in decision.problems:
        yield f"  - {_plain(str(problem))}"
    if decision.outcome in (Outcome.WAITING, Outcome.EDITED):
        yield f"  - 核准的办法：有权限的人在议题下写“核准 {correction.code}”，或运行时加 --approve {correction.code}"


def _plain(words: str) -> str:
    """Return words of a stranger so that they mark nothing up and lead nowhere in Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|!@" else sign for sign in words.replace("\n", " "))
