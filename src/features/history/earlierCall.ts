/** Finds what a call just made is worth comparing with. */
import { facetsFromKey, type Facets } from '#data/historyHead.ts';
import type { HistoryKeeper } from '#data/history.ts';
import type { Row } from '#data/historySchema.ts';
import { rowAt } from './historyModel.ts';

/** `success`: only one the platform counts as a success; `answer`: whatever came back. */
export type Earlier = 'answer' | 'success';

/** Rows after which the same question is looked for no further, once there is something to compare with. */
const LOOK_BACK = 2000;

/**
 * The id of the call before one, by hand, through the same profile to the same API: the last that asked the same, else
 * the last. Nothing when there is none, or when the call itself was not kept.
 */
export async function earlierCall(
  keeper: Pick<HistoryKeeper, 'segments'>,
  id: string,
  wanted: Earlier,
): Promise<string | undefined> {
  let own: Row | undefined;
  let nearest: string | undefined;
  let looked = 0;
  for await (const page of keeper.segments()) {
    for (const segment of page) {
      for (let place = segment.ids.length - 1; place >= 0; place--) {
        if (!own) {
          if (segment.ids[place] === id) own = rowAt({ segment, place });
          continue;
        }
        if (nearest !== undefined && ++looked > LOOK_BACK) return nearest;
        const facets = facetsFromKey(segment.facets[place]!);
        if (facets.api !== own.api || facets.profileId !== own.profileId) continue;
        if (!byHand(facets) || !cameBack(facets, wanted)) continue;
        const row = rowAt({ segment, place });
        if (row.msg === own.msg) return row.id;
        nearest ??= row.id;
      }
    }
  }
  return nearest;
}

function byHand({ origin }: Facets): boolean {
  return origin !== 'batch' && origin !== 'microscope';
}

function cameBack({ result }: Facets, wanted: Earlier): boolean {
  switch (wanted) {
    case 'success':
      return result === 'answered';
    case 'answer':
      return result === 'answered' || result === 'refused' || result === 'unreadable';
  }
}
