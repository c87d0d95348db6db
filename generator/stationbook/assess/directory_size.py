"""How many stations does the directory hold? Every page that says so says this."""

from collections.abc import Iterable
from dataclasses import dataclass

from stationbook.model.brief import Brief


@dataclass(frozen=True, slots=True)
class DirectorySize:
    """Real stations of any tier and status, and fictional ones, which never count among them."""

    real: int
    samples: int

    @property
    def words(self) -> str:
        """The two numbers as every page writes them: 20 个站点，另有示例 24 个."""
        return f"{self.real} 个站点" + (f"，另有示例 {self.samples} 个" if self.samples else "")


def directory_size(stations: Iterable[Brief]) -> DirectorySize:
    """Return how many stations there are, samples apart."""
    samples = [station.sample for station in stations]
    return DirectorySize(samples.count(False), samples.count(True))
