"""Generated villages a second time: a village of a stated distribution as a roster, so that the same rules live there.

Who is registered, how large a household is, what it earns, who joined and with which stake are words of the seed of
the people, addressed by village and number; factors on earnings and stakes come from the same kind of table as those
of a year.
"""

import math
from fractions import Fraction

from chance import key, spread, wages_table, word
from programmes import usual
from rules import ZERO, fen_down, largest_remainder

# Addresses of the villages interleave.
VILLAGES = 8192
MOST_PERSONS = 12
STAKE_SPREAD = Fraction(1, 2)


def address(number, village):
    return (number - 1) * VILLAGES + village


def up_to(total, slices, place):
    """How many of all fall to the slices before one."""
    return total * place // slices


def rosters_scenario(scenario, village):
    """The scenario of one village of it, with its roster; a roster stays what it is."""
    given = scenario["village"]
    if given["kind"] == "listed":
        return scenario
    return dict(scenario, village=Maker(scenario, given, village).roster())


class Maker:
    def __init__(self, scenario, given, village):
        self.scenario, self.given, self.village = scenario, given, village

    def word(self, purpose, house):
        return word(key(self.scenario["seeds"]["people"], 0, 0, purpose), spread(house["address"]))

    def of_mine(self, total):
        """The first and the number of things that fall to this village."""
        first, end = (up_to(total, self.given["villages"], self.village + more) for more in (0, 1))
        return first, end - first

    def roster(self):
        given = self.given
        houses = [self.sized(number + 1) for number in range(self.of_mine(given["households"])[1])]
        poor = math.floor(given["households"] * Fraction(given["poor"]) + Fraction(1, 2))
        by_word = sorted(houses, key=lambda house: self.word("registered", house))
        for house in by_word[: self.of_mine(poor)[1]]:
            house["registered"] = True
        for house in houses:
            self.earn(house)
        first, many = self.of_mine(given["coops"])
        coops = [self.coop(place, first + place) for place in range(many)]
        for place, coop in enumerate(coops):
            members = houses[place * len(houses) // many : (place + 1) * len(houses) // many]
            coop["collective"] = self.issue(coop["id"], members, houses)
        for house in houses:
            self.trade(house)
        return dict(kind="listed", par=given["par"], coops=coops, households=houses)

    def sized(self, number):
        """A household's number and size: one person and a binomial number of others."""
        house = dict(id=number, address=address(number, self.village), registered=False, shares=[])
        others = MOST_PERSONS - 1
        house["persons"] = 1 + self.count(others, (Fraction(self.given["persons"]) - 1) / others, "persons_of", house)
        return house

    def count(self, most, chance, purpose, house):
        """A binomial number: how many cumulative chances, to the nearest of 2³², the word reaches."""
        found, sum_, drawn = 0, ZERO, self.word(purpose, house)
        for k in range(most):
            sum_ += math.comb(most, k) * chance**k * (1 - chance) ** (most - k)
            found += drawn >= math.floor(sum_ * 2**32 + Fraction(1, 2))
        return found

    def earn(self, house):
        means = self.given["poor_earnings" if house["registered"] else "other_earnings"]
        house["workers"] = self.count(house["persons"], Fraction(means["workers"]), "workers_of", house)
        for name in ("wage", "farming"):
            point, table = wages_table(Fraction(self.given["wages_spread" if name == "wage" else "farming_spread"]))
            fen = int(Fraction(means[name]) * 100) * table[self.word(f"{name}_of", house) >> 21] >> point
            house[name] = Fraction(fen, 100)
        house["other"] = means["other"]

    def coop(self, place, running):
        """Enterprises go round: the next co-op has the next one, and the next ones beside it, in equal parts."""
        names = [one["id"] for one in self.scenario["enterprises"]]
        more = min(self.given.get("more_enterprises", 0), len(names) - 1)
        part = Fraction(10**6 // (more + 1), 10**6)
        coop = dict(id=place + 1, address=address(place + 1, self.village), enterprise=names[running % len(names)])
        coop["also"] = [dict(enterprise=names[(running + n) % len(names)], part=part) for n in range(1, more + 1)]
        return dict(coop, **{name: self.given.get(name, "0") for name in ("reserve", "undistributed")})

    def issue(self, coop, members, houses):
        """Issues a co-op's shares: those allocated to its poor members, or all poor where it has none; those paid in by
        members who joined, or all where none did; what nobody can take goes to the collective. Returns its part."""
        split = [Fraction(self.given["split"][name]) for name in ("collective", "paid_in", "allocated")]
        all_shares = int(Fraction(self.given["capital"]) / Fraction(self.given["par"]))
        collective, paid_in, allocated = divided(all_shares, split)
        poor = [house for house in members if house["registered"]] or [house for house in houses if house["registered"]]
        collective += self.give(coop, "allocated", allocated, poor, [self.claim(house) for house in poor])
        return collective + self.give(coop, "paid_in", paid_in, members, [self.stake(house) for house in members])

    def give(self, coop, what, shares, takers, weights):
        """Spreads shares by weights, alike where there are none; how many are left."""
        if not takers:
            return shares
        for house, part in zip(takers, divided(shares, weights if any(weights) else [1] * len(takers))):
            row = next((row for row in house["shares"] if row["coop"] == coop), None)
            if part and row is None:
                row = dict(coop=coop, paid_in=0, allocated=0)
                house["shares"].append(row)
            if part:
                row[what] += part
        return 0

    def claim(self, house):
        """To allocated shares."""
        how = self.given.get("allocation", "per-household")
        need = Fraction(self.scenario["poverty"]["line"]) * house["persons"] - usual(house)
        return {"per-household": 1, "per-head": house["persons"], "by-need": max(ZERO, need)}[how]

    def stake(self, house):
        """To paid-in shares; nothing for who has not joined."""
        chance = Fraction(self.given["poor_joined" if house["registered"] else "joined"])
        has_joined = self.word("joined_by", house) < math.floor(chance * 2**32)
        return wages_table(STAKE_SPREAD)[1][self.word("stake_of", house) >> 21] if has_joined else 0

    def trade(self, house):
        """A part of its farming, through its co-ops alike, in whole hundreds of yuan each."""
        hundreds = math.floor(fen_down(house["farming"] * Fraction(self.given.get("sold", "0"))) / 100)
        for row in house["shares"]:
            row["traded"] = hundreds // len(house["shares"]) * 100


def divided(shares, weights):
    """Whole shares by the largest remainder."""
    return [int(part * 100) for part in largest_remainder(Fraction(shares, 100), weights)]
