export interface PictureSize {
  /** CSS pixels. */
  width: number;
  height: number;
}

const TALLEST = 192;

/** The size a picture is shown at, from what its frame says; `undefined` when it says anything else. */
export function shownSize(told: unknown): PictureSize | undefined {
  if (typeof told !== 'object' || told === null || !('width' in told) || !('height' in told)) return undefined;
  const { width, height } = told;
  if (typeof width !== 'number' || typeof height !== 'number' || !(width > 0) || !(height > 0)) return undefined;
  const scale = Math.min(1, TALLEST / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
