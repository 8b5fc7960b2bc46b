// Short proofs that two answers are the same: what they hold, and 32 bits of FNV-1a over it.
// benches/core.rs computes the same.

const START = 0x811c9dc5;

const step = (hash, byte) => Math.imul(hash ^ byte, 0x01000193);

/** Of ordinals in ascending order, each as four bytes, the lowest first. */
export function ofOrdinals(ordinals) {
  let hash = START;
  for (const ordinal of ordinals) {
    for (let shift = 0; shift < 32; shift += 8) hash = step(hash, (ordinal >>> shift) & 255);
  }
  return hash >>> 0;
}

/** Of counts by facet and value: lines `facet value count` in order; those of 0 are left out. */
export function ofCounts(counts) {
  const lines = [];
  for (const [facet, values] of Object.entries(counts)) {
    for (const [value, count] of Object.entries(values)) if (count > 0) lines.push(`${facet} ${value} ${count}\n`);
  }
  let hash = START;
  for (const byte of new TextEncoder().encode(lines.sort().join(""))) hash = step(hash, byte);
  return hash >>> 0;
}
