"""What was written after `stationbook`? Reads it, and says in Chinese what is wrong with it."""

import argparse
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Never

from stationbook.cli.commands import COMMANDS, command
from stationbook.cli.endings import WRONG_USE
from stationbook.load.build_date import day_of

# argparse speaks English; its sentences that a user can meet, in Chinese.
_SENTENCES = (
    (re.compile(r"unrecognized arguments: (.*)"), r"不认识的参数：\1"),
    (re.compile(r"the following arguments are required: (.*)"), r"还缺少：\1"),
    (re.compile(r"argument (\S+): expected one argument"), r"\1 后面要写一个值"),
    (re.compile(r"argument (\S+): (\1.*)"), r"\2"),
    (re.compile(r"argument (\S+): invalid choice: (\S+) \(choose from (.*)\)"), r"\1 不能是 \2，可以写：\3"),
    (re.compile(r"argument (\S+): invalid \S+ value: (.*)"), r"\1 的值 \2 不对，写一个数"),
    (re.compile(r"argument (\S+): (“.*)"), r"\1 \2"),
)


class _Words(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def add_argument(self, action: argparse.Action) -> None:
        super().add_argument(action)
        if action.nargs == argparse.PARSER and action.choices:
            # argparse makes no room for the two signs by which the names of commands stand further in.
            longest = max(map(len, action.choices)) + self._current_indent + 2
            self._action_max_length = max(self._action_max_length, longest)


class _Parser(argparse.ArgumentParser):
    def __init__(self, **settings: Any) -> None:
        super().__init__(formatter_class=_Words, **settings)
        # argparse has no other way to name its two groups.
        self._positionals.title, self._optionals.title = "参数", "选项"

    def error(self, message: str) -> Never:
        for pattern, sentence in _SENTENCES:
            message = pattern.sub(sentence, message)
        self.exit(WRONG_USE, f"用法不对：{message}\n写 {self.prog} --help 看用法。\n")


def parsed(words: Sequence[str]) -> argparse.Namespace:
    """Return the command that is named, as `command`, with what was written after it; only its module is imported.

    Ends the process, with words, for `--help` and for wrong use.
    """
    parser = _Parser(prog="stationbook", description="把社工站和标准的资料做成网站。", add_help=False)
    _add_help(parser)
    commands = parser.add_subparsers(title="命令", dest="command", required=True, metavar="命令", parser_class=_Parser)
    parsers = {one.name: commands.add_parser(one.name, help=one.about, add_help=False) for one in COMMANDS}
    named = next((word for word in words if word in parsers), None)
    if named is not None:
        command(named).add_arguments(parsers[named])
        _add_help(parsers[named])
        parsers[named].add_argument(
            "--on", type=_day, default=None, metavar="日期", help="按哪一天生成，例如 2026-11-23"
        )
    return parser.parse_args(words)


def folder(text: str) -> Path:
    """Return the folder that a text names; for ``type=`` of an argument."""
    # An unset variable of a shell gives an empty text, which as a path would be the folder one stands in.
    if not text.strip():
        raise argparse.ArgumentTypeError("文件夹的名字是空的")
    return Path(text)


def _day(text: str) -> date:
    try:
        return day_of(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _add_help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-h", "--help", action="help", help="显示用法")
