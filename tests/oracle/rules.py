"""The rules, each a function in one of the books below, found by the name that the scenario gives.

A new rule is a new function and its line in a book; `scenarios.py` must draw it, and then every combination
with it is compared with the program to the fen. Money moves in whole fen; where a rule gives a fraction, the
amount is rounded down.
"""

import math
from fractions import Fraction

ZERO = Fraction(0)


def fen_down(yuan):
    """Whole fen, rounded down."""
    return Fraction(math.floor(yuan * 100), 100)


def part(amount, settings, name):
    """The stated fraction of an amount; nothing where the setting is left out."""
    return fen_down(amount * Fraction(settings.get(name, "0")))


def largest_remainder(amount, claims):
    """Splits whole fen over claims (weights in the order of ties), every fen of it."""
    total = sum(claims)
    if total == 0:
        return [ZERO] * len(claims)
    exact = [amount * 100 * claim / total for claim in claims]
    parts = [math.floor(one) for one in exact]
    left = int(amount * 100) - sum(parts)
    by_remainder = sorted(range(len(claims)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_remainder[:left]:
        parts[place] += 1
    return [Fraction(one, 100) for one in parts]


# --- what becomes of the fen that do not divide ------------------------------------------------------


def declared_dividend(amount, claims, fine):
    """Whole fen a share; where that is too coarse each holder's part of the whole, rounded down to the fen. What is left is
    carried to next year."""
    per_share = amount / sum(claims) if fine else fen_down(amount / sum(claims))
    parts = [fen_down(per_share * claim) for claim in claims]
    return parts, amount - sum(parts)


def every_fen(amount, claims, fine):
    """Every fen is paid; nothing is carried."""
    return largest_remainder(amount, claims), ZERO


def is_fine(rounding, over, par):
    """Whether each holder of a pot has its part to the fen without every fen being paid: by trade, and on shares of less
    than a hundred yuan."""
    return rounding == "declared-dividend" and (over in ("trade", "reserve") or over != "members" and par < 100)


ROUNDING = {"declared-dividend": declared_dividend, "largest-remainder": every_fen}


def dividend(rounding, amount, claims, fine):
    """What each claim is paid, and what is carried; without shares everything is."""
    if sum(claims) == 0 or amount <= 0:
        return [ZERO] * len(claims), amount
    return ROUNDING[rounding](amount, claims, fine)


def heads_equally(rounding, amount, heads):
    """Equal parts for the heads in the order of their numbers."""
    if rounding == "largest-remainder":
        return largest_remainder(amount, [1] * heads)
    return [fen_down(amount / heads)] * heads


# --- from a co-op's surplus to what it can distribute ------------------------------------------------


def bridge(settings, books, surplus):
    """S makes up losses L left after the funds, the risk fund first; R = r · max(0, S − L), risk fund and
    welfare alike; D = max(0, S − L − R). Fen carried over wait while losses are open."""
    year = dict.fromkeys(("absorbed_by_risk", "absorbed", "made_up", "reserve", "risk", "common", "welfare", "carried_in"), ZERO)
    year["surplus"] = surplus
    if surplus < 0:
        year["absorbed_by_risk"] = min(-surplus, books["risk"])
        year["absorbed"] = min(-surplus - year["absorbed_by_risk"], books["reserve"])
        books["risk"] -= year["absorbed_by_risk"]
        books["reserve"] -= year["absorbed"]
        books["loss"] += -surplus - year["absorbed_by_risk"] - year["absorbed"]
    else:
        year["made_up"] = min(surplus, books["loss"])
        books["loss"] -= year["made_up"]
    left = max(surplus, ZERO) - year["made_up"]
    for fund in ("reserve", "risk", "welfare"):
        year[fund] = part(left, settings, fund)
    # The welfare fund is the members' and stays, unless the charter gives it to the village.
    if settings.get("welfare_of", "members") == "members":
        year["common"], year["welfare"] = year["welfare"], ZERO
    books["reserve"] += year["reserve"] + year["common"]
    books["risk"] += year["risk"]
    if books["loss"] == 0:
        year["carried_in"], books["carried"] = books["carried"], ZERO
    kept = year["reserve"] + year["risk"] + year["common"] + year["welfare"]
    year["distributable"] = left - kept + year["carried_in"]
    return year


def shares_rule(settings, amount, books, base):
    """By shares alone."""
    return [("shares", amount)]


def law_rule(settings, amount, books, base):
    """By capital, quantified reserve (which lies as trade does, so not without any) and state subsidy
    (equally)."""
    reserve = base["counted"] if base["traded"] else ZERO
    if base["several"]:
        reserve = Fraction(base["account"], 100)
    given = sum(Fraction(settings.get(name, "0")) for name in ("subsidy", "donations"))
    subsidy = given + books["special"] if base["member"] else ZERO
    account = base["capital"] + reserve + subsidy
    by_reserve = fen_down(amount * reserve / account) if account else ZERO
    equally = fen_down(amount * subsidy / account) if account else ZERO
    return [("shares", amount - by_reserve - equally), ("reserve", by_reserve), ("members", equally)]


SURPLUS = {"shares": shares_rule, "law": law_rule}


# --- before the first year ---------------------------------------------------------------------------


def to_be_shared(books, surplus):
    """It waits for the first year's dividend."""
    books["carried"] = surplus


def to_reserve(books, surplus):
    """It strengthens the reserve."""
    books["reserve"] += surplus


def against_losses(books, surplus):
    """It absorbs losses first."""
    books["risk"] = surplus


OPENING = {"distribute": to_be_shared, "reserve": to_reserve, "losses": against_losses}


def opening(how, capital, reserve, undistributed, special):
    """The books at the start. A loss takes the reserve first, and is carried as far as that cannot bear it."""
    books = dict(capital=capital, reserve=reserve, risk=ZERO, special=special, loss=ZERO, carried=ZERO, arrears=ZERO)
    if undistributed >= 0:
        OPENING[how](books, undistributed)
    else:
        books["reserve"] = max(ZERO, reserve + undistributed)
        books["loss"] = max(ZERO, -undistributed - reserve)
    return dict(books, bought=0)


# --- when a co-op closes -----------------------------------------------------------------------------


# From this day on what the state has in a co-op that closes is worked out, and goes to others.
BY_PARTS_FROM = "2019-07-01"


def state_part(as_of, left, books):
    """What of what is left is the state's: since 1 July 2019 by the funds, before all of the special fund."""
    if as_of < BY_PARTS_FROM:
        return min(books["special"], left)
    funds = books["capital"] + books["special"]
    return fen_down(left * books["special"] / funds) if funds else ZERO


# --- entrusted infrastructure ------------------------------------------------------------------------


def worth(settings, value, year):
    """Straight line: so many years' equal parts are gone before a year, rounded down together."""
    return value - fen_down(value * min(year, settings["life"]) / settings["life"])


def entrusted(settings, own):
    """What the infrastructure of a co-op is worth at the start, and which part of this is shares, which a special
    fund, and which rent it pays a year."""
    kind = settings["rule"]
    value = Fraction(settings.get("value", "0")) if own is None else Fraction(own)
    if kind == "none":
        value = ZERO
    parts = dict(value=value, shares=ZERO, special=ZERO, rent=ZERO, in_books=kind in ("equity", "subsidy"))
    if kind == "equity":
        parts["shares"] = value
    if kind == "subsidy":
        parts["special"] = value
    if kind == "lease":
        parts["rent"] = part(value, settings, "rent")
    return parts


# --- wages of the co-ops -----------------------------------------------------------------------------


def first_and_others(house, who):
    """In which round a member is asked; never where it is None."""
    poor = house.get("registered", False)
    return {"poor-first": 0 if poor else 1, "members": 0, "poor-only": 0 if poor else None}[who]


def employ(settings, houses, is_member, jobs):
    """How many of its jobs each co-op gives to each household: members in their order, each as many as it has
    persons without another wage, up to the most a household may have, over all co-ops."""
    given = {}
    if settings["rule"] == "none":
        return given
    free = {house["id"]: min(settings["each"], house["persons"] - house.get("workers", 0)) for house in houses}
    for coop, left in jobs.items():
        for wanted in (0, 1):
            for house in houses:
                if first_and_others(house, settings["who"]) == wanted and is_member(coop, house):
                    many = min(left, free[house["id"]])
                    given[coop, house["id"]] = many
                    free[house["id"]] -= many
                    left -= many
    return given


def no_refund(settings, amount):
    """Nothing goes by trade."""
    return ZERO


def patronage_refund(settings, amount):
    """P = p·D at the least (Art. 44): the rest is rounded down."""
    return amount - fen_down(amount * (1 - Fraction(settings["patronage"])))


REFUND = {"shares": no_refund, "law": patronage_refund}


def pots_of(scheme, books, bridged, base, par, carried):
    """What is shared over what: the refund by trade (without any by contribution, as the members have
    resolved), a floor and the rest; and the floor's year. `carried` says what of a pot would not divide."""
    settings, amount = scheme["surplus"], bridged["distributable"]
    refund = REFUND[settings["rule"]](settings, amount)
    promise = scheme.get("floor", dict(rule="none"))
    year, pots, left = floor(promise, books, bridged["surplus"], amount - refund, base, par, carried)
    rest = SURPLUS[settings["rule"]](settings, left, books, base)
    if base["traded"]:
        return [("trade", refund)] + pots + rest, year
    (over, first), *others = rest
    return pots + [(over, first + refund)] + others, year


# --- the guaranteed floor ----------------------------------------------------------------------------


def fixed_floor(settings, capital, profit):
    """A part of the class's capital."""
    return part(capital, settings, "rate")


def threshold_floor(settings, capital, profit):
    """A part of the class's capital while the profit is within the limit, a part of the profit beyond it."""
    if profit <= Fraction(settings["limit"]):
        return part(capital, settings, "rate")
    return part(profit, settings, "of_profit")


PROMISES = {"fixed": fixed_floor, "threshold": threshold_floor}


def nearest_fen(yuan):
    return fen_down(yuan + Fraction(1, 200))


def floor(settings, books, profit, amount, base, par, carried):
    """What is promised and paid, the pots, and what is left for the surplus rule: `before`, the rest; `beside`,
    where the class also has its part of the whole and the others what is left, nothing. Paid is what arrives: what does
    not divide is left to the guarantor first, then carried."""
    year = dict(dict.fromkeys(("promised", "owed", "paid", "guaranteed", "unpaid"), ZERO), short=False)
    if settings["rule"] == "none":
        return year, [], amount
    kind = settings["class"].replace("-", "_")
    held, everything = base[kind], base["collective"] + base["paid_in"] + base["allocated"]
    if held == 0:
        return year, [], amount
    year["promised"] = PROMISES[settings["rule"]](settings, held * par, profit)
    year["owed"], books["arrears"] = books["arrears"], ZERO
    wanted = year["promised"] + year["owed"]
    there = min(wanted, amount)
    year["short"] = there < wanted
    short = wanted - there if settings["shortfall"] == "guarantor" else ZERO
    left, own = amount - there, there
    if settings["order"] == "beside":
        own += min(left, nearest_fen(amount * held / everything))
    odd = carried(settings["class"], own + short)
    saved = min(short, odd)
    year["paid"], year["guaranteed"] = min(there, own - (odd - saved)), short - saved
    year["unpaid"] = wanted - year["paid"] - year["guaranteed"]
    if settings["shortfall"] == "cumulate":
        books["arrears"] = year["unpaid"]
    of_class = (settings["class"], own + short, saved)
    if settings["order"] == "before":
        return year, [of_class], left
    return year, [of_class, ("not-" + settings["class"], amount - own)], ZERO


# --- the collective's own dividend -------------------------------------------------------------------


class Village:
    """What comes into the village's hands, and the heads: registered households, in their order."""

    def __init__(self, rounding, dividends, welfare, heads, persons):
        self.rounding, self.dividends, self.welfare = rounding, dividends, welfare
        self.heads, self.persons = heads, persons

    def result(self, **said):
        """A rule's answer; what it leaves out is nothing."""
        zero = dict.fromkeys(("kept", "welfare", "others", "per_head", "per_post", "per_person"), ZERO)
        none = dict.fromkeys(("heads_with_more", "ill_more", "ill", "working", "persons"), 0)
        lists = dict(parts=[ZERO] * len(self.heads), posts=[ZERO] * len(self.heads))
        return {**zero, **none, **lists, **said}

    def pay_poor(self, amount, posts, village):
        """The poor's part, of which the fraction `posts` only as wages for work: every household that can work
        gets what it would if all did; what is not paid stays with the village. Nobody there: welfare."""
        if not self.heads:
            return self.result(welfare=amount, kept=village)
        for_work = fen_down(amount * Fraction(posts))
        parts = heads_equally(self.rounding, amount - for_work, len(self.heads))
        wage = fen_down(for_work / len(self.heads))
        wages = [wage if head["can_work"] else ZERO for head in self.heads]
        return self.result(
            kept=village + amount - sum(parts) - sum(wages),
            per_head=min(parts),
            heads_with_more=sum(one > min(parts) for one in parts),
            per_post=wage,
            working=sum(head["can_work"] for head in self.heads) if for_work else 0,
            parts=parts,
            posts=wages,
        )


def hui(settings, village):
    """The village keeps the fraction a, the rest goes equally to the registered poor; nobody there: to the
    welfare fund. Odd fen that are not paid stay with the village."""
    kept = part(village.dividends, settings, "accumulation")
    return village.pay_poor(village.dividends - kept, "0", kept)


def posts(settings, village):
    """As `hui`, but a part of what the poor get is paid only as wages for public-welfare work."""
    kept = part(village.dividends, settings, "accumulation")
    return village.pay_poor(village.dividends - kept, settings["posts"], kept)


def poor_first(settings, village):
    """A sum to each of the poor first, as far as it reaches; what is left as `hui`."""
    first = min(village.dividends, len(village.heads) * Fraction(settings["first"]))
    kept = part(village.dividends - first, settings, "accumulation")
    return village.pay_poor(village.dividends - kept, "0", kept)


def parts(settings, village):
    """So much for the poor, so much for others, the rest for the village."""
    poor, others = part(village.dividends, settings, "poor"), part(village.dividends, settings, "others")
    result = village.pay_poor(poor, settings.get("posts", "0"), village.dividends - poor - others)
    return {**result, "others": others}


def rceo_shares(settings, village):
    """First the fund, then all persons of the village alike; fen that do not divide stay in the fund."""
    fund = part(village.dividends, settings, "fund")
    per_person = fen_down((village.dividends - fund) / village.persons)
    kept = village.dividends - per_person * village.persons
    return village.result(kept=kept, per_person=per_person, persons=village.persons)


def welfare(settings, village):
    """All of it goes into the welfare fund; of what then lies there the stated fraction is paid in equal
    parts, several for a household gravely ill the year before. Fen that do not divide stay."""
    if not village.heads:
        return village.result(welfare=village.dividends)
    each = [settings["ill_parts"] if head["was_ill"] else 1 for head in village.heads]
    paid = fen_down((village.welfare + village.dividends) * Fraction(settings["paid"]))
    per_head = fen_down(paid / sum(each))
    return village.result(
        welfare=village.dividends - per_head * sum(each),
        per_head=per_head,
        ill_more=settings["ill_parts"] - 1,
        ill=sum(head["was_ill"] for head in village.heads),
        parts=[per_head * one for one in each],
    )


COLLECTIVE = {"hui": hui, "rceo-shares": rceo_shares, "welfare": welfare, "posts": posts, "parts": parts}
COLLECTIVE["poor-first"] = poor_first


# --- what becomes of what the village keeps ----------------------------------------------------------


def fund_yield(settings, fund):
    """What the fund earns on what it held before the year; a debt earns nothing."""
    return part(max(fund, ZERO), settings, "rate") if settings["rule"] == "yield" else ZERO


def shares_to_buy(settings, kept, par, open_coops):
    """How many shares each open co-op sells: whole ones for the year's part, odd ones to the lower numbers."""
    if settings["rule"] != "reinvest" or not open_coops:
        return [0] * open_coops
    each, more = divmod(math.floor(kept / par), open_coops)
    return [each + (place < more) for place in range(open_coops)]


# --- allocated shares of who is off the register -----------------------------------------------------


class Rights:
    """Where a household stands as the year begins."""

    def __init__(self, was_on, registered, years_off):
        self.was_on, self.registered, self.years_off = was_on, registered, years_off


def lost_none(settings, held, rights):
    """The household keeps them, or they have become paid-in ones."""
    return 0


def lost_all(settings, held, rights):
    """Off the register (or never on it) all are lost."""
    return 0 if rights.registered else held


def lost_step_by_step(settings, held, rights):
    """For so many years after leaving they still pay a part, less by equal steps, the lost ones rounded down;
    who never was on the register has lost what can be lost."""
    if rights.registered:
        return 0
    if not rights.was_on:
        return held
    steps = settings["years"] + 1
    return held * min(rights.years_off, steps) // steps


LOST = {"keep": lost_none, "convert": lost_none, "recover": lost_all, "stop": lost_all, "taper": lost_step_by_step}


def no_pool(settings, rounding, pool, heads):
    """Nothing is lost."""
    assert pool == 0
    return dict(kept=ZERO, welfare=ZERO, parts=[ZERO] * heads)


def to_collective(settings, rounding, pool, heads):
    """The village keeps it."""
    return dict(kept=pool, welfare=ZERO, parts=[ZERO] * heads)


def recover(settings, rounding, pool, heads):
    """Their dividend is shared equally by who is still on the register, each up to the cap; the excess, odd
    fen that are not paid, and all of it when nobody is left, go to the welfare fund."""
    if heads == 0:
        return dict(kept=ZERO, welfare=pool, parts=[])
    parts = heads_equally(rounding, pool, heads)
    if settings.get("cap") is not None:
        parts = [min(one, Fraction(settings["cap"])) for one in parts]
    return dict(kept=ZERO, welfare=pool - sum(parts), parts=parts)


ADJUSTMENT = {"keep": no_pool, "convert": no_pool, "recover": recover, "stop": to_collective, "taper": to_collective}
