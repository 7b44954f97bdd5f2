"""Days of publication as files write them."""

from datetime import UTC, date, datetime

import pytest

from explorer.formats.dates import column_order, moment


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "at", "grain"),
    [
        ("2022-02-24", utc(2022, 2, 24), "day"),
        ("2022-02-24T05:00:00Z", utc(2022, 2, 24, 5), "second"),
        ("2022-02-24 05:00:00+03:00", utc(2022, 2, 24, 2), "second"),
        ("2022-02-24 05:00:00 UTC", utc(2022, 2, 24, 5), "second"),
        ("20220224", utc(2022, 2, 24), "day"),
        ("2022/2/4", utc(2022, 2, 4), "day"),
        ("Thu, 24 Feb 2022 05:00:00 GMT", utc(2022, 2, 24, 5), "second"),
        ("Feb. 24, 2022", utc(2022, 2, 24), "day"),
        ("24th February 2022", utc(2022, 2, 24), "day"),
        ("Sept 5, 2022", utc(2022, 9, 5), "day"),
        ("1645678800", utc(2022, 2, 24, 5), "second"),
        ("1645678800000", utc(2022, 2, 24, 5), "second"),
        (date(2022, 2, 24), utc(2022, 2, 24), "day"),
        (datetime(2022, 2, 24, 5), utc(2022, 2, 24, 5), "second"),  # noqa: DTZ001 - a naive time is what is tried
    ],
)
def test_a_date_is_read(said, at, grain):
    assert moment(said) == (at, grain, None)


@pytest.mark.parametrize("said", [None, "", "  ", "NaN", "n/a"])
def test_no_date_needs_no_reason(said):
    assert moment(said) == (None, None, None)


@pytest.mark.parametrize(
    ("said", "order", "reason"),
    [
        ("31/02/2023", "dmy", "'31/02/2023' is no date"),
        ("09/05/2022", None, "'09/05/2022' could be day/month or month/day"),
        ("2099-01-01", None, "the date '2099-01-01' lies in the future"),
        ("0012-01-01", None, "the date '0012-01-01' is before 1500"),
        ("yesterday", None, "'yesterday' is no date"),
        ("2022", None, "'2022' is no date"),
    ],
)
def test_what_is_no_day_says_why(said, order, reason):
    assert moment(said, order) == (None, None, reason)


@pytest.mark.parametrize(("order", "at"), [("dmy", utc(2022, 5, 9)), ("mdy", utc(2022, 9, 5))])
def test_slashed_dates_follow_the_column(order, at):
    assert moment("09/05/2022", order).at == at


@pytest.mark.parametrize(
    ("column", "order", "why"),
    [
        (["09/05/2022", "31/02/2023"], "dmy", "'31/02/2023' has the day first"),
        (["09/05/2022", "02/28/2022"], "mdy", "'02/28/2022' has the month first"),
        (["09/05/2022"], None, "'09/05/2022' could be read either way, and no other date decides"),
        (["28/02/2022", "02/28/2022"], None, "'28/02/2022' has the day first and '02/28/2022' the month"),
        (["2022-02-24", ""], None, ""),
    ],
)
def test_the_whole_column_decides_the_order(column, order, why):
    assert column_order(column) == (order, why)
