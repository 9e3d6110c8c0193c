/** The longest character that is kept whole, in UTF-16 units: an emoji of several people has about thirty. */
const LONGEST = 64;

// Firefox has it since 125 only.
const { Segmenter } = Intl as { Segmenter?: typeof Intl.Segmenter };
let segmenter: Intl.Segmenter | undefined;

/**
 * The beginning of a text, of at most `most` UTF-16 units, without half a character at its end. A character is what a
 * person sees as one (Unicode UAX #29), such as a letter with its marks or a flag; one that goes on and on, or is more than
 * `most` by itself, is cut between its code points, and so is all where the engine cannot tell characters apart.
 */
export function beginning(text: string, most: number): string {
  if (text.length <= most) return text;
  if (Segmenter) segmenter ??= new Segmenter(undefined, { granularity: 'grapheme' });
  // Two units more tell whether the code point there belongs to what stands before it.
  const end = segmenter?.segment(text.slice(0, most + 2)).containing(most)?.index ?? 0;
  const whole = end > Math.max(0, most - LONGEST);
  return whole ? text.slice(0, end) : text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}
