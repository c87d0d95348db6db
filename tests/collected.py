"""Was every test file below `tests` collected? A full run that passes over one fails.

What hides a file is seldom seen: a folder that pytest leaves out by default, a setting, a file whose tests have
wrong names. Runs that name a part of the tests are left alone.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

_FULL = "run_is_full"


class MissedFiles(pytest.Item):
    """Fails and names the files that a full run did not collect."""

    missed: Sequence[str] = ()

    def runtest(self) -> None:
        pytest.fail("not collected, or without a test: " + ", ".join(self.missed), pytrace=False)


def missed_files(tests: Path, collected: set[Path]) -> list[str]:
    """Return the test files below a folder that are not among those collected; hidden folders do not count."""
    found = {path: path.relative_to(tests) for path in tests.rglob("test_*.py")}
    return sorted(
        name.as_posix()
        for path, name in found.items()
        if path not in collected and not any(part.startswith(".") for part in name.parts)
    )


def is_full(config: pytest.Config) -> bool:
    """Return whether the run was asked for all tests: without a path, or with one that holds them all."""
    tests = config.rootpath / "tests"
    if config.args_source is not pytest.Config.ArgsSource.ARGS:
        return config.invocation_params.dir == config.rootpath
    return any(tests.is_relative_to((config.invocation_params.dir / path).resolve()) for path in config.args)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a process of pytest-xdist, which is given paths in any case, what was asked for."""
    node.workerinput[_FULL] = is_full(node.config)


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(
    session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
) -> Iterator[None]:
    """Look at what was collected before `-k` and others take away, and put the failure first."""
    collected = {item.path for item in items}
    yield
    given: dict[str, Any] | None = getattr(config, "workerinput", None)
    if is_full(config) if given is None else given[_FULL]:
        missed = missed_files(config.rootpath / "tests", collected)
        if missed:
            item = MissedFiles.from_parent(session, name="every_test_file_was_collected")
            item.missed = missed
            items.insert(0, item)
