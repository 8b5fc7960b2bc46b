// The libraries, each set up as its own guide recommends for a search as you type: title and summary, the
// last word as a prefix, typing errors where it knows them. None counts facets, so their user does: by going
// through the documents.

import { fold } from "./words.js";

/** A library over the heads of all articles. */
class Peer {
  constructor(heads, facets) {
    this.heads = heads;
    this.names = facets;
  }

  search(text, limit) {
    const found = this.find(text);
    return { total: found.length, slugs: found.slice(0, limit).map((at) => this.heads[at].s) };
  }

  facets(query) {
    const among = query.q ? this.find(query.q).map((at) => this.heads[at]) : this.heads;
    return countDocuments(among, this.names, query);
  }
}

export class MiniSearchPeer extends Peer {
  static library = () => import("./minisearch.js");

  constructor(heads, facets, { default: MiniSearch }) {
    super(heads, facets);
    this.options = {
      fields: ["t", "u"],
      idField: "o",
      processTerm: (term) => fold(term),
      searchOptions: {
        boost: { t: 2 },
        combineWith: "AND",
        prefix: (_, at, terms) => at === terms.length - 1,
      },
    };
    this.MiniSearch = MiniSearch;
    this.index = new MiniSearch(this.options);
    this.index.addAll(heads);
  }

  /** The index of titles, summaries and bodies, as it would be sent to a reader. */
  serialised(records) {
    const index = new this.MiniSearch({ ...this.options, fields: ["t", "n", "u", "b"] });
    index.addAll(records);
    return JSON.stringify(index);
  }

  find(text) {
    let found = this.index.search(text);
    if (found.length < 3) found = this.index.search(text, { fuzzy: 0.2 });
    return found.map((result) => result.id);
  }
}

export class FlexSearchPeer extends Peer {
  static library = () => import("./flexsearch.js");

  constructor(heads, facets, { Document, Charset }) {
    super(heads, facets);
    this.index = new Document({
      document: { id: "o", index: ["t", "u"] },
      tokenize: "forward",
      encoder: Charset.Normalize,
    });
    for (const head of heads) this.index.add(head);
  }

  find(text) {
    const found = new Set();
    for (const { result } of this.index.search(text, { limit: this.heads.length })) {
      for (const at of result) found.add(at);
    }
    return [...found];
  }
}

/** Goes through documents, newest first, with sets and maps as anybody would. */
function countDocuments(documents, facets, query) {
  const conditions = facets
    .map((facet) => ({
      facet,
      wanted: query[facet],
      unwanted: query[`-${facet}`],
      allOf: query.all?.includes(facet),
    }))
    .filter(({ wanted, unwanted }) => wanted || unwanted);
  const counts = Object.fromEntries(facets.map((facet) => [facet, new Map()]));
  const add = (facet, value) => counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
  const slugs = [];
  let total = 0;
  for (let at = documents.length - 1; at >= 0; at -= 1) {
    const document = documents[at];
    const failed = [];
    const excluded = [];
    for (const { facet, wanted, unwanted, allOf } of conditions) {
      const values = document.f[facet] ?? [];
      const had = (value) => values.includes(value);
      unwanted?.filter(had).forEach((value) => excluded.push({ facet, value }));
      if (wanted && !(allOf ? wanted.every(had) : wanted.some(had))) failed.push({ facet, allOf });
    }
    if (excluded.length > 1 || failed.length > 1 || failed[0]?.allOf) continue;
    if (excluded.length === 1) {
      const [{ facet, value }] = excluded;
      if (failed.length === 0 || failed[0].facet === facet) add(facet, value);
      continue;
    }
    if (failed.length === 0 && (total += 1) <= 20) slugs.push(document.s);
    for (const facet of failed.length === 0 ? facets : [failed[0].facet]) {
      for (const value of document.f[facet] ?? []) add(facet, value);
    }
  }
  return { total, slugs, counts };
}
