/** Why a call was not carried, or not to its end. One table; the page tells these from an upstream's own answers. */

/** Every reason and the HTTP status it is told with when no answer has begun. */
export const FAILURE_STATUS = {
  refused: 502,
  dns: 502,
  tls: 502,
  timeout: 504,
  reset: 502,
  request_too_large: 413,
  response_too_large: 502,
  forbidden_host: 403,
  forbidden_origin: 403,
  missing_launch_token: 403,
  unknown_target: 404,
  unknown_exchange: 404,
  bad_path: 404,
  method_not_allowed: 405,
  bad_upstream_response: 502,
} as const;

export type FailureReason = keyof typeof FAILURE_STATUS;

export interface Failure {
  reason: FailureReason;
  /** The operating system's or our own short words, for a developer; never a credential. */
  detail: string;
  target?: string;
}

/** How far the connection to the upstream had come. */
export type Stage = 'resolving' | 'connecting' | 'securing' | 'connected';

const BY_CODE: Readonly<Record<string, FailureReason>> = {
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  EADDRNOTAVAIL: 'refused',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  ETIMEDOUT: 'timeout',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  EPROTO: 'tls',
};

const BY_PREFIX: readonly (readonly [prefix: string, reason: FailureReason])[] = [
  ['HPE_', 'bad_upstream_response'],
  ['ERR_TLS_', 'tls'],
  ['ERR_SSL_', 'tls'],
  ['CERT_', 'tls'],
  ['UNABLE_TO_', 'tls'],
  ['SELF_SIGNED_', 'tls'],
  ['DEPTH_ZERO_', 'tls'],
  ['ERR_INVALID_', 'bad_upstream_response'],
];

/**
 * Reason of a Node connection error.
 * A reset while TLS is being agreed is a TLS failure: Node reports it as ECONNRESET all the same.
 */
export function reasonOf(error: Error, stage: Stage): FailureReason {
  const code = codeOf(error);
  if (stage === 'securing' && code === 'ECONNRESET') return 'tls';
  return BY_CODE[code] ?? BY_PREFIX.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'reset';
}

/** Code and words of a Node error on one line. The message of an AggregateError is empty; its code is not. */
export function detailOf(error: Error): string {
  const code = codeOf(error);
  if (error.message === '') return code;
  return error.message.includes(code) ? error.message : `${code}: ${error.message}`;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
