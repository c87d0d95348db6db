"""How many people work at a station, and how many of them hold a licence?"""

from pydantic import Field

from stationbook.model.record import Record, WholeNumber


class Licensed(Record):
    """Counts of licensed staff, never names: by level of licence, or only in total, or both.

    Where a total stands, a level that is not written is not known, unless the written ones make up the total;
    without one it is none.
    """

    total: WholeNumber | None = None
    assistant: WholeNumber | None = None
    intermediate: WholeNumber | None = None
    senior: WholeNumber | None = None

    @property
    def written(self) -> tuple[int, ...]:
        """The counts of the levels that are written."""
        return tuple(one for one in (self.assistant, self.intermediate, self.senior) if one is not None)

    @property
    def count(self) -> int | None:
        """All licensed staff; None where nothing is written."""
        if self.total is not None:
            return self.total
        return sum(self.written) if self.written else None

    @property
    def levels(self) -> tuple[int | None, int | None, int | None]:
        """How many hold each level, from assistant to senior; None where that is not known."""
        is_whole = bool(self.written) if self.total is None else sum(self.written) == self.total

        def known(written: int | None) -> int | None:
            return 0 if written is None and is_whole else written

        return known(self.assistant), known(self.intermediate), known(self.senior)


class Posts(Record):
    """事务性岗位 and 服务性岗位."""

    administrative: WholeNumber = 0
    service: WholeNumber = 0


class Staff(Record):
    """How many people work here, and in which year of the service contract."""

    headcount: WholeNumber | None = None
    licensed: Licensed | None = None
    posts: Posts | None = None
    contract_year: int | None = Field(default=None, strict=True, ge=1, le=20)
    supervisors: WholeNumber | None = None
