/** What the box holds: a text that can be edited, or a large one that is only kept. */
import { utf8Length } from '#protocol/bytes.ts';

export type PastedText =
  | { kind: 'typed'; text: string }
  /** Its size is counted once: of megabytes that takes as long as a frame. */
  | { kind: 'held'; text: string; bytes: number };

/** A text area of more would make every key wait for its layout. */
export const EDITABLE_CHARACTERS = 200_000;
/** Beyond this the text is not drawn a second time for its marks. */
export const MARKED_CHARACTERS = 20_000;
/** What is shown of a text that is only kept. */
export const PREVIEW_CHARACTERS = 8_000;

/** A text in the form the box can bear. */
export function pasted(text: string): PastedText {
  return text.length > EDITABLE_CHARACTERS ? { kind: 'held', text, bytes: utf8Length(text) } : { kind: 'typed', text };
}
