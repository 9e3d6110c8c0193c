/** The command line of `npm run regress`. Whatever is wrong is one sentence that says what would be right. */
import { parseArgs } from 'node:util';

export const USAGE = `npm run regress -- CASES --target TARGET [options]

  CASES                  case table: .tsv, .csv, .txt, .xlsx or .json (docs/cases.md)
  --target TARGET        emulator, chatbot, openai, or an origin such as https://bot.example
  --out FILE             report by its ending: .xml (JUnit), .json, .csv, .html; may be repeated
  --threshold PERCENT    least accuracy for exit code 0 (100)
  --baseline FILE        JSON report of an earlier run to compare with
  --columns LIST         role of every column: msg,title,ignore,slot:NAME,… (guessed from the heading)
  --header yes|no        whether the first row is a heading (guessed)
  --vocabulary FILE      real_time_slot_candidates as JSON, for every case that names none; NAME=FILE for those that name
                         NAME; may be repeated
  --encoding ENCODING    form, json or url (form)
  --rate N               calls a second; 0 for no limit (20; the platform's staff reported a limit of about 50)
  --concurrency N        calls under way at once, 1 to 256 (8)
  --retries N            how often a transport failure is sent again; a call may then act twice (0)
  --timeout MS           until a call is given up (30000)
  --stop-after N         rows in a row without an answer after which the run stops (50)
  --scenario NAME        what the emulator shall play
  --lang zh-CN|en        language of the HTML report (zh-CN)

Credentials: CONSOLE_TOKEN, CONSOLE_ENCODING_AES_KEY and, for vocabularies, CONSOLE_APPID. The emulator has sample ones.
Exit code: 0 accuracy reached and no errors, 1 not reached, 2 the run could not be made or did not come to its end.
`;

/** Said and nothing more: what is wrong is the caller's to mend. */
export class UsageError extends Error {}

const OPTIONS = /** @type {const} */ ({
  target: { type: 'string' },
  out: { type: 'string', multiple: true },
  threshold: { type: 'string', default: '100' },
  baseline: { type: 'string' },
  columns: { type: 'string' },
  header: { type: 'string' },
  vocabulary: { type: 'string', multiple: true },
  encoding: { type: 'string', default: 'form' },
  rate: { type: 'string', default: '20' },
  concurrency: { type: 'string', default: '8' },
  retries: { type: 'string', default: '0' },
  timeout: { type: 'string', default: '30000' },
  'stop-after': { type: 'string', default: '50' },
  scenario: { type: 'string' },
  lang: { type: 'string', default: 'zh-CN' },
  help: { type: 'boolean', short: 'h', default: false },
});

const PLATFORM = { chatbot: 'https://chatbot.weixin.qq.com', openai: 'https://openai.weixin.qq.com' };
const REPORTS = ['xml', 'json', 'csv', 'html'];

/** @typedef {ReturnType<typeof readOptions>} Options */

/** @param {readonly string[]} args */
export function readOptions(args) {
  const { values, positionals } = parse(args);
  if (values.help) throw new UsageError('');
  const [cases, ...more] = positionals;
  if (cases === undefined)
    throw new UsageError('Which case table? Give the path of a .tsv, .csv, .txt, .xlsx or .json file.');
  if (more.length > 0) throw new UsageError(`One case table at a time: "${more[0]}" is one too many.`);
  return {
    cases,
    target: targetOf(values.target),
    out: (values.out ?? []).map((path) => ({
      path,
      format: oneOf('--out must end in', path.split('.').at(-1) ?? '', REPORTS),
    })),
    threshold: number('--threshold', values.threshold, 0, 100),
    baseline: values.baseline,
    columns: values.columns?.split(','),
    header: values.header === undefined ? undefined : oneOf('--header is', values.header, ['yes', 'no']) === 'yes',
    vocabularies: (values.vocabulary ?? []).map((text) => {
      const cut = text.indexOf('=');
      return cut < 0 ? { name: '', path: text } : { name: text.slice(0, cut), path: text.slice(cut + 1) };
    }),
    encoding: /** @type {'form' | 'json' | 'url'} */ (oneOf('--encoding is', values.encoding, ['form', 'json', 'url'])),
    rate: number('--rate', values.rate, 0, 100_000),
    concurrency: whole('--concurrency', values.concurrency, 1, 256),
    retries: whole('--retries', values.retries, 0, 10),
    timeout: whole('--timeout', values.timeout, 1, 3_600_000),
    stopAfter: whole('--stop-after', values['stop-after'], 1, 1_000_000),
    scenario: values.scenario,
    lang: oneOf('--lang is', values.lang, ['zh-CN', 'en']),
  };
}

/** @param {readonly string[]} args */
function parse(args) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
}

/**
 * @param {string | undefined} text
 * @returns {{ id: 'emulator' | 'chatbot' | 'openai' | 'custom', origin: URL | undefined }}
 */
function targetOf(text) {
  if (text === undefined) throw new UsageError('Where to? --target emulator, chatbot, openai, or an origin.');
  if (text === 'emulator') return { id: 'emulator', origin: undefined };
  if (text === 'chatbot' || text === 'openai') return { id: text, origin: new URL(PLATFORM[text]) };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return { id: 'custom', origin: url };
  // The value may hold a password, so it is not repeated.
  throw new UsageError(
    '--target is emulator, chatbot, openai, or an origin such as https://bot.example:8443: no path, no user.',
  );
}

/**
 * @param {string} name
 * @param {string} text
 * @param {number} least
 * @param {number} most
 */
function number(name, text, least, most) {
  const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`${name} is a number from ${least} to ${most}, not "${text}".`);
}

/**
 * @param {string} name
 * @param {string} text
 * @param {number} least
 * @param {number} most
 */
function whole(name, text, least, most) {
  const value = number(name, text, least, most);
  if (Number.isInteger(value)) return value;
  throw new UsageError(`${name} is a whole number, not "${text}".`);
}

/**
 * @param {string} what
 * @param {string} text
 * @param {readonly string[]} allowed
 */
function oneOf(what, text, allowed) {
  if (allowed.includes(text)) return text;
  throw new UsageError(`${what} ${allowed.join(' or ')}, not "${text}".`);
}
