/** The run of `npm run regress`: the lab's own runner and verdicts, over the batch door's way of making a call. */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Pool } from 'undici';
import { callRow } from '#devserver/batchRow.ts';
import { createHandle } from '#devserver/emulatorHandle.ts';
import { serveEmulator } from '#devserver/emulatorServer.ts';
import { labReport as en } from '#i18n/labReport.en.ts';
import { labReport as zh } from '#i18n/labReport.zh.ts';
import { compareRuns } from '#lab/compareRuns.ts';
import { reportCounts } from '#lab/report.ts';
import { reportCsv } from '#lab/reportCsv.ts';
import { reportHtml } from '#lab/reportHtml.ts';
import { reportJson } from '#lab/reportJson.ts';
import { reportJunit } from '#lab/reportJunit.ts';
import { replyOfLine } from '#lab/replyLine.ts';
import { SYSTEM_CLOCK } from '#lab/run.ts';
import { startRun } from '#lab/runner.ts';
import { openSigner } from '#lab/signing.ts';
import { openTally } from '#lab/statistics.ts';
import { utf8 } from '#protocol/bytes.ts';
import { findLeaks } from '#protocol/leaks.ts';
import { masked } from '#protocol/masking.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { readBaseline, readTable, readVocabularies } from './inputs.mjs';
import { readOptions, USAGE, UsageError } from './options.mjs';

const MOST_ANSWER_BYTES = 8 * 1024 * 1024;

/**
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {(line: string) => void} say
 * @returns {Promise<number>} the exit code
 */
export async function main(args, env, say) {
  try {
    return await regress(args, env, say);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say(error.message === '' ? USAGE : `${error.message}\n"npm run regress -- --help" lists what there is.`);
    return error.message === '' ? 0 : 2;
  }
}

/**
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {(line: string) => void} say
 */
async function regress(args, env, say) {
  const options = readOptions(args);
  const cases = await readTable(options, say);
  const sets = await readVocabularies(options.vocabularies);
  const baseline = options.baseline === undefined ? undefined : await readBaseline(options.baseline);
  const vocabularies = sets.get('') ?? [];
  const encrypts = vocabularies.length > 0 || cases.some(({ vocabulary }) => vocabulary !== '');
  const credentials = credentialsFrom(env, options.target.id, encrypts);
  const unknown = cases.find(({ vocabulary }) => vocabulary !== '' && !sets.has(vocabulary))?.vocabulary;
  if (unknown !== undefined)
    throw new UsageError(`Cases name the vocabulary "${unknown}": give --vocabulary ${unknown}=FILE.`);

  const emulator =
    options.target.id === 'emulator' ? await serveEmulator((await createHandle(undefined)).fetch, 0) : undefined;
  const origin = emulator?.origin ?? /** @type {URL} */ (options.target.origin);
  const pool = new Pool(origin.origin, {
    connections: options.concurrency,
    keepAliveTimeout: 4_000,
    connect: { timeout: options.timeout },
  });
  const { encoding, rate, concurrency, retries, timeout } = options;
  const settings = {
    api: /** @type {const} */ ('message'),
    encoding,
    rate,
    concurrency,
    retries,
    timeout,
    usernamePrefix: `lab-${randomBytes(4).toString('hex')}`,
    vocabularies,
  };
  /** @type {import('#lab/run.ts').StopReason | undefined} */
  let stopped;
  const startedAt = Date.now();
  const tally = openTally(cases);
  /** @type {import('#lab/outcome.ts').RowOutcome[]} */
  const outcomes = [];
  const signer = openSigner({ cases, settings, sets }, credentials);
  const target = {
    id: options.target.id,
    origin,
    audience: /** @type {const} */ ('anybody'),
    ownHeaders: 'x-emulator-',
  };
  /** @type {Set<() => void>} */
  const underWay = new Set();
  const context = { pool, target, timeout, maxResponseBytes: MOST_ANSWER_BYTES, underWay };
  const run = startRun(
    { cases, settings, stopAfter: options.stopAfter },
    {
      clock: SYSTEM_CLOCK,
      transport: {
        ahead: 0,
        send: (rows, answer, signal) => {
          signal.onabort = () => underWay.forEach((giveUp) => giveUp());
          for (const row of rows) {
            void signer.sign(row).then(async (signed) => {
              if (!signed.ok) return answer(row, { kind: 'unsendable', reason: signed.reason });
              const { path, search, headers, bodyText } = signed.prepared;
              const all = [
                ...headers,
                ...(options.scenario === undefined ? [] : [['x-emulator-scenario', options.scenario]]),
              ];
              const call = {
                id: row,
                path: path + search,
                headers: /** @type {[string, string][]} */ (all),
                body: bodyText,
              };
              answer(row, replyOfLine(await callRow(call, context)));
            });
          }
        },
      },
      store: {
        sent: async () => {},
        settled: async (rows) => {
          for (const { outcome } of rows) {
            outcomes.push(outcome);
            tally.add(outcome);
          }
        },
      },
      progress: (progress) => {
        // Nobody is there to mend it and resume: a run that stopped by itself ends here, and what is known is reported.
        stopped ??= progress.stopped;
        if (progress.state === 'paused') run.cancel();
        tellProgress(progress, say);
      },
    },
  );
  await run.ended;
  const endedAt = Date.now();
  void pool.destroy();
  await emulator?.close();

  const statistics = tally.read();
  const input = {
    name: basename(options.cases),
    target: options.target.id === 'custom' ? origin.host : options.target.id,
    startedAt,
    endedAt,
    cases,
    outcomes,
    statistics,
    ...(baseline ? { baseline: { name: baseline.name, comparison: compareRuns({ cases, outcomes }, baseline) } } : {}),
  };
  const reports = {
    xml: () => reportJunit(input),
    json: () => reportJson(input),
    csv: () => reportCsv(input),
    html: () => reportHtml(input, options.lang === 'en' ? en : zh),
  };
  for (const { path, format } of options.out) {
    await writeReport(path, reports[/** @type {keyof typeof reports} */ (format)](), credentials, say);
  }
  return conclude(input, stopped, options.threshold, say);
}

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} target
 * @param {boolean} encrypts
 */
function credentialsFrom(env, target, encrypts) {
  const { CONSOLE_APPID: appId, CONSOLE_TOKEN: token, CONSOLE_ENCODING_AES_KEY: encodingAESKey } = env;
  if (target === 'emulator' && !token && !encodingAESKey) return PUBLISHED_SAMPLE;
  if (!token || !encodingAESKey) {
    throw new UsageError('CONSOLE_TOKEN and CONSOLE_ENCODING_AES_KEY must be set in the environment.');
  }
  if (encrypts && !appId) throw new UsageError('CONSOLE_APPID must be set: calls with a vocabulary are encrypted.');
  return { appId: appId ?? '', token, encodingAESKey };
}

/**
 * @param {string} path
 * @param {Iterable<string>} pieces
 * @param {import('#protocol/credentials.ts').Credentials} credentials
 * @param {(line: string) => void} say
 */
async function writeReport(path, pieces, { token, encodingAESKey }, say) {
  const bytes = utf8([...pieces].join(''));
  const hits = await findLeaks(bytes, [
    { id: 'token', field: 'token', value: token },
    { id: 'key', field: 'encodingAESKey', value: encodingAESKey },
  ]);
  if (hits.length > 0) say(`${path}: ${hits.length} places that hold a credential were masked.`);
  try {
    await writeFile(path, hits.length > 0 ? masked(bytes, hits) : bytes);
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** @type {Record<import('#lab/run.ts').StopReason, string>} */
const STOPPED = {
  target_gone: 'the target does not answer',
  all_refused: 'everything is refused: look at the credentials, the address and whether the bot is published',
  storage: 'outcomes could not be kept',
  worker: 'it broke',
};

let told = performance.now();

/**
 * @param {import('#lab/run.ts').RunProgress} progress
 * @param {(line: string) => void} say
 */
function tellProgress({ state, done, total, counts, rate, leftMs }, say) {
  if (state !== 'running' || performance.now() - told < 5_000) return;
  told = performance.now();
  const left = leftMs === undefined ? '' : `, ${Math.ceil(leftMs / 1000)} s left`;
  say(
    `${done}/${total}  ${counts.passed} passed, ${counts.failed} failed, ${counts.error} errors  ${rate.toFixed(1)}/s${left}`,
  );
}

/**
 * @param {import('#lab/report.ts').ReportInput} input
 * @param {import('#lab/run.ts').StopReason | undefined} stopped
 * @param {number} threshold
 * @param {(line: string) => void} say
 */
function conclude(input, stopped, threshold, say) {
  const { accuracy, latency } = input.statistics;
  const counts = reportCounts(input);
  const percent = accuracy.value === undefined ? Number.NaN : accuracy.value * 100;
  const { low, high } = accuracy.interval;
  say(
    Object.entries(counts)
      .flatMap(([kind, count]) => (count > 0 ? [`${count} ${kind}`] : []))
      .join(', '),
  );
  say(
    accuracy.value === undefined
      ? 'No case that demands something was answered, so there is no accuracy.'
      : `Accuracy ${percent.toFixed(2)} % (${accuracy.hits} of ${accuracy.all}; 95 % interval ${(low * 100).toFixed(2)} to ${(high * 100).toFixed(2)}).`,
  );
  if (latency.p50 !== undefined) say(`p50 ${latency.p50.toFixed(0)} ms, p95 ${latency.p95?.toFixed(0)} ms.`);
  if (input.baseline) {
    const { counts: changed, chance } = input.baseline.comparison;
    say(
      `Against ${input.baseline.name}: ${changed.fixed} fixed, ${changed.broken} broken (chance ${chance.toPrecision(2)}).`,
    );
  }
  if (counts.error > 0) say(`${counts.error} cases have no answer that could be judged.`);
  if (stopped !== undefined) {
    say(
      `The run stopped by itself (${STOPPED[stopped]}); ${counts.not_run} of ${input.cases.length} cases were not run.`,
    );
    return 2;
  }
  return counts.error === 0 && (accuracy.value === undefined || percent >= threshold) ? 0 : 1;
}
