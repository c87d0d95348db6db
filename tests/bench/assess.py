"""How long do verdicts over 40,000 stations and 60 requirements take, and how much memory on top of the records?

Run by `make bench`. Figures are of one process on this machine; nothing here is asserted.
"""

import resource
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from stationbook.assess.directory_verdicts import assess_all
from stationbook.assess.measures import station_measures
from stationbook.assess.profiles import Profiles
from stationbook.model.station import Station
from stationbook.model.terms import AssessedSubject
from stationbook.store.project import read_project

STATIONS, REQUIREMENTS = 40_000, 60
TARGET_SECONDS, TARGET_MEGABYTES = 6.0, 150.0


def peak_megabytes() -> float:
    """Return the largest resident size of this process so far."""
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / (1024 if sys.platform != "darwin" else 1024 * 1024)


def records(seeds: list[Station]) -> list[Station]:
    """Return 40,000 records in memory, each a different object with a division of its own."""
    return [
        seeds[number % len(seeds)].model_copy(update={"id": f"990101-s{number}", "sample": number % 2 == 0})
        for number in range(STATIONS)
    ]


def main() -> None:
    """Print the measured figures beside their targets."""
    catalogue = read_project(Path.cwd(), on=date(2026, 11, 23)).catalogue
    profile = Profiles(catalogue).of("990101")
    if profile is None:
        raise SystemExit("示例县没有采用任何要求")
    applied = [one for one in profile.applied if one.requirement.subject is AssessedSubject.STATION]
    while len(applied) < REQUIREMENTS:
        one = applied[len(applied) % 40]
        renamed = one.requirement.model_copy(update={"id": f"{one.requirement.id}-{len(applied)}"})
        applied.append(replace(one, requirement=renamed))
    stations = records([one for one in catalogue.stations.values() if one.division.startswith("990101")])
    measures = station_measures(catalogue, on=date(2026, 11, 23))
    before = peak_megabytes()
    started = time.perf_counter()
    table = assess_all(applied[:REQUIREMENTS], stations, measures)
    seconds = time.perf_counter() - started
    verdicts = sum(len(column) for column in table.columns.values())
    print(f"verdicts {verdicts:,}: {seconds:.2f} s (target {TARGET_SECONDS:g} s), ", end="")
    print(f"{peak_megabytes() - before:.0f} MB on top of the records (target {TARGET_MEGABYTES:g} MB)")


if __name__ == "__main__":
    main()
