"""The test of leaving the register: the chance of being above the line in every one of the next years, worked out by
going through all factors on wages and on farming, all lost wages, bad years and illnesses, in exact fractions.

Counted are wages, farming, other income, the cost of illness and a stated sum of dividends (with the scheme only);
nothing else, as it may end.
"""

import math
from bisect import bisect_left
from collections import Counter
from fractions import Fraction

from chance import INCOMES
from rules import ZERO


class Stability:
    def __init__(self, scenario, hazards):
        self.settings = scenario["poverty"].get("test", dict(rule="years"))
        self.acts = self.settings["rule"] == "stable"
        self.hazards = hazards
        self.chances, self.years = {}, {}

    def stays(self, house, year, ill_left, with_scheme):
        """The chance for the years after `year`, in parts per million rounded down, and whether it is enough."""
        at = house["id"], year, ill_left, with_scheme
        if at not in self.chances:
            dividends = Fraction(self.settings["dividends"]) if with_scheme else ZERO
            self.chances[at] = self.chance(house, year + 1, year + self.settings["ahead"], ill_left, dividends)
        chance = Fraction(math.floor(self.chances[at] * 10**6), 10**6)
        return chance, chance >= Fraction(self.settings["chance"])

    def chance(self, house, year, last, ill_left, dividends):
        """Above the line in all years from `year` to `last`, where the present illness still takes `ill_left`."""
        if year > last:
            return Fraction(1)
        begins = Fraction(self.hazards.illness, 2**16)
        found = ZERO
        if begins > 0:
            after = self.chance(house, year + 1, last, self.hazards.lasts - 1, dividends)
            found += begins * self.one_year(house, year, True, dividends) * after
        if begins < 1:
            after = self.chance(house, year + 1, last, max(0, ill_left - 1), dividends)
            found += (1 - begins) * self.one_year(house, year, ill_left > 0, dividends) * after
        return found

    def one_year(self, house, year, ill, dividends):
        """The chance of one year, by whether someone is ill."""
        at = house["id"], year, ill, dividends
        if at not in self.years:
            loses, bad = Fraction(self.hazards.lost_wage, 2**16), Fraction(self.hazards.bad_year, 2**32)
            both = [
                (chance_of_loss * chance_of_bad, lost, is_bad)
                for lost, chance_of_loss in ((0, 1 - loses), (1, loses))
                for is_bad, chance_of_bad in ((0, 1 - bad), (1, bad))
            ]
            self.years[at] = sum(
                chance * self.reached(house, year, ill, lost, is_bad, dividends) for chance, lost, is_bad in both if chance
            )
        return self.years[at]

    def reached(self, house, year, ill, lost, is_bad, dividends):
        """The part of all pairs of factors that bring what is needed."""
        hazards = self.hazards
        working = max(0, house.get("workers", 0) - ill - lost)
        need = hazards.line(year) * house["persons"] - Fraction(house.get("other", "0")) - dividends
        need = int(100 * (need + (hazards.cost if ill else 0)))
        wages = scaled(*hazards.wages, hazards.grown(house.get("wage", "0"), year))
        point, tables = hazards.harvests
        farming = scaled(point, tables[is_bad], hazards.grown(house.get("farming", "0"), year))
        farming = sorted(farming.elements())
        many = sum(times * (INCOMES - bisect_left(farming, need - wage * working)) for wage, times in wages.items())
        return Fraction(many, INCOMES**2)


def scaled(point, table, amount):
    """An amount by all factors of a table: how often each comes, in fen."""
    return Counter(amount * factor >> point for factor in table)
