/** What can be wrong with a request before its value is opened: method, path, body and field name (protocol.md 2, 3, 5). */
import type { Credentials } from '#protocol/credentials.ts';
import { ENDPOINTS, type EndpointId } from '#protocol/endpoints.ts';
import { parseJson } from '#protocol/plainJson.ts';
import type { About } from './about.ts';
import { isPlainCall, lookOf } from './carriers.ts';
import { announcedKind, headerOf, type PastedRequest } from './request.ts';
import type { Target } from './target.ts';
import { note, proven, suspected, type Finding } from './types.ts';
import { isPlaceholder } from './values.ts';

export interface RequestFacts {
  findings: Finding[];
  /** The call this is, or must be by what it carries. */
  api: EndpointId;
  /** Index of the profile the request addresses; the active one when it does not say. */
  profile: number;
}

/**
 * Judges a request against the profiles.
 * @returns findings from the outside inwards, and the profile whose TOKEN is in the path.
 */
export function judgeRequest(
  about: About & { unsetVariables?: readonly string[] },
  profiles: readonly Credentials[],
): RequestFacts {
  const { request, target, carrier } = about;
  const carried: EndpointId | undefined =
    carrier?.kind === 'token'
      ? 'message'
      : carrier?.kind === 'ciphertext' || carrier?.kind === 'xml'
        ? 'dictmsg'
        : undefined;
  const addressed = target && (target.api === 'message' || target.api === 'dictmsg') ? target.api : undefined;
  const named: EndpointId = carrier?.name === 'encrypt' ? 'dictmsg' : 'message';
  const api = addressed ?? carried ?? named;
  // A variable the shell would have filled in is not in the paste: nothing can be said about it.
  const unset = about.unsetVariables ?? [];
  const expanding = (finding: Finding): Finding => {
    const text = finding.evidence.token ?? finding.evidence.value;
    const open =
      typeof text === 'string' &&
      (text.startsWith('$(') || unset.some((name) => text === `$${name}` || text === `\${${name}}`));
    return finding.code.endsWith('_placeholder') && open ? { ...finding, severity: 'warning' } : finding;
  };
  const findings = request
    ? [
        ...commandFindings(request),
        ...methodFindings(request, target),
        ...(target ? pathFindings(target, profiles) : []).map(expanding),
        ...(addressed && carried && addressed !== carried
          ? [endpointMismatch(addressed, carried, carrier?.name ?? '')]
          : []),
        ...bodyFindings(request),
        ...fieldFindings(about, carried, api).map(expanding),
      ]
    : [];
  const byToken = target?.token ? profiles.findIndex(({ token }) => token === target.token) : -1;
  // A path that names a bot in the wrong way still names it.
  const byMistake = findings.find(({ code, evidence }) => code.startsWith('path_') && 'profile' in evidence)?.evidence
    .profile;
  const byPath = byToken < 0 && typeof byMistake === 'number' ? byMistake : byToken;
  return { findings, api: carried ?? api, profile: Math.max(0, byPath) };
}

function commandFindings({ swallowed }: PastedRequest): Finding[] {
  return swallowed.map((option) => proven('curl_option_swallowed', { option }));
}

function methodFindings({ method }: PastedRequest, target: Target | undefined): Finding[] {
  if (method === undefined || method === 'POST' || target?.api === 'other') return [];
  return method.toUpperCase() === 'POST'
    ? [note('method_lowercase', { method })]
    : [proven('method_not_post', { method })];
}

const PLATFORM_HOST = /(?:^|\.)(?:openai|chatbot)\.weixin\.qq\.com(?::\d+)?$/i;

function pathFindings(target: Target, profiles: readonly Credentials[]): Finding[] {
  const host: Finding[] =
    /^openaiapi\.weixin\.qq\.com/i.test(target.host) && target.api !== 'other'
      ? [suspected('host_mismatch', { host: target.host })]
      : [];
  if (target.api === 'other') return [note('endpoint_not_covered', { api: target.otherApi ?? '' })];
  if (target.api === 'unknown')
    return PLATFORM_HOST.test(target.host) ? [proven('path_unknown', { path: target.path })] : [];
  return [...host, ...tokenFindings(target, profiles)];
}

function tokenFindings({ token, rawToken }: Target, profiles: readonly Credentials[]): Finding[] {
  const about = { length: token.length };
  if (token === '') return [proven('path_token_missing')];
  if (profiles.some((profile) => profile.token === token)) return [];
  // A key with "/" in it fills several segments, and its "+" may have been read as a space.
  const forms = [token, rawToken, token.replaceAll(' ', '+')];
  const holder = (field: keyof Credentials) =>
    profiles.findIndex((profile) => profile[field] !== '' && forms.includes(profile[field].replace(/\/$/, '')));
  const keyOf = holder('encodingAESKey');
  if (keyOf >= 0) return [proven('path_has_key', { ...about, profile: keyOf })];
  const appIdOf = holder('appId');
  if (appIdOf >= 0) return [proven('path_has_appid', { ...about, profile: appIdOf })];
  if (isPlaceholder(token)) return [proven('path_placeholder', { token })];
  if (profiles.length === 0) return [];
  return [proven('path_token_unknown', { ...about, token, ...nearest(token, profiles) })];
}

// Why an unknown TOKEN may look right: case, white space around it, a piece missing.
function nearest(token: string, profiles: readonly Credentials[]): Record<string, string | number> {
  const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
  const profile = profiles.findIndex((p) => same(p.token, token));
  if (profile >= 0) return { near: token.trim() === profiles[profile]!.token ? 'space' : 'case', profile };
  const part = profiles.findIndex(
    (p) => p.token !== '' && token.length > 4 && (p.token.includes(token) || token.includes(p.token)),
  );
  return part >= 0 ? { near: 'part', profile: part } : {};
}

function endpointMismatch(addressed: EndpointId, carried: EndpointId, field: string): Finding {
  return proven('endpoint_mismatch', { addressed, carried, field });
}

function bodyFindings(request: PastedRequest): Finding[] {
  const contentType = headerOf(request, 'content-type');
  const announced = contentType === undefined ? undefined : announcedKind(contentType);
  const body = request.body?.trim() ?? '';
  const elsewhere = request.elsewhere.map((name) => note('body_in_file', { name }));
  if (request.parts || announced === 'multipart') return [proven('multipart_body'), ...elsewhere];
  if (body === '') return elsewhere;
  const look = lookOf(body);
  const valid = look !== 'json' || parseJson(body) !== undefined;
  if (announced === undefined) {
    return request.headersComplete === 'yes' ? [note('content_type_missing', { look }), ...elsewhere] : elsewhere;
  }
  const evidence = { contentType: contentType!, look };
  if (announced === 'json' && look === 'json') return valid ? [] : [proven('json_invalid', evidence)];
  if (!valid) return [proven('json_invalid', evidence), proven('content_type_mismatch', evidence)];
  if (look === 'xml') return [];
  if (look === 'other')
    return announced === 'json' && parseJson(body) === undefined ? [proven('content_type_mismatch', evidence)] : [];
  return announced === look ? [] : [proven('content_type_mismatch', evidence)];
}

function fieldFindings(
  { request, target, carrier }: About,
  carried: EndpointId | undefined,
  api: EndpointId,
): Finding[] {
  if (target?.api === 'other') return [];
  const wanted = ENDPOINTS[carried ?? api].parameter;
  if (!carrier) {
    if (request?.elsewhere.length) return [];
    if (isPlainCall(parseJson(request?.body ?? ''))) return [proven('value_not_sealed', { field: '' })];
    // A URL alone may be shown for its address only.
    return request?.source === 'url' || request?.source === 'log' ? [] : [proven('value_missing', { wanted })];
  }
  const { name, place, kind } = carrier;
  switch (kind) {
    case 'empty':
      return request?.elsewhere.length ? [] : [proven('value_missing', { wanted })];
    case 'placeholder':
      return [proven('value_placeholder', { field: name, value: carrier.value.slice(0, 80) })];
    case 'json':
      return [proven('value_not_sealed', { field: name })];
    case 'xml':
    case 'token':
    case 'ciphertext':
    case 'other':
      if (place === 'bare' || name === wanted || (place === 'body' && kind === 'xml')) return [];
      // The other call's name goes with the other call: told by endpoint_mismatch, unless only the name is wrong.
      return [proven('field_name_wrong', { field: name, wanted, place })];
  }
}
