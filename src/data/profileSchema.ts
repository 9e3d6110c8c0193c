/** What a profile is wherever it is written down. */
import * as v from 'valibot';

export const profileSchema = v.object({
  id: v.string(),
  name: v.string(),
  purpose: v.picklist(['sample', 'test', 'live']),
  credentials: v.object({ appId: v.string(), token: v.string(), encodingAESKey: v.string() }),
  /** Grows with every change; previews are keyed on it instead of on a secret. */
  revision: v.number(),
});

export type StoredProfile = v.InferOutput<typeof profileSchema>;
