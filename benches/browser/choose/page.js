// window.bench: what anybody may measure over the published site that this page stands in.
// window.tasks: what `cargo xtask bench choose` measures; each is run in a browser of its own.

import { Belfry } from "./belfry.js";
import { ofCounts, ofOrdinals } from "./digest.js";
import { SearchOracle } from "./oracle.js";
import { FlexSearchPeer, MiniSearchPeer } from "./peers.js";
import { Plain } from "./plain.js";
import { PEER_FACETS, PROVEN, prepare } from "./prepare.js";
import { bytesOf, memory, sizes, timed } from "./timing.js";
import { keys } from "./workload.js";

const json = async (path) => (await fetch(path)).json();

let engine;

window.bench = {
  /** Until the first query can be answered. */
  async load(siteUrl = "/") {
    engine = await Belfry.load(siteUrl);
  },
  async search(text, { limit = 20 } = {}) {
    await engine.fetchFor({ q: text }, limit);
    return engine.search(text, limit);
  },
  async facets(query) {
    await engine.fetchFor(query, 20);
    const { total, slugs, counts } = engine.facets(query);
    return { total, slugs, counts: engine.named(counts) };
  },
  /** Compressed bytes of the bundle fetched so far. */
  bytes: () => bytesOf("/bundle/"),
  heap: async () => memory((await engine?.memory()) ?? 0),
};

/** Reads the whole workload of a site, then what must come of it. */
const work = async () => [await json("workload.json"), await json("expected.json")];

const byKind = (searches, times) => {
  const kinds = {};
  searches.forEach(({ kind }, at) => (kinds[kind] ??= []).push(times[at]));
  return kinds;
};

/** How many answers equal the oracle's, and the first that do not. */
async function verdict(questions, expected, answer) {
  const wrong = [];
  for (const [at, question] of questions.entries()) {
    const given = await answer(question);
    const same = Object.entries(given).every(([name, value]) => expected[at][name] === value);
    if (!same) wrong.push({ question, given, expected: expected[at] });
  }
  return { right: questions.length - wrong.length, of: questions.length, wrong: wrong.slice(0, 5) };
}

async function ours({ rounds }) {
  const [{ searches, typos, phrases, combinations }, expected] = await work();
  await Belfry.program("/");
  const started = performance.now();
  await bench.load("/");
  const load = performance.now() - started;
  const [loadBytes, heap] = [bench.bytes(), await bench.heap()];
  await bench.facets({});
  const firstBytes = bench.bytes();
  const pressed = phrases.flatMap(keys);
  const asked = [...searches, ...typos].map(({ text }) => text);
  for (const q of [...asked, ...pressed]) await engine.fetchFor({ q }, 20);
  for (const query of combinations) await engine.fetchFor(query, 20);
  const proofs = {
    searches: await verdict(searches, expected.searches, async ({ text }) => {
      const oldest = await engine.oldest({ q: text }, PROVEN);
      return { total: engine.search(text, 20).total, oldest: ofOrdinals(oldest) };
    }),
    combinations: await verdict(combinations, expected.combinations, async (query) => {
      const { total, counts } = engine.facets(query);
      const oldest = ofOrdinals(await engine.oldest(query, PROVEN));
      return { total, oldest, counts: ofCounts(engine.named(counts)) };
    }),
  };
  const recalled = await Promise.all(
    typos.map(async ({ text }, at) => recall(expected.typos[at], await engine.oldest({ q: text }, Infinity))),
  );
  const times = timed(searches, rounds, ({ text }) => engine.search(text, 20));
  return {
    load, loadBytes, firstBytes, heap, proofs,
    wasm: await engine.memory(),
    typoRecall: mean(recalled),
    search: byKind(searches, times),
    typo: timed(typos, rounds, ({ text }) => engine.search(text, 20)),
    keys: timed(pressed, rounds, (text) => engine.search(text, 20)),
    // What the page of the news asks at each key: the counts of all filters besides.
    keysCounted: timed(pressed, rounds, (text) => engine.facets({ q: text })),
    facets: timed(combinations, rounds, (query) => engine.facets(query)),
    heapAfter: await bench.heap(),
  };
}

const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** The share of what was to be found that was. */
function recall(wanted, found) {
  const set = new Set(found);
  return wanted.length === 0 ? 1 : wanted.filter((ordinal) => set.has(ordinal)).length / wanted.length;
}

/** Files and bytes that each typed word takes, letter by letter, with nothing of the search here yet. */
async function typed({ count }) {
  const { typed: typedWords } = await json("workload.json");
  const first = await Belfry.load("/", { keep: true });
  const asked = [];
  for (const word of typedWords.slice(0, count)) {
    const anew = await first.again();
    for (const text of keys(word)) await anew.fetchFor({ q: text }, 20);
    asked.push({ word, index: anew.fetched("search"), heads: anew.fetched("heads") });
  }
  const known = sizes();
  const sum = (files) => files.reduce((bytes, path) => bytes + known.get(path), 0);
  const words = asked.map(({ word, index, heads }) => ({
    word,
    // The directory comes once, with the first search of a session.
    files: index.filter((path) => !path.includes("/directory.")).length,
    bytes: sum(index),
    headFiles: heads.length,
    headBytes: sum(heads),
    index: index.map((path) => path.replace(/^.*\/|\..*$/g, "")),
  }));
  return { words };
}

const PEERS = { minisearch: MiniSearchPeer, flexsearch: FlexSearchPeer };

async function peer({ name, rounds, bodies }) {
  const [{ searches, typos, phrases, combinations }] = await work();
  // Getting the program is no part of anybody's load.
  const library = await PEERS[name].library();
  const started = performance.now();
  const it = new PEERS[name](await json("heads.json"), PEER_FACETS, library);
  const load = performance.now() - started;
  const heap = await memory(0);
  const times = timed(searches, rounds, ({ text }) => it.search(text, 20));
  const quality = judge(it, searches, typos);
  const index = bodies ? await indexWithBodies(it) : null;
  return {
    load, heap, ...quality, index,
    search: byKind(searches, times),
    typo: timed(typos, rounds, ({ text }) => it.search(text, 20)),
    keys: timed(phrases.flatMap(keys), rounds, (text) => it.search(text, 20)),
    facets: timed(combinations, rounds, (query) => it.facets(query)),
  };
}

/** Precision and recall in what a peer reads: title and summary. */
function judge(it, searches, typos) {
  const texts = [...searches.map(({ text }) => text), ...typos.map(({ meant }) => meant)];
  const oracle = new SearchOracle(texts, { asArchive: false });
  for (const { o, t, u } of it.heads) oracle.ask(o, t, u);
  const precisions = [];
  const recalls = [];
  searches.forEach(({ text }, at) => {
    const found = it.find(text);
    precisions.push(recall(found, oracle.found[at]));
    recalls.push(recall(oracle.found[at], found));
  });
  const typoRecalls = typos.map(({ text }, at) => recall(oracle.found[searches.length + at], it.find(text)));
  return { precision: mean(precisions), recall: mean(recalls), typoRecall: mean(typoRecalls) };
}

/** MiniSearch's index of title, summary and bodies, as it would be sent to a reader. */
async function indexWithBodies(it) {
  const { chunks } = await json("records.json");
  const records = [];
  for (let chunk = 0; chunk < chunks; chunk += 1) records.push(...(await json(`records/${chunk}.json`)));
  return it.serialised(records);
}

async function plain({ rounds }) {
  const [{ searches, phrases, combinations }, expected] = await work();
  const started = performance.now();
  const it = new Plain(await json("heads.json"), PEER_FACETS);
  const load = performance.now() - started;
  const heap = await memory(0);
  // Its search reads no bodies, so that only choices without words can be compared.
  const asked = combinations.map((query, at) => ({ query, proof: expected.combinations[at] }));
  const comparable = asked.filter(({ query }) => !query.q);
  const right = comparable.filter(({ query, proof }) => {
    const { total, counts } = it.facets(query);
    return total === proof.total && ofCounts(it.named(counts)) === proof.plainCounts;
  });
  const times = timed(searches, rounds, ({ text }) => it.search(text, 20));
  return {
    load, heap,
    right: right.length,
    of: comparable.length,
    search: byKind(searches, times),
    keys: timed(phrases.flatMap(keys), rounds, (text) => it.search(text, 20)),
    facets: timed(combinations, rounds, (query) => it.facets(query)),
  };
}

window.tasks = { prepare, ours, typed, peer, plain };
