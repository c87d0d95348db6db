"""Fixtures for tests of the built site as files."""

from pathlib import Path

import pytest

from tests.tiny import make_tiny_project


@pytest.fixture
def tiny_project(root: Path, tmp_path: Path) -> Path:
    """A tiny project of the test's own, not yet built."""
    return make_tiny_project(root, tmp_path / "project")
