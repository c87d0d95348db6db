"""Why is a text not YAML by the project's rules, on which line, and what should be written instead?"""

import re
from collections.abc import Callable

from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import YAMLError
from ruamel.yaml.tokens import TagToken

from stationbook.load.careful_yaml import careful_yaml
from stationbook.load.yaml_mistakes import (
    COLON,
    COMMA,
    HIDDEN,
    INDENT,
    NO_SPACE,
    QUOTES,
    SEVERAL,
    TAB,
    TWICE,
    UNCLOSED,
    UNQUOTED,
    UNREADABLE,
    UNSUPPORTED,
)
from stationbook.model.problem_kind import ProblemKind


class YamlRefusedError(ValueError):
    """A text that is not read. ``line`` and ``column`` count from 1; line 0 means the whole text."""

    def __init__(self, kind: ProblemKind, message: str, hint: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.kind, self.message, self.hint, self.line, self.column = kind, message, hint, line, column


# Any of these makes a text suspicious; which one it is, and whether it is a mistake, is looked at then.
_SUSPICIOUS = re.compile(
    r"(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f])"
    r"|^(?P<directive>%\S)"
    r"|(?:^|[\s\[{,])(?P<tag>!\S*)"
    r"|^ *(?:- +)*(?:[\w-]+: +)?(?P<quote>“[^”\n]*”)[ \r]*$"
    r"|(?:^|[{,]) *(?P<merge><<) *:"
    r"|: +\[[^\]\"'\n]*(?P<comma>，)",
    re.MULTILINE,
)
# Most texts hold none of these at all, and are let through by one quick look.
_RARE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f%!“，]|<<")
_FULL_WIDTH_COLON = re.compile(r"^\s*(?:- +)*[\w-]+(：)")
# A name of a field with its colon close to what follows; a web address is none.
_NO_SPACE = re.compile(r"^\s*(?:- +)*([A-Za-z_][\w-]*):((?!//)[^\s:].*)$")
_NO_DASH = re.compile(r"^\s*-([\[{\w].*)$")
_FIELD = re.compile(r"^\s*(?:- +)*[\w-]+:$")
_OPEN_QUOTE = re.compile(r"^\s*(?:- +)*(?:[\w-]+:\s+)?(\")[^\"]*$")
_PLACE = re.compile(r"at line (\d+) column (\d+)")


def forbidden(text: str) -> YamlRefusedError | None:
    """Return why a text is refused although a parser may accept it, or None."""
    if not _RARE.search(text):
        return None
    for found in _SUSPICIOUS.finditer(text):
        kind = found.lastgroup or ""
        place = _place_of(text, found.start(kind))
        if kind == "control":
            name = f"U+{ord(found[kind]):04X}"
            return YamlRefusedError(HIDDEN, f"里面有看不见的控制字符 {name}", "删掉重新输入这一行", *place)
        if kind == "directive":
            return YamlRefusedError(UNSUPPORTED, "不支持以 % 开头的指令", "删掉这一行", *place)
        if kind == "tag" and (tag := _first_tag(text)):
            return YamlRefusedError(UNSUPPORTED, "不支持用 ! 开头的标记", "删掉标记；如果是文字，请加英文引号", *tag)
        if kind == "merge":
            return YamlRefusedError(UNSUPPORTED, "不支持用 << 合并", "把内容直接写出来", *place)
        if kind == "quote":
            return YamlRefusedError(
                QUOTES, "整个值用了中文引号“”", "改成英文引号；如果中文引号是内容的一部分，外面再加一对英文引号", *place
            )
        if kind == "comma":
            return YamlRefusedError(
                COMMA,
                "方括号里用了中文逗号“，”，会被当成同一条",
                "各条之间用英文逗号；一句话里的逗号请给整句加英文引号",
                *place,
            )
    return None


def explain(text: str, message: str) -> YamlRefusedError:
    """Return why the fast parser refused a text, from its English message."""
    places = [(int(line), int(column)) for line, column in _PLACE.findall(message)]
    place = places[0] if places else (0, 0)
    lines = text.splitlines()
    # The parser notices only behind it that a line was no “name: content”.
    for number in (place[0], place[0] - 1, place[0] - 2):
        line = lines[number - 1] if 0 < number <= len(lines) else ""
        if colon := _FULL_WIDTH_COLON.match(line):
            hint = "改成英文冒号加一个空格，例如 tier: township"
            return YamlRefusedError(COLON, "冒号用了中文全角“：”", hint, number, colon.start(1) + 1)
        if close := _NO_SPACE.match(line):
            hint = f"写作“{close[1]}: {close[2].strip()}”"
            return YamlRefusedError(NO_SPACE, "冒号后面没有空格", hint, number, close.start(2) + 1)
        if close := _NO_DASH.match(line):
            hint = f"写作“- {close[1][:20].strip()}”"
            return YamlRefusedError(NO_SPACE, "短横后面没有空格", hint, number, close.start(1) + 1)
    if 0 < place[0] <= len(lines) and re.match(r"\s*\t", lines[place[0] - 1]):
        return YamlRefusedError(TAB, "用了制表符（Tab）缩进", "改成空格，每一层两个空格", *place)
    for words, found in _REASONS:
        if words in message:
            return found(text, message, places[-1] if words in _BEGUN_AT_LAST else place)
    return YamlRefusedError(UNREADABLE, "这里的写法看不懂", "对照维护指南的例子，检查缩进、冒号和引号", *place)


Place = tuple[int, int]
_Reason = Callable[[str, str, Place], YamlRefusedError]


def _says(kind: ProblemKind, message: str, hint: str) -> _Reason:
    return lambda text, words, place: YamlRefusedError(kind, message, hint, *place)


def _duplicate(text: str, words: str, place: Place) -> YamlRefusedError:
    try:
        careful_yaml().load(text)
    except DuplicateKeyError as error:
        if error.problem_mark is not None:
            place = (error.problem_mark.line + 1, error.problem_mark.column + 1)
    except (YAMLError, ValueError, RecursionError):
        pass
    name = words.split('"')[1] if words.count('"') >= 2 else ""
    return YamlRefusedError(TWICE, f"“{name}”写了两次", "留一处，把内容合在一起", *place)


def _several(text: str, words: str, place: Place) -> YamlRefusedError:
    second = [i for i, line in enumerate(text.splitlines(), start=1) if line.rstrip() == "---" and i > 1]
    return YamlRefusedError(
        SEVERAL,
        "一个文件里写了几份内容（中间有 ---）",
        "一个文件只写一份，其余的放进各自的文件",
        second[0] if second else 0,
        1,
    )


def _uneven(text: str, words: str, place: Place) -> YamlRefusedError:
    """Return which line is indented wrongly, or holds a quotation mark that nobody closed, at or above a place."""
    lines = text.splitlines()
    for number in range(min(place[0], len(lines)), 0, -1):
        if quote := _OPEN_QUOTE.match(lines[number - 1]):
            return YamlRefusedError(UNCLOSED, "引号没有合上", "补上右边的英文引号", number, quote.start(1) + 1)
    # Levels are two blanks wide: an odd number of them is the slip, and lines below only disagree with it.
    first = next((n for n in range(place[0], 0, -1) if _indent(lines[n - 1 : n]) == 0), place[0])
    number = next((n for n in range(first, place[0] + 1) if _indent(lines[n - 1 : n]) % 2), place[0])
    column = _indent(lines[number - 1 : number]) + 1
    return YamlRefusedError(INDENT, "缩进不齐", "与同一层的上下几行对齐，每一层两个空格", number, column)


def _second_colon(text: str, words: str, place: Place) -> YamlRefusedError:
    """Return whether a line is indented too far, or has one colon too many."""
    line = (text.splitlines()[place[0] - 1 : place[0]] or [""])[0]
    if _FIELD.match(line[: place[1]]):
        return _uneven(text, words, (place[0], _indent([line]) + 1))
    return YamlRefusedError(UNQUOTED, "这里不该再有冒号", "值里有冒号时给整个值加英文引号", *place)


def _indent(lines: list[str]) -> int:
    """Return how many blanks the first of some lines begins with; none for an empty one."""
    return len(lines[0]) - len(lines[0].lstrip(" ")) if lines and lines[0].strip() else 0


_QUOTE_IT = "给这段文字加英文引号"
_DEEP = "一层套一层，套得太深，或自己引用了自己"
_REASONS: tuple[tuple[str, _Reason], ...] = (
    ("duplicate entry", _duplicate),
    ("more than one document", _several),
    ("recursion limit", _says(UNSUPPORTED, _DEEP, "最多几层就够了，对照维护指南的例子")),
    ("repetition limit", _says(UNSUPPORTED, "引用（*名称）展开以后太大", "不用引用，把内容直接写出来")),
    ("unknown anchor", _says(UNQUOTED, "* 后面的名称没有定义", "以 * 开头的文字请加英文引号")),
    ("scanning an alias", _says(UNQUOTED, "以 * 开头的文字看不懂", _QUOTE_IT)),
    ("scanning an anchor", _says(UNQUOTED, "以 & 开头的文字看不懂", _QUOTE_IT)),
    ("quoted scalar", _says(UNCLOSED, "引号没有合上，或引号里有写错的 \\ 转义", "补上右引号；反斜杠写两个")),
    ("parsing a flow", _says(UNCLOSED, "括号没有合上，或里面少了逗号", "补上右括号；各条之间用英文逗号")),
    ("cannot start any token", _says(UNQUOTED, "不能用这个符号开头", _QUOTE_IT)),
    ("mapping values are not allowed", _second_colon),
    ("block sequence entries", _says(INDENT, "短横的位置不对", "短横另起一行，比上一行多空两格")),
    ("expected ':'", _says(UNREADABLE, "这一行缺少英文冒号", "写作“名称: 内容”，冒号后空一格")),
    ("invalid type: integer", _says(UNREADABLE, "数字太大", "核对数字；编号、代码请加英文引号")),
    ("unhashable", _says(UNREADABLE, "冒号左边应当是一个词", "写作“名称: 内容”")),
    ("did not find expected", _uneven),
)
# Where it began is told last.
_BEGUN_AT_LAST = frozenset({"quoted scalar", "parsing a flow", "expected ':'"})


def _first_tag(text: str) -> Place | None:
    """Return where the first tag stands; an exclamation mark within a sentence is none."""
    try:
        for token in careful_yaml().scan(text):
            if isinstance(token, TagToken):
                return token.start_mark.line + 1, token.start_mark.column + 1
    except (YAMLError, ValueError):
        return None
    return None


def _place_of(text: str, position: int) -> Place:
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)
