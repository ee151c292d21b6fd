"""Dates in every written form."""

import pytest

from policy_lineage.ingest.dates import date_at


@pytest.mark.parametrize(
    "written",
    ["ngày 04/5/2025", "ngày 4/5/2025", "ngày 04-5-2025", "ngày 4.5.2025", "ngày 04 tháng 5 năm 2025",
     "ngày04/5/2025", "ngày 04 /5/2025", "ngày O4/5/2025", "04/5/2025"],
)  # fmt: skip
def test_every_form_is_the_same_day(written: str) -> None:
    found = date_at(written, 0)
    assert found
    assert (found.iso, found.end) == ("2025-05-04", len(written))


@pytest.mark.parametrize("written", ["tháng 11/2012", "năm 2016"])
def test_a_month_or_a_year_is_no_day(written: str) -> None:
    found = date_at(written, 0)
    assert found
    assert found.iso is None


@pytest.mark.parametrize("written", ["ngày 31/2/2025", "ngày 5/13/2025"])
def test_a_day_that_the_calendar_lacks_is_none(written: str) -> None:
    found = date_at(written, 0)
    assert found
    assert found.iso is None


@pytest.mark.parametrize("written", ["10/34", "ngày mai", "5 năm", "1/2/3/4"])
def test_no_date_begins_there(written: str) -> None:
    assert date_at(written, 0) is None
