// Brute force: every question put to every article, straight from the definitions. Slow, and right.

import { kin, words } from "./words.js";

/** Every facet but that of countries, which heads and bodies do not tell. */
export const FACETS = ["topic", "project", "group", "kind", "year", "person", "edition", "language"];

/** Beginnings of fewer letters look into titles and names alone. */
const SHORT = 4;

/**
 * Which articles have all words of each search, the last as a prefix.
 *
 * Searches are read once; then articles are given one by one. With `asArchive`, beginnings of two and
 * three letters look into titles and names alone, and plurals and singulars are the same word, as in
 * the archive's search; those of a beginning that have two or three letters in titles and names alone.
 */
export class SearchOracle {
  constructor(searches, { asArchive }) {
    this.asArchive = asArchive;
    this.found = searches.map(() => []);
    // A need is a word of a search that an article must have: whole, or as the beginning of one.
    this.needs = [];
    this.searches = searches.map((text) => {
      const all = words(text);
      return all.map((word, at) => this.#need(word, at === all.length - 1));
    });
    this.known = new Map();
  }

  #need(word, prefix) {
    const same = (need) => need.word === word && need.prefix === prefix;
    const at = this.needs.findIndex(same);
    if (at >= 0) return at;
    const short = this.asArchive && prefix && [...word].length < SHORT;
    return this.needs.push({ word, prefix, short, kin: this.asArchive ? kin(word) : [] }) - 1;
  }

  /** The needs that a word of an article meets. */
  #metBy(word) {
    let met = this.known.get(word);
    if (met === undefined) {
      met = [];
      this.needs.forEach((need, at) => {
        const same = need.prefix ? word.startsWith(need.word) : word === need.word;
        const short = need.prefix && [...word].length < SHORT;
        if (same) met.push({ at, everywhere: !need.short });
        else if (need.kin.includes(word)) met.push({ at, everywhere: !short });
      });
      this.known.set(word, met);
    }
    return met;
  }

  /** Puts all searches to one article: `head` are title and names, `rest` summary and body. */
  ask(ordinal, head, rest) {
    const met = new Uint8Array(this.needs.length);
    for (const word of words(head)) for (const { at } of this.#metBy(word)) met[at] = 1;
    for (const word of words(rest)) {
      for (const { at, everywhere } of this.#metBy(word)) if (everywhere) met[at] = 1;
    }
    this.searches.forEach((needs, at) => {
      if (needs.every((need) => met[need])) this.found[at].push(ordinal);
    });
  }
}

/** The values an article has of a facet; its month is one of the facet of years. */
const valuesOf = ({ f }, facet) => (facet === "year" ? [...f.year, ...f.month] : (f[facet] ?? []));

/**
 * The articles that a choice leaves, and the count of every value: of the articles that have it,
 * those that pass the search, every other facet and every exclusion but its own; the any-of
 * choices of its own facet are set aside, the all-of choices kept.
 */
export function chosen(articles, query, searched) {
  const wanted = FACETS.map((facet) => query[facet] ?? []);
  const unwanted = FACETS.map((facet) => query[`-${facet}`] ?? []);
  const allOf = FACETS.map((facet) => (query.all ?? []).includes(facet));
  const passes = (article, ownFacet, ownValue) =>
    FACETS.every((facet, at) => {
      const has = valuesOf(article, facet);
      const own = facet === ownFacet;
      const excluded = unwanted[at].some((value) => !(own && value === ownValue) && has.includes(value));
      if (excluded) return false;
      if (wanted[at].length === 0 || (own && !allOf[at])) return true;
      const had = (value) => has.includes(value);
      return allOf[at] ? wanted[at].every(had) : wanted[at].some(had);
    });
  const ordinals = [];
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, {}]));
  for (const article of articles) {
    if (searched && !searched.has(article.o)) continue;
    if (passes(article)) ordinals.push(article.o);
    for (const facet of FACETS) {
      for (const value of valuesOf(article, facet)) {
        if (passes(article, facet, value)) counts[facet][value] = (counts[facet][value] ?? 0) + 1;
      }
    }
  }
  return { ordinals, counts };
}
