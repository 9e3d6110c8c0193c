/** `bid_stat`: which published version of the bot answered, and whether the newest one could be loaded. */
import type { JsonNode } from './json.ts';
import { memberOf, pointerFrom } from './pointer.ts';

/**
 * `healthy`: the newest version answered. `newest_not_in_use`: an older one did. `contradictory`: the values exclude each
 * other. `unknown`: too little, or of the wrong type. `absent`: the reply has no `bid_stat` (replies since 2022 may not).
 */
export type HealthVerdict = 'healthy' | 'newest_not_in_use' | 'contradictory' | 'unknown' | 'absent';

export interface VersionTime {
  pointer: string;
  /** As sent: `YYYYMMDD-HH:MM:SS`. */
  raw: string;
  /** Unix milliseconds under {@link HEALTH_ZONE}; absent when the text is not such a time. */
  epochMs?: number;
}

export interface HealthFlag {
  pointer: string;
  value: boolean;
}

export interface HealthCode {
  pointer: string;
  /** As sent, however large. */
  raw: string;
}

/** Where a failed publication broke, as far as its one published message shows. */
export interface ErrPath {
  skill: string;
  intent: string;
  branch: string;
  argument: string;
  problem: string;
}

export interface HealthError {
  pointer: string;
  text: string;
  /** Absent when the text is not of the known pattern: then only the whole is meaningful. */
  path?: ErrPath;
}

export type Contradiction =
  'valid_but_up_ret' | 'valid_but_err_msg' | 'valid_but_older_serves' | 'invalid_but_same_version_without_error';

export interface HealthNote {
  /** `wrong_name`: a name other tools use in error; `wrong_type`, `bad_time`: the value cannot be read as documented. */
  code: 'wrong_name' | 'wrong_type' | 'bad_time' | 'serving_newer_than_newest';
  pointer: string;
  /** For `wrong_name`: the platform's own name. */
  meant?: string;
}

export interface BotHealth {
  verdict: HealthVerdict;
  /** Of the object itself. */
  pointer: string;
  /** `curr_time`: the version that answered. */
  serving?: VersionTime;
  /** `latest_time`: the newest published version. */
  newest?: VersionTime;
  latestValid?: HealthFlag;
  upRet?: HealthCode;
  errMsg?: HealthError;
  /** Newest minus serving, in milliseconds; negative when the serving one is the later. Needs no time zone. */
  lagMs?: number;
  contradictions: readonly Contradiction[];
  notes: readonly HealthNote[];
}

/** Time zone of the version times: Beijing, which no page says (inferred). */
const HEALTH_ZONE = { offsetMinutes: 480, evidence: 'inferred' } as const;

/** Names that two SDKs and an older model use for these members, and the platform's (protocol.md section 4.5). */
const WRONG_HEALTH_NAMES: Readonly<Record<string, string>> = {
  last_time: 'latest_time',
  last_valid: 'latest_valid',
  bot_state: 'bid_stat',
};

/**
 * Reads a `bid_stat` value of any type; never throws.
 * @param pointer where the value stands in the reply; `/bot_state` is pointed out as a wrong name.
 */
export function readBotHealth(bidStat: JsonNode | undefined, pointer = '/bid_stat'): BotHealth {
  const notes: HealthNote[] = [];
  if (!bidStat) return { verdict: 'absent', pointer, contradictions: [], notes };
  if (pointer.endsWith('/bot_state')) notes.push({ code: 'wrong_name', pointer, meant: 'bid_stat' });
  if (bidStat.kind !== 'object') {
    notes.push({ code: 'wrong_type', pointer });
    return { verdict: 'unknown', pointer, contradictions: [], notes };
  }
  const find = (name: string) => findValue(bidStat, pointer, name, notes);
  const serving = versionTime(find('curr_time'), notes);
  const newest = versionTime(find('latest_time'), notes);
  const latestValid = flag(find('latest_valid'), notes);
  const upRet = code(find('up_ret'), notes);
  const errMsg = errorText(find('err_msg'), notes);
  const read = { ...present({ serving, newest, latestValid, upRet, errMsg }), ...lag(serving, newest) };
  if (read.lagMs !== undefined && read.lagMs < 0) {
    notes.push({ code: 'serving_newer_than_newest', pointer: newest!.pointer });
  }
  const contradictions = contradictionsOf(read);
  return { verdict: judge(read, contradictions), pointer, ...read, contradictions, notes };
}

type Read = Pick<BotHealth, 'serving' | 'newest' | 'latestValid' | 'upRet' | 'errMsg' | 'lagMs'>;

interface Found {
  node: JsonNode;
  pointer: string;
}

function findValue(object: JsonNode, base: string, name: string, notes: HealthNote[]): Found | undefined {
  const member = memberOf(object, name);
  if (member) return { node: member.value, pointer: base + pointerFrom([name]) };
  for (const [wrong, meant] of Object.entries(WRONG_HEALTH_NAMES)) {
    const other = meant === name ? memberOf(object, wrong) : undefined;
    if (!other) continue;
    const pointer = base + pointerFrom([wrong]);
    notes.push({ code: 'wrong_name', pointer, meant });
    return { node: other.value, pointer };
  }
  return undefined;
}

function present<T extends object>(values: { [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function versionTime(found: Found | undefined, notes: HealthNote[]): VersionTime | undefined {
  if (!found) return undefined;
  const { node, pointer } = found;
  if (node.kind !== 'string') {
    notes.push({ code: 'wrong_type', pointer });
    return undefined;
  }
  const epochMs = parseVersionTime(node.value);
  if (epochMs === undefined) notes.push({ code: 'bad_time', pointer });
  return epochMs === undefined ? { pointer, raw: node.value } : { pointer, raw: node.value, epochMs };
}

/** Unix milliseconds of `YYYYMMDD-HH:MM:SS` in Beijing time, or `undefined` for any other text or an impossible date. */
export function parseVersionTime(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)-(\d\d):(\d\d):(\d\d)$/.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  // Date.UTC rolls 0231 over into March; a time that does not come back is not a time.
  const same = local.toISOString().replace(/[-T:]/g, '').startsWith(match.slice(1).join(''));
  return same ? local.getTime() - HEALTH_ZONE.offsetMinutes * 60_000 : undefined;
}

function flag(found: Found | undefined, notes: HealthNote[]): HealthFlag | undefined {
  if (!found) return undefined;
  if (found.node.kind === 'boolean') return { pointer: found.pointer, value: found.node.value };
  notes.push({ code: 'wrong_type', pointer: found.pointer });
  return undefined;
}

function code(found: Found | undefined, notes: HealthNote[]): HealthCode | undefined {
  if (!found) return undefined;
  if (found.node.kind === 'number') return { pointer: found.pointer, raw: found.node.raw };
  notes.push({ code: 'wrong_type', pointer: found.pointer });
  return undefined;
}

function errorText(found: Found | undefined, notes: HealthNote[]): HealthError | undefined {
  if (!found) return undefined;
  if (found.node.kind !== 'string') {
    notes.push({ code: 'wrong_type', pointer: found.pointer });
    return undefined;
  }
  const path = splitErrMsg(found.node.value);
  const error = { pointer: found.pointer, text: found.node.value };
  return path ? { ...error, path } : error;
}

const BRANCHES = '.branches.';
const ARGUMENT_PREFIX = "arguments's element.";

/**
 * Splits `skill.intent.branches.NAME.arguments's element.SLOT problem` (the platform page's one sample is all that is
 * known of the pattern; a dot in a skill's name makes the cut between skill and intent a guess).
 */
export function splitErrMsg(text: string): ErrPath | undefined {
  const branchesAt = text.indexOf(BRANCHES);
  const skillEnd = text.indexOf('.');
  if (branchesAt < 0 || skillEnd <= 0 || skillEnd + 1 >= branchesAt) return undefined;
  const nameAt = branchesAt + BRANCHES.length;
  const nameEnd = text.indexOf('.', nameAt);
  if (nameEnd <= nameAt || !text.startsWith(ARGUMENT_PREFIX, nameEnd + 1)) return undefined;
  const slotAt = nameEnd + 1 + ARGUMENT_PREFIX.length;
  const slotEnd = text.indexOf(' ', slotAt);
  const problem = text.slice(slotEnd + 1).trim();
  if (slotEnd <= slotAt || problem === '') return undefined;
  return {
    skill: text.slice(0, skillEnd),
    intent: text.slice(skillEnd + 1, branchesAt),
    branch: text.slice(branchesAt + 1, nameEnd),
    argument: text.slice(nameEnd + 1, slotEnd),
    problem,
  };
}

function lag(serving: VersionTime | undefined, newest: VersionTime | undefined): { lagMs?: number } {
  if (serving?.epochMs === undefined || newest?.epochMs === undefined) return {};
  return { lagMs: newest.epochMs - serving.epochMs };
}

function failed({ upRet }: Read): boolean {
  return upRet !== undefined && !/^-?0(?:\.0*)?(?:[eE].*)?$/.test(upRet.raw);
}

function contradictionsOf(read: Read): Contradiction[] {
  const { latestValid, errMsg, lagMs } = read;
  const hasError = errMsg !== undefined && errMsg.text !== '';
  const found: Contradiction[] = [];
  if (latestValid?.value === true) {
    if (failed(read)) found.push('valid_but_up_ret');
    if (hasError) found.push('valid_but_err_msg');
    if (lagMs !== undefined && lagMs > 0) found.push('valid_but_older_serves');
  }
  if (latestValid?.value === false && lagMs === 0 && !hasError && !failed(read)) {
    found.push('invalid_but_same_version_without_error');
  }
  return found;
}

function judge({ latestValid }: Read, contradictions: readonly Contradiction[]): HealthVerdict {
  if (contradictions.length > 0) return 'contradictory';
  if (!latestValid) return 'unknown';
  return latestValid.value ? 'healthy' : 'newest_not_in_use';
}
