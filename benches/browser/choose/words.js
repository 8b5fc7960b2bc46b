// Words as a reader means them: folded to lower case without accents, cut where a letter or digit ends.
// Written apart from the engine's own folding, for the oracle must not repeat its mistakes.

const BARE = {
  "ß": "ss", "æ": "ae", "œ": "oe", "ĳ": "ij", "ø": "o", "ð": "d", "đ": "d", "ħ": "h", "ı": "i", "ĸ": "k",
  "ł": "l", "ŉ": "n", "ŋ": "n", "ŧ": "t", "ſ": "s", "ș": "s", "ț": "t",
};

function foldLetter(letter) {
  if (letter >= "\u0300" && letter <= "\u036f") return "";
  const lower = letter.toLowerCase();
  const small = lower === "i\u0307" ? "i" : [...lower].length === 1 ? lower : letter;
  if (BARE[small] !== undefined) return BARE[small];
  const decomposed = small >= "\u00e0" && small <= "\u017f" ? small.normalize("NFD") : small;
  return decomposed.length > 1 ? decomposed[0] : small;
}

/** Lower case and without the accents of Latin letters. */
export function fold(text) {
  return text.toLowerCase().replace(/[^\x00-\x7f]/gu, foldLetter);
}

/** The folded words of a text, in its order. */
export function words(text) {
  return fold(text).match(/[\p{Alphabetic}\p{N}]+/gu) ?? [];
}

/** The plurals of a singular and the other way round, in English and French; the archive's search knows them. */
export function kin(word) {
  if ([...word].length < 4) return [];
  const cut = (ending) => word.slice(0, -ending.length);
  const ends = (...endings) => endings.some((ending) => word.endsWith(ending));
  if (ends("ies")) return [cut("ies") + "y", cut("ies") + "ie"];
  if (ends("aux")) return [cut("aux") + "al", cut("aux") + "au"];
  if (ends("eux")) return [cut("eux") + "eu"];
  if (ends("ss")) return [word + "es"];
  if (ends("s")) return [cut("s"), ...(ends("ses", "xes", "zes", "hes") ? [cut("es")] : [])];
  return [
    word + "s",
    ...(ends("x", "z", "h") ? [word + "es"] : []),
    ...(ends("y") && !ends("ay", "ey", "iy", "oy", "uy") ? [cut("y") + "ies"] : []),
    ...(ends("al") ? [cut("al") + "aux"] : []),
    ...(ends("eau", "eu") ? [word + "x"] : []),
  ];
}

/** Numbers below 1 that are the same in every run. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
