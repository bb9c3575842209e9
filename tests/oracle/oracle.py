"""The rule book a second time: a village's years in exact fractions of a yuan, written from the texts of
the rules and not from the program.

Each rule is a function in one of the books below, found by the name that the scenario gives. A new rule is
a new function and its line in a book; `scenarios.py` must draw it, and then every combination with it is
compared with the program to the fen.

What a reader must know beyond the texts:
* money moves in whole fen; where a rule gives a fraction, the amount is rounded down;
* ties of the largest remainder go to the lower register number, a household's paid-in shares before its
  allocated ones, the collective last;
* a year of a scenario without chance is what its numbers say: every return is the mean, what happens with
  certainty happens to everybody.
"""

import math
from fractions import Fraction

ZERO = Fraction(0)


def fen_down(yuan):
    """Whole fen, rounded down."""
    return Fraction(math.floor(yuan * 100), 100)


def largest_remainder(amount, claims):
    """Splits whole fen over claims (weights in the order of ties), every fen of it."""
    total = sum(claims)
    if total == 0:
        return [ZERO] * len(claims)
    exact = [amount * 100 * claim / total for claim in claims]
    parts = [math.floor(part) for part in exact]
    left = int(amount * 100) - sum(parts)
    by_remainder = sorted(range(len(claims)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_remainder[:left]:
        parts[place] += 1
    return [Fraction(part, 100) for part in parts]


# --- from a co-op's surplus to what it can distribute ------------------------------------------------


def shares_rule(settings, books, surplus):
    """S makes up losses L left after reserves; R = r · max(0, S − L); D = max(0, S − L − R)."""
    year = dict(surplus=surplus, absorbed=ZERO, made_up=ZERO, reserve=ZERO, carried_in=ZERO)
    if surplus < 0:
        year["absorbed"] = min(-surplus, books["reserve"])
        books["reserve"] -= year["absorbed"]
        books["loss"] += -surplus - year["absorbed"]
    else:
        year["made_up"] = min(surplus, books["loss"])
        books["loss"] -= year["made_up"]
    left = max(surplus, ZERO) - year["made_up"]
    year["reserve"] = fen_down(left * Fraction(settings["reserve"]))
    books["reserve"] += year["reserve"]
    if books["loss"] == 0:
        year["carried_in"], books["carried"] = books["carried"], ZERO
    year["distributable"] = left - year["reserve"] + year["carried_in"]
    return year


SURPLUS = {"shares": shares_rule}


# --- what becomes of the fen that do not divide ------------------------------------------------------


def declared_dividend(amount, claims):
    """Whole fen a share; what is left is carried to next year."""
    per_share = fen_down(amount / sum(claims))
    parts = [per_share * claim for claim in claims]
    return parts, amount - sum(parts)


def every_fen(amount, claims):
    """Every fen is paid; nothing is carried."""
    return largest_remainder(amount, claims), ZERO


ROUNDING = {"declared-dividend": declared_dividend, "largest-remainder": every_fen}


def dividend(rounding, amount, claims):
    """What each claim is paid, and what is carried; without shares everything is."""
    if sum(claims) == 0 or amount <= 0:
        return [ZERO] * len(claims), amount
    return ROUNDING[rounding](amount, claims)


def heads_equally(rounding, amount, heads):
    """Equal parts for the heads in the order of their numbers, and the odd fen nobody gets."""
    if rounding == "largest-remainder":
        return largest_remainder(amount, [1] * heads), ZERO
    part = fen_down(amount / heads)
    return [part] * heads, amount - part * heads


# --- the collective's own dividend -------------------------------------------------------------------


def hui(settings, rounding, dividends, heads):
    """The village keeps the fraction a, the rest goes equally to the registered poor; nobody there: to the
    welfare fund. Odd fen that are not paid stay with the village."""
    kept = fen_down(dividends * Fraction(settings["accumulation"]))
    rest = dividends - kept
    if heads == 0:
        return dict(kept=kept, welfare=rest, parts=[])
    parts, odd = heads_equally(rounding, rest, heads)
    return dict(kept=kept + odd, welfare=ZERO, parts=parts)


COLLECTIVE = {"hui": hui}


# --- allocated shares of who is off the register -----------------------------------------------------


def keep(settings, rounding, pool, heads):
    """The household keeps them: there is no pool."""
    assert pool == 0
    return dict(welfare=ZERO, parts=[ZERO] * heads)


def recover(settings, rounding, pool, heads):
    """Their dividend is shared equally by who is still on the register, each up to the cap; the excess, odd
    fen that are not paid, and all of it when nobody is left, go to the welfare fund."""
    if heads == 0:
        return dict(welfare=pool, parts=[])
    parts, _ = heads_equally(rounding, pool, heads)
    if settings.get("cap") is not None:
        parts = [min(part, Fraction(settings["cap"])) for part in parts]
    return dict(welfare=pool - sum(parts), parts=parts)


ADJUSTMENT = {"keep": keep, "recover": recover}
POOLS_ALLOCATED = {"keep": False, "recover": True}


# --- households --------------------------------------------------------------------------------------


def certain(chance):
    """Whether something happens, where nothing is left to chance."""
    assert Fraction(chance) in (0, 1), "a scenario for the oracle knows no chance"
    return Fraction(chance) == 1


def earnings(scenario, house, year):
    """Wages, farming and the cost of illness in a year without chance."""
    luck = scenario["luck"]
    grown = (1 + Fraction(luck["growth"])) ** year
    ill = certain(luck["illness"])
    working = max(0, house.get("workers", 0) - ill - certain(luck["lost_wage"]))
    farming = fen_down(Fraction(house.get("farming", "0")) * grown)
    if certain(luck["harvest_failure"]):
        farming = fen_down(farming * (1 - Fraction(luck["harvest_loss"])))
    return dict(
        wages=fen_down(Fraction(house.get("wage", "0")) * grown) * working,
        farming=farming,
        illness=Fraction(luck["illness_cost"]) if ill else ZERO,
    )


class Standing:
    """Where a household stands: off the register after k years in a row above the line, back on it after
    one year below; out for good when it stood the first year after leaving, too."""

    def __init__(self, registered):
        self.registered, self.streak, self.out_for_good = registered, 0, False

    def close(self, below, exit_years):
        self.out_for_good = not self.registered and not below
        self.streak = 0 if below else self.streak + 1
        if below:
            self.registered = True
        elif self.streak >= exit_years:
            self.registered = False


# --- the village -------------------------------------------------------------------------------------


class Village:
    """A listed village on its way through the years."""

    def __init__(self, scenario):
        self.scenario, self.year = scenario, 0
        village = scenario["village"]
        self.coops = sorted(village["coops"], key=lambda coop: coop["id"])
        self.houses = sorted(village["households"], key=lambda house: house["id"])
        self.fund = self.welfare = ZERO
        self.closed = set()
        self.books = {}
        for coop in self.coops:
            capital = Fraction(village["par"]) * sum(self.claims(coop))
            self.books[coop["id"]] = dict(capital=capital, reserve=ZERO, loss=ZERO, carried=ZERO)
        self.cohort = {house["id"] for house in self.houses if house.get("registered", False)}
        self.standing = {house["id"]: Standing(house["id"] in self.cohort) for house in self.houses}
        self.without = {house["id"]: Standing(house["id"] in self.cohort) for house in self.houses}

    def held(self, coop, house):
        """Paid-in and allocated shares of a household; several entries add up."""
        rows = [row for row in house.get("shares", []) if row["coop"] == coop["id"]]
        return [sum(row.get(what, 0) for row in rows) for what in ("paid_in", "allocated")]

    def claims(self, coop):
        """All holders in the order of ties."""
        holders = [shares for house in self.houses for shares in self.held(coop, house)]
        return holders + [coop["collective"]]

    def net_assets(self, coop):
        books = self.books[coop["id"]]
        return books["capital"] + books["reserve"] + books["carried"] - books["loss"]

    def wealth(self):
        return sum(map(self.net_assets, self.coops), ZERO) + self.fund + self.welfare

    def enterprise(self, coop):
        return next(e for e in self.scenario["enterprises"] if e["id"] == coop["enterprise"])

    def earned_surplus(self, coop):
        """A year without chance: the mean return on net assets less a disaster that is certain."""
        enterprise, assets = self.enterprise(coop), self.net_assets(coop)
        assert Fraction(enterprise["sd"]) == 0, "a scenario for the oracle knows no chance"
        surplus = fen_down(assets * Fraction(enterprise["mean"]))
        if certain(enterprise["disaster"]):
            assert enterprise["disaster_loss_least"] == enterprise["disaster_loss_most"]
            surplus -= fen_down(assets * Fraction(enterprise["disaster_loss_most"]))
        return max(surplus, -assets)

    def next_year(self, entered=None):
        """The next year's ledger: from entered surpluses, else as a scenario without chance has it."""
        opening = self.wealth()
        rows = {house["id"]: self.start(house) for house in self.houses}
        coops = {}
        for place, coop in enumerate(self.coops):
            if entered is not None:
                surplus = entered[place]
            else:
                surplus = ZERO if coop["id"] in self.closed else self.earned_surplus(coop)
            coops[coop["id"]] = self.coop_year(coop, surplus, rows)
        pool = self.share_pools(coops, rows)
        if entered is None:
            self.live(rows)
            for coop in self.coops:
                self.close_if_spent(coop, coops[coop["id"]], rows)
        self.year += 1
        paid = sum((row["total"] + row["refund"] for row in rows.values()), ZERO)
        surplus = sum((coop["surplus"] for coop in coops.values()), ZERO)
        accounts = dict(opening=opening, surplus=surplus, paid=paid, closing=self.wealth())
        assert opening + surplus == paid + self.wealth()
        return dict(coops=coops, pool=pool, households=rows, fund=self.fund, welfare=self.welfare, accounts=accounts)

    def start(self, house):
        registered = house["id"] in self.cohort and self.standing[house["id"]].registered
        amounts = dict.fromkeys(("paid_in", "allocated", "collective", "recovered", "refund", "total"), ZERO)
        return dict(amounts, on_register=registered)

    def coop_year(self, coop, surplus, rows):
        scheme, books = self.scenario["scheme"], self.books[coop["id"]]
        opening = dict(books)
        year = SURPLUS[scheme["surplus"]["rule"]](scheme["surplus"], books, surplus)
        claims = self.claims(coop)
        parts, carried = dividend(scheme["rounding"], year["distributable"], claims)
        books["carried"] += carried
        year.update(carried=carried, paid_in=ZERO, allocated=ZERO, recovered=ZERO, recovered_shares=0)
        for place, house in enumerate(self.houses):
            row = rows[house["id"]]
            paid_in, allocated = parts[2 * place : 2 * place + 2]
            row["paid_in"] += paid_in
            year["paid_in"] += paid_in
            pooled = POOLS_ALLOCATED[scheme["adjustment"]["rule"]] and not row["on_register"]
            if pooled:
                year["recovered"] += allocated
                # A co-op that has closed has no shares left.
                year["recovered_shares"] += 0 if coop["id"] in self.closed else claims[2 * place + 1]
            else:
                row["allocated"] += allocated
                year["allocated"] += allocated
        year["collective"] = parts[-1]
        year["opening"], year["closing"] = opening, dict(books)
        year["net_assets"] = self.net_assets(coop)
        year["closed"] = coop["id"] in self.closed
        year.update(closes=False, refund_per_share=ZERO, refunds=ZERO)
        return year

    def share_pools(self, coops, rows):
        scheme = self.scenario["scheme"]
        heads = [row for row in rows.values() if row["on_register"]]
        dividends = sum((coop["collective"] for coop in coops.values()), ZERO)
        recovered = sum((coop["recovered"] for coop in coops.values()), ZERO)
        rule, adjustment = scheme["collective"], scheme["adjustment"]
        own = COLLECTIVE[rule["rule"]](rule, scheme["rounding"], dividends, len(heads))
        back = ADJUSTMENT[adjustment["rule"]](adjustment, scheme["rounding"], recovered, len(heads))
        for row, part, more in zip(heads, own["parts"], back["parts"]):
            row["collective"], row["recovered"] = part, more
        for row in rows.values():
            row["total"] = row["paid_in"] + row["allocated"] + row["collective"] + row["recovered"]
        welfare = own["welfare"] + back["welfare"]
        self.fund += own["kept"]
        self.welfare += welfare
        return dict(collective=dividends, recovered=recovered, kept=own["kept"], welfare=welfare, heads=len(heads))

    def live(self, rows):
        poverty = self.scenario["poverty"]
        for house in self.houses:
            row, earned = rows[house["id"]], earnings(self.scenario, house, self.year)
            alone = earned["wages"] + earned["farming"] - earned["illness"] + Fraction(house.get("other", "0"))
            line = Fraction(poverty["line"]) * house["persons"]
            standing, without = self.standing[house["id"]], self.without[house["id"]]
            row["earned"] = earned
            row["income"] = alone + row["total"]
            row["below"], row["below_without"] = row["income"] < line, alone < line
            row["gap"] = max(ZERO, line - row["income"])
            standing.close(row["below"], poverty["exit_years"])
            without.close(row["below_without"], poverty["exit_years"])
            if house["id"] in self.cohort:
                row["on_register_after"] = standing.registered
                row["out_for_good"], row["out_without"] = standing.out_for_good, without.out_for_good

    def close_if_spent(self, coop, year, rows):
        """Under the stated share of its capital a co-op closes: paid-in shares get the net asset value, whole
        fen a share; the collective gets the rest."""
        books, left = self.books[coop["id"]], self.net_assets(coop)
        spent = left < books["capital"] * Fraction(self.enterprise(coop)["closes_below"])
        if coop["id"] in self.closed or not spent:
            return
        shares = sum(self.claims(coop))
        per_share = fen_down(left / shares) if shares else ZERO
        for house in self.houses:
            refund = per_share * self.held(coop, house)[0]
            rows[house["id"]]["refund"] += refund
            year["refunds"] += refund
        year["refund_per_share"], year["closes"] = per_share, True
        self.fund += left - year["refunds"]
        self.books[coop["id"]] = dict.fromkeys(books, ZERO)
        self.closed.add(coop["id"])


def ledgers(question):
    """The years of a question: a scenario and, where they are entered, the surpluses of each year."""
    village = Village(question["scenario"])
    if question["surpluses"] is None:
        return [village.next_year() for _ in range(question["scenario"]["years"])]
    return [village.next_year([Fraction(text) for text in year]) for year in question["surpluses"]]
