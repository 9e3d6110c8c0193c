/** The latest calls, whole in memory as long as there is room for them; history has the others. */
import type { Exchange } from '#data/exchange.ts';
import { bodyBytes } from '#protocol/prepare.ts';

export interface Room {
  exchanges: number;
  bytes: number;
}

export interface RecentExchanges {
  keep(exchange: Exchange): void;
  find(id: string): Exchange | undefined;
}

/** Ten large replies, or a morning of small talk. */
const ROOM: Room = { exchanges: 500, bytes: 32 * 1024 * 1024 };

/** The oldest go first. The latest stays however large it is: it is the one being looked at. */
export function recentExchanges(room: Room = ROOM): RecentExchanges {
  const kept = new Map<string, Exchange>();
  let bytes = 0;
  const drop = (exchange: Exchange) => {
    kept.delete(exchange.id);
    bytes -= heldBytes(exchange);
  };
  return {
    keep: (exchange) => {
      const before = kept.get(exchange.id);
      if (before) drop(before);
      kept.set(exchange.id, exchange);
      bytes += heldBytes(exchange);
      for (const oldest of kept.values()) {
        if (oldest === exchange || (kept.size <= room.exchanges && bytes <= room.bytes)) return;
        drop(oldest);
      }
    },
    find: (id) => kept.get(id),
  };
}

// The body, the same as text, and the two texts it was made of; what stands in the steps are views and cuts of them.
function heldBytes({ prepared, outcome }: Exchange): number {
  const { bodyText, plaintext, value } = prepared;
  return bodyBytes(prepared) + bodyText.length + plaintext.length + value.length + (outcome.received?.body.length ?? 0);
}
