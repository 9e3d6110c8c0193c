/** Rules over the exchange itself: status, body, charset, time. */
import {
  inReply,
  quote,
  type Case,
  type EvidenceRef,
  type Finding,
  type Fix,
  type HttpPhase,
  type Rule,
} from './finding.ts';
import type { Reading } from './read.ts';

const STATUS: EvidenceRef = { kind: 'http', part: 'status' };
const BODY: EvidenceRef = { kind: 'http', part: 'body' };

/** Milliseconds beyond which a phase is worth a word. Our own judgement, no limit of the platform. */
const SLOW_PHASES: Readonly<Record<HttpPhase, number>> = {
  dns: 500,
  connect: 500,
  tls: 1000,
  ttfb: 1000,
  download: 2000,
};

export const transportRules: readonly Rule[] = [httpStatus, body, charset, slowPhases];

function httpStatus({ http: { status }, reading }: Case): Finding[] {
  // A refusal of the platform explains its own status.
  if (status < 400 || reading.failure) return [];
  const code = status >= 500 ? 'http_server_error' : 'http_client_error';
  return [
    { code, severity: 'error', certainty: 'proven', evidence: [STATUS], data: { status }, fix: nextStep(status) },
  ];
}

/** What helps against a refusal by status alone (RFC 9110 section 15.5; 425 and 429: RFC 8470, RFC 6585). */
function nextStep(status: number): Fix {
  switch (status) {
    case 413:
      return { kind: 'send_less' };
    case 429:
      return { kind: 'slow_down' };
    case 408:
    case 425:
      return { kind: 'send_again' };
    default:
      return { kind: status >= 500 ? 'send_again' : 'check_address' };
  }
}

function body({ reading, http }: Case): Finding[] {
  if (reading.failure) return [];
  const found = { severity: 'error', certainty: 'proven', evidence: [BODY], data: {} } as const;
  switch (reading.kind) {
    case 'empty':
      return [{ ...found, code: 'empty_body', data: { size: reading.size } }];
    case 'html':
      return [{ ...found, code: 'html_page', evidence: [BODY, STATUS], data: htmlData(reading) }];
    case 'text':
      return http.status >= 400 ? [] : [{ ...found, code: 'not_json', data: { begins: quote(reading.text ?? '') } }];
    case 'binary':
      return brokenJson(reading, http.headers);
    case 'json':
      return [...brokenJson(reading, http.headers), ...emptyHanded(reading)];
  }
}

function htmlData({ status, text = '' }: Reading): Finding['data'] {
  const title = /<title[^>]{0,200}>([^<]{0,200})/i.exec(text.slice(0, 4096))?.[1]?.trim();
  return title ? { status, title } : { status };
}

function brokenJson({ json, size }: Reading, headers: Case['http']['headers']): Finding[] {
  const problem = json?.problem;
  if (!problem) return [];
  const { line, column, at } = problem;
  const data = { line, column, at, problem: problem.code, size };
  if (problem.effect === 'repaired') {
    return [{ code: 'json_repaired', severity: 'warning', certainty: 'proven', evidence: [BODY], data }];
  }
  if (problem.code !== 'unterminated') {
    return [{ code: 'broken_json', severity: 'error', certainty: 'proven', evidence: [BODY], data }];
  }
  const promised = headers?.find(([name]) => name.toLowerCase() === 'content-length')?.[1];
  const short = promised !== undefined && Number(promised) > size;
  return [
    {
      code: 'truncated',
      severity: 'error',
      certainty: 'proven',
      evidence: short ? [BODY, { kind: 'http', part: 'header', name: 'content-length' }] : [BODY],
      data: short ? { ...data, promised: Number(promised) } : data,
      fix: { kind: 'send_again' },
    },
  ];
}

function emptyHanded({ reason, status }: Reading): Finding[] {
  const found = { severity: 'error', certainty: 'proven', evidence: [inReply('')], data: { status } } as const;
  if (reason === 'not_an_object') return [{ ...found, code: 'not_an_object' }];
  return reason === 'nothing_known' ? [{ ...found, code: 'nothing_known' }] : [];
}

function charset({ reading }: Case): Finding[] {
  switch (reading.charset) {
    case 'utf-8':
      return [];
    case 'utf-8-bom':
      return [{ code: 'byte_order_mark', severity: 'note', certainty: 'proven', evidence: [BODY], data: {} }];
    case 'not-utf-8': {
      const { charsetGuess } = reading;
      const found = { code: 'not_utf8', severity: 'error', certainty: 'proven', evidence: [BODY] } as const;
      return charsetGuess
        ? [{ ...found, data: { charset: charsetGuess }, fix: { kind: 'decode_as', charset: charsetGuess } }]
        : [{ ...found, data: {} }];
    }
  }
}

function slowPhases({ http: { phases = {} } }: Case): Finding[] {
  return (Object.keys(SLOW_PHASES) as HttpPhase[]).flatMap((name): Finding[] => {
    const took = phases[name];
    const limit = SLOW_PHASES[name];
    if (took === undefined || took <= limit) return [];
    return [
      {
        code: 'slow_phase',
        severity: 'warning',
        certainty: 'proven',
        evidence: [{ kind: 'http', part: 'phase', name }],
        data: { phase: name, ms: Math.round(took), limit },
      },
    ];
  });
}
