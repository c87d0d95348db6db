"""What does `stationbook publish` take and say?"""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from stationbook.build.publish import Published, publish
from stationbook.build.release.ours import OURS
from stationbook.build.release.versions import folder_of
from stationbook.build.site import BuildFailedError
from stationbook.cli.arguments import folder
from stationbook.cli.endings import FINE, PROBLEMS
from stationbook.cli.problems import print_failure, print_problems
from stationbook.cli.progress import progress
from stationbook.cli.project import project_root


def add_arguments(parser: ArgumentParser) -> None:
    """Add the release's name, its folder, and the name under which the latest is found."""
    parser.add_argument("version", metavar="版本", help="例如 2026.1")
    parser.add_argument("--to", type=folder, required=True, metavar="文件夹", help="放各个版本的文件夹，在项目以外")
    parser.add_argument("--alias", default=None, metavar="别名", help="例如 latest")


def run(options: Namespace) -> int:
    """Publish a release, and say where it is and what to do with it. Raises PublishRefusedError, BusyError, OSError."""
    root = project_root()
    try:
        with progress("读取和检查资料，生成页面，放进发布的文件夹"):
            done = publish(
                root,
                options.to.resolve(),
                options.version,
                alias=options.alias,
                on=options.on,
                home=Path(os.path.expanduser("~")),  # noqa: PTH111 - Path.home() raises where a user has none
            )
    except BuildFailedError as error:
        print_failure(str(error), error.report, "没有发布，已发布的版本没有动。")
        return PROBLEMS
    _print_published(done, options.version, options.alias)
    return FINE


def _print_published(done: Published, version: str, alias: str | None) -> None:
    folder, lead, left = done.placed.folder, done.placed.leading, done.placed.left
    if done.finished:
        print(f"上次发布 {done.finished} 版时中断了，现在已经做完，内容是上次那时的资料。")
    if done.report is None:
        print("资料后来又改过的话，请换一个版本号再发布一次。")
    else:
        print_problems(done.report.problems)
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
