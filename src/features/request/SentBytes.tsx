import { useQuery } from '@tanstack/react-query';
import { proxyRecordOptions } from '#data/proxy.ts';
import { useCoreWords } from '#i18n/I18n.tsx';
import { decodeUtf8Lossy, fromBase64 } from '#protocol/bytes.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Message } from '#ui/Message.tsx';
import { Section, SectionHead } from '#ui/Pane.tsx';
import { LongText } from './LongText.tsx';

interface SentBytesProps {
  exchangeId: string | undefined;
}

/** The proxy's own record of the last request: what really left this machine. */
export function SentBytes({ exchangeId }: SentBytesProps) {
  const { workbench } = useCoreWords();
  if (exchangeId === undefined) {
    return (
      <div className="p-4">
        <Message tone="note">{workbench.sentBytesNone}</Message>
      </div>
    );
  }
  return <ProxyRecord exchangeId={exchangeId} />;
}

function ProxyRecord({ exchangeId }: { exchangeId: string }) {
  const { workbench, shell } = useCoreWords();
  const { data, isError, refetch } = useQuery(proxyRecordOptions(exchangeId));
  if (isError) {
    return (
      <div className="p-4">
        <Message tone="bad" action={{ label: shell.retry, run: () => void refetch() }}>
          {shell.noProxy}
        </Message>
      </div>
    );
  }
  if (!data) return <p className="p-4 text-12 text-t3">{shell.loading}</p>;
  const body = decodeUtf8Lossy(fromBase64(data.requestBodyBase64) ?? new Uint8Array());
  const head = [`${data.method} ${data.url}`, ...data.requestHeaders.map(([name, value]) => `${name}: ${value}`)].join(
    '\n',
  );
  return (
    <>
      <Section>
        <SectionHead
          title={workbench.sentBytes}
          note={workbench.sentBytesHint}
          aside={<CopyButton what={workbench.sentBytes} text={() => `${head}\n\n${body}`} />}
        />
        <pre className="wire mt-2 whitespace-pre-wrap">{head}</pre>
      </Section>
      {body && (
        <Section>
          <p className="wire break-all">
            <LongText text={body} />
          </p>
        </Section>
      )}
    </>
  );
}
