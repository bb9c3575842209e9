"""Chance a second time: the generator as `src/chance.rs` writes it down, the tables that its words look up, and
what a year brings to a co-op and to a household.

Tables are made with this language's own functions: its normal quantiles and exponentials round to the same whole
numbers as the program's, or a comparison shows it.
"""

import math
from fractions import Fraction
from functools import lru_cache
from statistics import NormalDist

from rules import ZERO

GOLDEN = 0x9E3779B97F4A7C15
LOW = 2**32 - 1
ALL = 2**64 - 1

PURPOSES = dict(
    incomes=1, troubles=2, loan_return=3, takes_part=4, own_return=10, chain_return=11, common_return=12,
    shared_by_all=13, shared_by_chain=14, disaster=15, disaster_loss=16, brand_shock=17, cycle_begin=18,
    registered=100, persons_of=101, workers_of=102, wage_of=103, farming_of=104, joined_by=105, stake_of=106,
)  # fmt: skip

# Entries of the tables: a household's incomes, a return.
INCOMES, RETURNS = 2048, 4096


# --- the generator -----------------------------------------------------------------------------------


def mix(x):
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9 & ALL
    x = (x ^ x >> 27) * 0x94D049BB133111EB & ALL
    return x ^ x >> 31


def key(seed, draw, year, purpose):
    of_seed = mix((seed << 32) + PURPOSES[purpose] + GOLDEN & ALL)
    return mix(of_seed ^ ((draw << 32) + year + 1) * GOLDEN & ALL)


def spread(entity):
    x = entity + 0x9E3779B9 & LOW
    x = (x ^ x >> 16) * 0x21F0AAAD & LOW
    x = (x ^ x >> 15) * 0x735A2D97 & LOW
    return x ^ x >> 15


def word(of, spread_entity):
    x = spread_entity ^ of & LOW
    x = (x ^ x >> 16) * 0x7FEB352D & LOW
    x = (x ^ x >> 15) + (of >> 32) & LOW
    x = x * 0x846CA68B & LOW
    return x ^ x >> 16


BLOCK = 8


def turned(found, lane, mirrored=True):
    """What a draw makes of its block's word of co-ops: pairs lie a quarter of a word apart, odd draws turn every bit
    over."""
    found = found + (lane // 2 << 30) & LOW
    return found ^ LOW if mirrored and lane % 2 else found


def entry(bits, lane):
    """The entry of a household's table by eleven bits of its block's word: the upper eight are a row, the lower three a
    rotation of the strata."""
    row, rotation = divmod(bits, BLOCK)
    return (rotation + lane) * 3 % BLOCK * (INCOMES // BLOCK) + row


def troubles_of(found, lane):
    """A draw's halves of its block's word of troubles: eighths apart in either."""
    return [found_half + step * lane * 2**13 & 0xFFFF for found_half, step in ((found >> 16, 5), (found & 0xFFFF, 7))]


def number_of_name(name):
    """FNV-1a over the bytes of a name."""
    found = 0x811C9DC5
    for byte in name.encode():
        found = (found ^ byte) * 0x01000193 & LOW
    return found


def under(rate):
    """So many of the 2³² words are under it, rounded up."""
    return math.ceil(Fraction(rate) * 2**32)


def half(rate):
    """The same for half a word, to the nearest."""
    return math.floor(Fraction(rate) * 2**16 + Fraction(1, 2))


def part_per_million(rate):
    """Rates are counted in whole parts per million, towards nothing."""
    return Fraction(math.trunc(rate * 10**6), 10**6)


# --- the tables --------------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def normal(entries):
    """The standard normal quantiles at the middles of equal parts."""
    of = NormalDist()
    return [of.inv_cdf((place + 0.5) / entries) for place in range(entries)]


def whole_with_sum(values, total):
    """Rounded, then brought to the sum: what is missing is spread alike, the odd units over the middle entries."""
    found = [math.floor(abs(value) + 0.5) * (1 if value >= 0 else -1) for value in values]
    missing = total - sum(found)
    sign = 1 if missing >= 0 else -1
    each, odd = divmod(abs(missing), max(len(found), 1))
    first = (len(found) - odd) // 2
    return [one + sign * (each + (first <= place < first + odd)) for place, one in enumerate(found)]


def factors(of, sigma, mean):
    """Log-normal factors with this mean, before they are made whole."""
    raw = [math.exp(float(sigma) * z) for z in normal(of)]
    scale = float(mean) * of / math.fsum(raw) if raw else 0.0
    return [one * scale for one in raw]


def made_whole(parts):
    """Tables of (factors, mean) with one binary point: the finest at which none reaches 2¹⁵ − 2."""
    most = max([1.0, *(max(values) for values, _ in parts if values)])
    point = max(one for one in range(15) if most * 2**one < 2**15 - 2)
    total = lambda values, mean: math.floor(Fraction(mean) * 2**point * len(values))
    return point, [whole_with_sum([one * 2**point for one in values], total(values, mean)) for values, mean in parts]


@lru_cache(maxsize=64)
def wages_table(sigma):
    """Factors with the mean 1."""
    point, (entries,) = made_whole([(factors(INCOMES, sigma, 1), 1)])
    return point, entries


def failures(luck):
    """The chance of a failed harvest in a usual and in a bad year of the chain: a bad year comes as often as
    failures do, and correlates with them as stated. And how many entries of a table are failures."""
    p, tied = Fraction(luck["harvest_failure"]), Fraction(luck["harvest_correlation"])
    chances = [p - part_per_million(tied * p), p + part_per_million(tied * (1 - p))]
    return [math.floor(chance * INCOMES + Fraction(1, 2)) for chance in chances]


@lru_cache(maxsize=64)
def harvest_tables(sigma, failed, loss):
    """For a usual and a bad year: failed harvests first, with the mean 1 − loss, then usual ones with the mean 1."""
    parts = []
    for bad in failed:
        parts += [(factors(bad, sigma, 1 - loss), 1 - loss), (factors(INCOMES - bad, sigma, 1), 1)]
    point, (one, two, three, four) = made_whole(parts)
    return point, [one + two, three + four]


@lru_cache(maxsize=64)
def returns(mean, sd):
    """Normal returns in parts per million, none below −100 %; what that cuts off is taken from all until the mean
    holds."""
    quantiles = normal(RETURNS)
    size = math.sqrt(math.fsum(z * z for z in quantiles) / RETURNS)
    scaled = [float(sd) * 10**6 * z / size for z in quantiles]
    wanted = shift = float(mean) * 10**6
    for _ in range(50):
        values = [max(shift + one, -1e6) for one in scaled]
        missing = wanted - math.fsum(values) / RETURNS
        if abs(missing) < 1e-7:
            break
        shift += missing
    return whole_with_sum(values, round(mean * 10**6) * RETURNS)


def return_at(table, found):
    """The entry that a word's upper bits choose."""
    return Fraction(table[found >> 20], 10**6)


# --- what a year brings to a co-op -------------------------------------------------------------------


class Shared:
    """What all co-ops of a draw's year have in common. Words are of a block of draws. Odd draws mirror the even ones
    before them: they turn every bit over, but not who shares whose luck, and not what a disaster destroys."""

    def __init__(self, scenario, draw, year):
        self.enterprises = {one["id"]: one for one in scenario["enterprises"]}
        self.seed, self.year = scenario["seeds"]["luck"], year
        self.block, self.lane = divmod(draw, BLOCK)

    def drawn(self, purpose, entity, mirrored=True, year=None):
        of = key(self.seed, self.block, self.year if year is None else year, purpose)
        return turned(word(of, entity), self.lane, mirrored)

    def common(self):
        return self.drawn("common_return", spread(0))

    def luck(self, name, entity):
        """Of one enterprise of a co-op, whose luck has the address `entity`, as fractions of productive capital."""
        enterprise = self.enterprises[name]
        setting = lambda what: Fraction(enterprise.get(what, "0"))
        in_chain = "chain" in enterprise
        chain = spread(number_of_name(enterprise["chain"])) if in_chain else None
        own = self.drawn("own_return", entity)
        of_chain = self.drawn("chain_return", chain) if in_chain else own
        drawn, common = own, setting("common_correlation")
        if self.drawn("shared_by_all", spread(0), mirrored=False) < under(common):
            drawn = self.common()
        elif in_chain and common < 1:
            tied = min(Fraction(1), part_per_million(setting("chain_correlation") / (1 - common)))
            if self.drawn("shared_by_chain", chain, mirrored=False) < under(tied):
                drawn = of_chain
        shock = in_chain and self.drawn("brand_shock", chain) < under(setting("brand_shock"))
        destroyed = ZERO
        if self.drawn("disaster", entity) < under(setting("disaster")):
            least, most = setting("disaster_loss_least"), setting("disaster_loss_most")
            part = Fraction(self.drawn("disaster_loss", entity, mirrored=False), 2**32)
            destroyed = least + part_per_million((most - least) * part)
        return dict(
            earned=max(self.returned(enterprise, drawn) + self.moved(enterprise), Fraction(-1)),
            destroyed=destroyed,
            shocked=setting("brand_loss") if shock else ZERO,
            chain_word=of_chain,
        )

    def returned(self, enterprise, drawn):
        """A chain's brand makes its members' returns calmer. Where units are given, luck is how far their price is
        from the usual one, so its mean is nothing."""
        calm = Fraction(enterprise.get("brand_calm", "0")) if "chain" in enterprise else ZERO
        sd = part_per_million(Fraction(enterprise["sd"]) * (1 - calm))
        mean = ZERO if "units" in enterprise else Fraction(enterprise["mean"])
        return return_at(returns(mean, sd), drawn)

    def moved(self, enterprise):
        """What a new start, the brand and the price cycle add."""
        new, year = enterprise.get("ramp_up", 0), max(self.year - (enterprise.get("begins", 1) - 1), 0)
        # At first nothing is sold.
        reached = Fraction(1) if "units" in enterprise else Fraction(enterprise["mean"])
        ramp = part_per_million(reached * (new - year) / new) if year < new else ZERO
        premium = Fraction(enterprise.get("brand_premium", "0")) if "chain" in enterprise else ZERO
        return premium - ramp + self.cycle(enterprise)

    def cycle(self, enterprise):
        """A price cycle: evenly up in its first quarter, down in two, up in the last. Where it begins is drawn once
        for all years; a chain sells at one price."""
        swing, years = Fraction(enterprise.get("cycle_swing", "0")), enterprise.get("cycle_years", 4)
        if swing == 0:
            return ZERO
        name = enterprise.get("chain", enterprise["id"])
        begin = self.drawn("cycle_begin", spread(number_of_name(name)), year=0) * years // 2**32
        at = Fraction((begin + self.year) % years, years)
        height = 4 * at if at < Fraction(1, 4) else 2 - 4 * at if at < Fraction(3, 4) else 4 * at - 4
        return part_per_million(swing * height)


def of_coop(coop):
    """The address of a co-op's luck."""
    return spread(coop.get("address", coop["id"]))


def of_branch(coop, enterprise):
    """The same of an enterprise beside its first one."""
    return spread(of_coop(coop) ^ number_of_name(enterprise))


def of_house(house):
    """The address of a household's luck: in a roster its number."""
    return spread(house.get("address", house["id"]))


# --- what a year brings to a household ---------------------------------------------------------------


class Hazards:
    """The households' luck in one draw."""

    def __init__(self, scenario, draw):
        self.luck, self.seed, self.poverty = scenario["luck"], scenario["seeds"]["luck"], scenario["poverty"]
        self.block, self.lane = divmod(draw, BLOCK)
        setting = lambda name: Fraction(self.luck[name])
        self.wages = wages_table(setting("wages_spread"))
        self.failed = failures(self.luck)
        self.harvests = harvest_tables(setting("farming_spread"), tuple(self.failed), setting("harvest_loss"))
        self.illness, self.lost_wage = half(setting("illness")), half(setting("lost_wage"))
        self.bad_year = under(setting("harvest_failure"))
        self.cost, self.lasts = setting("illness_cost"), self.luck["illness_years"]

    def grown(self, amount, year, growth=None):
        """An income after so many years' growth, in fen; factors are what binary fractions make of them."""
        factor = 1.0
        for _ in range(year):
            factor *= 1.0 + float(Fraction(self.luck["growth"] if growth is None else growth))
        return math.floor(float(Fraction(amount) * 100) * factor)

    def line(self, year):
        """The line a head in a year, in yuan of the first one."""
        return Fraction(self.grown(self.poverty["line"], year, self.poverty.get("line_growth", "0")), 100)

    def live(self, house, year, is_bad_year, ill_left, illness):
        """Wages, farming, illness of a year, and for how many years more an illness lasts. Of the household's word
        for incomes the upper 11 bits choose the factor on wages and the next 11 that on farming; of its word for
        troubles the upper half is illness, which begins under `illness`, and the lower one a lost wage."""
        keys = [key(self.seed, self.block, year, purpose) for purpose in ("incomes", "troubles")]
        incomes, troubles = (word(of, of_house(house)) for of in keys)
        of_illness, of_lost_wage = troubles_of(troubles, self.lane)
        begins = of_illness < illness
        ill = begins or ill_left > 0
        left = self.lasts - 1 if begins else max(0, ill_left - 1)
        lost_wage = of_lost_wage < self.lost_wage
        working = max(0, house.get("workers", 0) - ill - lost_wage)
        point, table = self.wages
        wage = self.grown(house.get("wage", "0"), year) * table[entry(incomes >> 21, self.lane)] >> point
        point, tables = self.harvests
        place = entry(incomes >> 10 & INCOMES - 1, self.lane)
        farming = self.grown(house.get("farming", "0"), year) * tables[is_bad_year][place] >> point
        earned = dict(
            wages=Fraction(wage * working, 100),
            farming=Fraction(farming, 100),
            illness=self.cost if ill else ZERO,
            ill=ill,
            lost_wage=lost_wage,
            failed_harvest=place < self.failed[is_bad_year],
        )
        return earned, left
