// The workload of a site and what must come out, both made before anything is measured.

import { ofCounts, ofOrdinals } from "./digest.js";
import { SearchOracle, chosen } from "./oracle.js";
import { EXACT, TYPOS, candidates } from "./workload.js";
import { fold } from "./words.js";

/** What the peers count: as much as the engine, but for months and languages. */
export const PEER_FACETS = ["topic", "project", "group", "kind", "year", "person", "edition"];

/**
 * How many ordinals of each answer are compared in the browser, the oldest first, besides the total
 * and all counts; natively results of up to 2,000 are compared whole.
 */
export const PROVEN = 1000;

const json = async (path) => (await fetch(path)).json();

/** How many exact hits a search must have so that no typing error is looked for. */
const FORGIVEN_BELOW = 3;

/** Draws the workload of a site and answers it by brute force. */
export async function prepare() {
  const heads = await json("heads.json");
  const { chunks } = await json("records.json");
  const drawn = candidates(heads);
  const texts = [
    ...drawn.searches.map(({ text }) => text),
    ...drawn.typos.map(({ text }) => text),
    ...drawn.typos.map(({ meant }) => meant),
    ...drawn.combinations.flatMap(({ q }) => (q ? [q] : [])),
  ];
  const oracle = new SearchOracle(texts, { asArchive: true });
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    for (const { o, t, u, n, b } of await json(`records/${chunk}.json`)) {
      oracle.ask(o, `${t} ${n}`, `${u} ${b}`);
    }
  }
  const found = new Map(texts.map((text, at) => [text, oracle.found[at]]));
  const searches = exact(drawn.searches, found);
  const typos = drawn.typos.filter(({ text }) => found.get(text).length === 0).slice(0, TYPOS);
  if (typos.length < TYPOS) throw new Error(`only ${typos.length} words with typing errors find nothing`);
  const proof = (ordinals) => ({
    total: ordinals.length,
    ordinals: ofOrdinals(ordinals),
    oldest: ofOrdinals(ordinals.slice(0, PROVEN)),
  });
  return {
    workload: { ...drawn, searches, typos },
    expected: {
      searches: searches.map(({ text }) => proof(found.get(text))),
      typos: typos.map(({ meant }) => found.get(meant)),
      combinations: drawn.combinations.map((query) => {
        const { ordinals, counts } = chosen(heads, query, query.q ? new Set(found.get(query.q)) : null);
        return {
          ...proof(ordinals),
          counts: ofCounts(counts),
          plainCounts: ofCounts(plainly(counts)),
        };
      }),
    },
  };
}

/** The counts that the peers have, too. */
function plainly(counts) {
  const { year } = counts;
  const years = Object.fromEntries(Object.entries(year).filter(([value]) => value.length === 4));
  return Object.fromEntries(PEER_FACETS.map((facet) => [facet, facet === "year" ? years : counts[facet]]));
}

/** So many of each kind, no two alike, each with hits enough. */
function exact(searches, found) {
  const seen = new Set();
  const left = { ...EXACT };
  const kept = searches.filter(({ kind, text }) => {
    const key = fold(text);
    if (left[kind] === 0 || seen.has(key) || found.get(text).length < FORGIVEN_BELOW) return false;
    seen.add(key);
    left[kind] -= 1;
    return true;
  });
  const missing = Object.values(left).reduce((sum, count) => sum + count, 0);
  if (missing > 0) throw new Error(`${missing} searches with hits enough are missing: ${JSON.stringify(left)}`);
  return kept;
}
