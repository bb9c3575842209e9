"""Help from outside, household by household: loans, places to work, stacked help. Written from the texts of the
settings. Money in fractions of a yuan, whole fen; where a rule gives a fraction, the amount is rounded down.

Who comes first where there is not enough is fixed by the register at the start; who may have a place depends on the
register before the year, which differs between the world with the scheme and the one without.
"""

import math
from fractions import Fraction

from chance import half, key, of_house, return_at, returns, word
from rules import ZERO, fen_down, part

LOAN = ("lent", "earned", "interest", "subsidy", "wages", "profit", "own", "repaid", "lost", "working")


def usual(house):
    """What a household has in a usual first year without the scheme."""
    amount = lambda name: Fraction(house.get(name, "0"))
    return amount("wage") * house.get("workers", 0) + amount("farming") + amount("other")


def so_many(of, rate):
    """A part of a number of households, rounded up."""
    return math.ceil(of * Fraction(rate))


class Debt:
    """Borrowed money that is still at work, years until it is due, loans so far, whether one was defaulted on."""

    def __init__(self):
        self.working, self.years_left, self.rounds, self.stopped = ZERO, 0, 0, False


class Programmes:
    """A village's help in one draw; `houses` in the order of their numbers."""

    def __init__(self, scenario, draw, houses):
        given = scenario.get("programmes", {})
        none = dict(rule="none")
        self.leaders, self.micro, self.workshops, self.posts, self.care = (
            given.get(name, none) for name in ("leaders", "micro", "workshops", "posts", "care")
        )
        kinds = (self.leaders, self.micro, self.workshops, self.posts, self.care)
        self.acts = any(one["rule"] != "none" for one in kinds)
        self.seed, self.draw = scenario["seeds"]["luck"], draw
        cohort = [house for house in houses if house.get("registered", False)]
        others = [house for house in houses if not house.get("registered", False)]
        can_work = lambda house: house.get("workers", 0) > 0
        # In whole fen a head.
        by_need = sorted(cohort, key=lambda house: fen_down(usual(house) / house["persons"]))
        first = by_need if given.get("order", "by-number") == "by-need" else cohort
        self.poor = [house["id"] for house in first if can_work(house)]
        self.rest = [house["id"] for house in others if can_work(house)]
        richest = sorted(others, key=lambda house: -usual(house))
        self.leading = [house["id"] for house in richest[: self.leaders.get("loans", 0)]]
        self.borrowing = self.poor[: so_many(len(self.poor), self.micro.get("part", "0"))]
        least = so_many(len(cohort), self.care.get("part", "0")) if self.care["rule"] == "hardest" else 0
        self.hardest = {house["id"] for house in by_need[:least]}
        self.persons = {house["id"]: house["persons"] for house in houses}
        self.at = {house["id"]: of_house(house) for house in houses}
        # With the scheme, and without it.
        self.debts = [{house["id"]: Debt() for house in houses} for _ in range(2)]

    def illness(self, number, year, threshold):
        """The threshold of falling ill; stacked help prevents a part of the chance for the hardest cases."""
        if number in self.hardest and self.runs(self.care, year):
            return threshold - math.floor(threshold * Fraction(self.care["prevented"]))
        return threshold

    def runs(self, settings, year):
        return settings["rule"] != "none" and settings["from"] <= year + 1 <= settings["to"]

    def year(self, world, year, people, illness_cost):
        """What help brings each household of a world: `people` has for each what it has above the line, whether it is
        on the register, and whether someone is ill."""
        aids = {number: dict.fromkeys(("led", "workshop", "public_post", "covered", "allowance"), ZERO) for number in people}
        for aid in aids.values():
            aid["loan"] = dict.fromkeys(LOAN, ZERO)
        debts = self.debts[world]
        self.lend(year, debts, aids)
        registered = lambda number: people[number]["registered"]
        comes = {number: word(key(self.seed, self.draw, year, "takes_part"), self.at[number]) for number in people}
        running = sum(debts[number].years_left > 0 for number in self.leading)
        if self.leaders["rule"] != "none":
            wage = Fraction(self.leaders["wage"])
            give(running * self.leaders["led"], filter(registered, self.poor + self.rest), aids, "led", wage)
        if self.runs(self.workshops, year):
            pay = Fraction(self.workshops["daily"]) * self.workshops["days"]
            may = lambda number: comes[number] >> 16 < half(self.workshops["takes_part"])
            # Who is off the register comes after those on it.
            everyone = self.poor + self.rest
            line = [one for one in everyone if registered(one)] + [one for one in everyone if not registered(one)]
            give(self.workshops["places"], filter(may, line), aids, "workshop", pay)
        if self.runs(self.posts, year):
            pay = Fraction(self.posts["monthly"]) * self.posts["months"]
            may = lambda number: registered(number) and comes[number] & 0xFFFF < half(self.posts["takes_part"])
            give(self.posts["places"], filter(may, self.poor + self.rest), aids, "public_post", pay)
        if self.runs(self.care, year):
            self.relieve(people, illness_cost, aids)
        employed = sum(aid["led"] > 0 for aid in aids.values())
        for settings, borrowers in ((self.leaders, self.leading), (self.micro, self.borrowing)):
            for number in borrowers:
                if debts[number].years_left == 0:
                    continue
                led = min(employed, settings.get("led", 0))
                employed -= led
                found = word(key(self.seed, self.draw, year, "loan_return"), self.at[number])
                wages = Fraction(settings.get("wage", "0")) * led
                above = people[number]["above"] + help_without_loan(aids[number])
                aids[number]["loan"].update(end_year(settings, debts[number], found, wages, above))
        return aids

    def lend(self, year, debts, aids):
        """New loans on the first day: to who has none, has not defaulted and has had fewer than it may."""
        for settings, borrowers in ((self.leaders, self.leading), (self.micro, self.borrowing)):
            for number in borrowers:
                debt = debts[number]
                if debt.years_left == 0 and not debt.stopped and debt.rounds < settings["rounds"] and year + 1 >= settings["from"]:
                    debt.working, debt.years_left = Fraction(settings["amount"]), settings["years"]
                    debt.rounds += 1
                    aids[number]["loan"]["lent"] = debt.working

    def relieve(self, people, illness_cost, aids):
        """Stacked help: for the hardest cases whether or not they have left the register, or for who is on it while
        someone is gravely ill."""
        for number, person in people.items():
            is_hard = number in self.hardest
            if self.care["rule"] == "ill":
                is_hard = person["registered"] and person["ill"]
            if is_hard:
                aids[number]["allowance"] = Fraction(self.care["allowance"]) * self.persons[number]
                if person["ill"]:
                    aids[number]["covered"] = part(illness_cost, self.care, "covered")


def give(places, line, aids, name, pay):
    """Places go to the first in line who have no pay of a place yet."""
    for number in line:
        if places == 0:
            return
        if aids[number]["led"] + aids[number]["workshop"] + aids[number]["public_post"] == 0:
            aids[number][name] = pay
            places -= 1


def help_without_loan(aid):
    return aid["led"] + aid["workshop"] + aid["public_post"] + aid["covered"] + aid["allowance"]


def income_of(aid):
    """What help adds to a household's income; negative where a loan costs more."""
    return help_without_loan(aid) + aid["loan"]["profit"] - aid["loan"]["own"]


def end_year(settings, debt, found, wages, above):
    """A year of a running loan. The profit is what the borrowed money earned less the household's own interest and the
    wages it pays. A loss is made up out of what the household has above the line, then out of the borrowed money. When
    the loan is due, or nothing is left of it, all is repaid at once: out of what is at work, then out of what is above
    the line; what is then missing the guarantee fund pays, and the household has defaulted."""
    amount = Fraction(settings["amount"])
    interest = part(amount, settings, "interest")
    subsidy = part(interest, settings, "subsidy")
    table = returns(Fraction(settings["mean"]), Fraction(settings["sd"]))
    earned = fen_down(debt.working * return_at(table, found))
    result = earned - (interest - subsidy) - wages
    spare = max(above, ZERO)
    own = min(max(-result, ZERO), spare)
    at_work = debt.working + min(result, ZERO) + own
    year = dict(earned=earned, interest=interest, subsidy=subsidy, wages=wages, profit=max(result, ZERO), own=own)
    year.update(repaid=ZERO, lost=ZERO)
    debt.years_left -= 1
    if debt.years_left == 0 or at_work < 0:
        missing = max(amount - at_work, ZERO)
        paid = min(missing, max(above + year["profit"] - own, ZERO))
        year.update(own=own + paid, repaid=amount, lost=missing - paid)
        at_work, debt.years_left, debt.stopped = ZERO, 0, missing > paid
    debt.working = year["working"] = at_work
    return year
