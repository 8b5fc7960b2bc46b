// What is asked: drawn from the content's own titles and summaries, the same in every run.

import { fold, randomFrom, words } from "./words.js";

/** How many searches of each kind are proven exact; 200 together. */
export const EXACT = { word: 70, prefix: 60, words: 30, accents: 40 };
export const TYPOS = 40;
export const PHRASES = 20;
export const COMBINATIONS = 200;
export const TYPED_WORDS = 200;

const ACCENTED = { a: "á", e: "é", i: "í", o: "ö", u: "ü", c: "ç", n: "ñ" };
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

export class Draw {
  constructor(heads, seed) {
    this.heads = heads;
    this.random = randomFrom(seed);
  }

  below(n) {
    return Math.floor(this.random() * n);
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** Words of the title, and of the summary, of some article. */
  text() {
    const head = this.pick(this.heads);
    return { title: words(head.t), all: words(`${head.t} ${head.u}`) };
  }

  /** A word of at least so many letters; nothing where this draw found none. */
  long(list, letters) {
    const long = list.filter((word) => word.length >= letters && /^[a-z]+$/.test(word));
    return long.length > 0 ? this.pick(long) : undefined;
  }

  word() {
    return this.long(this.text().all, 4);
  }

  /** The beginning of a word: of two or three letters from a title, else from anywhere. */
  prefix() {
    const { title, all } = this.text();
    const short = this.random() < 0.4;
    const word = this.long(short ? title : all, 5);
    return word?.slice(0, short ? 2 + this.below(2) : 4 + this.below(word.length - 4));
  }

  words() {
    const { title, all } = this.text();
    const [first, second] = [this.long(title, 4), this.long(all, 4)];
    if (!first || !second || first === second) return undefined;
    return `${first} ${this.random() < 0.5 ? second : second.slice(0, 4 + this.below(second.length - 3))}`;
  }

  /** A word with accents: as the content writes it, or set by a reader who writes it that way. */
  accents() {
    const head = this.pick(this.heads);
    const own = `${head.t} ${head.u}`.match(/[\p{L}]{4,}/gu)?.filter((word) => fold(word) !== word.toLowerCase());
    if (own?.length) return this.pick(own);
    const word = this.word();
    const at = word ? [...word].findIndex((letter) => ACCENTED[letter]) : -1;
    return at < 0 ? undefined : word.slice(0, at) + ACCENTED[word[at]] + word.slice(at + 1);
  }

  /** A word with one mistake, and the word it was meant to be. */
  typo() {
    const word = this.long(this.text().all, 6);
    if (!word) return undefined;
    const at = 1 + this.below(word.length - 2);
    const other = this.pick([...LETTERS].filter((letter) => letter !== word[at]));
    const typed = [
      word.slice(0, at) + other + word.slice(at + 1),
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + other + word.slice(at),
      word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
    ];
    return { text: this.pick(typed), meant: word };
  }

  /** What somebody types on the way to an article: its first words, about eleven keys. */
  phrase() {
    const { title } = this.text();
    const text = title.join(" ");
    return title[0]?.length > 2 && text.length >= 11 ? text.slice(0, 11).trimEnd() : undefined;
  }

  /** One to four choices that some article has, some left out, some with a word. */
  combination() {
    const query = {};
    const facets = ["topic", "project", "group", "kind", "year", "person", "edition"];
    const choices = 1 + this.below(4);
    const first = this.pick(this.heads);
    for (let choice = 0; choice < choices; choice += 1) {
      const from = this.random() < 0.5 ? first : this.pick(this.heads);
      const facet = this.pick(facets.filter((name) => from.f[name]?.length > 0));
      const value = this.pick(from.f[facet]);
      const key = choice > 0 && this.random() < 0.2 ? `-${facet}` : facet;
      const taken = [...(query[facet] ?? []), ...(query[`-${facet}`] ?? [])];
      if (!taken.includes(value)) query[key] = [...(query[key] ?? []), value];
    }
    if (query.topic?.length > 1 && this.random() < 0.3) query.all = ["topic"];
    if (this.random() < 0.15) query.q = this.word() ?? "data";
    return query;
  }
}

/** So many different draws; `key` says what makes two the same. */
export function distinct(count, draw, key = JSON.stringify) {
  const found = new Map();
  for (let tries = 0; found.size < count && tries < count * 200; tries += 1) {
    const drawn = draw();
    if (drawn !== undefined) found.set(key(drawn), drawn);
  }
  if (found.size < count) throw new Error(`the content gives only ${found.size} of ${count} draws`);
  return [...found.values()];
}

/** More searches than are needed: those for which a typing error would be forgiven fall out later. */
export function candidates(heads) {
  const draw = new Draw(heads, 20201116);
  const searches = Object.entries(EXACT).flatMap(([kind, count]) =>
    distinct(count * 3, () => draw[kind](), fold).map((text) => ({ kind, text })),
  );
  return {
    searches,
    typos: distinct(TYPOS * 4, () => draw.typo()),
    phrases: distinct(PHRASES, () => draw.phrase()),
    typed: distinct(TYPED_WORDS, () => draw.word()),
    combinations: distinct(COMBINATIONS, () => draw.combination()),
  };
}

/** Every text that stands in the field while a phrase is typed, from its second letter. */
export function keys(phrase) {
  return Array.from({ length: phrase.length - 1 }, (_, at) => phrase.slice(0, at + 2));
}
