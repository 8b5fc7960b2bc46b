// The one place that knows how a published site is read: its manifest and lists, the chooser (a wasm of its
// own) with the files it asks for, and the heads that tell what ordinals are called.

/** What the chooser's numbers of kinds of files mean: the list's name and the path without digest. */
const KINDS = [
  () => ["facets", "values", "facets/", ".tsv"],
  (n) => ["facets", `${n}`, "facets/", ".bin"],
  (n, of) => [`order-${of}`, `${n}`, `order/${of}/`, ".bin"],
  (_, of) => [`search-${of}-0`, "directory", `search/${of}/`, ".bin"],
  (_, of) => [`search-${of}-0`, "vocabulary", `search/${of}/`, ".bin"],
  (n, of) => [`search-${of}-${ranged(n)}`, `${n}`, `search/${of}/`, ".bin"],
  (n, of) => [`search-${of}-${ranged(n)}`, `titles-${n}`, `search/${of}/`, ".bin"],
  (n, of) => [`places-${of}-${ranged(n)}`, `places-${n}`, `search/${of}/`, ".bin"],
];

const HEADS_PER_FILE = 16;
const FILES_PER_LIST = 128;
const PAGE = 20;
const ANSWER = 1;

const ranged = (n) => Math.floor(n / FILES_PER_LIST);

let program;

/** Loads the chooser's wasm as the site's own pages do. */
async function loadProgram(siteUrl) {
  const page = await (await fetch(siteUrl)).text();
  const glue = /data-chooser="([^"]+)"/.exec(page)?.[1];
  if (!glue) throw new Error(`${siteUrl} names no chooser`);
  const module = await import(new URL(glue, location.href));
  const exports = await module.default({ module_or_path: await fetch(glue.replace(/\.js$/, "_bg.wasm")) });
  const memory = Object.values(exports).find((item) => item instanceof WebAssembly.Memory);
  return { Chooser: module.Chooser, memory };
}

/** A reader's session over a site; `kept` are files that another session has fetched already. */
export class Belfry {
  #chooser;
  #manifest;
  #language;
  #lists = new Map();
  #slugs = new Map();
  #values = null;
  #kept;
  #used = [];

  static program(siteUrl) {
    return (program ??= loadProgram(siteUrl));
  }

  /** Until the first query can be answered. With `keep`, files stay for the sessions after it. */
  static async load(siteUrl, { keep = false } = {}) {
    await Belfry.program(siteUrl);
    const it = new Belfry(siteUrl, keep ? new Map() : null);
    await it.#begin();
    return it;
  }

  constructor(siteUrl, kept) {
    this.siteUrl = siteUrl;
    this.#kept = kept;
  }

  /** A new session, which finds fetched files kept. */
  async again() {
    const it = new Belfry(this.siteUrl, this.#kept);
    await it.#begin();
    return it;
  }

  async #begin() {
    this.#manifest = JSON.parse(new TextDecoder().decode(await this.#fetch("bundle/manifest.json")));
    this.#language = this.#manifest.languages[0];
    const { Chooser } = await program;
    this.#chooser = new Chooser(this.#manifest.articles);
    await this.#give("");
    this.#values = this.#chooser.values().trimEnd().split("\n").map((line) => line.split("\t"));
  }

  async #fetch(path) {
    const kept = this.#kept?.get(path);
    if (kept) return kept;
    const response = await fetch(this.siteUrl + path);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    this.#kept?.set(path, bytes);
    return bytes;
  }

  async #json(path) {
    return JSON.parse(new TextDecoder().decode(await this.#fetch(path)));
  }

  /** The whole path of a file, and the path without digest. */
  async #paths([list, name, folder, ending]) {
    if (!this.#lists.has(list)) {
      this.#lists.set(list, this.#json(`bundle/lists/${list}.${this.#manifest.lists[list]}.json`));
    }
    const digest = (await this.#lists.get(list))[name];
    if (!digest) throw new Error(`the list ${list} names no ${name}`);
    return [`bundle/${folder}${name}.${digest}${ending}`, `bundle/${folder}${name}.${ending}`];
  }

  /** Asks and gives until the chooser has what it needs. */
  async #give(queryString) {
    for (;;) {
      const numbers = this.#chooser.answer(queryString, this.#language);
      if (numbers[0] === ANSWER) return numbers;
      const pairs = Array.from({ length: (numbers.length - 1) / 2 }, (_, at) => numbers.slice(2 * at + 1, 2 * at + 3));
      const files = pairs.map(async ([kind, n]) => {
        const [path, unnamed] = await this.#paths(KINDS[kind](n, this.#language));
        return [path, unnamed, await this.#fetch(path)];
      });
      if (files.length === 0) throw new Error(`the chooser neither answers nor asks: ${queryString}`);
      for (const [path, unnamed, bytes] of await Promise.all(files)) {
        if (!this.#chooser.give(unnamed, bytes)) throw new Error(`${path} is refused`);
        this.#used.push(path);
      }
    }
  }

  async #fetchHeads(ordinals) {
    const missing = ordinals.filter((ordinal) => !this.#slugs.has(ordinal));
    const numbers = new Set(missing.map((ordinal) => Math.floor(ordinal / HEADS_PER_FILE)));
    await Promise.all([...numbers].map(async (n) => {
      const of = this.#language;
      const [path] = await this.#paths([`heads-${of}-${ranged(n)}`, `${n}`, `heads/${of}/`, ".json"]);
      for (const head of await this.#json(path)) this.#slugs.set(head.o, head.s);
      this.#used.push(path);
    }));
  }

  /** Fetches all that the answer to a query takes. */
  async fetchFor(query, limit) {
    const { page } = read(await this.#give(queryString(query)));
    await this.#fetchHeads(Array.from(page.subarray(0, limit)));
  }

  #answer(queryString) {
    const numbers = this.#chooser.answer(queryString, this.#language);
    if (numbers[0] !== ANSWER) throw new Error(`files are missing for ${queryString}`);
    return read(numbers);
  }

  #slugsOf(page, limit) {
    const slugs = [];
    for (let at = 0; at < page.length && at < limit; at += 1) slugs.push(this.#slugs.get(page[at]));
    return slugs;
  }

  search(text, limit) {
    const { total, page } = this.#answer(queryString({ q: text }));
    return { total, slugs: this.#slugsOf(page, limit) };
  }

  facets(query) {
    const { total, page } = this.#answer(queryString(query));
    return { total, slugs: this.#slugsOf(page, PAGE), counts: this.#chooser.counts() };
  }

  /** The oldest ordinals that a query leaves, ascending, at most so many; page by page, as a reader gets them. */
  async oldest(query, most) {
    const byAge = { ...query, sort: "oldest" };
    const first = read(await this.#give(queryString(byAge)));
    const all = [...first.page];
    for (let page = 2; all.length < Math.min(first.total, most); page += 1) {
      const next = this.#answer(queryString({ ...byAge, page })).page;
      if (next.length === 0) throw new Error(`page ${page} of ${queryString(query)} is empty`);
      all.push(...next);
    }
    return all.slice(0, most);
  }

  /** Counts by facet and value. */
  named(counts) {
    const named = {};
    let at = 0;
    for (const [facet, ...values] of this.#values) {
      // Countries stand in neither heads nor bodies, so that no oracle knows them.
      const own = facet === "country" ? {} : (named[facet] = {});
      for (const value of values) own[value] = counts[at++];
    }
    return named;
  }

  /** Bytes of the wasm's memory. */
  memory = async () => (await program).memory.buffer.byteLength;

  /** Files of the bundle's folder that this session took. */
  fetched = (folder) => [...new Set(this.#used)].filter((path) => path.startsWith(`bundle/${folder}/`));
}

/** An answer's numbers: total, and the page after its length. */
function read(numbers) {
  return { total: numbers[1], page: numbers.subarray(3, 3 + numbers[2]) };
}

/** The query as the address says it. */
function queryString(query) {
  const pairs = [];
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) pairs.push(`${key}=${encodeURIComponent(one)}`);
  }
  return pairs.join("&");
}
