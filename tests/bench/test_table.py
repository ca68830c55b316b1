"""What falls short is marked in its row and said at the end."""

from tests.bench.table import Row, lines


def test_each_row_that_falls_short_is_marked_and_told() -> None:
    told = list(
        lines([Row("slow", 1.6, 1.5), Row("quick", 1.5, 1.5), Row("few", 0.6, 0.7, True), Row("no", float("nan"), 1)])
    )
    assert told == [
        "✗ slow      1.60   (at most 1.5)",
        "  quick     1.50   (at most 1.5)",
        "✗ few       0.60   (at least 0.7)",
        "✗ no         nan   (at most 1)",
        "",
        "Falls short: slow: 1.60, meant at most 1.5.",
        "Falls short: few: 0.60, meant at least 0.7.",
        "Falls short: no: nan, meant at most 1.",
    ]


def test_a_table_without_shortfalls_says_so() -> None:
    assert list(lines([Row("rate", 250, 200, True)])) == [
        "  rate   250.00   (at least 200)",
        "",
        "Nothing falls short.",
    ]
