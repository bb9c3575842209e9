"""Compares the program's ledgers with the oracle's, every amount, to the fen.

    python3 compare.py QUESTIONS ANSWERS EXPECTED_DIFFERENCES

Both files have one line a question; an answer is the list of the years' ledgers, or the amount that is too large to
be counted. Prints the differences and a count of what was compared. EXPECTED_DIFFERENCES lists texts of differences
that are understood; it is empty, and should stay so.
"""

import itertools
import json
import re
import sys
from fractions import Fraction

import oracle

# What a ledger holds beside amounts: names and places.
UNSAID = {
    "": ["village", "draw", "year", "rows"],
    "/coops/": ["id", "name", "enterprise", "bridge", "floor"],
    "/households/": ["id", "name"],
}


def as_text(value):
    """Fractions as the program writes money; everything else as it is."""
    if isinstance(value, Fraction):
        fen = value * 100
        assert fen.denominator == 1, f"{value} is no whole number of fen"
        sign = "-" if fen < 0 else ""
        return f"{sign}{abs(fen.numerator) // 100}.{abs(fen.numerator) % 100:02}"
    return value


def differences(expected, found, at=""):
    """Where the program says something else than the oracle, and how many values were compared."""
    if isinstance(expected, list):
        if not isinstance(found, list) or len(expected) != len(found):
            return [f"{at}: {[str(as_text(one)) for one in expected]} against {found}"], 1
        expected, found = dict(enumerate(expected)), {str(place): one for place, one in enumerate(found)}
    if isinstance(expected, dict):
        if at in ("/coops", "/households") and {str(key) for key in expected} != set(found):
            return [f"{at}: {sorted(expected)} against {sorted(found)}"], 1
        found = found or {}
        unsaid = UNSAID.get(re.sub("[0-9]+", "", at), [])
        unknown = [name for name in found if name not in unsaid and name not in map(str, expected)]
        parts = [differences(value, found.get(str(key)), f"{at}/{key}") for key, value in expected.items()]
        mistakes = [f"{at}/{name}: the oracle says nothing" for name in unknown]
        return mistakes + list(itertools.chain(*(part[0] for part in parts))), sum(part[1] for part in parts)
    wanted = as_text(expected)
    return ([] if wanted == found else [f"{at}: oracle {wanted}, program {found}"]), 1


def refusals(number, expected, found):
    """Whether both refuse a question, for the same amount."""
    mine, theirs = (as_text(one["refused"]) if isinstance(one, dict) else "a ledger" for one in (expected, found))
    return [] if mine == theirs else [f"question {number}: oracle {mine}, program {theirs}"]


def main(questions, answers, understood):
    compared, years_seen, refused, mistakes = 0, 0, 0, []
    for number, (question, answer) in enumerate(zip(questions, answers, strict=True), start=1):
        found = json.loads(answer)
        try:
            expected = oracle.ledgers(json.loads(question))
        except oracle.TooLarge as refusal:
            expected = dict(refused=refusal.args[0])
        if isinstance(expected, dict) or isinstance(found, dict):
            mistakes += refusals(number, expected, found)
            refused += 1
            continue
        if len(expected) != len(found):
            mistakes.append(f"question {number}: {len(expected)} years against {found}")
            continue
        for year, (mine, theirs) in enumerate(zip(expected, found), start=1):
            list_of_year, how_many = differences(mine, theirs)
            mistakes += [f"question {number}, year {year}{text}" for text in list_of_year]
            compared += how_many
            years_seen += 1
    mistakes = [mistake for mistake in mistakes if mistake not in understood]
    print("\n".join(mistakes[:50]))
    print(f"{number} villages, {years_seen} years, {compared} values compared, {refused} refused alike, {len(mistakes)} differences")
    return 1 if mistakes else 0


if __name__ == "__main__":
    with open(sys.argv[1]) as questions, open(sys.argv[2]) as answers, open(sys.argv[3]) as understood:
        sys.exit(main(questions, answers, set(understood.read().splitlines())))
