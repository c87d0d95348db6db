"""With which modal verb does a text ask: 应, 宜 or 可?

Words of GB/T 1.1-2020 annex C. A character within another word (相应, 适宜, 许可) is no verb, nor is what
stands within quotation marks or a title.
"""

import re
from collections.abc import Iterator

from stationbook.model.terms import Strength

# Words that hold the character without being the verb.
# 应对 and 应变 are words of their own only before what one copes with; 应对每份记录作核实 asks.
_COMPOUNDS = (
    "相应|适应|响应|应急|供应|反应|对应|应对(?=突发|危机|风险|措施|灾)|效应|应用|应付款|应聘|应邀|应届|感应|呼应|顺应|应答|"
    "回应|应诉|应变能力|应试|应税|应建数|应力|一应俱全|有求必应|适宜|便宜|事宜|时宜|宜居|机宜|可靠|许可|认可|可见|"
    "可能|可行|可用性|可持续|可读|可及|不可|可疑|可追溯|可视化|可否|可逆|可比|可信|可再生"
)
_HIDDEN = re.compile(rf"“[^”]*”|《[^》]*》|{_COMPOUNDS}")
_VERB = re.compile(r"不应|不宜|应当|应该|应|宜|可")
_STRENGTH = {"应": Strength.SHALL, "宜": Strength.SHOULD, "可": Strength.MAY}
_RANK = {Strength.SHALL: 3, Strength.SHOULD: 2, Strength.MAY: 1}


def modal_verbs(text: str) -> Iterator[tuple[int, str]]:
    """Yield position and word of every modal verb: 应, 不应, 应当, 宜, 不宜, 可."""
    for found in _VERB.finditer(plain_text(text)):
        yield found.start(), found[0]


def plain_text(text: str) -> str:
    """Return the text with quotations, titles and compound words blanked; every position stays what it was."""
    return _HIDDEN.sub(lambda found: "\0" * len(found[0]), text)


def strength_of(verb: str) -> Strength:
    """Return the strength of a modal verb."""
    return next(strength for character, strength in _STRENGTH.items() if character in verb)


def strongest(text: str) -> int:
    """Return 3 for a text that asks with 应 anywhere, 2 for 宜, 1 for 可, else 0."""
    return max((_RANK[strength_of(verb)] for _, verb in modal_verbs(text)), default=0)
