"""What does the command `stationbook` do? Turns results into words and exit codes."""

import argparse
import json
import os
import re
import shlex
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from errno import EACCES, EDQUOT, ENOSPC, EROFS
from pathlib import Path
from typing import Never, TextIO

from stationbook.assess.report import report_lines, summary_of
from stationbook.build.journal import BusyError
from stationbook.build.output import OutputRefusedError
from stationbook.build.publish import Published, publish
from stationbook.build.release.ours import OURS
from stationbook.build.release.target import PublishRefusedError
from stationbook.build.release.versions import folder_of
from stationbook.build.site import BuildFailedError, Built, build_site
from stationbook.build.site import Options as BuildOptions
from stationbook.check.report import BuildReport
from stationbook.load.build_date import build_date, day_of
from stationbook.load.divisions import load_divisions
from stationbook.load.project_file import PROJECT_FILE, load_settings
from stationbook.load.tree import Tree, layer_folder, tree_of
from stationbook.model.problem import Problem, Severity, visible
from stationbook.processes.stopping import STOPPED, stopped_with
from stationbook.scaffold.answers import MissingError, new_site
from stationbook.scaffold.layer import ACCEPTED, accept, layer_report, report_words
from stationbook.scaffold.place import NoPlaceError
from stationbook.scaffold.region import write_region
from stationbook.scaffold.sample import write_sample
from stationbook.store.cache import Memory
from stationbook.store.project import CACHE, read_project

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
_NAMED, _OTHERS_READ = 5, 0o005
_REASONS = {ENOSPC: "磁盘满了", EDQUOT: "磁盘的配额用完了", EROFS: "这里只能读，不能写", EACCES: "没有权限"}
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


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> Never:
        for pattern, sentence in _SENTENCES:
            message = pattern.sub(sentence, message)
        self.exit(WRONG_USE, f"用法不对：{message}\n写 {self.prog} --help 看用法。\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 if all is fine, 1 for problems in the data, 2 for wrong use."""
    options = _parser().parse_args(arguments)
    root = _project_root()
    if options.command == "init":
        # The one command that needs no project around it.
        root = root or Path()
    if root is None:
        print(f"这里和上层文件夹都没有 {PROJECT_FILE}。请进入项目文件夹再运行。", file=sys.stderr)
        return WRONG_USE
    try:
        on: date = options.on or build_date(os.environ)
    except ValueError as error:
        print(f"环境变量里的日期不对：{error}", file=sys.stderr)
        return WRONG_USE
    try:
        with stopped_with(STOPPED):
            return int(options.run(options, root, on))
    except OutputRefusedError as refusal:
        print(str(refusal), file=sys.stderr)
        return WRONG_USE
    except BusyError as busy:
        print(str(busy), file=sys.stderr)
        return PROBLEMS
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = _REASONS.get(error.errno or 0) or error.strerror or error
        where = f"（{error.filename}）" if error.filename else ""
        print(f"文件读写没有成功：{reason}{where}。已有的网站没有改动到一半的文件。", file=sys.stderr)
        return PROBLEMS


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="stationbook", description="把社工站和标准的资料做成网站。", add_help=False)
    _help(parser)
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令", parser_class=_Parser)

    build = commands.add_parser("build", help="检查资料，生成网站", add_help=False)
    build.add_argument("--site-dir", default=None, metavar="文件夹", help="网站放在哪里（默认 site）")
    build.add_argument("--strict", action="store_true", help="有提醒也不放行")
    build.add_argument(
        "--allow-problems", action="store_true", help="有错的记录不上网，其余照常生成，并列出没有上网的记录"
    )
    build.add_argument(
        "--scheduler", default="", metavar="地址", help="请一个 Dask 集群帮忙生成站点页，例如 tcp://…:8786"
    )
    build.add_argument("--verify", action="store_true", help="逐个核对网站里每个文件的内容，不只看改没改过")
    build.set_defaults(run=_build)

    serve = commands.add_parser("serve", help="在本机看网站，资料一改就更新", add_help=False)
    serve.add_argument("--port", type=int, default=8000, metavar="端口", help="默认 8000")
    serve.set_defaults(run=_serve)

    check = commands.add_parser("check", help="只检查资料", add_help=False)
    check.add_argument("paths", nargs="*", type=Path, metavar="路径", help="只看这些文件或文件夹里的问题")
    check.add_argument("--format", choices=("text", "json"), default="text", help="text 或 json")
    check.set_defaults(run=_check)

    assess = commands.add_parser("assess", help="逐条对照标准，列出结论", add_help=False)
    assess.add_argument("--division", default="", metavar="代码", help="只看这个地区，例如 990101")
    assess.add_argument("--format", choices=("text", "json"), default="text", help="text 或 json")
    assess.set_defaults(run=_assess)

    sample = commands.add_parser("sample", help="造一个满是虚构站点的项目，用来试看和测速", add_help=False)
    sample.add_argument("count", type=int, metavar="个数", help="站点的个数，例如 40000")
    sample.add_argument("target", type=Path, metavar="文件夹", help="放在哪个新文件夹里")
    sample.add_argument("--seed", type=int, default=1, metavar="种子", help="同样的种子造出同样的站点（默认 1）")
    sample.set_defaults(run=_sample)

    publish = commands.add_parser("publish", help="检查资料，生成网站，作为一版发布", add_help=False)
    publish.add_argument("version", metavar="版本", help="例如 2026.1")
    publish.add_argument("--to", type=_folder, required=True, metavar="文件夹", help="放各个版本的文件夹，在项目以外")
    publish.add_argument("--alias", default=None, metavar="别名", help="例如 latest")
    publish.set_defaults(run=_publish)

    init = commands.add_parser("init", help="给一个地区新建网站的项目", add_help=False)
    init.add_argument("target", type=_folder, metavar="文件夹", help="放在哪个新文件夹里")
    init.add_argument("--division", default="", metavar="地区", help="名称或区划代码，例如 黔西南 或 5223")
    init.add_argument("--name", default="", metavar="名称", help="网站的名称")
    init.add_argument("--publisher", default="", metavar="单位", help="谁主办")
    init.add_argument("--kind", default="", metavar="种类", help="department、organisation 或 individual")
    init.add_argument("--contact", default="", metavar="联系", help="办公电话或地址，显示在页脚")
    init.add_argument("--site-url", default="", metavar="网址", help="网站将来的网址")
    init.add_argument("--with-samples", action="store_true", help="带上虚构的例县，照着学怎样写")
    init.set_defaults(run=_init)

    layer = commands.add_parser("layer", help="列出随程序来的资料，升级改了什么", add_help=False)
    layer.add_argument("--accept", action="store_true", help="记下已经看过现在这一版")
    layer.set_defaults(run=_layer)

    for command in (build, serve, check, assess, sample, publish, init, layer):
        _help(command)
        command.add_argument("--on", type=_day, default=None, metavar="日期", help="按哪一天生成，例如 2026-11-23")
    return parser


def _day(text: str) -> date:
    try:
        return day_of(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _folder(text: str) -> Path:
    # An unset variable of a shell gives an empty text, which as a path would be the folder one stands in.
    if not text.strip():
        raise argparse.ArgumentTypeError("文件夹的名字是空的")
    return Path(text)


def _help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-h", "--help", action="help", help="显示用法")


def _project_root() -> Path | None:
    try:
        start = Path.cwd()
    except FileNotFoundError:
        # Somebody removed the folder that the shell still stands in.
        return None
    return next((folder for folder in (start, *start.parents) if (folder / PROJECT_FILE).is_file()), None)


def _build(options: argparse.Namespace, root: Path, on: date) -> int:
    progress = _Progress()
    progress.step("读取和检查资料，生成页面")
    site_dir = _site_dir(options, root)
    try:
        built = build_site(
            root,
            site_dir,
            on=on,
            options=BuildOptions(
                strict=options.strict,
                allow_problems=options.allow_problems,
                scheduler=options.scheduler,
                verify=options.verify,
            ),
            waiting=progress.tick,
        )
    except BuildFailedError as error:
        progress.end()
        return _failed(error, "网站没有重新生成，原来的网站没有动。")
    progress.end()
    _print_problems(built.report.problems)
    if built.report.errors:
        files = len({problem.path for problem in built.report.errors})
        print(f"有 {files} 个文件有错，其中的记录没有上网。", file=sys.stderr)
    print(_summary(built.report, built.pages))
    print(f"网站在 {site_dir}，{'与上次相同，没有改动' if not built.changed else f'改动 {built.changed} 个文件'}。")
    _print_remarks(built)
    print("要在浏览器里看：make serve，然后打开 http://127.0.0.1:8000/")
    return FINE


def _failed(error: BuildFailedError, what_stays: str) -> int:
    if error.report is not None and error.report.problems:
        _print_problems(error.report.problems)
        print(f"有 {len(error.report.problems)} 处问题，{what_stays}", file=sys.stderr)
    else:
        print(f"{error}\n{what_stays}", file=sys.stderr)
    return PROBLEMS


def _print_remarks(built: Built) -> None:
    """Say what of the folder and the cache is not as it might be expected."""
    if built.strangers:
        more = f" 等 {len(built.strangers)} 个文件" if len(built.strangers) > _NAMED else ""
        print(f"其中 {'、'.join(built.strangers[:_NAMED])}{more}不是本程序写的，没有动。", file=sys.stderr)
    if built.cacheless:
        print(f"缓存文件夹 {CACHE} 用不了（{built.cacheless}），这一次没有用它，所以慢一些。", file=sys.stderr)
    if os.name == "posix" and built.site_dir.stat().st_mode & _OTHERS_READ != _OTHERS_READ:
        print(
            "按现在的 umask，网站只有您自己能读；网页服务器如果由别的用户运行，就读不到。"
            f"要让它能读，请运行 chmod -R a+rX {shlex.quote(str(built.site_dir))}",
            file=sys.stderr,
        )


def _summary(report: BuildReport, pages: int) -> str:
    return (
        f"共 {pages} 个页面、{report.stations} 个站点（其中示例 {report.samples} 个）、"
        f"{report.standards} 份标准（其中有文本 {report.texts} 份）。"
    )


def _serve(options: argparse.Namespace, root: Path, on: date) -> int:
    # The server is MkDocs' own, which takes half a second to load; other commands do without.
    from stationbook.build.serve import serve_site

    def built(made: Built) -> None:
        _print_problems(made.report.problems)
        if made.changed:
            print(f"已更新 {made.changed} 个文件。", flush=True)

    def failed(said: str) -> None:
        print(f"{said}\n这次改动没有生成，页面还是原来的。", file=sys.stderr, flush=True)

    print(f"打开 http://127.0.0.1:{options.port}/ 看网站；按 Ctrl+C 结束。", flush=True)
    with stopped_with("已结束。", code=FINE):
        serve_site(root, port=options.port, on=on, built=built, failed=failed)
    return FINE


def _check(options: argparse.Namespace, root: Path, on: date) -> int:
    wanted = []
    for path in options.paths:
        found = path if path.is_absolute() else Path.cwd() / path
        if not found.exists():
            print(f"没有这个文件或文件夹：{visible(str(path))}", file=sys.stderr)
            return WRONG_USE
        wanted.append(found.resolve())
    problems: Sequence[Problem] = read_project(root, on=on, memory=Memory(root / CACHE)).problems
    if wanted:
        problems = [p for p in problems if any((root / p.path).resolve().is_relative_to(w) for w in wanted)]
    if options.format == "json":
        shown = [
            {**asdict(p), "path": visible(p.path), "message": visible(p.message), "hint": visible(p.hint)}
            | {"field": visible(p.field_name), "severity": p.severity.value}
            for p in problems
        ]
        print(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        _print_problems(problems, file=sys.stdout)
        errors = sum(p.severity is Severity.ERROR for p in problems)
        warnings = len(problems) - errors
        print(f"{errors} 处错误，{warnings} 处提醒。" if problems else "检查完毕，没有问题。")
    return PROBLEMS if any(p.severity is Severity.ERROR for p in problems) else FINE


def _assess(options: argparse.Namespace, root: Path, on: date) -> int:
    project = read_project(root, on=on, memory=Memory(root / CACHE))
    catalogue, problems = project.catalogue, project.problems
    if options.division and options.division not in catalogue.divisions:
        print(f"没有代码是 {options.division} 的区划。", file=sys.stderr)
        return WRONG_USE
    shown = [line for line in report_lines(catalogue, on=on) if line.division.startswith(options.division)]
    if options.format == "json":
        print(json.dumps([asdict(line) for line in shown], ensure_ascii=False, indent=2))
    else:
        for line in shown:
            print(line)
        print(summary_of(shown, on=on))
    return PROBLEMS if any(p.severity is Severity.ERROR for p in problems) else FINE


def _sample(options: argparse.Namespace, root: Path, on: date) -> int:
    try:
        made = write_sample(
            root, options.target, load_divisions(tree_of(root)).divisions, count=options.count, seed=options.seed
        )
    except FileExistsError as error:
        print(f"{error.strerror}：{error.filename}。请换一个新文件夹。", file=sys.stderr)
        return WRONG_USE
    print(f"已写好 {made} 个虚构站点。进入 {options.target}，运行 stationbook build 就能看到网站。")
    return FINE


def _init(options: argparse.Namespace, root: Path, on: date) -> int:
    layer = layer_folder()
    if layer is None:
        print("程序没有带国家层的资料，可能没有装完整，请重新安装 stationbook。", file=sys.stderr)
        return WRONG_USE
    divisions = load_divisions(Tree(layer)).divisions
    given = {name: getattr(options, name) for name in ("division", "name", "publisher", "kind", "contact", "site_url")}
    ask = input if sys.stdin is not None and sys.stdin.isatty() else None
    try:
        site = new_site(given, divisions, ask, with_samples=options.with_samples)
        files = write_region(options.target, site, divisions, layer)
    except (MissingError, NoPlaceError) as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    except EOFError:
        print("\n没有问完，什么也没有写。", file=sys.stderr)
        return WRONG_USE
    except FileExistsError as error:
        print(f"{error.strerror}：{error.filename}。请换一个新文件夹。", file=sys.stderr)
        return WRONG_USE
    print(f"{site.name}（{divisions.path_name(site.division.code)}）的项目写好了，共 {len(files)} 个文件。")
    print(f"接着：cd {shlex.quote(str(options.target))}，运行 stationbook build；怎样改，见里面的 README.md。")
    return FINE


def _layer(options: argparse.Namespace, root: Path, on: date) -> int:
    settings = load_settings(root)
    tree = tree_of(root) if settings is None or settings.layer else Tree(root)
    if tree.layer is None:
        print("本项目没有用国家层：资料都在项目里。")
        return FINE
    if options.accept:
        accept(root)
        print(f"记在 {ACCEPTED} 里了。")
        return FINE
    for line in report_words(layer_report(tree)):
        print(line)
    return FINE


def _publish(options: argparse.Namespace, root: Path, on: date) -> int:
    progress = _Progress()
    progress.step("读取和检查资料，生成页面，放进发布的文件夹")
    try:
        done = publish(
            root,
            options.to.resolve(),
            options.version,
            alias=options.alias,
            on=on,
            home=Path(os.path.expanduser("~")),  # noqa: PTH111 - Path.home() raises where a user has none
            waiting=progress.tick,
        )
    except BuildFailedError as error:
        progress.end()
        return _failed(error, "没有发布，已发布的版本没有动。")
    except PublishRefusedError as refusal:
        progress.end()
        print(str(refusal), file=sys.stderr)
        return WRONG_USE
    progress.end()
    _say_published(done, options.version, options.alias)
    return FINE


def _say_published(done: Published, version: str, alias: str | None) -> None:
    folder, lead, left = done.placed.folder, done.placed.leading, done.placed.left
    if done.finished:
        print(f"上次发布 {done.finished} 版时中断了，现在已经做完，内容是上次那时的资料。")
    if done.report is None:
        print("资料后来又改过的话，请换一个版本号再发布一次。")
    else:
        _print_problems(done.report.problems)
        print(f"{version} 版已发布到 {folder}{f'，{alias} 也换成了这一版' if alias else ''}。")
    if lead.version != version:
        where = folder_of(lead)
        print(f"打开网站看到的还是 {where}（{lead.version} 版）。发布时写 --alias {where}，才会换成新的一版。")
    if left:
        shown = "、".join(left[:3]) + (f" 等 {len(left)} 个文件" if len(left) > 3 else "")
        print(f"{folder.parent} 里的 {shown} 不是本命令写的，没有动。要让它们带人到最新的一版，请移走后发布下一版。")
    if os.name == "posix" and folder.stat().st_mode & 0o5 != 0o5:
        print("现在的 umask 不许别的用户读新文件；网站服务器若由别的用户运行，请先放开读的权限。")
    print(f"请让网站服务器以 {folder.parent} 为根，或把里面的都传上去（{OURS} 不用传）；找不到网页时显示 404.html。")


def _site_dir(options: argparse.Namespace, root: Path) -> Path:
    if options.site_dir is None:
        return root / "site"
    # An unset variable of a shell gives an empty name, which as a path would be the folder one stands in.
    if not str(options.site_dir).strip():
        raise OutputRefusedError("--site-dir 后面是空的，没有动任何文件。请写明文件夹，例如 --site-dir site。")
    return Path(options.site_dir).resolve()


def _print_problems(problems: Sequence[Problem], file: TextIO | None = None) -> None:
    for problem in problems:
        word = "" if problem.severity is Severity.ERROR else "（提醒）"
        print(f"{problem}{word}", file=file or sys.stderr)


class _Progress:
    """Says what is being done: one line that moves on a terminal, plain lines elsewhere."""

    def __init__(self) -> None:
        self._moves = sys.stderr.isatty()
        self._words, self._since = "", 0.0

    def step(self, words: str) -> None:
        self._words, self._since = words, time.monotonic()
        if self._moves:
            self.tick()
        else:
            print(f"{words}…", file=sys.stderr, flush=True)

    def tick(self) -> None:
        if self._moves:
            seconds = time.monotonic() - self._since
            print(f"\r{self._words}… {seconds:.0f} 秒", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        if self._moves:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
