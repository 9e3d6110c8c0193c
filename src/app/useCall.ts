import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ConsoleData } from '#data/console.ts';
import { callOf, typingIssues, type WorkbenchDraft } from '#data/drafts.ts';
import type { Exchange } from '#data/exchange.ts';
import { environmentOf, previewOptions } from '#data/preview.ts';
import type { Profile } from '#data/profiles.ts';
import { sendOptions } from '#data/send.ts';
import { lintDraft, type DraftIssue } from '#protocol/draft.ts';
import type { Prepared } from '#protocol/prepare.ts';
import { useStore } from '#ui/useStore.ts';
import { outgoing, preparerOf, settled } from './outgoing.ts';

export interface Call {
  /** The request on screen: the one that was sent while nothing has changed since, else the preview. */
  prepared: Prepared | undefined;
  issues: readonly DraftIssue[];
  phase: 'editing' | 'sending' | 'done';
  exchange: Exchange | undefined;
  /** Whether there is a request that could be sent. */
  ready: boolean;
  /** Sends what is on screen, or what has just taken its place. */
  send(given?: { draft: WorkbenchDraft; profile: Profile }): void;
  cancel(): void;
}

interface Sent {
  draft: WorkbenchDraft;
  profile: Profile;
  prepared: Prepared;
}

/** One call from draft to exchange: the live preview, sending, and cancelling. */
export function useCall(
  data: ConsoleData,
  profile: Profile | undefined,
  onAnswered: (exchange: Exchange) => void,
): Call {
  const draft = useStore(data.draft);
  const exchange = useStore(data.exchange);
  const preparer = profile && preparerOf(data, draft, profile);
  const preview = useQuery({
    ...previewOptions(draft, profile ?? NO_PROFILE, preparer),
    enabled: profile !== undefined,
  });
  const sending = useMutation(sendOptions());
  const [sent, setSent] = useState<Sent>();
  const controller = useRef<AbortController>(undefined);
  const underWay = useRef(false);

  const typing = typingIssues(draft);
  const prepared = currentRequest();
  const refused = preview.data?.ok === false && !preview.isPlaceholderData ? preview.data.issues : undefined;
  const unprepared = refused ?? lintDraft(callOf(draft), (profile ?? NO_PROFILE).credentials);
  const issues = [...typing, ...(prepared?.issues ?? unprepared)];
  const ready = profile !== undefined && !issues.some((issue) => issue.severity === 'error');

  function currentRequest(): Prepared | undefined {
    if (typing.length > 0) return undefined;
    if (sent && sent.draft === draft && sent.profile === profile) return sent.prepared;
    return preview.data?.ok ? preview.data.prepared : undefined;
  }

  const send: Call['send'] = (given) => {
    const asked = given ?? (profile && ready ? { draft, profile } : undefined);
    // Known before the page has drawn that it is sending: two presses in one moment are one call.
    if (underWay.current || !asked) return;
    underWay.current = true;
    const typed = given ? Promise.resolve(asked.draft) : settled(data, asked.draft);
    void typed
      .then((draftNow) => sendNow({ draft: draftNow, profile: asked.profile }))
      .finally(() => (underWay.current = false));
  };
  const sendNow = async (now: Pick<Sent, 'draft' | 'profile'>) => {
    const leaving = await outgoing(data, now.draft, now.profile);
    const { target, scenario, timeout } = data.preferences.get();
    controller.current = new AbortController();
    data.flush();
    const { signal } = controller.current;
    const call = sending.mutateAsync({
      ...leaving,
      credentials: now.profile.credentials,
      profileId: now.profile.id,
      target,
      origin: 'bench',
      journal: data.history,
      scenario,
      timeout,
      environment: environmentOf(now.draft),
      signal,
      onPrepared: (request) => setSent({ ...now, prepared: request }),
    });
    // A sealing that was cancelled has no result, and the mutation knows why.
    const result = await call.catch(() => undefined);
    if (!result?.sent) return;
    data.exchange.set(result.exchange);
    data.sentCount.update((count) => count + 1);
    onAnswered(result.exchange);
  };

  return {
    prepared,
    issues,
    phase: sending.isPending ? 'sending' : exchange ? 'done' : 'editing',
    exchange,
    ready,
    send,
    cancel: () => controller.current?.abort(),
  };
}

// Stands in where no profile exists, so that the draft is still linted and says which credentials are missing.
const NO_PROFILE: Profile = {
  id: '',
  name: '',
  purpose: 'test',
  credentials: { appId: '', token: '', encodingAESKey: '' },
  revision: 0,
  area: 'tab',
};
