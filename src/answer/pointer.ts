/** JSON Pointers (RFC 6901) over the nodes of `json.ts`. */
import type { JsonMember, JsonNode } from './json.ts';

/** One step of a pointer, escaped: `~` as `~0`, `/` as `~1`. */
export function escapeToken(token: string): string {
  return /[~/]/.test(token) ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token;
}

/** The unescaped steps of a pointer; none for `''`, the whole document. */
export function tokensOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A pointer made of unescaped steps. */
export function pointerFrom(tokens: readonly (string | number)[]): string {
  return tokens.map((token) => `/${escapeToken(String(token))}`).join('');
}

/** The member of an object; of several with the same key the last, as `JSON.parse` has it. */
export function memberOf(node: JsonNode | undefined, key: string): JsonMember | undefined {
  return node?.kind === 'object' ? node.members.findLast((member) => member.key === key) : undefined;
}

/** The value of an object's member, or `undefined` when there is no such object or member. */
export function valueOf(node: JsonNode | undefined, key: string): JsonNode | undefined {
  return memberOf(node, key)?.value;
}

/** The node a pointer leads to, or `undefined`. */
export function nodeAt(root: JsonNode | undefined, pointer: string): JsonNode | undefined {
  let node = root;
  for (const token of tokensOf(pointer)) {
    node = node?.kind === 'array' ? node.items[indexOf(token)] : valueOf(node, token);
    if (!node) return undefined;
  }
  return node;
}

function indexOf(token: string): number {
  return /^(?:0|[1-9]\d*)$/.test(token) ? Number(token) : -1;
}

/** The pointer of a node of this document. Repeated keys share one pointer. */
export function pointerOf(root: JsonNode, node: JsonNode): string {
  const tokens: (string | number)[] = [];
  let at: JsonNode = root;
  while (at !== node) {
    const child: Child | undefined = childAt(at, node.start);
    if (!child) break;
    tokens.push(child.token);
    at = child.node;
  }
  return pointerFrom(tokens);
}

interface Child {
  token: string | number;
  node: JsonNode;
}

function childAt(node: JsonNode, offset: number): Child | undefined {
  if (node.kind === 'object') {
    const i = lastNotAfter(node.members.length, (n) => node.members[n]!.keyStart <= offset);
    const member = node.members[i];
    return member && offset < member.value.end ? { token: member.key, node: member.value } : undefined;
  }
  if (node.kind !== 'array') return undefined;
  const i = lastNotAfter(node.items.length, (n) => node.items[n]!.start <= offset);
  const item = node.items[i];
  return item && offset < item.end ? { token: i, node: item } : undefined;
}

// The last index for which the monotone test holds, or -1.
function lastNotAfter(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
