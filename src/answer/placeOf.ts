/** Where an offset stands, for a person. */
import { CR, LF } from './jsonUnits.ts';

/** Line and column, both 1-based, of a UTF-16 offset. Proportional to the offset. */
export function placeOf(text: string, at: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let i = 0; i < at; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== LF && (unit !== CR || text.charCodeAt(i + 1) === LF)) continue;
    line++;
    lineStart = i + 1;
  }
  return { line, column: at - lineStart + 1 };
}
