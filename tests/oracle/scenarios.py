"""Random villages for the oracle, over all combinations of rules: one question a line.

    python3 scenarios.py COUNT SEED > questions.ndjson

A question is a scenario and, for each year, entered surpluses; without them the scenario holds no chance, so
its years follow from its numbers alone.
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
    house["shares"] = [dict(coop=coop["id"], paid_in=count(dice, 500), allocated=count(dice, 100)) for coop in rows]
    return house


def enterprise(dice, name):
    loss = dice.choice(["0.2", "0.5", "1"])
    return dict(
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


def scheme(dice):
    recover = dict(rule="recover")
    if dice.random() < 0.6:
        recover["cap"] = dice.choice(["0.00", "0.01", yuan(dice, 3000)])
    return dict(
        surplus=dict(rule="shares", reserve=rate(dice)),
        rounding=dice.choice(["declared-dividend", "largest-remainder"]),
        collective=dict(rule="hui", accumulation=rate(dice)),
        adjustment=dice.choice([dict(rule="keep"), recover]),
        control="0.51",
    )


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
    houses = [household(dice, number, coops) for number in numbers(dice, dice.choice([1, 2, 3, 5, 8, 13]))]
    return dict(
        format="fenhong/1",
        name=dict(zh="样本村", en="Sample village"),
        as_of=dice.choice(["2016-12-31", "2018-12-31", "2020-12-31", "2025-06-01"]),
        years=years,
        draws=2,
        seeds=dict(people=1, luck=dice.randint(0, 2**32 - 1)),
        village=dict(
            kind="listed",
            par=dice.choice(["1000.00", "1.00", "100.00", "2000.00", "333.33"]),
            coops=coops,
            households=houses,
        ),
        enterprises=enterprises,
        scheme=scheme(dice),
        luck=luck(dice),
        poverty=dict(line=dice.choice(["2855.00", "2300.00", "1.00", "4000.00"]), exit_years=dice.randint(1, 4)),
    )


def surplus(dice):
    """A loss, nothing, a few fen, or a good year."""
    sign = "-" if dice.random() < 0.35 else ""
    return dice.choice(["0.00", sign + yuan(dice, 10), sign + yuan(dice, 300000), sign + yuan(dice, 300000)])


def question(dice):
    years = dice.randint(1, 8)
    asked = scenario(dice, years)
    entered = [[surplus(dice) for _ in asked["village"]["coops"]] for _ in range(years)]
    return dict(scenario=asked, surpluses=entered if dice.random() < 0.6 else None)


def main(how_many, seed):
    dice = random.Random(seed)
    for _ in range(how_many):
        print(json.dumps(question(dice), ensure_ascii=False))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
