/** A request seen as a call: whom it addresses and which of its fields carries the sealed value. */
import { ENDPOINTS } from '#protocol/endpoints.ts';
import { carriersOf, chooseCarrier, type Carrier } from './carriers.ts';
import type { PastedRequest } from './request.ts';
import { readTarget, type Target } from './target.ts';

export interface About {
  request?: PastedRequest;
  target?: Target;
  /** The field with the sealed value, or the bare value itself. */
  carrier?: Carrier;
}

/** The target and the carrying field of a request. */
export function aboutRequest(request: PastedRequest): About {
  const target = request.url === undefined ? undefined : readTarget(request.url);
  const known =
    target && (target.api === 'message' || target.api === 'dictmsg') ? ENDPOINTS[target.api].parameter : undefined;
  const carrier = chooseCarrier(carriersOf(request), known);
  return { request, ...(target ? { target } : {}), ...(carrier ? { carrier } : {}) };
}
