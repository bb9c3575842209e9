"""The rule book a second time: a village's years in exact fractions of a yuan, written from the texts of
the rules and not from the program. The rules stand in `rules.py`; here is who lives by them.

What a reader must know beyond the texts:
* money moves in whole fen; where a rule gives a fraction, the amount is rounded down;
* ties of the largest remainder go to the lower register number, a household's paid-in shares before its
  allocated ones, the collective last;
* the program's ledgers are never looked at: what chance brought follows from the scenario's seed and the number
  of the draw (`chance.py`), help from outside from its terms (`programmes.py`), the test of leaving the register
  from all that could happen (`stability.py`).
"""

import math
from copy import copy
from fractions import Fraction

import rules
from chance import Hazards, Shared, of_branch, of_coop
from population import address, rosters_scenario
from programmes import Programmes, income_of
from rules import ZERO, fen_down
from stability import Stability


# --- households --------------------------------------------------------------------------------------


class Standing:
    """Where a household stands: off the register after k years in a row above the line, back on it after
    one year below; out for good when it stood the first year after leaving, too. Where a test is made before
    leaving, who does not pass stays, one good year short. Who was not on it at the start comes onto it after a year
    below where the register is open."""

    def __init__(self, registered, is_open):
        self.registered, self.was_on, self.is_open = registered, registered, is_open
        self.streak, self.years_off, self.out_for_good = 0, 0, False

    def has_left(self):
        return self.was_on and not self.registered

    def close(self, below, exit_years, passes=lambda: True):
        if not self.was_on and not (self.is_open and below):
            return
        self.was_on = True
        self.out_for_good = not self.registered and not below
        leaving = self.registered and not below and self.streak + 1 == exit_years
        self.streak = 0 if below else self.streak + (not leaving or passes())
        if below:
            self.registered = True
        elif self.streak >= exit_years:
            self.registered = False
        self.years_off = 0 if self.registered else self.years_off + 1


class TooLarge(Exception):
    """More than sums can hold: a scenario is refused with the amount, not reckoned wrongly."""


def countable(amount):
    if amount > 10**10:
        raise TooLarge(amount)
    return amount


# --- enterprises -------------------------------------------------------------------------------------


def unit_cost(units, year):
    """What a unit costs in a year counted from 0."""
    later = units.get("later_from", 0)
    return Fraction(units["later_cost"] if later and year + 1 >= later else units["cost"])


def enterprise_year(enterprise, luck, means, capital, at):
    """What one enterprise does with its means, before what the co-op bears as a whole."""
    year = dict.fromkeys(OPERATION, ZERO)
    if at + 1 < enterprise.get("begins", 1):
        return {**year, "productive": means}
    setting = lambda name: Fraction(enterprise.get(name, "0"))
    loan = fen_down(capital * setting("loan"))
    due = fen_down(loan * setting("loan_interest"))
    productive = means + loan
    disaster = fen_down(productive * luck["destroyed"])
    scandal = fen_down(productive * luck["shocked"])
    fee = setting("brand_fee") if "chain" in enterprise else ZERO
    year.update(
        productive=productive,
        earned=fen_down(productive * luck["earned"]),
        destroyed=disaster + scandal,
        insured=fen_down(disaster * setting("insured")),
        costs=fen_down(productive * (setting("insurance_premium") + fee)),
        interest=due - fen_down(due * setting("loan_subsidy")),
    )
    if "units" in enterprise:
        units = enterprise["units"]
        made = Fraction(units["in_all"]) if units.get("in_all", 0) else None
        if made is None:
            # Units are counted in millionths.
            made = part_down(productive / 1000 * Fraction(units.get("per_thousand", "0")))
        year["revenue"] = countable(fen_down(made * fen_down(Fraction(units["price"]) * (1 + luck["earned"]))))
        year["expenses"] = countable(fen_down(made * unit_cost(units, at)))
        year["earned"] = year["revenue"] - year["expenses"]
    return year


def part_down(number):
    """Whole millionths, rounded down."""
    return Fraction(math.floor(number * 10**6), 10**6)


OPERATION = (
    "productive", "revenue", "expenses", "earned", "destroyed", "insured", "costs", "interest", "depreciation", "admin",
    "wages", "per_job", "wage_cost", "rent", "tax", "surplus",
)  # fmt: skip


def settle(year, net_assets, bears):
    """What a co-op bears as a whole: depreciation and administration, then wages and rent as far as there is
    something to pay them with, then tax on the profit."""
    year.update(depreciation=bears["depreciation"], admin=bears["admin"])
    gain = year["earned"] + year["insured"] - year["destroyed"] - year["costs"] - year["interest"]
    gain -= year["depreciation"] + year["admin"]
    there = max(ZERO, net_assets + gain)
    jobs, wage = bears["jobs"], bears["wage"]
    if jobs:
        year["per_job"] = wage if bears["within"] else min(wage, fen_down(there / jobs))
        year["wages"] = year["per_job"] * jobs
        year["wage_cost"] = ZERO if bears["within"] else year["wages"]
    year["rent"] = min(bears["rent"], there - year["wage_cost"])
    profit = gain - year["wage_cost"] - year["rent"]
    year["tax"] = fen_down(max(ZERO, profit) * bears["tax"])
    year["surplus"] = max(profit - year["tax"], -net_assets)
    return year


# --- the village -------------------------------------------------------------------------------------

CLASSES = ("collective", "paid_in", "allocated")

# Which holders a pot is shared over: shares of these classes, else trade or membership.
OVER = {
    "shares": CLASSES,
    "collective": ("collective",),
    "paid-in": ("paid_in",),
    "allocated": ("allocated",),
    "not-collective": ("paid_in", "allocated"),
    "not-paid-in": ("collective", "allocated"),
    "not-allocated": ("collective", "paid_in"),
    "trade": ("traded",),
    "reserve": ("traded",),
    "members": ("member",),
}


def as_said(luck):
    """Luck as the ledger writes it: fractions in plain decimals."""
    return {name: one if name == "chain_word" else decimal(one) for name, one in luck.items()}


def decimal(rate):
    """A fraction in plain decimals, without closing noughts."""
    millionths = abs(rate) * 10**6
    assert millionths.denominator == 1, rate
    whole, rest = divmod(int(millionths), 10**6)
    return ("-" if rate < 0 else "") + f"{whole}.{rest:06}".rstrip("0").rstrip(".")


def at_start(coop, house):
    """Paid-in and allocated shares of a household at the start, and its trade in fen; several entries add up."""
    rows = [row for row in house.get("shares", []) if row["coop"] == coop["id"]]
    traded = sum(fen_of(row.get("traded", "0")) for row in rows)
    return [sum(row.get(what, 0) for row in rows) for what in ("paid_in", "allocated")] + [traded]


def nobody_moves():
    """What changes of membership move where there are none."""
    names = ("joined", "premium", "left_per_share", "left_reserve", "left", "undivided")
    return dict(dict.fromkeys(names, ZERO), joined_shares=0, left_shares=0, returned=0, dissolved=False)


def fen_of(yuan):
    return int(Fraction(yuan) * 100)


class Village:
    """A village on its way through the years; a generated one has its roster made first."""

    def __init__(self, scenario, draw, number):
        self.is_generated, self.number = scenario["village"]["kind"] == "generated", number
        scenario = rosters_scenario(scenario, number)
        self.scenario, self.draw, self.year = scenario, draw, 0
        village = scenario["village"]
        self.par = Fraction(village["par"])
        self.coops = sorted(village["coops"], key=lambda coop: coop["id"])
        self.houses = sorted(village["households"], key=lambda house: house["id"])
        self.fund = self.welfare = self.handed = ZERO
        self.split_off = {}
        self.closed, self.converted = set(), set()
        # What each household holds in each co-op: paid-in and allocated shares, trade.
        self.holdings = {(coop["id"], house["id"]): at_start(coop, house) for coop in self.coops for house in self.houses}
        self.books, self.entrusted, self.owners, self.layers, self.own = {}, {}, {}, {}, {}
        scheme = scenario["scheme"]
        self.infrastructure = scheme.get("infrastructure", dict(rule="none"))
        for coop in self.coops:
            entrusted = rules.entrusted(self.infrastructure, coop.get("infrastructure"))
            self.entrusted[coop["id"]] = entrusted
            held = [sum(self.entered(coop, house)[:2]) for house in self.houses]
            capital = self.par * (sum(held) + coop["collective"]) + entrusted["shares"]
            before = [Fraction(coop.get(name, "0")) for name in ("reserve", "undistributed")]
            how = scheme.get("opening", "distribute")
            self.books[coop["id"]] = rules.opening(how, capital, *before, entrusted["special"])
            self.open_accounts(coop)
            self.books[coop["id"]]["arrears"] = Fraction(coop.get("arrears", "0"))
        self.work = scenario.get("work", dict(rule="none"))
        self.jobs = {coop["id"]: self.jobs_of(coop) for coop in self.coops}
        is_member = lambda coop, house: any(self.entered(next(one for one in self.coops if one["id"] == coop), house))
        self.employed = rules.employ(self.work, self.houses, is_member, self.jobs)
        self.cohort = {house["id"] for house in self.houses if house.get("registered", False)}
        is_open = scenario["poverty"].get("register", "first") == "this-year"
        start = lambda: {house["id"]: Standing(house["id"] in self.cohort, is_open) for house in self.houses}
        self.standing, self.without = start(), start()
        self.was_ill = dict.fromkeys(self.standing, False)
        # For how many years more an illness lasts.
        self.ill_left = dict.fromkeys(self.standing, 0)
        self.hazards = Hazards(scenario, draw)
        self.programmes = Programmes(scenario, draw, self.houses)
        self.stability = Stability(scenario, self.hazards)

    def open_accounts(self, coop):
        """Layers of the reserve, each with who owns it by which weights: accounts from before where some are said."""
        said = {house["id"]: self.said_account(coop, house) for house in self.houses}
        by_trade = {house["id"]: self.entered(coop, house)[2] for house in self.houses}
        self.own[coop["id"]] = None
        if self.is_by_capital():
            self.own[coop["id"]] = self.accounts_by_capital(coop, said)
        self.owners[coop["id"]], self.layers[coop["id"]] = [by_trade], [self.books[coop["id"]]["reserve"]]
        if any(said.values()):
            said[None] = fen_of(coop.get("reserve", "0")) - sum(said.values())
            self.owners[coop["id"]], self.layers[coop["id"]] = [said, by_trade], [self.layers[coop["id"]][0], ZERO]

    def is_by_capital(self):
        return self.scenario["scheme"]["surplus"].get("quantified") == "by-capital"

    def accounts_by_capital(self, coop, said):
        """Each member's account by contribution before the first year: what is said, else by its shares of all."""
        brought, there = Fraction(coop.get("reserve", "0")), self.books[coop["id"]]["reserve"]
        if any(said.values()):
            own = {number: Fraction(fen, 100) for number, fen in said.items()}
        else:
            own = self.grown(coop, dict.fromkeys(said, ZERO), ZERO, brought)
        return self.grown(coop, own, brought, there)

    def grown(self, coop, own, before, after):
        """Accounts after the reserve has gone from before to after: what is added by own shares of all, what is lost by what
        each has."""
        own = {house["id"]: own.get(house["id"], ZERO) for house in self.houses}
        if after < before:
            return {number: fen_down(amount * after / before) for number, amount in own.items()}
        shares = sum(sum(self.entered(coop, house)[:2]) for house in self.houses) + self.collective(coop)["collective"]
        paid_in = {house["id"]: self.entered(coop, house)[0] for house in self.houses}
        part = lambda number: fen_down((after - before) * paid_in[number] / shares) if shares else ZERO
        return {number: amount + part(number) for number, amount in own.items()}

    def own_account(self, coop, reserve):
        """The collective's account by contribution: what is nobody else's, where it has shares or stands for allocated ones."""
        allocated = sum(self.entered(coop, house)[1] for house in self.houses)
        if not self.is_by_capital() or self.collective(coop)["collective"] + allocated == 0:
            return ZERO
        return reserve - sum(self.own[coop["id"]].values(), ZERO)

    def said_account(self, coop, house):
        return sum(fen_of(row.get("account", "0")) for row in house.get("shares", []) if row["coop"] == coop["id"])

    def part(self, coop, layer, number):
        """A household's part of a layer of the reserve."""
        owners, amount = self.owners[coop][layer], self.layers[coop][layer]
        return fen_down(amount * owners.get(number, 0) / sum(owners.values())) if sum(owners.values()) else ZERO

    def account(self, coop, number):
        if self.own[coop] is not None:
            return self.own[coop].get(number, ZERO)
        return sum((self.part(coop, layer, number) for layer in range(len(self.owners[coop]))), ZERO)

    def follow_reserve(self, one, before, reserve):
        """What was added to the reserve lies in the last layer, what was lost is gone from all alike."""
        coop = one["id"]
        if self.own[coop] is not None:
            if coop not in self.closed:
                self.own[coop] = self.grown(one, self.own[coop], before, reserve)
            return
        layers = self.layers[coop]
        everything = sum(layers, ZERO)
        if reserve >= everything:
            layers[-1] += reserve - everything
            return
        lost = everything - reserve
        for place, amount in enumerate(layers):
            gone = fen_down(lost * amount / everything) if everything else ZERO
            lost, everything = lost - gone, everything - amount
            layers[place] -= gone

    def entered(self, coop, house):
        """Paid-in and allocated shares of a household and its trade, as its membership has it."""
        return self.holdings[coop["id"], house["id"]]

    def held(self, coop, house):
        """What a household holds this year: paid-in shares, allocated ones (converted ones too: a floor on their
        class goes on), how many of these it has lost, trade, membership."""
        paid_in, allocated, traded = self.entered(coop, house)
        settings = self.scenario["scheme"]["adjustment"]
        lost = rules.LOST[settings["rule"]](settings, allocated, self.rights(house))
        member = int(paid_in + allocated + traded > 0)
        account = int(self.account(coop["id"], house["id"]) * 100)
        return dict(paid_in=paid_in, allocated=allocated, lost=lost, traded=traded, member=member, account=account)

    def collective(self, coop):
        """What the collective holds: its shares and those it has bought."""
        in_kind = self.entrusted[coop["id"]]["shares"] / self.par
        shares = coop["collective"] + int(in_kind) + self.books[coop["id"]]["bought"]
        return dict(collective=shares, member=int(shares > 0))

    def rights(self, house):
        standing = self.standing[house["id"]]
        return rules.Rights(standing.was_on, standing.registered, standing.years_off)

    def net_assets(self, coop):
        books = self.books[coop["id"]]
        return sum(books[name] for name in ("capital", "reserve", "risk", "special", "carried")) - books["loss"]

    def jobs_of(self, coop):
        """Jobs of a co-op; none where no wages are paid."""
        if self.work["rule"] == "none":
            return 0
        return self.work["jobs"] if coop.get("jobs") is None else coop["jobs"]

    def wage(self):
        """What a job is paid a year."""
        return Fraction(self.work.get("wage", "0")) * self.work.get("months", 0)

    def job_of(self, coop, house):
        return self.employed.get((coop["id"], house["id"]), 0)

    def property_of(self, coop, year, in_books):
        """What the infrastructure of a co-op is worth before a year, in its own books or the village's."""
        entrusted = self.entrusted[coop["id"]]
        if entrusted["in_books"] != in_books or self.infrastructure["rule"] == "none":
            return ZERO
        return rules.worth(self.infrastructure, entrusted["value"], year)

    def bears(self, coop):
        """What a co-op bears as a whole."""
        scheme = self.scenario["scheme"]
        before, after = (self.property_of(coop, self.year + more, True) for more in (0, 1))
        return dict(
            depreciation=before - after,
            admin=Fraction(scheme.get("admin", "0")),
            tax=Fraction(scheme.get("tax", "0")),
            rent=self.entrusted[coop["id"]]["rent"],
            jobs=self.jobs[coop["id"]],
            wage=self.wage(),
            within=self.work.get("cost") == "within",
        )

    def wealth(self):
        return sum(map(self.net_assets, self.coops), ZERO) + self.fund + self.welfare

    def enterprise(self, coop):
        return self.enterprise_of(coop["enterprise"])

    def enterprise_of(self, name):
        return next(e for e in self.scenario["enterprises"] if e["id"] == name)

    def next_year(self, entered=None):
        """The next year's ledger: from entered surpluses, else as the draw has it."""
        shared = Shared(self.scenario, self.draw, self.year)
        opening = self.wealth()
        joined = self.begin()
        interest = rules.fund_yield(self.scenario["scheme"].get("fund", dict(rule="kept")), self.fund)
        self.fund += interest
        self.convert()
        rows = {house["id"]: self.start(house) for house in self.houses}
        coops, rent = {}, ZERO
        for place, coop in enumerate(self.coops):
            business, branches = (None, []) if entered is not None else self.business(coop, shared)
            if entered is not None and coop["id"] in self.closed:
                entered[place] = ZERO
            surplus = business["surplus"] if business else entered[place] if entered is not None else ZERO
            year = coops[coop["id"]] = self.coop_year(coop, surplus, rows)
            year["operation"], year["branches"] = business, branches
            luck = shared.luck(coop["enterprise"], of_coop(coop)) if entered is None else None
            year["luck"] = luck and as_said(luck)
            self.welfare += year["welfare"]
            if business:
                rent += business["rent"]
                for house in self.houses:
                    rows[house["id"]]["job"] += business["per_job"] * self.job_of(coop, house)
        self.fund += rent
        pool = self.share_pools(coops, rows)
        if entered is None:
            self.live(rows, shared)
            for coop in self.coops:
                self.close_if_spent(coop, coops[coop["id"]], rows)
        for coop in self.coops:
            coops[coop["id"]]["members"] = dict(nobody_moves(), **joined[coop["id"]])
            if coop["id"] not in self.closed:
                self.end(coop, coops[coop["id"]], rows)
        self.hand_on(coops)
        self.go_away()
        self.reinvest(pool["kept"], coops)
        self.year += 1
        paid = sum((row["total"] + row["refund"] for row in rows.values()), ZERO)
        surplus = sum((coop["surplus"] for coop in coops.values()), ZERO)
        beside = sum((coop["floor_guaranteed"] + coop["members"]["joined"] for coop in coops.values()), ZERO)
        injected = interest + rent + beside
        accounts = dict(opening=opening, injected=injected, surplus=surplus, paid=paid, others=pool["others"])
        accounts["closing"] = self.wealth()
        assert opening + injected + surplus == paid + pool["others"] + self.wealth()
        # The year has been counted up already.
        worth = [sum(self.property_of(coop, self.year + more, False) for coop in self.coops) for more in (-1, 0)]
        village = dict(fund=self.fund, welfare=self.welfare, property=worth[1] + ZERO, depreciation=worth[0] - worth[1] + ZERO)
        return dict(village, coops=coops, pool=pool, households=rows, accounts=accounts)

    def changes(self, *kinds):
        """This year's changes of these kinds, as they are written."""
        changes = self.scenario.get("changes", [])
        mine = [one for one in changes if one.get("village", 1) == self.number + 1]
        return [one for one in mine if one["year"] == self.year + 1 and one["change"] in kinds]

    def begin(self):
        """Who joins pays in on the first day, where the co-op is open; who splits off takes its part by
        persons, rounded down, and the standing of the household it comes from, but not its illness."""
        joined = {coop["id"]: dict(joined=ZERO, premium=ZERO, joined_shares=0) for coop in self.coops}
        above_par = {coop["id"]: self.above_par(coop) for coop in self.coops}
        for change in self.changes("joins", "splits"):
            if change["change"] == "splits":
                self.split(change)
                continue
            coop, shares = change["coop"], change["shares"]
            holding = self.holdings[coop, change["household"]]
            holding[0] += shares
            holding[2] += fen_of(change.get("traded", "0"))
            if coop not in self.closed:
                self.books[coop]["capital"] += self.par * shares
                self.books[coop]["reserve"] += above_par[coop] * shares
                joined[coop]["joined"] += (self.par + above_par[coop]) * shares
                joined[coop]["premium"] += above_par[coop] * shares
                joined[coop]["joined_shares"] += shares
        self.split_accounts()
        for coop in self.coops:
            self.new_layer(coop["id"])
        return joined

    def above_par(self, coop):
        """What a newcomer pays for a share beside par: by shares alone, what it stands for above that, rounded up."""
        rule = self.scenario["scheme"]["surplus"]
        shares = sum(self.collective(coop)[one] for one in ("collective",))
        shares += sum(holding[0] + holding[1] for (of, _), holding in self.holdings.items() if of == coop["id"])
        if rule["rule"] != "shares" or rule.get("newcomers", "at-value") == "at-par" or not shares:
            return ZERO
        value = self.net_assets(coop) - self.books[coop["id"]]["special"]
        return max(ZERO, Fraction(math.ceil(value * 100 / shares), 100) - self.par)

    def new_layer(self, coop):
        """What is kept from now on belongs to who is there now, by their trade."""
        by_trade = {house["id"]: self.holdings[coop, house["id"]][2] for house in self.houses}
        owners = self.owners[coop]
        if len(owners) == 1:
            self.layers[coop] = [self.books[coop]["reserve"]]
        if {n: w for n, w in by_trade.items() if w} != {n: w for n, w in owners[-1].items() if w}:
            owners.append(by_trade)
            self.layers[coop].append(ZERO)

    def split(self, change):
        at = next(place for place, house in enumerate(self.houses) if house["id"] == change["household"])
        old, number = dict(self.houses[at]), change["new"]
        part = Fraction(change["persons"], old["persons"])
        new = dict(old, id=number, persons=change["persons"], workers=change.get("workers", 0), shares=[])
        new["address"] = address(number, self.number) if self.is_generated else number
        for name in ("farming", "other"):
            whole = Fraction(old.get(name, "0"))
            new[name] = fen_down(whole * part)
            old[name] = whole - new[name]
        old.update(persons=old["persons"] - new["persons"], workers=old.get("workers", 0) - new["workers"])
        for coop in self.coops:
            whole = self.holdings[coop["id"], old["id"]]
            taken = [math.floor(one * part) for one in whole]
            self.holdings[coop["id"], number] = taken
            self.holdings[coop["id"], old["id"]] = [one - other for one, other in zip(whole, taken)]
            self.split_account(coop["id"], old, number)
            for owners in self.owners[coop["id"]]:
                # Whose part is too small for a share is no member and has no account.
                owners[number] = math.floor(owners.get(old["id"], 0) * part) if any(taken) else 0
                owners[old["id"]] = owners.get(old["id"], 0) - owners[number]
        self.split_jobs(old, number)
        self.houses[at] = old
        self.houses = sorted([*self.houses, new], key=lambda house: house["id"])
        self.standing[number] = copy(self.standing[old["id"]])
        self.without[number] = copy(self.without[old["id"]])
        self.was_ill[number], self.ill_left[number] = False, 0
        for group in (self.cohort, self.converted):
            group |= {number} if old["id"] in group else set()

    def split_account(self, coop, old, number):
        """An account by contribution is split by persons, once all splits of the day are known."""
        if self.own[coop] is not None and any(self.holdings[coop, number]):
            roots = [one for (of, one), parts in self.split_off.items() if of == coop and old["id"] in parts]
            self.split_off.setdefault((coop, *(roots or [old["id"]])), []).append(number)

    def split_accounts(self):
        persons = {house["id"]: house["persons"] for house in self.houses}
        for (coop, old), new in self.split_off.items():
            own, everybody = self.own[coop], sum(persons[number] for number in [old, *new])
            whole = own.get(old, ZERO)
            for number in new:
                own[number] = fen_down(whole * persons[number] / everybody)
            own[old] = whole - sum((own[number] for number in new), ZERO)
        self.split_off = {}

    def split_jobs(self, old, number):
        """Jobs stay as far as there are people for them; the others go along where the new household is a member."""
        idle = old["persons"] - old["workers"]
        for coop in self.coops:
            jobs = self.job_of(coop, old)
            self.employed[coop["id"], old["id"]] = kept = min(jobs, idle)
            idle -= kept
            if any(self.holdings[coop["id"], number]):
                self.employed[coop["id"], number] = jobs - kept

    def leave_job(self, coop, number):
        if self.own[coop] is not None:
            self.own[coop].pop(number, None)
        self.holdings[coop, number] = [0, 0, 0]
        for owners in self.owners[coop]:
            owners.pop(number, None)
        self.employed.pop((coop, number), None)

    def end(self, coop, year, rows):
        """Membership ends with the year: a co-op is dissolved and pays by claim, or who leaves or dies is refunded,
        all at one price."""
        members, books, settings = year["members"], self.books[coop["id"]], self.scenario["scheme"]["surplus"]
        # Who owes more than there is goes to court, not into a liquidation by its members.
        if self.net_assets(coop) >= 0 and any(one["coop"] == coop["id"] for one in self.changes("dissolves")):
            self.close(coop, year, rows)
            members.update(dissolved=True, undivided=Fraction(settings.get("subsidy", "0")) + year["state_part"])
            return
        leaving = [one["household"] for one in self.changes("dies", "leaves") if one.get("coop", coop["id"]) == coop["id"]]
        # Who leaves the co-op and the village in one year leaves once.
        leaving = [number for number in dict.fromkeys(leaving) if any(self.holdings[coop["id"], number])]
        if not leaving:
            return
        shares = sum(year["shares"].values())
        divisible = self.net_assets(coop) - books["special"]
        value = max(ZERO, fen_down(divisible / shares)) if shares else ZERO
        each = members["left_per_share"] = min(self.par, value)
        layers = range(len(self.owners[coop["id"]]))
        parts = {number: [self.part(coop["id"], layer, number) for layer in layers] for number in leaving}
        for number in leaving:
            paid_in, allocated, traded = self.holdings[coop["id"], number]
            own = paid_in + (allocated if number in self.converted else 0)
            reserve = sum(parts[number], ZERO) if settings["rule"] == "law" else ZERO
            if self.is_by_capital():
                reserve = self.own[coop["id"]].pop(number, ZERO)
            for layer, one in enumerate(parts[number]):
                self.layers[coop["id"]][layer] -= one if settings["rule"] == "law" else ZERO
            # The shares are gone with the losses that they bore; what does not divide stays behind.
            borne = min(books["loss"], own * (self.par - each))
            books["capital"] -= own * self.par
            books["loss"] -= borne
            books["reserve"] += own * (self.par - each) - borne - reserve
            books["bought"] += paid_in + allocated - own
            rows[number]["refund"] += own * each + reserve
            members["left"] += own * each + reserve
            members["left_reserve"] += reserve
            members["left_shares"] += own
            members["returned"] += paid_in + allocated - own
            self.leave_job(coop["id"], number)

    def go_away(self):
        """Who dies, or leaves all co-ops and the village, is no longer there; who leaves a closed co-op, too, holds
        nothing of it."""
        away = {one["household"] for one in self.changes("dies", "leaves") if "coop" not in one}
        self.houses = [house for house in self.houses if house["id"] not in away]
        for one in self.changes("leaves"):
            if "coop" in one:
                self.leave_job(one["coop"], one["household"])

    def convert(self):
        """Who left the register holds its allocated shares as paid-in ones from now on."""
        if self.scenario["scheme"]["adjustment"]["rule"] == "convert":
            self.converted |= {one for one, standing in self.standing.items() if standing.has_left()}

    def start(self, house):
        amounts = ("patronage", "paid_in", "allocated", "collective", "post", "recovered", "refund", "total", "job", "outside")
        standing = self.standing[house["id"]]
        registered = standing.registered
        row = dict.fromkeys(amounts, ZERO)
        row["other"] = Fraction(house.get("other", "0"))
        # Until it has lived the year: with entered surpluses nobody's income is known.
        row.update(earned=None, gap=ZERO, below=False, below_without=False, out_for_good=False, out_without=False)
        row.update(on_register_after=registered, has_left=standing.has_left())
        return dict(row, persons=house["persons"], cohort=house["id"] in self.cohort, on_register=registered, lines=[])

    def business(self, coop, shared):
        """A closed co-op does no business; each enterprise of the others works with its part of the means."""
        if coop["id"] in self.closed:
            return dict.fromkeys(OPERATION, ZERO), []
        also = [(one["enterprise"], Fraction(one["part"])) for one in coop.get("also", [])]
        net_assets = countable(self.net_assets(coop))
        means = max(ZERO, net_assets - self.property_of(coop, self.year, True))
        capital = self.books[coop["id"]]["capital"] - self.entrusted[coop["id"]]["shares"]
        parts = [(fen_down(means * part), fen_down(capital * part)) for _, part in also]
        rest = means - sum(one for one, _ in parts), capital - sum(one for _, one in parts)
        branches = []
        for place, (name, (means, capital)) in enumerate(zip([coop["enterprise"], *(n for n, _ in also)], [rest, *parts])):
            enterprise = self.enterprise_of(name)
            luck = shared.luck(name, of_branch(coop, name) if place else of_coop(coop))
            operation = enterprise_year(enterprise, luck, means, capital, self.year)
            position = self.scenario["enterprises"].index(enterprise)
            branches.append(dict(enterprise=position, luck=as_said(luck), operation=operation))
        whole = {name: sum((one["operation"][name] for one in branches), ZERO) for name in OPERATION}
        return settle(whole, net_assets, self.bears(coop)), branches if also else []

    def base(self, coop, held):
        """What pots are shared over, all holders together; a co-op that has closed has nothing left."""
        names = ("paid_in", "allocated", "lost", "traded", "member", "account")
        base = {name: sum(one[name] for one in held) for name in names}
        base.update(collective=self.collective(coop)["collective"])
        base["member"] += self.collective(coop)["member"]
        if coop["id"] in self.closed:
            base = dict.fromkeys(base, 0)
        return dict(base, capital=self.par * sum(base[one] for one in CLASSES))

    def coop_year(self, coop, surplus, rows):
        scheme, books = self.scenario["scheme"], self.books[coop["id"]]
        opening = dict(books)
        year = rules.bridge(scheme["surplus"], books, surplus)
        counted = books["reserve"]
        if scheme["surplus"].get("counted") == "before-this-year":
            counted -= year["reserve"] + year["common"]
        self.follow_reserve(coop, opening["reserve"], counted)
        held = [self.held(coop, house) for house in self.houses]
        base = self.base(coop, held)
        base["several"] = self.keeps_accounts(coop)
        self.collective_account = self.own_account(coop, counted)
        base["account"] += int(self.collective_account * 100)
        base["counted"] = counted
        self.follow_reserve(coop, counted, books["reserve"])
        carried = lambda over, amount: self.split_pot(coop, over, amount, held)[2]
        pots, floor = rules.pots_of(scheme, books, year, base, self.par, carried)
        year.update({f"floor_{name}": amount for name, amount in floor.items()})
        lines = [dict(one, **dict.fromkeys(("odd_paid_in", "odd_allocated", "odd_lost", "odd_patronage"), ZERO)) for one in held]
        for line in lines:
            line.update(paid_from_paid_in=ZERO, paid_from_allocated=ZERO, paid_from_trade=ZERO)
        year.update(pots=[], carried=ZERO, collective=ZERO)
        each = dict.fromkeys((*CLASSES, "traded", "member", "account"), ZERO)
        for over, amount, *saved in pots:
            if amount - sum(saved):
                self.pay_pot(coop, (over, amount, sum(saved)), base, lines, year, each)
        books["carried"] += year["carried"]
        year["per_share"] = each["paid_in"]
        year["per_share_by_class"] = {name: each[name] for name in CLASSES}
        year["per_unit"], year["per_member"] = self.a_hundred_yuan(year["pots"], base["several"]), each["member"]
        year["shares"] = {name: base[name] for name in CLASSES}
        year["traded"] = Fraction(base["traded"], 100)
        self.enter(coop, lines, year, rows, each["allocated"])
        year["opening"], year["closing"] = opening, dict(books)
        year["net_assets"] = self.net_assets(coop)
        year["closed"] = coop["id"] in self.closed
        year.update(closes=False, refund_per_share=ZERO, refunds=ZERO, bought=0, state_part=ZERO, received=ZERO, refund_reserve=ZERO)
        return year

    def keeps_accounts(self, coop):
        """Whether the reserve does not lie as trade does."""
        several = self.is_by_capital() or len(self.owners[coop["id"]]) > 1
        return self.scenario["scheme"]["surplus"]["rule"] == "law" and several

    def a_hundred_yuan(self, pots, several):
        """What a hundred yuan of trade are paid; trade is counted in fen."""
        overs = ("trade",) if several else ("trade", "reserve")
        by_trade = [pot for pot in pots if pot["over"] in overs and pot["parts"]]
        return sum((fen_down(pot["amount"] * 100 * 100 / pot["parts"]) for pot in by_trade), ZERO)

    def over(self, coop, over):
        """Whose parts a pot is shared by; quantified reserve by accounts, where these do not lie as trade does."""
        return ("account",) if over == "reserve" and self.keeps_accounts(coop) else OVER[over]

    def split_pot(self, coop, over, amount, lines):
        """The claims on a pot with their weights, in the order of ties, what each is paid, and what is carried."""
        names = self.over(coop, over)
        columns = [name for name in ("paid_in", "allocated", "traded", "member", "account") if name in names]
        claims = [(place, name) for place in range(len(lines)) for name in columns]
        weights = [lines[place][name] for place, name in claims]
        own = self.collective(coop).get("member" if over == "members" else "collective", 0)
        if "account" in names:
            own = int(self.collective_account * 100)
        weights.append(own if set(names) & {"collective", "member", "account"} else 0)
        if coop["id"] in self.closed:
            weights = [0] * len(weights)
        rounding = self.scenario["scheme"]["rounding"]
        paid, carried = rules.dividend(rounding, amount, weights, rules.is_fine(rounding, over, self.par))
        return list(zip(claims, weights)), paid, carried, sum(weights)

    def pay_pot(self, coop, pot, base, lines, year, each):
        """Shares a pot and notes what a part is paid; what a guarantor saves was never paid in."""
        over, amount, saved = pot
        names = self.over(coop, over)
        claims, paid, carried, parts = self.split_pot(coop, over, amount, lines)
        assert parts == sum(base[name] for name in names)
        per_part = fen_down((amount - carried) / parts) if parts else ZERO
        amount, carried = amount - saved, carried - saved
        for name in names:
            each[name] += per_part
        for ((place, name), weight), one in zip(claims, paid):
            # What lies in an account is in fen, of which whole fen a part say nothing.
            line, odd = lines[place], one - (0 if name == "account" else per_part * weight)
            line[f"paid_from_{name if name in CLASSES else 'trade'}"] += one
            line[{"paid_in": "odd_paid_in", "allocated": "odd_allocated"}.get(name, "odd_patronage")] += odd
            if name == "allocated" and weight:
                # Odd fen go with the shares.
                line["odd_lost"] += odd - fen_down(odd * (weight - line["lost"]) / weight)
        year["collective"] += paid[-1]
        year["carried"] += carried
        odd = amount - carried - per_part * parts
        year["pots"].append(dict(over=over, amount=amount, parts=parts, per_share=per_part, odd=odd, carried=carried))

    def enter(self, coop, lines, year, rows, per_allocated):
        """Enters the households' lines in the rows and in the co-op's sums."""
        year.update(patronage=ZERO, paid_in=ZERO, allocated=ZERO, recovered=ZERO, recovered_shares=0)
        place_of_coop = self.coops.index(coop)
        year["odd"] = sum((pot["odd"] for pot in year["pots"]), ZERO)
        for house, line in zip(self.houses, lines):
            row = rows[house["id"]]
            lost = per_allocated * line["lost"] + line["odd_lost"]
            kept = line["paid_from_allocated"] - lost
            paid = dict(patronage=line["paid_from_trade"], paid_in=line["paid_from_paid_in"], allocated=kept)
            if house["id"] in self.converted:
                paid.update(paid_in=paid["paid_in"] + kept, allocated=ZERO)
                line["odd_paid_in"], line["odd_allocated"] = line["odd_paid_in"] + line["odd_allocated"], ZERO
                line["paid_in"], line["allocated"] = line["paid_in"] + line["allocated"], 0
            for name, amount in paid.items():
                row[name] += amount
                year[name] += amount
            year["recovered"] += lost
            # A co-op that has closed has no shares left.
            year["recovered_shares"] += 0 if coop["id"] in self.closed else line["lost"]
            if line["member"] and coop["id"] not in self.closed:
                row["lines"].append(
                    dict(
                        paid,
                        coop=place_of_coop,
                        paid_in_shares=line["paid_in"],
                        allocated_shares=line["allocated"] - line["lost"],
                        lost_shares=line["lost"],
                        traded=Fraction(line["traded"], 100),
                        odd_paid_in=line["odd_paid_in"],
                        odd_allocated=line["odd_allocated"],
                        odd_lost=line["odd_lost"],
                        odd_patronage=line["odd_patronage"],
                    )
                )

    def share_pools(self, coops, rows):
        scheme = self.scenario["scheme"]
        poor = [house for house in self.houses if rows[house["id"]]["on_register"]]
        heads = [dict(can_work=house.get("workers", 0) > 0, was_ill=self.was_ill[house["id"]]) for house in poor]
        dividends = sum((coop["collective"] for coop in coops.values()), ZERO)
        recovered = sum((coop["recovered"] for coop in coops.values()), ZERO)
        persons = sum(house["persons"] for house in self.houses)
        village = rules.Village(scheme["rounding"], dividends, self.welfare, heads, persons)
        own = rules.COLLECTIVE[scheme["collective"]["rule"]](scheme["collective"], village)
        settings = scheme["adjustment"]
        back = rules.ADJUSTMENT[settings["rule"]](settings, scheme["rounding"], recovered, len(heads))
        for house, part, post, more in zip(poor, own["parts"], own["posts"], back["parts"]):
            row = rows[house["id"]]
            row["collective"], row["post"], row["recovered"] = part, post, more
        self.count_leaving(own, back, coops, rows)
        for row in rows.values():
            row["collective"] += own["per_person"] * row["persons"]
            amounts = ("patronage", "paid_in", "allocated", "collective", "post", "recovered")
            row["total"] = sum((row[name] for name in amounts), ZERO)
            row["income"] = row["other"] + row["total"]
        least = min(back["parts"], default=ZERO)
        pool = {name: own[name] for name in own if name not in ("parts", "posts")}
        pool.update(collective=dividends, recovered=recovered, heads=len(heads), recovered_per_head=least)
        pool["recovered_heads_with_more"] = sum(part > least for part in back["parts"])
        pool["kept"] += back["kept"]
        pool["welfare"] += back["welfare"]
        self.fund += pool["kept"]
        self.welfare += pool["welfare"]
        return pool

    def count_leaving(self, own, back, coops, rows):
        """What leaving costs a household in its first year off the register: the part a head of those who are still on
        it, and what its lost allocated shares would have paid. With nobody on it there is nothing to hold it against."""
        years = list(coops.values())
        for house in self.houses:
            row, number = rows[house["id"]], house["id"]
            if self.standing[number].years_off != 1 or not own["parts"]:
                continue
            ill = own["ill_more"] if self.was_ill[number] else 0
            post = own["per_post"] if house.get("workers", 0) > 0 else ZERO
            lines = [years[line["coop"]]["per_share_by_class"]["allocated"] * line["lost_shares"] for line in row["lines"]]
            row["leaving"] = own["per_head"] * (1 + ill) + post + min(back["parts"]) + sum(lines, ZERO)

    def live(self, rows, shared):
        """The households earn, are helped, and close the year for the register, with the scheme and without it."""
        worlds = [self.lived(rows, shared), {}]
        line = {house["id"]: self.hazards.line(self.year) * house["persons"] for house in self.houses}
        for number, before in worlds[0].items():
            row = rows[number]
            worlds[1][number] = before + row["outside"]
            worlds[0][number] = before + row["job"] + row["total"]
        aids = [self.helped(world, having, rows, line) for world, having in enumerate(worlds)]
        for house in self.houses:
            number = house["id"]
            row = rows[number]
            if self.programmes.acts:
                row["aid"], row["aid_without"] = aids[0][number], income_of(aids[1][number])
                worlds[0][number] += income_of(aids[0][number])
                worlds[1][number] += row["aid_without"]
            row["income"] = worlds[0][number]
            row["gap"] = max(ZERO, line[number] - row["income"])
            row["below"], row["below_without"] = (having[number] < line[number] for having in worlds)
            self.was_ill[number] = row["earned"]["ill"]
            self.close_year(house, row)

    def lived(self, rows, shared):
        """What each household has of its own."""
        own = {}
        for house in self.houses:
            number, row = house["id"], rows[house["id"]]
            # A harvest fails with the chain of the first co-op, or with what all co-ops share.
            first = next((coop for coop in self.coops if any(self.entered(coop, house))), None)
            found = shared.luck(first["enterprise"], of_coop(first))["chain_word"] if first else shared.common()
            illness = self.programmes.illness(number, self.year, self.hazards.illness)
            is_bad = found < self.hazards.bad_year
            earned, self.ill_left[number] = self.hazards.live(house, self.year, is_bad, self.ill_left[number], illness)
            wages = sum((self.wage() * self.job_of(coop, house) for coop in self.coops), ZERO)
            row["earned"], row["outside"] = earned, fen_down(wages * Fraction(self.work.get("outside", "0")))
            own[number] = earned["wages"] + earned["farming"] - earned["illness"] + Fraction(house.get("other", "0"))
        return own

    def helped(self, world, having, rows, line):
        """What help brings each household of a world."""
        if not self.programmes.acts:
            return {}
        standing = (self.standing, self.without)[world]
        people = {
            number: dict(
                above=having[number] - line[number],
                registered=standing[number].registered,
                ill=rows[number]["earned"]["ill"],
            )
            for number in having
        }
        return self.programmes.year(world, self.year, people, Fraction(self.scenario["luck"]["illness_cost"]))

    def close_year(self, house, row):
        """Closes a household's year for the register; the test is made of who is on it."""
        number, exit_years = house["id"], self.scenario["poverty"]["exit_years"]

        def passes(with_scheme):
            if not self.stability.acts:
                return True
            chance, passed = self.stability.stays(house, self.year, self.ill_left[number], with_scheme)
            if with_scheme:
                row["stay"] = dict(chance=decimal(chance), passed=passed)
            return passed

        standing, without = self.standing[number], self.without[number]
        standing.close(row["below"], exit_years, lambda: passes(True))
        without.close(row["below_without"], exit_years, lambda: passes(False))
        row["on_register_after"] = standing.registered
        row["out_for_good"], row["out_without"] = standing.out_for_good, without.out_for_good

    def close_if_spent(self, coop, year, rows):
        """Under the stated share of its capital a co-op closes: paid-in shares get the net asset value, whole
        fen a share; the collective gets the rest."""
        books, left = self.books[coop["id"]], self.net_assets(coop)
        divisible = left - books["special"]
        spent = divisible < books["capital"] * Fraction(self.enterprise(coop)["closes_below"])
        if coop["id"] not in self.closed and spent:
            self.close(coop, year, rows)

    def close(self, coop, year, rows):
        left, books = self.net_assets(coop), self.books[coop["id"]]
        there = max(ZERO, left)
        year["state_part"] = rules.state_part(self.scenario["as_of"], there, books)
        shares = sum(year["shares"].values())
        is_law = self.scenario["scheme"]["surplus"]["rule"] == "law"
        accounts = {house["id"]: self.account(coop["id"], house["id"]) if is_law else ZERO for house in self.houses}
        divisible, everything = there - year["state_part"], sum(accounts.values(), ZERO)
        everything += self.own_account(coop, books["reserve"])
        # Contributions first, at par at the most, then the accounts, then what is left by shares.
        per_share = min(self.par, fen_down(divisible / shares)) if shares else ZERO
        rest = divisible - per_share * shares
        quantified = min(rest, everything) if per_share == self.par or not shares else ZERO
        per_share += fen_down((rest - quantified) / shares) if shares else ZERO
        for house in self.houses:
            own = fen_down(quantified * accounts[house["id"]] / everything) if everything else ZERO
            year["refund_reserve"] += own
            refund = per_share * self.held_at_closing(coop, house) + own
            rows[house["id"]]["refund"] += refund
            year["refunds"] += refund
        year["refund_per_share"], year["closes"] = per_share, True
        # Since the rules of 2019 the state's part goes to other co-ops first.
        handed = year["state_part"] if self.scenario["as_of"] >= rules.BY_PARTS_FROM else ZERO
        self.handed += handed
        self.fund += left - year["refunds"] - handed
        self.books[coop["id"]] = dict(dict.fromkeys(books, ZERO), bought=0)
        self.closed.add(coop["id"])
        self.own[coop["id"]] = self.own[coop["id"]] and dict.fromkeys(self.own[coop["id"]], ZERO)

    def hand_on(self, coops):
        """What the state had in co-ops that closed this year comes into the special funds of those that stay, in equal parts,
        odd fen to the first; without any it lies with the collective."""
        handed, self.handed = self.handed, ZERO
        stay = [coop["id"] for coop in self.coops if coop["id"] not in self.closed]
        if not stay:
            self.fund += handed
        for coop, part in zip(stay, rules.largest_remainder(handed, [1] * len(stay)) if stay else []):
            coops[coop]["received"] = part
            self.books[coop]["special"] += part

    def held_at_closing(self, coop, house):
        """Paid-in shares, with those converted up to this year: who leaves the register on its last day has new
        rights from the next year."""
        paid_in, allocated, _ = self.entered(coop, house)
        return paid_in + (allocated if house["id"] in self.converted else 0)

    def reinvest(self, kept, coops):
        """The year's part buys new collective shares at par in the co-ops that are open."""
        settings = self.scenario["scheme"].get("fund", dict(rule="kept"))
        still_open = [coop for coop in self.coops if coop["id"] not in self.closed]
        for coop, shares in zip(still_open, rules.shares_to_buy(settings, kept, self.par, len(still_open))):
            books = self.books[coop["id"]]
            books["bought"] += shares
            books["capital"] += self.par * shares
            self.fund -= self.par * shares
            coops[coop["id"]]["bought"] = shares


def ledgers(question):
    """The years of a question: a scenario, the numbers of a draw and a village and, where they are entered, the
    surpluses of each year."""
    draw, number = ((question.get(name) or 1) - 1 for name in ("draw", "village"))
    village = Village(question["scenario"], draw, number)
    if question["surpluses"] is None:
        return [village.next_year() for _ in range(question["scenario"]["years"])]
    entered = [year and [Fraction(text) for text in year] for year in question["surpluses"]]
    return [village.next_year(year) for year in entered]
