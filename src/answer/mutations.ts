/** Samples of replies damaged at random, always the same for the same seed: what a network, a proxy or a bug may do. */

/** Numbers between 0 and 1 from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Damage = (bytes: Uint8Array, random: () => number, other: Uint8Array) => Uint8Array;

/** What breaks readers: brackets, quotes, escapes, signs of numbers, bytes that are no UTF-8, controls. */
const TROUBLE = [...'{}[]",:\\/ntu0-+.eE9\u0000\u007f<&', 0xff, 0xc0, 0xe4, 0xed, 0xf4, 0xef].map((each) =>
  typeof each === 'number' ? each : each.charCodeAt(0),
);

const WORDS = [
  'null',
  'true',
  '"answer":',
  '"bid_stat":{',
  '"errcode":1001,',
  '"ret":-10,',
  '"msg":[',
  '"more_info":{"music_ans_detail":"{',
  '\\ud800',
  '1e999',
  '123456789012345678901234567890',
  '\ufeff',
  '<html>',
  '"options":null,',
  '"slots_info":[[]],',
].map((text) => new TextEncoder().encode(text));

const at = (length: number, random: () => number) => Math.floor(random() * (length + 1));

function spliced(bytes: Uint8Array, from: number, to: number, into: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length - (to - from) + into.length);
  result.set(bytes.subarray(0, from));
  result.set(into, from);
  result.set(bytes.subarray(to), from + into.length);
  return result;
}

const stretchOf = (bytes: Uint8Array, random: () => number): [from: number, to: number] => {
  const from = at(bytes.length, random);
  return [from, Math.min(bytes.length, from + at(64, random))];
};

const DAMAGES: readonly Damage[] = [
  (bytes, random) => bytes.slice(0, at(bytes.length, random)),
  (bytes, random) => bytes.slice(at(bytes.length, random)),
  (bytes, random) => spliced(bytes, ...stretchOf(bytes, random), new Uint8Array()),
  (bytes, random) => {
    const [from, to] = stretchOf(bytes, random);
    return spliced(bytes, from, from, bytes.subarray(from, to));
  },
  (bytes, random) => {
    const from = Math.min(at(bytes.length, random), Math.max(bytes.length - 1, 0));
    return spliced(
      bytes,
      from,
      Math.min(from + 1, bytes.length),
      Uint8Array.of(TROUBLE[at(TROUBLE.length - 1, random)]!),
    );
  },
  (bytes, random) => {
    const from = at(bytes.length, random);
    return spliced(bytes, from, from, WORDS[at(WORDS.length - 1, random)]!);
  },
  (bytes, random, other) => spliced(bytes, ...stretchOf(bytes, random), other.slice(...stretchOf(other, random))),
  (bytes, random) => {
    const from = at(bytes.length, random);
    const bracket = random() < 0.5 ? 0x5b : 0x7b;
    return spliced(bytes, from, from, new Uint8Array(at(40, random)).fill(bracket));
  },
];

/** One of the samples, damaged one to four times. */
export function damaged(samples: readonly Uint8Array[], random: () => number): Uint8Array {
  const pick = () => samples[at(samples.length - 1, random)]!;
  let bytes = pick();
  for (let times = 1 + at(3, random); times > 0; times--) {
    bytes = DAMAGES[at(DAMAGES.length - 1, random)]!(bytes, random, pick());
  }
  return bytes;
}
