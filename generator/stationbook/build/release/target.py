"""May releases be put into this folder?"""

from pathlib import Path

from stationbook.build.release.ours import OURS, is_site, is_there, mark_of

# What of a project may be a link to a place outside it.
_PARTS = ("data", "content", "overrides", "site", ".cache")


class PublishRefusedError(Exception):
    """The release was not made and nothing was changed; the message says why and what to do."""


def refuse_target(root: Path, target: Path, home: Path) -> None:
    """Raise PublishRefusedError unless ``target``, a resolved path, is a place for releases of the project at ``root``.

    Not the project nor anything in it, where git, a cleaning or the next build would meet them; nothing above the
    project or the user's ``home``; no built site, which the next build changes; no release, which never changes.
    """
    if is_there(target) and not target.is_dir():
        raise PublishRefusedError(f"{target} 不是文件夹。请写一个文件夹，例如 --to /srv/www。")
    if _lies_in(root, target) or _lies_in(home, target):
        raise PublishRefusedError(
            f"{target} 是项目或您的主目录，或者在它们上面，不能放发布的版本。请另写一个文件夹，例如 --to /srv/www。"
        )
    if any(_lies_in(target, place) for place in (root, *((root / part).resolve() for part in _PARTS))):
        raise PublishRefusedError(
            f"{target} 在项目文件夹里，会被提交、清理或重新生成。请写项目以外的，例如 --to {root.parent / 'www'}。"
        )
    for folder in (target, *target.parents):
        if is_site(folder):
            raise PublishRefusedError(f"{folder} 里是生成的网站，下次生成会改动它。请另写一个文件夹放各个版本。")
        if mark_of(folder) is not None:
            raise PublishRefusedError(f"{folder} 是一个发布的版本。请写放各个版本的文件夹，例如 --to {folder.parent}。")
    ours = target / OURS
    if ours.is_symlink() or (ours.exists() and not ours.is_dir()):
        raise PublishRefusedError(f"{ours} 应当是本命令自己的文件夹，现在却是别的东西。请先移走它。")


def _lies_in(inner: Path, outer: Path) -> bool:
    """Whether ``inner`` is ``outer`` or below it, by what the disk says: names may differ in case."""
    return any(_is_same(folder, outer) for folder in (inner, *inner.parents))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one == other
