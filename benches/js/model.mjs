// The pinned case's model in plain JavaScript: typed arrays, whole numbers, one household at a time.
//
// It is given registers and tables (see ../native/export.rs) and leaves the tallies that the core leaves, number for
// number: CELLS a draw and year, ENDS a draw, in the order of benches/native/answers.rs.

const WORD = 4294967296;
const MILLION = 1000000;

const OF = {
  surplus: 0, gain: 1, madeUp: 2, reserve: 3, carried: 4, collective: 5, kept: 6, toPoor: 7, recovered: 8, welfare: 9,
  refunds: 10, returned: 11, fund: 12, paying: 13,
};
const IN = {
  wages: 0, farming: 1, ill: 2, paidIn: 3, allocated: 4, collective: 5, poor: 6, gap: 7, registered: 8, poorWithout: 9,
};
const GROUPS = 3, OTHERS = 2, GROUP = 14, WIDTH = 10;
const CELLS = GROUP + GROUPS * WIDTH;
const ENDS = 6;

const PURPOSE = { incomes: 1, troubles: 2, own: 10, chain: 11, common: 12, byAll: 13, byChain: 14, disaster: 15, loss: 16 };

// Upper half of the 64-bit product of two unsigned 32-bit numbers.
function upper(a, b) {
  const a0 = a & 0xffff, a1 = a >>> 16, b0 = b & 0xffff, b1 = b >>> 16;
  const low = a1 * b0 + ((a0 * b0) >>> 16 >>> 0);
  const middle = a0 * b1 + (low % 65536);
  return (a1 * b1 + Math.floor(low / 65536) + Math.floor(middle / 65536)) >>> 0;
}

// 64-bit numbers as [low, high].
function times([low, high], [otherLow, otherHigh]) {
  const cross = (Math.imul(low, otherHigh) + Math.imul(high, otherLow)) >>> 0;
  return [Math.imul(low, otherLow) >>> 0, (upper(low, otherLow) + cross) >>> 0];
}
function plus([low, high], [otherLow, otherHigh]) {
  const sum = low + otherLow;
  return [sum >>> 0, (high + otherHigh + (sum >= WORD ? 1 : 0)) >>> 0];
}
function folded([low, high], by) {
  return [(low ^ ((low >>> by) | (high << (32 - by)))) >>> 0, (high ^ (high >>> by)) >>> 0];
}
const GOLDEN = [0x7f4a7c15, 0x9e3779b9];
function mix(x) {
  x = times(folded(x, 30), [0x1ce4e5b9, 0xbf58476d]);
  x = times(folded(x, 27), [0x133111eb, 0x94d049bb]);
  return folded(x, 31);
}
function key(seed, draw, year, purpose) {
  const from = mix(plus([purpose, seed], GOLDEN));
  const when = times(plus([year, draw], [1, 0]), GOLDEN);
  return mix([(from[0] ^ when[0]) >>> 0, (from[1] ^ when[1]) >>> 0]);
}

function word([low, high], spread) {
  let x = spread ^ low;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul((x ^ (x >>> 15)) + high, 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}
const ofZero = (() => {
  let x = 0x9e3779b9;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
})();

const hits = (word, parts) => word * MILLION < parts * WORD;
const share = (amount, parts) => Math.floor((amount * parts) / MILLION);

// Turns the parsed JSON into typed arrays.
export function prepare(from) {
  const whole = (list) => Int32Array.from(list);
  const villages = from.villages.map((village) => {
    const { coops, more } = village;
    const at = new Int32Array(village.spread.length + 1);
    for (const [house] of more) at[house + 1]++;
    for (let i = 1; i < at.length; i++) at[i] += at[i - 1];
    return {
      coops: { ...coops, spread: whole(coops.spread), count: coops.spread.length },
      houses: village.spread.length,
      groups: village.groups,
      spread: whole(village.spread),
      workers: whole(village.workers),
      coop: whole(village.coop),
      held: whole(village.held),
      moreAt: at,
      moreCoop: whole(more.map((row) => row[1])),
      moreHeld: whole(more.map((row) => row[2])),
      wage: whole(village.wage),
      farming: whole(village.farming),
      need: whole(village.need),
    };
  });
  const most = (size) => villages.reduce((most, village) => Math.max(most, size(village)), 0);
  return {
    ...from,
    villages,
    wages: whole(from.wages),
    harvests: whole(from.harvests),
    chains: whole(from.chains),
    enterprises: from.enterprises.map((e) => ({ ...e, returns: whole(e.returns) })),
    state: room(most((village) => village.houses), most((village) => village.coops.count)),
  };
}

// Where households and co-ops stand between two years; the same arrays for every village.
function room(houses, coops) {
  return {
    streak: new Int32Array(houses),
    streakWithout: new Int32Array(houses),
    illnesses: new Int32Array(houses),
    perShare: new Int32Array(coops + 1),
    harvest: new Int32Array(coops + 1),
    capital: new Float64Array(coops),
    reserve: new Float64Array(coops),
    loss: new Float64Array(coops),
    carried: new Float64Array(coops),
    closed: new Uint8Array(coops),
    paying: new Uint8Array(coops),
    heads: new Float64Array(GROUPS),
  };
}

// The luck that all villages share in each year of a draw.
function sharedLuck(model, draw) {
  const even = draw & ~1, flip = draw & 1 ? 0xffffffff : 0;
  return Array.from({ length: model.years }, (_, year) => {
    const at = (purpose) => key(model.seed, even, year, purpose);
    const [chain, byChain] = [at(PURPOSE.chain), at(PURPOSE.byChain)];
    return {
      incomes: key(model.seed, draw, year, PURPOSE.incomes),
      troubles: key(model.seed, draw, year, PURPOSE.troubles),
      chains: Array.from(model.chains, (spread) => [(word(chain, spread) ^ flip) >>> 0, word(byChain, spread)]),
      common: (word(at(PURPOSE.common), ofZero) ^ flip) >>> 0,
      byAll: word(at(PURPOSE.byAll), ofZero),
      own: at(PURPOSE.own),
      disaster: at(PURPOSE.disaster),
      loss: at(PURPOSE.loss),
      flip,
    };
  });
}

// Runs draws `first` to `first + draws`.
export function run(model, first, draws) {
  const tally = {
    cells: new Float64Array(draws * model.years * CELLS),
    ends: new Float64Array(draws * ENDS),
    paying: new Float64Array(model.years + 1),
  };
  for (let i = 0; i < draws; i++) {
    const luck = sharedLuck(model, first + i);
    for (const village of model.villages) runVillage(model, village, luck, i, tally);
  }
  return tally;
}

function runVillage(model, village, luck, draw, tally) {
  const { state } = model;
  const { groups, coops } = village;
  for (const array of Object.values(state)) array.fill(0);
  for (let group = 0; group < OTHERS; group++) state.heads[group] = groups[group + 1] - groups[group];
  state.capital.set(coops.capital);
  const funds = { fund: 0, welfare: 0 };
  for (let year = 0; year < model.years; year++) {
    const at = (draw * model.years + year) * CELLS;
    const cells = tally.cells.subarray(at, at + CELLS);
    const collective = coopYears(model, village, luck[year], cells);
    const perHead = pool(model, collective, funds, cells);
    for (let group = 0; group < GROUPS; group++) live(model, village, luck[year], year, group, perHead, cells);
    closeSpent(model, village, funds, cells);
    cells[OF.fund] += funds.fund;
  }
  end(model, village, funds, draw, tally);
}

function coopYears(model, village, luck, cells) {
  const { coops } = village;
  const { perShare, harvest, capital, reserve, loss, carried, closed, paying } = model.state;
  let collective = 0;
  for (let c = 0; c < coops.count; c++) {
    const business = model.enterprises[coops.enterprise[c]];
    const own = (word(luck.own, coops.spread[c]) ^ luck.flip) >>> 0;
    const chain = business.chain < 0 ? [own, 0xffffffff] : luck.chains[business.chain];
    harvest[c] = hits(chain[0], model.bad_year) ? 2048 : 0;
    perShare[c] = 0;
    if (closed[c]) continue;
    const surplus = surplusOf(business, luck, own, chain, coops.spread[c], capital[c] + reserve[c] + carried[c] - loss[c]);
    const lost = Math.max(-surplus, 0), gain = Math.max(surplus, 0);
    const absorbed = Math.min(lost, reserve[c]);
    reserve[c] -= absorbed;
    loss[c] += lost - absorbed;
    const madeUp = Math.min(gain, loss[c]);
    loss[c] -= madeUp;
    const kept = share(gain - madeUp, model.reserve);
    reserve[c] += kept;
    const carriedIn = loss[c] === 0 ? carried[c] : 0;
    const left = gain - madeUp - kept + carriedIn;
    const d = left > 0 && coops.shares[c] > 0 ? Math.floor(left / coops.shares[c]) : 0;
    const carry = left - d * coops.shares[c];
    carried[c] += carry - carriedIn;
    perShare[c] = d;
    collective += d * coops.collective[c];
    if (d > 0) paying[c]++;
    cells[OF.surplus] += surplus;
    cells[OF.gain] += gain;
    cells[OF.madeUp] += madeUp;
    cells[OF.reserve] += kept;
    cells[OF.carried] += carry - carriedIn;
    cells[OF.paying] += d > 0 ? 1 : 0;
    for (let group = 0; group < GROUPS; group++) {
      cells[GROUP + group * WIDTH + IN.paidIn] += d * coops.paid_in[group][c];
      cells[GROUP + group * WIDTH + IN.allocated] += d * coops.allocated[group][c];
    }
  }
  perShare[coops.count] = 0;
  harvest[coops.count] = hits(luck.common, model.bad_year) ? 2048 : 0;
  return collective;
}

function surplusOf(business, luck, own, chain, spread, assets) {
  let drawn = own;
  if (hits(luck.byAll, business.shared_by_all)) drawn = luck.common;
  else if (hits(chain[1], business.shared_by_chain)) drawn = chain[0];
  let destroyed = 0;
  if (hits((word(luck.disaster, spread) ^ luck.flip) >>> 0, business.disaster)) {
    destroyed = business.loss_least + Math.floor((business.loss_range * word(luck.loss, spread)) / WORD);
  }
  return Math.max(share(assets, business.returns[drawn >>> 20]) - share(assets, destroyed), -assets);
}

function pool(model, collective, funds, cells) {
  const { heads } = model.state;
  const all = heads[0] + heads[1];
  const rest = collective - share(collective, model.accumulation);
  const perHead = all > 0 ? Math.floor(rest / all) : 0;
  const welfare = all > 0 ? 0 : rest;
  const kept = collective - perHead * all - welfare;
  funds.fund += kept;
  funds.welfare += welfare;
  cells[OF.collective] += collective;
  cells[OF.kept] += kept;
  cells[OF.toPoor] += perHead * all;
  cells[OF.welfare] += welfare;
  for (let group = 0; group < OTHERS; group++) cells[GROUP + group * WIDTH + IN.collective] += perHead * heads[group];
  return perHead;
}

// The last group is not on the register: it has no rights and nothing to leave.
function live(model, village, luck, year, group, perHead, cells) {
  const { wages, harvests, illness, wages_point, harvests_point } = model;
  const { lost_wage, illness_window, illness_cost, exit_years } = model;
  const { streak, streakWithout, illnesses, perShare, harvest } = model.state;
  const { groups, spread, workers, coop, held, moreAt, moreCoop, moreHeld, wage, farming, need, houses } = village;
  const [incomesLow, incomesHigh] = luck.incomes, [troublesLow, troublesHigh] = luck.troubles;
  const wageScale = 1 / (1 << wages_point), harvestScale = 1 / (1 << harvests_point);
  const isCohort = group < OTHERS;
  let allWages = 0, allFarming = 0, allIll = 0, poor = 0, gap = 0, heads = 0, poorWithout = 0;
  for (let h = groups[group]; h < groups[group + 1]; h++) {
    let x = spread[h] ^ troublesLow;
    x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
    x = Math.imul((x ^ (x >>> 15)) + troublesHigh, 0x846ca68b);
    const troubles = x ^ (x >>> 16);
    const began = ((illnesses[h] << 1) | ((troubles >>> 16) < illness ? 1 : 0)) & illness_window;
    illnesses[h] = began;
    const ill = began !== 0 ? 1 : 0;
    const working = Math.max(workers[h] - ill - ((troubles & 0xffff) < lost_wage ? 1 : 0), 0);

    x = spread[h] ^ incomesLow;
    x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
    x = Math.imul((x ^ (x >>> 15)) + incomesHigh, 0x846ca68b);
    const incomes = x ^ (x >>> 16);
    const place = year * houses + h;
    // Both products are below 2⁵³ and the scales are powers of two, so these are exact.
    const earned = Math.floor(wage[place] * wages[incomes >>> 21] * wageScale) * working;
    const farmed = Math.floor(farming[place] * harvests[((incomes >>> 10) & 2047) + harvest[coop[h]]] * harvestScale);

    let paid = perShare[coop[h]] * held[h];
    for (let more = moreAt[h]; more < moreAt[h + 1]; more++) paid += perShare[moreCoop[more]] * moreHeld[more];
    if (isCohort && streak[h] < exit_years) paid += perHead;
    const left = earned + farmed - ill * illness_cost;
    const lack = need[place] - left - paid;
    const below = lack > 0 ? 1 : 0, belowWithout = need[place] > left ? 1 : 0;
    allWages += earned;
    allFarming += farmed;
    allIll += ill;
    poor += below;
    if (below) gap += lack;
    poorWithout += belowWithout;
    if (isCohort) {
      streak[h] = below ? 0 : streak[h] + 1;
      streakWithout[h] = belowWithout ? 0 : streakWithout[h] + 1;
      heads += streak[h] < exit_years ? 1 : 0;
    }
  }
  const at = GROUP + group * WIDTH;
  cells[at + IN.wages] += allWages;
  cells[at + IN.farming] += allFarming;
  cells[at + IN.ill] += allIll;
  cells[at + IN.poor] += poor;
  cells[at + IN.gap] += gap;
  cells[at + IN.registered] += heads;
  cells[at + IN.poorWithout] += poorWithout;
  model.state.heads[group] = heads;
}

function closeSpent(model, village, funds, cells) {
  const { coops } = village;
  const { capital, reserve, loss, carried, closed } = model.state;
  for (let c = 0; c < coops.count; c++) {
    const left = capital[c] + reserve[c] + carried[c] - loss[c];
    const business = model.enterprises[coops.enterprise[c]];
    if (closed[c] || left * MILLION >= coops.capital[c] * business.closes_below) continue;
    const perShare = coops.shares[c] > 0 ? Math.floor(left / coops.shares[c]) : 0;
    const refunds = perShare * (coops.paid_in[0][c] + coops.paid_in[1][c] + coops.paid_in[2][c]);
    cells[OF.refunds] += refunds;
    cells[OF.returned] += left - refunds;
    funds.fund += left - refunds;
    capital[c] = reserve[c] = loss[c] = carried[c] = 0;
    closed[c] = 1;
  }
}

function end({ state, exit_years }, { groups, coops }, funds, draw, tally) {
  const ends = tally.ends.subarray(draw * ENDS, (draw + 1) * ENDS);
  for (let group = 0; group < OTHERS; group++) {
    for (let h = groups[group]; h < groups[group + 1]; h++) {
      ends[group] += state.streak[h] > exit_years ? 1 : 0;
      ends[2 + group] += state.streakWithout[h] > exit_years ? 1 : 0;
    }
  }
  for (let c = 0; c < coops.count; c++) {
    ends[4] += state.capital[c] + state.reserve[c] + state.carried[c] - state.loss[c];
    tally.paying[state.paying[c]]++;
  }
  ends[5] += funds.welfare;
}
