// The bar: what a careful programmer writes in plain JavaScript. Dictionary columns in typed arrays, one
// pass for all counts, postings of the words of title and summary.

import { words } from "./words.js";

export class Plain {
  constructor(heads, facets) {
    this.slugs = heads.map((head) => head.s);
    this.columns = facets.map((facet) => column(facet, heads));
    this.#index(heads);
  }

  #index(heads) {
    const postings = new Map();
    heads.forEach((head, at) => {
      for (const word of new Set(words(`${head.t} ${head.u}`))) {
        const list = postings.get(word);
        if (list) list.push(at);
        else postings.set(word, [at]);
      }
    });
    this.words = [...postings.keys()].sort();
    this.postings = this.words.map((word) => Uint32Array.from(postings.get(word)));
  }

  /** Marks the articles that have all words, the last as a prefix. */
  #found(text) {
    const asked = words(text);
    const marks = new Uint8Array(this.slugs.length);
    asked.forEach((word, at) => {
      let from = lowerBound(this.words, word);
      for (; from < this.words.length; from += 1) {
        const fits = at === asked.length - 1 ? this.words[from].startsWith(word) : this.words[from] === word;
        if (!fits) break;
        for (const article of this.postings[from]) if (marks[article] === at) marks[article] = at + 1;
      }
    });
    return { marks, full: asked.length };
  }

  search(text, limit) {
    const { marks, full } = this.#found(text);
    const slugs = [];
    let total = 0;
    for (let article = marks.length - 1; article >= 0; article -= 1) {
      if (marks[article] === full && (total += 1) <= limit) slugs.push(this.slugs[article]);
    }
    return { total, slugs };
  }

  facets(query) {
    const found = query.q ? this.#found(query.q) : null;
    const columns = this.columns;
    const counts = columns.map((column) => new Uint32Array(column.values.length));
    const masks = columns.map((column) => mask(column, query));
    const asked = masks.map((_, at) => at).filter((at) => masks[at]);
    const slugs = [];
    let total = 0;
    for (let article = this.slugs.length - 1; article >= 0; article -= 1) {
      if (found && found.marks[article] !== found.full) continue;
      let [failed, failing, excluded, excludedIn, excludedValue] = [0, -1, 0, -1, -1];
      for (const at of asked) {
        const { starts, codes } = columns[at];
        const { bits, wanted, allOf } = masks[at];
        let hits = 0;
        for (let code = starts[article]; code < starts[article + 1]; code += 1) {
          const bit = bits[codes[code]];
          if (bit === 1) hits += 1;
          else if (bit === 2) [excluded, excludedIn, excludedValue] = [excluded + 1, at, codes[code]];
        }
        if (wanted > 0 && hits < (allOf ? wanted : 1)) [failed, failing] = [failed + (allOf ? 2 : 1), at];
      }
      if (excluded > 1 || failed > 1) continue;
      if (excluded === 1) {
        if (failed === 0 || failing === excludedIn) counts[excludedIn][excludedValue] += 1;
        continue;
      }
      if (failed === 0 && (total += 1) <= 20) slugs.push(this.slugs[article]);
      const [first, last] = failed === 0 ? [0, columns.length] : [failing, failing + 1];
      for (let at = first; at < last; at += 1) {
        const { starts, codes } = columns[at];
        const count = counts[at];
        for (let code = starts[article]; code < starts[article + 1]; code += 1) count[codes[code]] += 1;
      }
    }
    return { total, slugs, counts };
  }

  /** Counts by facet and value, as the oracle tells them. */
  named(counts) {
    const of = (column, at) => column.values.map((value, code) => [value, counts[at][code]]);
    return Object.fromEntries(this.columns.map((column, at) => [column.facet, Object.fromEntries(of(column, at))]));
  }
}

function column(facet, heads) {
  const dictionary = new Map();
  const starts = new Uint32Array(heads.length + 1);
  const codes = [];
  heads.forEach((head, at) => {
    for (const value of head.f[facet] ?? []) {
      if (!dictionary.has(value)) dictionary.set(value, dictionary.size);
      codes.push(dictionary.get(value));
    }
    starts[at + 1] = codes.length;
  });
  return { facet, dictionary, values: [...dictionary.keys()], starts, codes: Uint16Array.from(codes) };
}

/** 1 for each chosen value, 2 for each left out; nothing where the facet is not asked of. */
function mask(column, query) {
  const { facet, dictionary, values } = column;
  const [wanted, unwanted] = [query[facet] ?? [], query[`-${facet}`] ?? []];
  if (wanted.length + unwanted.length === 0) return null;
  const bits = new Uint8Array(values.length);
  for (const value of wanted) if (dictionary.has(value)) bits[dictionary.get(value)] = 1;
  for (const value of unwanted) if (dictionary.has(value)) bits[dictionary.get(value)] = 2;
  return { bits, wanted: wanted.length, allOf: (query.all ?? []).includes(facet) };
}

function lowerBound(sorted, word) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
