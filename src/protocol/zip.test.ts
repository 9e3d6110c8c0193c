import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, utf8 } from './bytes.ts';
import { isZip, zipMembers } from './zip.ts';

interface Member {
  name: string;
  content: Uint8Array;
  method?: number;
  encrypted?: boolean;
}

/** A ZIP as APPNOTE.TXT describes it, with `before` in front of it and `comment` behind. */
async function zip(members: readonly Member[], comment = '', before = new Uint8Array()): Promise<Uint8Array> {
  const locals: Uint8Array[] = [before];
  const entries: Uint8Array[] = [];
  let at = before.length;
  for (const { name, content, method = 8, encrypted } of members) {
    const packed = method === 8 ? await deflated(content) : content;
    const sizes = [0, packed.length, content.length];
    const common = [...u16(20), ...u16(encrypted ? 1 : 0), ...u16(method), ...u32(0), ...sizes.flatMap(u32)];
    const named = utf8(name);
    const local = Uint8Array.from([...u32(0x0403_4b50), ...common, ...u16(named.length), ...u16(0), ...named]);
    const rest = [...u16(named.length), ...u16(0), ...u16(0), ...u16(0), ...u16(0), ...u32(0), ...u32(at)];
    entries.push(Uint8Array.from([...u32(0x0201_4b50), ...u16(20), ...common, ...rest, ...named]));
    locals.push(local, packed);
    at += local.length + packed.length;
  }
  const directory = concatBytes(...entries);
  const note = utf8(comment);
  const counts = [...u16(0), ...u16(0), ...u16(members.length), ...u16(members.length)];
  const end = [...u32(0x0605_4b50), ...counts, ...u32(directory.length), ...u32(at), ...u16(note.length), ...note];
  return concatBytes(...locals, directory, Uint8Array.from(end));
}

const u16 = (value: number) => [value & 0xff, (value >> 8) & 0xff];
const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)];

async function deflated(content: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([new Uint8Array(content)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const texts = (members: Uint8Array[] | undefined) => members?.map((member) => new TextDecoder().decode(member));

describe('the files of a ZIP', () => {
  it('come out as they went in, stored or deflated, with any comment behind them', async () => {
    const member = fc.record({
      name: fc.string({ maxLength: 8 }),
      content: fc.uint8Array({ maxLength: 200 }),
      method: fc.constantFrom(0, 8),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(member, { minLength: 1, maxLength: 4 }), fc.string(), async (members, comment) => {
        const file = await zip(members, comment);
        expect(isZip(file)).toBe(true);
        expect(await zipMembers(file)).toEqual(members.map(({ content }) => content));
      }),
      { numRuns: 30 },
    );
  });

  it('of an empty archive are none', async () => {
    expect(await zipMembers(await zip([]))).toEqual([]);
  });

  it('are what the directory lists, wherever the file names lie', async () => {
    const file = await zip([{ name: 'xl/worksheets/sheet1.xml', content: utf8('<c>你好</c>') }]);
    expect(texts(await zipMembers(file))).toEqual(['<c>你好</c>']);
  });
});

describe('what cannot be read', () => {
  const one: Member = { name: 'a', content: utf8('a'.repeat(100)) };

  it.each<[string, () => Promise<Uint8Array>]>([
    ['a file cut off', async () => (await zip([one])).slice(0, -30)],
    ['an encrypted member', () => zip([{ ...one, encrypted: true }])],
    ['another method of compression', () => zip([{ ...one, method: 12 }])],
    ['a directory of something else', async () => replaced(await zip([one]), 0x0201_4b50, 0x4141_4141)],
    ['a directory far away', async () => patched(await zip([one]), -6, u32(0x7fff_ffff))],
    ['more members than there are', async () => patched(await zip([one]), -12, u16(2))],
    ['a damaged stream', async () => patched(await zip([one]), 31, [0xff, 0xff, 0xff])],
    ['no archive at all', () => Promise.resolve(utf8('PK, but nothing of the kind follows here'))],
    ['nothing', () => Promise.resolve(new Uint8Array())],
  ])('%s gives nothing, and never throws', async (_, file) => {
    expect(await zipMembers(await file())).toBeUndefined();
  });

  it('begins otherwise', async () => {
    const file = await zip([one]);
    expect(isZip(file.subarray(1))).toBe(false);
    expect(isZip(file.subarray(0, 10))).toBe(false);
    expect(isZip(new Uint8Array())).toBe(false);
  });

  it('is never more than a caller allows, however well it is packed', async () => {
    const bomb = await zip([{ name: 'bomb', content: new Uint8Array(5_000_000) }]);
    expect(bomb.length).toBeLessThan(10_000);
    expect(await zipMembers(bomb, 4_000_000)).toBeUndefined();
    const pair = await zip([one, one]);
    expect(await zipMembers(pair, 200)).toHaveLength(2);
    expect(await zipMembers(pair, 199)).toBeUndefined();
  });

  it('of any bytes does no harm', async () => {
    const start = Uint8Array.from(u32(0x0403_4b50));
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (noise) => {
        const members = await zipMembers(concatBytes(start, noise));
        expect(members === undefined || Array.isArray(members)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

/** @param at from the end where negative. */
function patched(file: Uint8Array, at: number, bytes: readonly number[]): Uint8Array {
  file.set(bytes, at < 0 ? file.length + at : at);
  return file;
}

function replaced(file: Uint8Array, from: number, to: number): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = 0; at + 4 <= file.length; at++) if (view.getUint32(at, true) === from) view.setUint32(at, to, true);
  return file;
}
