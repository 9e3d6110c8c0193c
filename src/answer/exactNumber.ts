/** Whether a number, as it was written, survives a reader that uses doubles. */

/** 15 significant digits always survive a double (IEEE 754 binary64), so most numbers need no closer look. */
export function isExact(raw: string): boolean {
  if (raw.length <= 15 && !/[eE]/.test(raw)) return true;
  const read = Number(raw);
  return Number.isFinite(read) && canonical(raw) === canonical(String(read));
}

// A number as sign, digits without zeros at either end, and the power of ten of the last digit.
function canonical(raw: string): string {
  const [, sign, whole, fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(raw)!;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const short = digits.slice(0, lastNonZero(digits) + 1);
  if (short === '') return '0';
  return `${sign}${short}e${Number(exponent) - fraction.length + (digits.length - short.length)}`;
}

// A loop, because /0+$/ is quadratic on zeros that are not at the end.
function lastNonZero(digits: string): number {
  let at = digits.length - 1;
  while (at >= 0 && digits[at] === '0') at--;
  return at;
}
