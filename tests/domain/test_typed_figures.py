"""Figures as people type them: a number that can be read two ways is asked back, never guessed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.drafts import read_form
from bot.domain.entries import Figure
from bot.domain.forms import FORMS, typed_figure
from bot.domain.typed_figures import typed_figure_line
from bot.domain.vocabulary import Kind

READ = {
    "12,000 troops": (12_000, "troops"),
    "about 12 thousand troops": (12_000, "troops"),
    "10 000 troops": (10_000, "troops"),
    "10\u202f000 troops": (10_000, "troops"),
    "10\u2009000 troops": (10_000, "troops"),
    "10\u00a0000 troops": (10_000, "troops"),
    "1 234 567 rounds": (1_234_567, "rounds"),
    "10’000 francs": (10_000, "francs"),
    "1.234.567 euros": (1_234_567, "euros"),
    "1.234,5 tonnes": (1_234.5, "tonnes"),
    "10 000,5 tonnes": (10_000.5, "tonnes"),
    "123,456.789 tonnes": (123_456.789, "tonnes"),
    "1234.567 tonnes": (1_234.567, "tonnes"),
    "0.125 tonnes": (0.125, "tonnes"),
    "1.2340 tonnes": (1.234, "tonnes"),
    "−5.5 degrees": (-5.5, "degrees"),
    "2.3 million shells": (2_300_000, "shells"),
    "5M shells": (5_000_000, "shells"),
    "10k troops": (10_000, "troops"),
    "3 hundred thousand-strong armies": (300, "thousand-strong armies"),
    "2 dozen ships": (24, "ships"),
    "10 тыс. солдат": (10_000, "солдат"),
    "1만 명": (10_000, "명"),
    "١٢٠٠٠ troops": (12_000, "troops"),
    "5 m": (5, "m"),
    "5 metres high walls": (5, "metres high walls"),
    "10,000–12,000 troops": (10_000, 12_000, "troops"),
    "10 000 - 12 000 troops": (10_000, 12_000, "troops"),
    "10 to 12 thousand troops": (10_000, 12_000, "troops"),
    "10 thousand to 12 thousand troops": (10_000, 12_000, "troops"),
    "900 thousand to 1.2 million shells": (900_000, 1_200_000, "shells"),
    "10k-12k troops": (10_000, 12_000, "troops"),
    "-5 to -3 degrees": (-5, -3, "degrees"),
}
ASKED = {
    "1.500 troops": "did you mean 1,500 or 1.5?",
    "1.234 troops": "did you mean 1,234 or 1.2340?",
    "1,5 million shells": "did you mean 1.5 or 15?",
    "12,00 euros": "did you mean 12 or 1,200?",
    "1234,567 euros": "did you mean 1,234.567 or 1,234,567?",
    "10 000,500 euros": "did you mean 10,000.5 or 10,000,500?",
    "900 to 1.500 troops": "did you mean 1,500 or 1.5?",
    "5 m high walls": "did you mean 5 million high walls or 5 metres high walls?",
    "5m high walls": "5 million high walls or 5 metres",
    "3 152 mm howitzers": "type 3,152 mm howitzers, or a word between its two numbers",
    "5 mil pesos": "5 million pesos or 5 thousand pesos?",
    "12 00 troops": "is not one number",
    "1,00,000 troops": "is not one number",
    "1,234,56 troops": "is not one number",
    "1,500.000.000 troops": "is not one number",
    "10  000 troops": "says “000 troops” where",
    "10 to twelve troops": "says “to twelve troops” where",
    "10 or 12 troops": "says “or 12 troops” where",
    "9 in 10 troops": "says “in 10 troops” where",
    "10 - a dozen troops": "says “- a dozen troops” where",
    "5 ½ tonnes": "says “½ tonnes” where",
    "10 (12) troops": "says “(12) troops” where",
    "5 million thousand shells": "says “thousand shells” where",
    "5 million": "says “million” where",
    "12,000 to 10,000 troops": "would be 12,000 to 10,000; type the lower number first",
    "10 thousand to 12 troops": "would be 10,000 to 12; type the lower number first",
    "twelve thousand troops": "has no number in digits",
    "12,000": "is not a whole figure",
    "1" + "0" * 400 + " troops": "too large",
}


@pytest.mark.parametrize(("typed", "meant"), READ.items())
def test_a_number_is_read_as_it_is_grouped(typed: str, meant: tuple[float | str, ...]) -> None:
    figure = typed_figure_line(f"{typed}; what it counts; known")
    *numbers, unit = meant
    assert (figure.value, figure.unit) == (numbers[0] if len(numbers) == 1 else None, unit)
    assert figure.bounds == (numbers[0], numbers[-1])
    assert figure.about == typed.startswith("about")


@pytest.mark.parametrize(("typed", "said"), ASKED.items())
def test_a_number_that_leaves_a_doubt_is_asked_back(typed: str, said: str) -> None:
    with pytest.raises(ValueError) as refused:
        typed_figure_line(f"{typed}; what it counts; known")
    assert said in str(refused.value)


numbers = st.floats(allow_nan=False, allow_infinity=False)
units = st.sampled_from(("troops", "m", "metres high", "%", "million-dollar homes", "°C", "명"))


@given(numbers, numbers, st.booleans(), units)
def test_a_figure_as_it_is_written_reads_back_exactly(one: float, other: float, about: bool, unit: str) -> None:
    low, high = sorted((one, other))
    for bounds in ({"value": one}, {"low": low, "high": high}):
        figure = Figure.model_validate({**bounds, "about": about, "unit": unit, "counts": "c", "phase": "p"})
        assert typed_figure_line(typed_figure(figure)) == figure


figure_like = st.text(alphabet="0123456789 ,.'-–to mk½٣\u202fhundred", max_size=20)


@given(st.text(max_size=30) | figure_like)
def test_any_text_is_a_figure_or_a_sentence(text: str) -> None:
    for line in (text, f"{text} troops; c; p"):
        try:
            typed_figure_line(line)
        except ValueError as error:
            assert str(error).count("\n") == 0 and len(str(error)) <= 400


def test_a_unit_too_long_is_told_in_one_line() -> None:
    read = read_form(
        FORMS[Kind.CLAIM], {"figures": f"5 {'x' * 301}; c; p"}, {}, dt.date(2024, 11, 23), lambda _, __: None
    )
    said = [trouble.sentence for trouble in read.troubles if trouble.field == "figures"]
    assert said == ["Figures: the unit has 301 characters, at most 300; type a shorter one."]
