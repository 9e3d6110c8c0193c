import { createCipheriv } from 'node:crypto';
import { median } from './report.mjs';
import { source } from './source.mjs';

const encodingAESKey = 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz';
const appId = 'Gg8HejYTkUsEIlG';
const SIZES = [
  { label: '10 kB', bytes: 10_000, runs: 400 },
  { label: '1 MB', bytes: 1_000_000, runs: 40 },
];

/** Encrypting a message to the base64 that is posted, frame and padding included; OpenSSL's AES alone beside it. */
export async function crypt() {
  /** @type {{ encrypt(input: { encodingAESKey: string, appId: string, message: string }): Promise<unknown> }} */
  const { encrypt } = await source('src/protocol/msgCrypt.ts');
  const rows = [];
  for (const { label, bytes, runs } of SIZES) {
    const message = '词'.repeat(bytes / 3);
    const ours = await medianOf(runs, () => encrypt({ encodingAESKey, appId, message }));
    const plain = await medianOf(runs, async () => openssl(message));
    const rate = bytes / 1000 / ours;
    rows.push({ what: `encrypt ${label}`, value: ours, unit: 'ms', note: `${rate.toFixed(0)} MB/s` });
    rows.push({ what: `node:crypto ${label}`, value: plain, unit: 'ms', note: 'same AES and base64, no steps' });
  }
  return rows;
}

/** @param {string} message */
function openssl(message) {
  const key = Buffer.from(`${encodingAESKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16));
  return Buffer.concat([cipher.update(message, 'utf8'), cipher.final()]).toString('base64');
}

/**
 * @param {number} runs
 * @param {() => Promise<unknown>} action
 */
async function medianOf(runs, action) {
  /** @type {number[]} */
  const times = [];
  for (let i = 0; i < runs; i++) {
    const before = performance.now();
    await action();
    times.push(performance.now() - before);
  }
  return median(times);
}
