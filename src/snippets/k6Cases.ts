/**
 * The cases of a run as a k6 script (k6 version 1 and later, for its Web Crypto), for load that one machine cannot make:
 * k6's own runners spread it over many. Its limits stand at the top of the script.
 */
import { columnOf } from '#lab/caseFile.ts';
import type { Case } from '#lab/cases.ts';
import type { Vocabulary } from '#protocol/vocab.ts';
import { jsString } from './javascript.ts';
import { K6_ENCRYPT, K6_SIGN } from './k6.ts';
import { indent, programOf } from './recipe.ts';
import { SECRET_VARIABLES } from './snippet.ts';

export interface K6CasesInput {
  cases: readonly Case[];
  /** Scheme, host and optional path prefix. A trailing slash is ignored. */
  baseUrl: string;
  /** Vocabularies of the run; with any, calls are encrypted. */
  vocabularies: readonly Vocabulary[];
  /** Saved sets by name, for the cases that name one. */
  sets: ReadonlyMap<string, readonly Vocabulary[]>;
  /** Calls a second of one runner; 0 for no limit. */
  rate: number;
}

/**
 * Source text in pieces, however many cases there are. One iteration is one dialogue, its turns in order; every demand is a
 * check with the column's name. Credentials come from the environment, never from the text.
 */
export function* k6Cases({ cases, baseUrl, vocabularies, sets, rate }: K6CasesInput): Generator<string> {
  const used = new Map([...new Set(cases.map(({ vocabulary }) => vocabulary))].map((name) => [name, sets.get(name)]));
  const own = Object.fromEntries([...used].map(([name, set]) => [name, candidatesOf(set ?? [])]));
  own[''] = candidatesOf(vocabularies);
  const encrypts = Object.values(own).some((set) => Object.keys(set).length > 0);
  const signs = cases.some(({ vocabulary }) => Object.keys(own[vocabulary] ?? {}).length === 0);
  const dialogues = dialoguesOf(cases);
  const secrets = [
    `const TOKEN = __ENV.${SECRET_VARIABLES.token};`,
    `const ENCODING_AES_KEY = __ENV.${SECRET_VARIABLES.encodingAESKey};`,
    ...(encrypts ? [`const APPID = __ENV.${SECRET_VARIABLES.appId};`] : []),
  ];
  yield programOf(
    LIMITS,
    [
      "import { check } from 'k6';",
      "import { SharedArray } from 'k6/data';",
      "import exec from 'k6/execution';",
      "import http from 'k6/http';",
      ...(signs ? ["import { hmac } from 'k6/crypto';"] : []),
      `import { ${encrypts ? 'b64decode, ' : ''}b64encode } from 'k6/encoding';`,
    ],
    optionLines(dialogues.length, rate),
    secrets,
  );
  yield '\n// One dialogue an entry: [[msg, demands, name of its vocabulary set], …]; read once for all virtual users.\n';
  yield "const DIALOGUES = new SharedArray('dialogues', () => ";
  yield* parsed(dialogues);
  yield ');\n';
  if (encrypts) {
    yield 'const SETS = ';
    yield* parsed(own);
    yield ';\n';
  }
  const base = `const BASE = ${jsString(baseUrl.replace(/\/+$/, ''))};`;
  yield programOf([base], ITERATION, callLines({ encrypts, signs }), DEMANDS);
}

/** An expression that gives the value: its JSON inside of a literal. */
function* parsed(value: Json): Generator<string> {
  yield "JSON.parse('";
  for (const piece of jsonPieces(value)) yield jsString(piece).slice(1, -1);
  yield "')";
}

type Json = string | number | readonly Json[] | { readonly [name: string]: Json };

function* jsonPieces(value: Json): Generator<string> {
  if (typeof value !== 'object') return yield JSON.stringify(value);
  let before = '';
  if (isList(value)) {
    yield '[';
    for (const inner of value) {
      yield before;
      yield* jsonPieces(inner);
      before = ',';
    }
    return yield ']';
  }
  yield '{';
  for (const [name, inner] of Object.entries(value)) {
    yield `${before}${JSON.stringify(name)}:`;
    yield* jsonPieces(inner);
    before = ',';
  }
  yield '}';
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const LIMITS = [
  '// The cases of a regression run for k6. Credentials come from the environment:',
  `//   k6 run -e ${SECRET_VARIABLES.token}=… -e ${SECRET_VARIABLES.encodingAESKey}=… cases.k6.js`,
  '// What this cannot do, and the lab can: keep every answer, resume after a crash, compare with an earlier run, or bound',
  '// a hostile pattern (k6 has a backtracking engine). A check is a count here, not a list of rows. Every runner of a',
  '// distributed test sends its share of the dialogues once, and `rps` holds for each of them: divide it by their number.',
  '// Answers are parsed as ordinary JSON: integers beyond 2^53 lose digits.',
];

function optionLines(dialogues: number, rate: number): string[] {
  const shared = `scenarios: { cases: { executor: 'shared-iterations', vus: 8, iterations: ${dialogues}, maxDuration: '24h' } },`;
  return [
    'export const options = {',
    `  ${shared}`,
    ...(rate > 0 ? [`  rps: ${Math.max(1, Math.floor(rate))},`] : []),
    "  thresholds: { checks: ['rate>=1'] },",
    '};',
  ];
}

const ITERATION = [
  'export default async function () {',
  '  const at = exec.scenario.iterationInTest;',
  '  const username = `k6-${__ENV.RUN || Date.now().toString(36)}-${exec.vu.idInTest}-${at}`;',
  '  for (const [msg, demands, set] of DIALOGUES[at]) {',
  '    const response = await call(username, msg, set);',
  '    let reply = {};',
  '    try {',
  '      reply = JSON.parse(response.body);',
  '    } catch {',
  '      // No JSON is no answer: the check below says so.',
  '    }',
  "    const answered = response.status === 200 && !reply.errcode && typeof reply.answer === 'string';",
  '    if (!check(response, { answered: () => answered })) return;',
  '    for (const demand of demands) check(reply, { [demand[0]]: () => holds(reply, demand) });',
  '  }',
  '}',
];

function callLines({ encrypts, signs }: { encrypts: boolean; signs: boolean }): string[] {
  const send = (api: string, parameter: string) =>
    `return http.post(\`\${BASE}/openapi/${api}/\${encodeURIComponent(TOKEN)}\`, { ${parameter} }, { headers: { Accept: 'application/json' } });`;
  const sign = ['const payload = JSON.stringify({ username, msg });', ...K6_SIGN, send('message', 'query')];
  const seal = [
    'const message = { username, msg, svrinfo: { real_time_slot_candidates: words } };',
    ...K6_ENCRYPT,
    send('dictmsg', 'encrypt'),
  ];
  const body = !encrypts
    ? sign
    : [
        "const words = SETS[set] || SETS[''];",
        ...(signs ? ['if (Object.keys(words).length === 0) {', ...indent(sign, '  '), '}'] : []),
        ...seal,
      ];
  return [`async function call(username, msg${encrypts ? ', set' : ''}) {`, ...indent(body, '  '), '}'];
}

const DEMANDS = [
  'function holds(reply, [column, value]) {',
  '  const item = (reply.msg || [])[0] || {};',
  '  const answer = reply.answer;',
  "  if (column === 'answer') return answer === value;",
  "  if (column === 'answer_contains') return answer.includes(value);",
  "  if (column === 'answer_pattern') return new RegExp(value, 'su').test(answer.slice(0, 100000));",
  "  if (column === 'confidence_at_least') return Number(reply.confidence ?? item.confidence) >= value;",
  "  if (column === 'title') return (reply.title ?? item.resp_title) === value;",
  "  if (!column.startsWith('slot:')) return (reply[column] ?? item[column]) === value;",
  '  const slot = (reply.slots_info || []).find(({ slot_name }) => slot_name === column.slice(5));',
  '  return slot !== undefined && (slot.slot_value === value || slot.norm === value);',
  '}',
];

type Turn = [msg: string, demands: [column: string, value: string | number][], vocabulary: string];

function dialoguesOf(cases: readonly Case[]): Turn[][] {
  const dialogues = new Map<string, Turn[]>();
  cases.forEach(({ dialogue, msg, expectations, vocabulary }, row) => {
    const turn: Turn = [msg, expectations.map((one) => [columnOf(one), one.value]), vocabulary];
    const key = dialogue === '' ? `row ${row}` : `dialogue ${dialogue}`;
    const turns = dialogues.get(key);
    if (turns) turns.push(turn);
    else dialogues.set(key, [turn]);
  });
  return [...dialogues.values()];
}

function candidatesOf(vocabularies: readonly Vocabulary[]): Record<string, readonly string[]> {
  return Object.fromEntries(vocabularies.map(({ name, words }) => [name, words]));
}
