// Keeps one whole edition of the site on the reader's device, and never serves a mix of two.
//
// A template. The publisher writes it last, replacing the two words in double underscores below by JSON:
//   VERSION  a string that differs whenever any kept file differs;
//   FILES    a list of [address, sha256]: the address relative to this file ("" is the front page, "news/" a
//            page, "bundle/manifest.json" a file), the sum of its bytes in lowercase hexadecimal. What the app
//            needs to start must be in it, the manifest too; "shell.html" opens every other address offline.
//
// How an edition changes. A new worker fetches every file, compares its sum, and only then takes over. Every
// tab stays bound to the edition its page came from; the next navigation gets the newest one. An old edition
// goes when no tab is bound to it. A page that is not kept comes from the network, and so does all it asks for.
//
// A large newsroom is not kept whole. Files of the bundle whose names bear the beginning of their sum are the same
// in every edition: those that were read are kept beside the editions, the last MOST_READ of them, for whatever tab
// asks for them. So are those of the app, which are kept with each edition.
//
// Messages to tabs: { type: "belfry:update", version } when a newer edition than theirs is ready: a reload
// shows it. There are no messages from tabs.
// Where the device refuses to keep anything, this worker does nothing and the site works from the network.

const VERSION = __VERSION__;
const FILES = new Map(__FILES__);
const ROOT = new URL("./", self.location.href);
// Sites under several paths of one host share the storage, and must not sweep each other away.
const PREFIX = `belfry ${ROOT.pathname} edition `;
const BINDINGS = `belfry ${ROOT.pathname} tabs`;
const READ = `belfry ${ROOT.pathname} read`;
const MOST_READ = 600;
const NAMED_BY_SUM = /\/bundle\/.*\.([0-9a-f]{12})\.\w+$/;
const PART_OF_THE_APP = /\/belfry-[^/]*\.(css|js|wasm)$/;
const NETWORK = "network";
const MINUTE = 60_000;

self.addEventListener("install", (event) => {
  event.waitUntil(install().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  // The tab of the first visit, too, goes on without a network.
  event.waitUntil(
    tellOlderTabs()
      .then(() => self.clients.claim())
      .catch(() => {})
      .then(tidy),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("range")) return;
  const url = new URL(request.url);
  if (url.origin !== ROOT.origin || !url.pathname.startsWith(ROOT.pathname)) return;
  const key = url.origin + url.pathname;
  if (request.mode === "navigate") event.respondWith(openPage(event, key));
  else if (event.clientId) event.respondWith(openFile(event, key));
});

// Installing.

async function install() {
  const cache = await caches.open(PREFIX + VERSION);
  const wanted = [...FILES];
  const worker = async () => {
    for (let next = wanted.pop(); next; next = wanted.pop()) await keep(cache, ...next);
  };
  try {
    await Promise.all([worker(), worker(), worker(), worker()]);
  } catch (reason) {
    await caches.delete(PREFIX + VERSION);
    throw reason;
  }
}

// Keeps the bytes the publisher promised: from an older edition, else from the browser's cache, else from the host.
async function keep(cache, address, sum) {
  const url = new URL(address, ROOT).href;
  const sources = [() => caches.match(url), () => fetch(url), () => fetch(url, { cache: "reload" })];
  for (const source of sources) {
    const response = await source();
    if (!response?.ok) continue;
    const bytes = await response.arrayBuffer();
    if (hexadecimal(await crypto.subtle.digest("SHA-256", bytes)) !== sum) continue;
    const headers = { "content-type": response.headers.get("content-type") ?? "application/octet-stream" };
    return cache.put(url, new Response(bytes, { headers }));
  }
  throw new Error(`${address} is not what the publisher wrote`);
}

function hexadecimal(buffer) {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Answering.

async function openPage(event, key) {
  const page = await kept(PREFIX + VERSION, key);
  if (page) {
    await bind(event.resultingClientId, VERSION);
    event.waitUntil(tidy());
    return page;
  }
  try {
    const response = await fetch(event.request);
    await bind(event.resultingClientId, NETWORK);
    return response;
  } catch (offline) {
    const shell = await kept(PREFIX + VERSION, new URL("shell.html", ROOT).href);
    if (!shell) throw offline;
    await bind(event.resultingClientId, VERSION);
    return shell;
  }
}

async function openFile(event, key) {
  const [, sum] = NAMED_BY_SUM.exec(key) ?? [];
  const version = await boundTo(event.clientId);
  const isTheSame = sum || PART_OF_THE_APP.test(key);
  const edition = version === NETWORK && isTheSame ? VERSION : version;
  const file = (edition === NETWORK ? undefined : await kept(PREFIX + edition, key)) ?? (sum && (await kept(READ, key)));
  if (file) return file;
  const response = await fetch(event.request);
  if (sum && response.ok) event.waitUntil(keepRead(key, sum, response.clone()).catch(() => {}));
  // A host forgets editions that are long past: there is a newer one, then.
  if (sum && response.status === 404) event.waitUntil(self.registration.update().catch(() => {}));
  return response;
}

// A file of an edition, or one that was read; nothing where it is not kept or the device refuses.
async function kept(name, key) {
  try {
    const cache = await caches.open(name);
    return await cache.match(key, { ignoreVary: true });
  } catch {
    return undefined;
  }
}

async function keepRead(key, sum, response) {
  const bytes = await response.arrayBuffer();
  // A network that answers with a page of its own is not kept.
  if (!hexadecimal(await crypto.subtle.digest("SHA-256", bytes)).startsWith(sum)) return;
  const headers = { "content-type": response.headers.get("content-type") ?? "application/octet-stream" };
  await (await caches.open(READ)).put(key, new Response(bytes, { headers }));
}

// Forgets what was read first.
async function trimRead() {
  const read = await caches.open(READ);
  const keys = await read.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - MOST_READ))) await read.delete(key);
}

// Binding tabs to editions. A worker may be stopped at any time, so the bindings are kept in a cache of their own.

function bindingOf(client) {
  return new URL(`tab-${client}`, ROOT).href;
}

async function bind(client, version) {
  if (!client) return;
  try {
    const bindings = await caches.open(BINDINGS);
    await bindings.put(bindingOf(client), Response.json({ client, version, since: Date.now() }));
  } catch {
    // Unbound tabs are answered from the network.
  }
}

async function boundTo(client) {
  try {
    const bindings = await caches.open(BINDINGS);
    const binding = await bindings.match(bindingOf(client));
    return binding ? (await binding.json()).version : NETWORK;
  } catch {
    return NETWORK;
  }
}

// Each by itself: where the device refuses the one, the other still makes room.
function tidy() {
  return Promise.allSettled([sweep(), trimRead()]);
}

// Forgets tabs that are gone, then the editions no tab is bound to.
async function sweep() {
  const open = new Set((await self.clients.matchAll({ includeUncontrolled: true })).map(({ id }) => id));
  const bindings = await caches.open(BINDINGS);
  const needed = new Set([VERSION]);
  for (const request of await bindings.keys()) {
    const { client, version, since } = await (await bindings.match(request)).json();
    // A page that is still being opened is not listed yet.
    if (open.has(client) || Date.now() - since < MINUTE) needed.add(version);
    else await bindings.delete(request);
  }
  // The worker that is installing now fills a cache nobody is bound to yet.
  if (self.registration.installing || self.registration.waiting) return;
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && !needed.has(name.slice(PREFIX.length))) await caches.delete(name);
  }
}

// A tab whose page came from the network may well show this edition: only those of an older one are told.
async function tellOlderTabs() {
  for (const client of await self.clients.matchAll()) {
    const version = await boundTo(client.id);
    if (version === VERSION || version === NETWORK) continue;
    client.postMessage({ type: "belfry:update", version: VERSION });
  }
}
