/** The steps from the pasted text to the sealed value. */
import type { Recognised } from './recognise.ts';
import { percentDecode, locate, ranged } from './text.ts';
import { layer, type Finding, type FindingCode, type Layer } from './types.ts';

const LAYER_OF: Partial<Record<FindingCode, Layer['kind']>> = {
  method_not_post: 'request',
  unbalanced_quote: 'request',
  curl_option_swallowed: 'request',
  content_type_mismatch: 'request',
  endpoint_mismatch: 'url',
  path_unknown: 'url',
  host_mismatch: 'url',
  path_placeholder: 'path_token',
  path_has_key: 'path_token',
  path_has_appid: 'path_token',
  path_token_unknown: 'path_token',
  path_token_missing: 'path_token',
};

/** Request, URL, TOKEN in the path, body: as far as the paste has them. */
export function requestLayers(
  input: string,
  { request, target, carrier, parts }: Recognised,
  findings: readonly Finding[],
): Layer[] {
  if (!request) return [];
  const codes = (kind: Layer['kind'] | undefined) =>
    findings.filter(({ code, severity }) => severity !== 'note' && LAYER_OF[code] === kind).map(({ code }) => code);
  const layers: Layer[] = [];
  const contentType = request.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  layers.push(
    layer('request', codes('request'), { data: { method: request.method ?? '', source: request.source, contentType } }),
  );
  if (target) {
    layers.push(
      layer('url', codes('url'), {
        text: request.url ?? '',
        data: { host: target.host, api: target.otherApi ?? target.api },
        ...ranged(locate(input, request.url ?? '')),
      }),
    );
    if (target.rawToken !== '' || codes('path_token').length > 0) {
      const range = parts.find(({ kind }) => kind === 'path_token');
      layers.push(
        layer('path_token', codes('path_token'), {
          text: target.token,
          data: { length: target.token.length },
          ...ranged(range),
        }),
      );
    }
  }
  const inBody = codes(undefined);
  const place = carrier?.place;
  const kind =
    place === 'json'
      ? 'json'
      : place === 'multipart'
        ? 'multipart'
        : place === 'form' || place === 'url'
          ? 'form'
          : undefined;
  if (kind && carrier)
    layers.push(layer(kind, inBody, { text: carrier.raw, data: { field: carrier.name, place: carrier.place } }));
  else if (inBody.length > 0) layers.push(layer('form', inBody, { text: request.body ?? '', status: 'failed' }));
  if (carrier && kind === 'form' && percentDecode(carrier.raw) !== carrier.raw) {
    layers.push(layer('percent', [], { text: carrier.value }));
  }
  return layers;
}
