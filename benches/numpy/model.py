"""The pinned case's model in vectorised NumPy, for `cargo xtask bench`.

Every operation acts on all draws and all households of a village at once. It is given registers and tables (see
../native/export.rs) and leaves the tallies that the core leaves, number for number, in the order of
src/simulate/tally.rs. One JSON request a line, one JSON answer a line.
"""

import json
import sys
import time

import numpy as np

MILLION = 1_000_000
INCOMES, TROUBLES = 1, 2
OWN, CHAIN, COMMON, BY_ALL, BY_CHAIN, DISASTER, LOSS = range(10, 17)
(SURPLUS, GAIN, MADE_UP, RESERVE, CARRIED, COLLECTIVE, KEPT, TO_POOR, RECOVERED, WELFARE, REFUNDS, RETURNED, FUND,
 PAYING) = range(14)
(WAGES, FARMING, ILL, PAID_IN, ALLOCATED, FROM_COLLECTIVE, POOR, GAP, REGISTERED, POOR_WITHOUT) = range(10)
OF, IN, GROUPS, OTHERS = 14, 10, 3, 2
CELLS = OF + GROUPS * IN
ENDS = 6
# Draws at once, enough that the calls themselves cost little. Tried from 8 to 256.
DRAWS = 256

GOLDEN = np.uint64(0x9E3779B97F4A7C15)


def mix(x):
    """Scrambles 64 bits."""
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


def keys(seed, draws, year, purpose):
    """Low and high halves of the draws' keys, as columns."""
    origin = mix(np.array([(seed << 32) + purpose], np.uint64) + GOLDEN)
    when = (draws.astype(np.uint64) << np.uint64(32)) | np.uint64(year)
    key = mix(origin ^ ((when + np.uint64(1)) * GOLDEN))[:, None]
    return key.astype(np.uint32), (key >> np.uint64(32)).astype(np.uint32)


def word(key, spread):
    """A word for each draw (down) and spread register number (across)."""
    x = spread ^ key[0]
    x ^= x >> 16
    x *= np.uint32(0x7FEB352D)
    x ^= x >> 15
    x += key[1]
    x *= np.uint32(0x846CA68B)
    x ^= x >> 16
    return x


def spread_of_zero():
    x = np.array([0x9E3779B9], np.uint32)
    x = (x ^ (x >> 16)) * np.uint32(0x21F0AAAD)
    x = (x ^ (x >> 15)) * np.uint32(0x735A2D97)
    return x ^ (x >> 15)


def hits(words, parts):
    return words.astype(np.uint64) * np.uint64(MILLION) < np.asarray(parts).astype(np.uint64) << np.uint64(32)


def share(amount, parts):
    return amount * parts // MILLION


class Model:
    """The parsed JSON as arrays."""

    def __init__(self, given):
        self.years, self.seed = given["years"], given["seed"]
        for name in ("illness", "lost_wage", "illness_window", "illness_cost", "exit_years"):
            setattr(self, name, np.int32(given[name]))
        self.bad_year, self.reserve, self.accumulation = given["bad_year"], given["reserve"], given["accumulation"]
        self.wages, self.harvests = np.array(given["wages"], np.int32), np.array(given["harvests"], np.int32)
        self.points = given["wages_point"], given["harvests_point"]
        self.chains = np.array(given["chains"], np.uint32)
        business = given["enterprises"]
        self.returns = np.array([b["returns"] for b in business], np.int64)
        columns = ("chain", "shared_by_all", "shared_by_chain", "disaster", "loss_least", "loss_range", "closes_below")
        self.business = {name: np.array([b[name] for b in business], np.int64) for name in columns}
        self.villages = [Village(v, self) for v in given["villages"]]


class Village:
    """A register as arrays."""

    def __init__(self, given, model):
        coops, self.groups = given["coops"], given["groups"]
        self.coop_spread = np.array(coops["spread"], np.uint32)
        self.enterprise = np.array(coops["enterprise"])
        self.shares, self.collective, self.capital = (
            np.array(coops[name], np.int64) for name in ("shares", "collective", "capital"))
        self.paid_in, self.allocated = np.array(coops["paid_in"], np.int64), np.array(coops["allocated"], np.int64)
        self.spread = np.array(given["spread"], np.uint32)
        self.workers, self.held = (np.array(given[name], np.int32) for name in ("workers", "held"))
        self.coop = np.array(given["coop"])
        more = np.array(given["more"], np.int64).reshape(-1, 3)
        # Each round adds at most one further holding a household.
        self.more = []
        while len(more):
            _, first = np.unique(more[:, 0], return_index=True)
            self.more.append(more[first])
            more = np.delete(more, first, axis=0)
        by_year = (model.years, len(self.spread))
        self.wage, self.farming, self.need = (
            np.array(given[name], np.int32).reshape(by_year) for name in ("wage", "farming", "need"))
        self.business = {name: column[self.enterprise] for name, column in model.business.items()}


class Shared:
    """The luck that all villages share in a year."""

    def __init__(self, model, draws, year):
        even, self.flip = draws & ~np.uint32(1), np.where(draws & 1, np.uint32(0xFFFFFFFF), np.uint32(0))[:, None]
        zero = spread_of_zero()

        def key(purpose, of=even):
            return keys(model.seed, of, year, purpose)

        self.incomes, self.troubles = key(INCOMES, draws), key(TROUBLES, draws)
        self.common = word(key(COMMON), zero) ^ self.flip
        self.by_all = word(key(BY_ALL), zero)
        self.chains = word(key(CHAIN), model.chains) ^ self.flip
        self.by_chain = word(key(BY_CHAIN), model.chains)
        self.own, self.disaster, self.loss = key(OWN), key(DISASTER), key(LOSS)


class Run:
    """A village on its way through some draws."""

    def __init__(self, model, village, draws):
        self.model, self.village = model, village
        coops, houses = (draws, len(village.shares)), (draws, len(village.spread))
        self.capital = np.broadcast_to(village.capital, coops).copy()
        self.reserve, self.loss, self.carried = (np.zeros(coops, np.int64) for _ in range(3))
        self.closed, self.paying = np.zeros(coops, bool), np.zeros(coops, np.int64)
        self.fund, self.welfare = np.zeros(draws, np.int64), np.zeros(draws, np.int64)
        self.illnesses = np.zeros(houses, np.int32)
        cohort = (draws, village.groups[OTHERS])
        self.streaks = [np.zeros(cohort, np.int32) for _ in range(2)]
        self.heads = np.broadcast_to(np.diff(village.groups[: OTHERS + 1]), (draws, OTHERS)).astype(np.int64)

    def assets(self):
        return self.capital + self.reserve + self.carried - self.loss

    def year(self, shared, year, cells):
        per_share, harvest = self.coop_year(shared, cells)
        per_head = self.pool(per_share, cells)
        self.live(shared, year, per_share, per_head, harvest, cells)
        self.close_spent(cells)
        cells[:, FUND] += self.fund

    def coop_year(self, shared, cells):
        village, model = self.village, self.model
        surplus, bad = self.surplus(shared)
        lost, gain = np.maximum(-surplus, 0), np.maximum(surplus, 0)
        absorbed = np.minimum(lost, self.reserve)
        self.reserve -= absorbed
        self.loss += lost - absorbed
        made_up = np.minimum(gain, self.loss)
        self.loss -= made_up
        kept = share(gain - made_up, model.reserve)
        self.reserve += kept
        carried_in = np.where(self.loss == 0, self.carried, 0)
        left = gain - made_up - kept + carried_in
        per_share = np.maximum(left, 0) // np.maximum(village.shares, 1)
        carried = left - per_share * village.shares - carried_in
        self.carried += carried
        self.paying += per_share > 0
        for cell, amount in ((SURPLUS, surplus), (GAIN, gain), (MADE_UP, made_up), (RESERVE, kept),
                             (CARRIED, carried), (PAYING, per_share > 0)):
            cells[:, cell] += amount.sum(axis=1)
        return per_share, bad * len(model.wages)

    def surplus(self, shared):
        village, model, business = self.village, self.model, self.village.business
        own = word(shared.own, village.coop_spread) ^ shared.flip
        chain, of_chain = business["chain"], business["chain"] >= 0
        chain_word = np.where(of_chain, shared.chains[:, chain], own)
        by_chain = np.where(of_chain, shared.by_chain[:, chain], np.uint32(0xFFFFFFFF))
        drawn = np.where(hits(by_chain, business["shared_by_chain"]), chain_word, own)
        drawn = np.where(hits(shared.by_all, business["shared_by_all"]), shared.common, drawn)
        earned = model.returns[village.enterprise, drawn >> 20]
        loss = word(shared.loss, village.coop_spread).astype(np.uint64)
        loss = business["loss_least"] + ((loss * business["loss_range"].astype(np.uint64)) >> np.uint64(32)).astype(np.int64)
        strikes = hits(word(shared.disaster, village.coop_spread) ^ shared.flip, business["disaster"])
        assets = self.assets()
        surplus = share(assets, earned) - share(assets, np.where(strikes, loss, 0))
        bad = np.concatenate([hits(chain_word, model.bad_year), hits(shared.common, model.bad_year)], axis=1)
        return np.where(self.closed, 0, np.maximum(surplus, -assets)), bad

    def pool(self, per_share, cells):
        village, heads = self.village, self.heads.sum(axis=1)
        collective = per_share @ village.collective
        rest = collective - share(collective, self.model.accumulation)
        per_head = np.where(heads > 0, rest // np.maximum(heads, 1), 0)
        welfare = np.where(heads > 0, 0, rest)
        kept = collective - per_head * heads - welfare
        self.fund += kept
        self.welfare += welfare
        for cell, amount in ((COLLECTIVE, collective), (KEPT, kept), (TO_POOR, per_head * heads), (WELFARE, welfare)):
            cells[:, cell] += amount
        for group in range(GROUPS):
            cells[:, OF + group * IN + PAID_IN] += per_share @ village.paid_in[group]
            cells[:, OF + group * IN + ALLOCATED] += per_share @ village.allocated[group]
        for group in range(OTHERS):
            cells[:, OF + group * IN + FROM_COLLECTIVE] += per_head * self.heads[:, group]
        return per_head

    def live(self, shared, year, per_share, per_head, harvest, cells):
        village, model = self.village, self.model
        cohort = village.groups[OTHERS]
        troubles = word(shared.troubles, village.spread)
        self.illnesses <<= 1
        self.illnesses |= (troubles >> 16).astype(np.int32) < model.illness
        self.illnesses &= model.illness_window
        ill = self.illnesses != 0
        working = village.workers - ill
        working -= (troubles & np.uint32(0xFFFF)).astype(np.int32) < model.lost_wage
        np.maximum(working, 0, out=working)

        incomes = word(shared.incomes, village.spread)
        wages = model.wages[incomes >> 21].astype(np.int64)
        wages *= village.wage[year]
        wages >>= model.points[0]
        wages *= working
        incomes >>= 10
        incomes &= np.uint32(2047)
        place = harvest.take(village.coop, axis=1)
        place += incomes
        farming = model.harvests[place].astype(np.int64)
        farming *= village.farming[year]
        farming >>= model.points[1]

        dividends = np.zeros((len(per_share), per_share.shape[1] + 1), np.int32)
        dividends[:, :-1] = per_share
        paid = dividends.take(village.coop, axis=1)
        paid *= village.held
        for more in village.more:
            paid[:, more[:, 0]] += dividends[:, more[:, 1]] * more[:, 2].astype(np.int32)
        paid[:, :cohort] += (self.streaks[0] < model.exit_years) * per_head.astype(np.int32)[:, None]

        lack = village.need[year] - (wages + farming)
        lack += ill * model.illness_cost
        below_without = lack > 0
        lack -= paid
        below = lack > 0
        np.maximum(lack, 0, out=lack)
        found = ((WAGES, wages), (FARMING, farming), (ILL, ill), (POOR, below), (GAP, lack), (POOR_WITHOUT, below_without))
        for cell, amount in found:
            cells[:, OF + cell:: IN] += np.add.reduceat(amount, village.groups[:-1], axis=1, dtype=np.int64)
        for streak, is_below in zip(self.streaks, (below, below_without)):
            streak += 1
            streak *= ~is_below[:, :cohort]
        registered = self.streaks[0] < model.exit_years
        for group in range(OTHERS):
            members = slice(*village.groups[group: group + 2])
            self.heads[:, group] = np.count_nonzero(registered[:, members], axis=1)
            cells[:, OF + group * IN + REGISTERED] += self.heads[:, group]

    def close_spent(self, cells):
        village = self.village
        left = self.assets()
        closes = ~self.closed & (left * MILLION < village.capital * village.business["closes_below"])
        if not closes.any():
            return
        refunds = np.where(closes, left // np.maximum(village.shares, 1) * village.paid_in.sum(axis=0), 0)
        returned = np.where(closes, left, 0) - refunds
        cells[:, REFUNDS] += refunds.sum(axis=1)
        cells[:, RETURNED] += returned.sum(axis=1)
        self.fund += returned.sum(axis=1)
        for book in (self.capital, self.reserve, self.loss, self.carried):
            book[closes] = 0
        self.closed |= closes

    def end(self, ends, paying):
        for place, streak in enumerate(self.streaks):
            out = streak > self.model.exit_years
            for group in range(OTHERS):
                members = slice(*self.village.groups[group: group + 2])
                ends[:, 2 * place + group] += np.count_nonzero(out[:, members], axis=1)
        ends[:, 4] += self.assets().sum(axis=1)
        ends[:, 5] += self.welfare
        paying += np.bincount(self.paying.ravel(), minlength=len(paying))


def run(model, draws):
    cells = np.zeros((draws, model.years, CELLS), np.int64)
    ends, paying = np.zeros((draws, ENDS), np.int64), np.zeros(model.years + 1, np.int64)
    for first in range(0, draws, DRAWS):
        some = slice(first, min(first + DRAWS, draws))
        numbers = np.arange(some.start, some.stop, dtype=np.uint32)
        shared = [Shared(model, numbers, year) for year in range(model.years)]
        for village in model.villages:
            walk = Run(model, village, len(numbers))
            for year in range(model.years):
                walk.year(shared[year], year, cells[some, year])
            walk.end(ends[some], paying)
    return {"cells": cells, "ends": ends, "paying": paying}


def main():
    models = {}
    for line in sys.stdin:
        request = json.loads(line)
        path = request["inputs"]
        # Reading the registers is not part of the time: the core makes them, this is given them.
        if path not in models:
            with open(path, encoding="utf-8") as file:
                models[path] = Model(json.load(file))
        start = time.perf_counter()
        tally = run(models[path], request["draws"])
        answer = {"milliseconds": (time.perf_counter() - start) * 1e3}
        if request.get("answers"):
            answer["answers"] = {name: numbers.ravel().tolist() for name, numbers in tally.items()}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
