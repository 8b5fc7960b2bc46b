// Time, bytes and memory, as the browser tells them.

// Every file counts: the browser keeps only 250 entries unless told.
performance.setResourceTimingBufferSize(1_000_000);

// What is asked must not be optimised away.
let sink = 0;

// Isolated pages have a clock of 5 µs: a batch takes many times that, or so many calls.
const BATCH_MILLISECONDS = 0.2;
const BATCH_CALLS = 50;

/**
 * The milliseconds that each question takes: all are asked in turn, so many times over, and the
 * middle of each one's times is told. A short one is asked in batches; the first call of each batch,
 * which finds the question before it in the machine's caches, is not counted then.
 */
export function timed(questions, rounds, ask) {
  const times = questions.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    questions.forEach((question, at) => times[at].push(batch(() => ask(question))));
  }
  if (Number.isNaN(sink)) throw new Error("an answer has no total");
  return times.map(median);
}

function batch(ask) {
  let started = performance.now();
  sink += ask().total;
  let now = performance.now();
  if (now - started >= BATCH_MILLISECONDS) return now - started;
  started = now;
  let calls = 0;
  do {
    sink += ask().total;
    calls += 1;
    now = performance.now();
  } while (now - started < BATCH_MILLISECONDS && calls < BATCH_CALLS);
  return (now - started) / calls;
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Compressed bytes of what was fetched from addresses that hold the text. */
export function bytesOf(part) {
  const entries = performance.getEntriesByType("resource").filter((entry) => entry.name.includes(part));
  return entries.reduce((sum, entry) => sum + entry.encodedBodySize, 0);
}

/** Compressed bytes of every file fetched so far, by its path. */
export function sizes() {
  const entries = performance.getEntriesByType("resource");
  return new Map(entries.map((entry) => [new URL(entry.name).pathname.slice(1), entry.encodedBodySize]));
}

const within = (milliseconds, promise) =>
  Promise.race([promise, new Promise((done) => setTimeout(done, milliseconds))]);

/**
 * Bytes of memory this page uses: by the browser's own account where it gives one in a minute, else
 * the JavaScript heap; and `wasm`, the memory of WebAssembly, which neither holds.
 */
export async function memory(wasm) {
  globalThis.gc?.();
  if (globalThis.crossOriginIsolated && performance.measureUserAgentSpecificMemory) {
    const told = await within(60_000, performance.measureUserAgentSpecificMemory());
    if (told) return told.bytes + wasm;
  }
  return performance.memory.usedJSHeapSize + wasm;
}
