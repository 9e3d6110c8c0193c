/** The files inside a ZIP (APPNOTE.TXT 6.3), such as a spreadsheet: only to be looked through. */
import { concatBytes } from './bytes.ts';

const END = 0x0605_4b50;
const ENTRY = 0x0201_4b50;
const LOCAL = 0x0403_4b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
/** More than this is not unpacked, unless it is asked for. */
const MOST_BYTES = 512 * 1024 * 1024;

/** Whether bytes begin as a ZIP does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes.length >= END_LENGTH && viewOf(bytes).getUint32(0, true) === LOCAL;
}

/**
 * @param most bytes of all files together.
 * @returns the content of every file, unpacked; `undefined` when it cannot be read: broken, encrypted or too large.
 */
export async function zipMembers(bytes: Uint8Array, most = MOST_BYTES): Promise<Uint8Array[] | undefined> {
  try {
    const view = viewOf(bytes);
    const end = endOf(view);
    const members: Uint8Array[] = [];
    let left = most;
    let at = view.getUint32(end + 16, true);
    for (let i = view.getUint16(end + 10, true); i > 0; i--) {
      if (view.getUint32(at, true) !== ENTRY) return undefined;
      const local = view.getUint32(at + 42, true);
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const packed = bytes.subarray(start, start + view.getUint32(at + 20, true));
      const encrypted = (view.getUint16(at + 8, true) & 1) === 1;
      const member = encrypted ? undefined : await unpacked(packed, view.getUint16(at + 10, true), left);
      if (!member) return undefined;
      left -= member.length;
      members.push(member);
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return members;
  } catch {
    return undefined;
  }
}

function endOf(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) if (view.getUint32(at, true) === END) return at;
  throw new RangeError('no end');
}

async function unpacked(packed: Uint8Array, method: number, most: number): Promise<Uint8Array | undefined> {
  if (method === 0) return packed.length > most ? undefined : packed;
  if (method !== 8) return undefined;
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Blob([new Uint8Array(packed)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    length += read.value.length;
    if (length > most) {
      await reader.cancel();
      return undefined;
    }
  }
  return concatBytes(...parts);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
