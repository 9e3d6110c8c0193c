/** A response that was pasted instead of the request: only what its codes say (protocol.md section 6). */
import { isRecord, parseJson } from '#protocol/plainJson.ts';
import { layer, note, proven, type Aspect } from './types.ts';

/** Judges a response by its own error members. */
export function judgeResponse({ status, body }: { status?: number; body: string }): Aspect {
  const value = parseJson(body);
  const about: Record<string, string | number> = {
    ...(status === undefined ? {} : { status }),
    ...(isRecord(value) ? membersOf(value) : {}),
  };
  const failed =
    'errcode' in about || 'ret' in about || 'code' in about || 'message' in about || (status ?? 200) >= 400;
  const finding = failed ? proven('response_error', about) : note('response_ok', about);
  return {
    findings: [finding],
    layers: [layer('response', failed ? ['response_error'] : [], { text: body, data: about })],
  };
}

function membersOf(value: Record<string, unknown>): Record<string, string | number> {
  const found: Record<string, string | number> = {};
  for (const name of ['errcode', 'ret', 'code'] as const) {
    const code = value[name];
    if (typeof code === 'number' && code !== 0) found[name] = code;
  }
  for (const name of ['errmsg', 'err_msg', 'error', 'rid'] as const) {
    const text = value[name];
    if (typeof text === 'string' && text !== '') found[name === 'rid' ? 'rid' : 'message'] = text.slice(0, 500);
  }
  return found;
}
