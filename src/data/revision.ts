const revisions = new WeakMap<object, number>();
let last = 0;

/**
 * A number for an object that is replaced and never changed, so that it stands for its version: a query key holds the
 * number instead of megabytes or a secret.
 */
export function revisionOf(object: object): number {
  const known = revisions.get(object);
  if (known !== undefined) return known;
  revisions.set(object, ++last);
  return last;
}
