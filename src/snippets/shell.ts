/** Words of a POSIX shell. */

/**
 * A text as one shell word: single quotes keep every character but the single quote itself (XCU 2.2.2), which is
 * written outside of them with a backslash. NUL is left out: no shell word can hold it.
 */
export function shellQuote(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", "'\\''")}'`;
}

/** A variable's value inside double quotes; the shell stops with its name when it is unset or empty (XCU 2.6.2). */
export function requiredVariable(name: string): string {
  return `"\${${name}:?}"`;
}
