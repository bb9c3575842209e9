"""Random villages for the oracle, over all combinations of rules: one question a line.

    python3 scenarios.py COUNT SEED > questions.ndjson

A question is a scenario and, for each year, entered surpluses, or the number of a draw: half of the scenarios
without surpluses leave nothing to chance, so that every rule is also met by itself.
"""

import json
import random
import sys

RATES = ["0", "1", "0.1", "0.25", "0.333333", "0.4", "0.5", "0.05", "0.000001", "0.999999"]
CERTAIN = ["0", "0", "0", "1"]


def rate(dice):
    """Mostly a usual fraction, sometimes any."""
    return dice.choice(RATES) if dice.random() < 0.7 else f"{dice.randint(0, 10**6) / 10**6:.6f}"


def yuan(dice, most):
    """An amount with fen, small or large alike."""
    fen = int(10 ** dice.uniform(0, len(str(most)) + 2)) % (most * 100)
    return f"{fen // 100}.{fen % 100:02}"


def count(dice, most):
    """Often nothing or little, sometimes much."""
    return dice.choice([0, 0, 1, 2, dice.randint(0, 20), dice.randint(0, most)])


def numbers(dice, how_many):
    """Register numbers, different and in no order; some as large as they can be."""
    return dice.sample([*range(60), 8192, 16385, 2**31, 2**32 - 1], how_many)


def household(dice, number, coops):
    persons = dice.randint(1, 8)
    house = dict(id=number, name=f"样本户{number}", persons=persons, workers=dice.randint(0, persons))
    house.update(wage=yuan(dice, 9000), farming=yuan(dice, 20000), other=yuan(dice, 3000))
    house["registered"] = dice.random() < 0.5
    rows = [dice.choice(coops) for _ in range(dice.choice([0, 1, 1, 2, 3]))] if coops else []
    house["shares"] = [shares(dice, coop) for coop in rows]
    return house


def shares(dice, coop):
    row = dict(coop=coop["id"], paid_in=count(dice, 500), allocated=count(dice, 100))
    if dice.random() < 0.6:
        row["traded"] = dice.choice(["0.00", "0.01", "99.99", "100.00", "250.00", yuan(dice, 30000)])
    return row


def enterprise(dice, name):
    loss = dice.choice(["0.2", "0.5", "1"])
    known = dict(
        id=name,
        name=dict(zh="样本产业", en="Sample enterprise"),
        mean=dice.choice(["0.1", "0.08", "0", "-0.1", "-0.5", "1", "0.123457", "0.3"]),
        sd="0",
        chain_correlation="0",
        common_correlation=dice.choice(["0", "1"]),
        disaster=dice.choice([*CERTAIN, "0"]),
        disaster_loss_least=loss,
        disaster_loss_most=loss,
        closes_below=dice.choice(["0", "0.3", "0.5", "0.9", "1"]),
    )
    known |= some(dice, business(dice))
    if dice.random() < 0.3:
        known["units"] = units(dice)
    return known


def units(dice):
    """Units by capital or in all, with a cost that may change."""
    made = dict(price=yuan(dice, 4000), cost=yuan(dice, 3000))
    made |= some(dice, dict(later_cost=yuan(dice, 3000), later_from=dice.randint(0, 4)))
    if "later_from" in made:
        made.setdefault("later_cost", "0")
    made |= dice.choice([dict(per_thousand=f"{dice.uniform(0, 3):.6f}"), dict(in_all=dice.randint(1, 60))])
    return made


def infrastructure(dice, par):
    """How infrastructure is entrusted; whole shares where it is valued into some."""
    kind = dice.choice(["none", "free", "lease", "equity", "subsidy"])
    if kind == "none":
        return dict(rule=kind)
    rule = dict(rule=kind, value=whole_shares(dice, par), life=dice.randint(1, 9))
    return dict(rule, rent=rate(dice)) if kind == "lease" else rule


def whole_shares(dice, par, least=0):
    """An amount of whole shares."""
    fen = int(par.replace(".", "")) * dice.randint(least, 60)
    return f"{fen // 100}.{fen % 100:02}"


def work(dice):
    """Wages of the co-ops, or none."""
    if dice.random() < 0.5:
        return dict(rule="none")
    jobs = dict(rule="jobs", jobs=dice.randint(0, 6), wage=yuan(dice, 2000), months=dice.randint(0, 12))
    jobs.update(who=dice.choice(["poor-first", "members", "poor-only"]), each=dice.randint(1, 4))
    return dict(jobs, cost=dice.choice(["beside", "within"]), outside=rate(dice))


def brought(dice, coop, par):
    """What a co-op brings and has of its own: a loss that its own shares can bear, other enterprises, jobs."""
    more = some(dice, dict(reserve=yuan(dice, 30000), arrears=yuan(dice, 3000), jobs=dice.randint(0, 5), infrastructure=whole_shares(dice, par)))
    if dice.random() < 0.4:
        sign = dice.choice(["", "-"])
        most = int(float(more.get("reserve", "0")) + float(par) * coop["collective"])
        if sign == "" or most >= 1:
            more["undistributed"] = sign + yuan(dice, 20000 if sign == "" else most)
    return more


def also(dice, coop, enterprises):
    """Other enterprises of a co-op, with parts that are the whole at the most."""
    others = [one["id"] for one in enterprises if one["id"] != coop["enterprise"]]
    if not others or dice.random() < 0.6:
        return {}
    chosen = dice.sample(others, dice.randint(1, len(others)))
    parts = sorted(dice.randint(0, 10**6) for _ in chosen)
    parts = [one - before for before, one in zip([0, *parts], parts)]
    return dict(also=[dict(enterprise=name, part=f"{part / 10**6:.6f}") for name, part in zip(chosen, parts)])


def business(dice):
    """What a co-op does beside working its capital."""
    small = ["0", "0.02", "0.05", "0.013", "0.1"]
    return dict(
        chain=dice.choice(["red", "blue"]),
        begins=dice.randint(1, 4),
        ramp_up=dice.randint(0, 5),
        insured=rate(dice),
        insurance_premium=dice.choice(small),
        loan=dice.choice([rate(dice), "0.3"]),
        loan_interest=dice.choice(small),
        loan_subsidy=rate(dice),
        brand_premium=dice.choice(small),
        brand_fee=dice.choice(small),
        brand_calm=rate(dice),
        brand_shock=dice.choice(CERTAIN),
        brand_loss=dice.choice(["0.1", "0.3", "1"]),
    )


def some(dice, settings):
    """Some of the settings, the others left out."""
    often = dice.choice([0, 0.3, 0.9])
    return {name: value for name, value in settings.items() if dice.random() < often}


def by_chance(dice, asked):
    """Leaves returns, price cycles, disasters, scandals and the households' luck to chance."""
    for one in asked["enterprises"]:
        one.update(sd=dice.choice(["0.1", "0.25", "0.5", "1"]), disaster=dice.choice(["0.1", "0.3"]))
        one.update(disaster_loss_least=dice.choice(["0", "0.1", one["disaster_loss_most"]]))
        one.update(mean=dice.choice(["0.15", one["mean"]]))
        common, of_chain = dice.choice([("0", "0"), ("0.3", "0.5"), ("0.2", "0.8"), ("0.1", "0.333333")])
        one.update(common_correlation=common, chain_correlation=of_chain)
        # Enterprises of one chain sell at one price, but each has its own cycle in years.
        one.update(cycle_swing=dice.choice(["0", "0.1", "0.4"]), cycle_years=dice.randint(2, 6), brand_shock="0.2")
    asked["luck"].update(
        wages_spread=dice.choice(["0.15", "0.5"]),
        farming_spread=dice.choice(["0.3", "0.6"]),
        growth=dice.choice(["0.03", "-0.05", "0.123456"]),
        illness=dice.choice(["0.04", "0.1", "0.4"]),
        lost_wage=dice.choice(["0.08", "0.2", rate(dice)]),
        harvest_failure=dice.choice(["0.1", "0.2", rate(dice)]),
        harvest_correlation=dice.choice(["0.3", rate(dice)]),
    )


def help_from_outside(dice, years):
    """Every programme with every setting, about half of them off; rarely none at all."""
    if dice.random() < 0.3:
        return {}
    kinds = dict(leaders=leader_loans, micro=micro_loans, workshops=workshops, posts=public_posts, care=care)
    chosen = {name: kind(dice, years) for name, kind in kinds.items() if dice.random() < 0.5}
    return dict(chosen, order=dice.choice(["by-number", "by-need"]))


def loan(dice, years):
    """Terms of a loan: small and large amounts, good and bad businesses."""
    return dict(
        amount=dice.choice(["1.00", "76130.00", f"{dice.randint(1, 60000)}.{dice.randint(0, 99):02}"]),
        years=dice.randint(1, 4),
        interest=dice.choice(["0", "0.0435", "0.1", rate(dice)]),
        subsidy=rate(dice),
        mean=dice.choice(["0.25", "0.1", "0", "-0.2", "-0.5", "0.123457"]),
        sd=dice.choice(["0", "0.2", "0.6", "1"]),
        # What begins later never runs to its end.
        **{"from": dice.choice([1, 1, dice.randint(1, years)])},
        rounds=dice.randint(1, 3),
    )


def leader_loans(dice, years):
    more = dict(loans=dice.randint(1, 4), led=dice.randint(0, 4), wage=yuan(dice, 5000))
    return dict(rule="leader-loan", **loan(dice, years), **more)


def micro_loans(dice, years):
    return dict(rule="micro-loan", part=rate(dice), **loan(dice, years))


def span(dice, years):
    first = dice.choice([1, 1, dice.randint(1, years)])
    return {"from": first, "to": min(50, first + dice.randint(0, years))}


def workshops(dice, years):
    # A place that lifts a household over the line is given to another one the year after.
    pay = dict(daily=dice.choice(["80.00", yuan(dice, 150)]), days=dice.randint(1, 365))
    return dict(rule="workshop", places=dice.choice([1, 1, 2, 3, 6]), **pay, takes_part=dice.choice(["1", rate(dice)]), **span(dice, years))


def public_posts(dice, years):
    pay = dict(monthly=yuan(dice, 1000), months=dice.randint(1, 12))
    return dict(rule="public-posts", places=dice.randint(1, 6), **pay, takes_part=rate(dice), **span(dice, years))


def care(dice, years):
    paid = dict(covered=rate(dice), allowance=yuan(dice, 3000), **span(dice, years))
    return dice.choice([dict(rule="ill", **paid), dict(rule="hardest", part=rate(dice), prevented=rate(dice), **paid)])


def exit_test(dice):
    """A chance of staying above the line as a condition of leaving the register."""
    chance = dice.choice(["0.9", "0.5", "1", rate(dice)])
    return dict(rule="stable", chance=chance, ahead=dice.randint(1, 3), dividends=yuan(dice, 3000))


def funds(dice):
    """Reserve, risk and welfare funds, together the whole at the most."""
    if dice.random() < 0.4:
        return dict(reserve=rate(dice))
    parts = sorted(dice.randint(0, 10**6) for _ in range(3))
    parts = [parts[0], parts[1] - parts[0], parts[2] - parts[1]]
    rates = dict(zip(("reserve", "risk", "welfare"), (f"{part / 10**6:.6f}" for part in parts)))
    return dict(rates, welfare_of=dice.choice(["members", "village"]))


def surplus_rule(dice, all_trade):
    if dice.random() < 0.5:
        newcomers = dict(newcomers=dice.choice(["at-value", "at-par"])) if dice.random() < 0.5 else {}
        return dict(rule="shares", **funds(dice), **newcomers)
    law = dict(rule="law", **funds(dice), patronage=dice.choice(["0.6", "0.600001", "0.75", "0.777777", "1"]))
    if dice.random() < 0.7:
        law["subsidy"] = yuan(dice, 300000)
    if dice.random() < 0.3:
        law["donations"] = yuan(dice, 30000)
    if dice.random() < 0.5:
        law["quantified"] = dice.choice(["by-trade", "by-capital"])
        law["counted"] = dice.choice(["with-this-year", "before-this-year"])
    if not all_trade or dice.random() < 0.3:
        law["without_trade"] = "by-contribution"
    return law


def floor(dice):
    terms = dict(
        rule=dice.choice(["fixed", "threshold"]),
        rate=dice.choice(["0.05", "0.08", "0.033333", rate(dice)]),
        order=dice.choice(["before", "beside"]),
        shortfall=dice.choice(["lapse", "cumulate", "guarantor"]),
    )
    terms["class"] = dice.choice(["collective", "paid-in", "allocated"])
    if terms["rule"] == "threshold":
        terms.update(limit=yuan(dice, 100000), of_profit=dice.choice(["0.05", "0.3", "1", rate(dice)]))
    return terms


def collective_rule(dice):
    poor, others = dice.choice([(55, 15), (70, 20), (40, 40), (0, 0), (100, 0), (33, 33)])
    part = lambda percent: f"{percent / 100:.2f}"
    three = dict(poor=part(poor), others=part(others), collective=part(100 - poor - others))
    if dice.random() < 0.5:
        three["posts"] = rate(dice)
    return dice.choice(
        [
            dict(rule="hui", accumulation=rate(dice)),
            dict(rule="rceo-shares", fund=rate(dice)),
            dict(rule="welfare", paid=rate(dice), ill_parts=dice.randint(1, 5)),
            dict(rule="posts", accumulation=rate(dice), posts=rate(dice)),
            dict(rule="parts", **three),
            dict(rule="poor-first", first=yuan(dice, 3000), accumulation=rate(dice)),
        ]
    )


def adjustment(dice):
    recover = dict(rule="recover")
    if dice.random() < 0.6:
        recover["cap"] = dice.choice(["0.00", "0.01", yuan(dice, 3000)])
    taper = dict(rule="taper", years=dice.randint(1, 5))
    return dice.choice([recover, taper, *(dict(rule=name) for name in ("keep", "stop", "convert"))])


def scheme(dice, all_trade):
    chosen = dict(
        surplus=surplus_rule(dice, all_trade),
        rounding=dice.choice(["declared-dividend", "largest-remainder"]),
        collective=collective_rule(dice),
        adjustment=adjustment(dice),
        control="0.51",
    )
    if dice.random() < 0.5:
        chosen["floor"] = floor(dice)
        if chosen["surplus"]["rule"] == "law":
            # Beside the dividend a class would share the whole by shares, which the law does not know.
            chosen["floor"]["order"] = "before"
    if dice.random() < 0.6:
        chosen["fund"] = dice.choice(
            [dict(rule="kept"), dict(rule="yield", rate=rate(dice)), dict(rule="reinvest"), dict(rule="reinvest")]
        )
    return chosen


def before(dice, par):
    """What comes off before the surplus, and what comes from before the first year."""
    chosen = dict(opening=dice.choice(["distribute", "reserve", "losses"]), admin=yuan(dice, 3000), tax=rate(dice))
    return some(dice, chosen) | dict(infrastructure=infrastructure(dice, par))


def luck(dice):
    """Nothing left to chance; factors are such that binary and decimal arithmetic agree on them."""
    return dict(
        wages_spread="0",
        farming_spread="0",
        growth=dice.choice(["0", "0", "0.125", "-0.0625"]),
        illness=dice.choice([*CERTAIN, "0"]),
        illness_years=dice.randint(1, 5),
        illness_cost=yuan(dice, 3000),
        lost_wage=dice.choice(CERTAIN),
        harvest_failure=dice.choice(CERTAIN),
        harvest_loss=dice.choice(["0", "0.25", "0.5", "0.75", "1"]),
        harvest_correlation=rate(dice),
    )


def scenario(dice, years):
    enterprises = [enterprise(dice, name) for name in ("a", "b", "c")[: dice.randint(1, 3)]]
    ids = numbers(dice, dice.choice([0, 1, 1, 1, 2, 3, 4]))
    coops = [
        dict(id=number, name=f"样本社{number}", enterprise=dice.choice(enterprises)["id"], collective=count(dice, 900))
        for number in ids
    ]
    par = dice.choice(["1000.00", "1.00", "100.00", "2000.00", "333.33"])
    for coop in coops:
        coop |= brought(dice, coop, par) | also(dice, coop, enterprises)
    houses = [household(dice, number, coops) for number in numbers(dice, dice.choice([1, 2, 3, 5, 8, 13]))]
    held = [row for house in houses for row in house["shares"]]
    trading = {row["coop"] for row in held if float(row.get("traded", "0")) > 0}
    for coop in coops:
        if dice.random() < 0.3:
            say_accounts(dice, coop, [row for row in held if row["coop"] == coop["id"] and row["paid_in"]])
    return dict(
        format="fenhong/1",
        name=dict(zh="样本村", en="Sample village"),
        as_of=dice.choice(["2016-12-31", "2018-12-31", "2019-06-30", "2019-07-01", "2020-12-31", "2025-06-01"]),
        years=years,
        draws=dice.choice([2, 2, 10]),
        seeds=dict(people=1, luck=dice.randint(0, 2**32 - 1)),
        village=dict(
            kind="listed",
            par=par,
            coops=coops,
            households=houses,
        ),
        enterprises=enterprises,
        work=work(dice),
        scheme=scheme(dice, trading == set(ids)) | before(dice, par),
        luck=luck(dice),
        poverty=dict(line=dice.choice(["2855.00", "2300.00", "1.00", "4000.00"]), exit_years=dice.randint(1, 4))
        | some(dice, dict(register=dice.choice(["first", "this-year"]), line_growth=dice.choice(["-0.03125", "0.0625", "-0.02"]))),
    )


def say_accounts(dice, coop, rows):
    """What of a co-op's reserve lies in whose account, the whole at the most."""
    left = int(float(coop.get("reserve", "0")) * 100)
    for row in rows:
        fen = dice.randint(0, left)
        left -= fen
        row["account"] = f"{fen // 100}.{fen % 100:02}"


def generated(dice, par, line):
    """Villages of a stated distribution instead of a roster."""
    villages = dice.choice([1, 1, 2, 3])
    earnings = lambda most: dict(
        wage=yuan(dice, most), workers=rate(dice), farming=dice.choice([yuan(dice, 20000), line]), other=yuan(dice, 2000)
    )
    split = sorted(dice.randint(0, 10**6) for _ in range(2))
    split = dice.choice([split, split, [510000, 880000], [510000, 880000], [0, 1000000], [1000000, 1000000], [0, 0]])
    parts = dict(collective=split[0], paid_in=split[1] - split[0], allocated=10**6 - split[1])
    village = dict(
        kind="generated",
        villages=villages,
        coops=villages * dice.randint(1, 3) + dice.randint(0, villages - 1),
        households=villages * dice.randint(1, 12) + dice.randint(0, villages - 1),
        poor=dice.choice(["0.3", "0.6", rate(dice)]),
        joined=rate(dice),
        poor_joined=rate(dice),
        capital=whole_shares(dice, par, 1),
        par=par,
        split={name: f"{part / 10**6:.6f}" for name, part in parts.items()},
        persons=dice.choice(["1", "3.8", "12", f"{dice.uniform(1, 12):.6f}"]),
        poor_earnings=earnings(9000),
        other_earnings=earnings(20000),
        wages_spread=dice.choice(["0", "0.35", "1"]),
        farming_spread=dice.choice(["0", "0.45", "1"]),
        sold=dice.choice(["0.4", "1", rate(dice)]),
    )
    if dice.random() < 0.8:
        village["allocation"] = dice.choice(["per-household", "per-head", "by-need", "by-need"])
    # A loss that the capital can bear.
    before = dice.choice([yuan(dice, 20000), "-" + yuan(dice, max(1, int(float(village["capital"]))))])
    more = dict(more_enterprises=dice.randint(0, 3), reserve=yuan(dice, 30000), undistributed=before)
    return village | some(dice, more)


def people_change(dice, asked):
    """Changes of generated villages, whose co-ops and households are numbered from 1: each household once."""
    village, found = asked["village"], []
    for number in range(1, village["villages"] + 1):
        many = village["households"] // village["villages"]
        for household in dice.sample(range(1, many + 1), min(many - 1, dice.randint(0, 3))):
            at = dict(year=dice.randint(1, asked["years"]), village=number, household=household)
            shares = dict(coop=1, shares=dice.randint(1, 50), traded=yuan(dice, 9000))
            found.append(dice.choice([dict(at, change="dies"), dict(at, change="leaves"), dict(at, change="joins", **shares)]))
    return found


def surplus(dice):
    """A loss, nothing, a few fen, or a good year."""
    sign = "-" if dice.random() < 0.35 else ""
    return dice.choice(["0.00", sign + yuan(dice, 10), sign + yuan(dice, 300000), sign + yuan(dice, 300000)])


def changes(dice, asked):
    """Changes of membership that can be, year by year; several may fall on one day."""
    village, found, dissolved = asked["village"], [], set()
    houses = {house["id"]: [house["persons"], house["workers"]] for house in village["households"]}
    held = {(row["coop"], house["id"]) for house in village["households"] for row in house["shares"] if holds(row)}
    used = set(houses)
    for year in range(1, asked["years"] + 1):
        for _ in range(dice.choice([0, 0, 1, 2])):
            found += begins(dice, year, [coop["id"] for coop in village["coops"] if coop["id"] not in dissolved], houses, held, used)
        for _ in range(dice.choice([0, 0, 1, 2])):
            found += ends(dice, year, sorted(held), houses, held, dissolved)
    return dice.sample(found, len(found)) if by_itself(found) else found


def holds(row):
    return row["paid_in"] + row["allocated"] > 0 or float(row.get("traded", "0")) > 0


def by_itself(found):
    """Whether no two changes are of one household or co-op and year, so that their order cannot matter."""
    about = [(one["year"], one[name]) for one in found for name in ("household", "new") if name in one]
    return len(set(about)) == len(about) and not any(one["change"] == "dissolves" for one in found)


def begins(dice, year, coops, houses, held, used):
    household = dice.choice(sorted(houses))
    persons, workers = houses[household]
    if dice.random() < 0.5 and persons > 1:
        number = dice.choice([*(set(range(100)) - used)])
        part = dice.randint(1, persons - 1)
        working = dice.randint(max(0, workers - (persons - part)), min(part, workers))
        houses[household], houses[number] = [persons - part, workers - working], [part, working]
        used.add(number)
        # Whether its part of the shares comes to anything is not followed: it leaves no single co-op.
        return [dict(change="splits", year=year, household=household, new=number, persons=part, workers=working)]
    if not coops:
        return []
    coop = dice.choice(coops)
    held.add((coop, household))
    shares = dict(shares=dice.choice([1, 7, dice.randint(1, 300)]), traded=yuan(dice, 20000))
    return [dict(change="joins", year=year, household=household, coop=coop, **shares)]


def ends(dice, year, rows, houses, held, dissolved):
    kind = dice.choice(["leaves", "leaves", "goes", "dies", "dissolves"])
    rows = [row for row in rows if row[0] not in dissolved and row[1] in houses]
    if kind == "leaves" and rows:
        coop, household = dice.choice(rows)
        held.discard((coop, household))
        return [dict(change="leaves", year=year, household=household, coop=coop, notice=dice.choice([3, 6]))]
    if kind == "dissolves" and rows and dice.random() < 0.5:
        coop = dice.choice(rows)[0]
        dissolved.add(coop)
        return [dict(change="dissolves", year=year, coop=coop)]
    if kind in ("goes", "dies") and len(houses) > 1:
        household = dice.choice(sorted(houses))
        del houses[household]
        return [dict(change="dies" if kind == "dies" else "leaves", year=year, household=household)]
    return []


def which(dice, village):
    """One of the villages, and how many co-ops it has."""
    if village["kind"] == "listed":
        return 1, len(village["coops"])
    number = dice.randint(1, village["villages"])
    before = [village["coops"] * place // village["villages"] for place in (number - 1, number)]
    return number, before[1] - before[0]


def resolves_without_trade(asked):
    """Where a generated village sells nothing, or who sells may leave, the law needs a resolution on how to share then."""
    if asked["scheme"]["surplus"]["rule"] == "law":
        asked["scheme"]["surplus"].setdefault("without_trade", "by-contribution")


def with_changes(asked, list_of_changes):
    asked["changes"] = list_of_changes
    resolves_without_trade(asked)


def question(dice):
    years = dice.randint(1, 8)
    asked = scenario(dice, years)
    kind, is_roster = dice.random(), dice.random() < 0.8
    if not is_roster:
        asked["village"] = generated(dice, asked["village"]["par"], asked["poverty"]["line"])
        resolves_without_trade(asked)
    move = changes if is_roster else people_change
    if kind < 0.3:
        if dice.random() < 0.5:
            with_changes(asked, move(dice, asked))
        village, coops = which(dice, asked["village"])
        return dict(scenario=asked, surpluses=[[surplus(dice) for _ in range(coops)] for _ in range(years)], village=village)
    # Who holds a place or a loan is settled for a register that stays.
    if dice.random() < 0.4:
        with_changes(asked, move(dice, asked))
    else:
        asked["programmes"] = help_from_outside(dice, years)
        if dice.random() < 0.5:
            asked["poverty"]["test"] = exit_test(dice)
    if kind < 0.7:
        by_chance(dice, asked)
    return dict(scenario=asked, surpluses=None, draw=dice.randint(1, asked["draws"]), village=which(dice, asked["village"])[0])


def main(how_many, seed):
    dice = random.Random(seed)
    for _ in range(how_many):
        print(json.dumps(question(dice), ensure_ascii=False))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
