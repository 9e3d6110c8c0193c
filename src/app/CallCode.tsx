import type { ConsoleData } from '#data/console.ts';
import type { WorkbenchDraft } from '#data/drafts.ts';
import { CodeView } from '#features/request/CodeView.tsx';
import { sentExchange } from '#features/request/sentExchange.ts';
import type { Credentials } from '#protocol/credentials.ts';
import type { Prepared } from '#protocol/prepare.ts';
import { useStore } from '#ui/useStore.ts';
import { useOrigin } from './useOrigin.ts';

interface CallCodeProps {
  data: ConsoleData;
  draft: WorkbenchDraft;
  prepared: Prepared;
  credentials: Credentials;
}

/** The workbench's call as code: its language is remembered, its file leaves by the door. */
export function CallCode({ data, draft, prepared, credentials }: CallCodeProps) {
  const { target, snippet } = useStore(data.preferences);
  const exchange = useStore(data.exchange);
  const baseUrl = useOrigin(target);
  const sentTo = useOrigin(exchange?.target ?? target);
  return (
    <CodeView
      draft={draft}
      prepared={prepared}
      credentials={credentials}
      baseUrl={baseUrl}
      sent={exchange && { value: exchange.prepared.value, ...sentExchange(exchange, sentTo) }}
      language={snippet}
      onLanguage={(id) => data.preferences.update((now) => ({ ...now, snippet: id }))}
      onSave={data.door.save}
    />
  );
}
