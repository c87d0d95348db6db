"""Which commands are there?

To add one: a line here, and its module with the two functions of `CommandModule`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


class CommandModule(Protocol):
    """What the module of a command holds."""

    def add_arguments(self, parser: "ArgumentParser") -> None:
        """Add what may be written after the command; `--help` and `--on` are there anyway."""

    def run(self, options: "Namespace") -> int:
        """Do it, as of the day `options.on`, and return the exit code; what is refused may be raised."""


class Command(NamedTuple):
    """A command: its name, what the list of commands says of it, and where it is written."""

    name: str
    about: str
    module: str


COMMANDS = (
    Command("build", "检查资料，生成网站", "stationbook.cli.build"),
    Command("serve", "在本机看网站，资料一改就更新", "stationbook.cli.serve"),
    Command("check", "只检查资料", "stationbook.cli.check"),
    Command("diff", "两个版本之间资料改了什么，给审阅的人看", "stationbook.cli.diff"),
    Command("stale", "列出到期应核实的站点、政策、标准和热线", "stationbook.cli.stale"),
    Command("import", "把台账（Excel、WPS、csv）导进来，先看会改什么", "stationbook.cli.import_ledger"),
    Command("export", "把站点写成可以在 Excel、WPS 里改的表", "stationbook.cli.export"),
    Command("fmt", "把资料改成统一的写法，内容和注释不变", "stationbook.cli.fmt"),
    Command("assess", "逐条对照标准，列出结论", "stationbook.cli.assess"),
    Command("divisions", "比较新的区划名单，看变了什么", "stationbook.cli.divisions"),
    Command("sample", "造一个满是虚构站点的项目，用来试看和测速", "stationbook.cli.sample"),
    Command("init", "给一个地区新建网站的项目", "stationbook.cli.init"),
    Command("new", "新建一个站点、标准的新版本、政策或评估", "stationbook.cli.new"),
    Command("apply", "把收到的更正写进资料，先核对、再核准", "stationbook.cli.apply"),
    Command("layer", "列出随程序来的资料，升级改了什么", "stationbook.cli.layer"),
    Command("publish", "检查资料，生成网站，作为一版发布", "stationbook.cli.publish"),
)


def command(name: str) -> CommandModule:
    """Return the module of a command. Nothing else imports it, so that no command waits for what others need."""
    (module,) = (one.module for one in COMMANDS if one.name == name)
    return cast("CommandModule", import_module(module))
