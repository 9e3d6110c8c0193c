/** JSON of our own or of small size, where nothing needs to know its places or its exact numbers. */

/** A JSON value, or `undefined` when the text is not JSON. `null` is a value. Never throws, however deep the nesting. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether a value is an object with members: neither `null` nor a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
