import { useState, type ReactNode } from 'react';
import { formatBytes } from '#i18n/format.ts';
import { useCoreWords } from '#i18n/I18n.tsx';
import { bodyBytes, type Prepared } from '#protocol/prepare.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Message } from '#ui/Message.tsx';
import { Pane, Section, SectionHead } from '#ui/Pane.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { CipherAnatomy } from './CipherAnatomy.tsx';
import { RequestUrl } from './RequestUrl.tsx';
import { TokenAnatomy } from './TokenAnatomy.tsx';

interface RequestPaneProps {
  prepared: Prepared | undefined;
  /** Where the request goes, as a person would call it: scheme, host and port. */
  origin: string;
  frozen: boolean;
  /** Absent for a request that has left: its bytes stay what they are. */
  onFreeze?: (frozen: boolean) => void;
  /** The code view, given by the app because it is loaded on demand; absent where a request is only looked back at. */
  code?: ReactNode;
  /** Code kept in sight below the request, or nothing. */
  dock?: ReactNode;
  /** What really left the proxy, for the last exchange. */
  sent: ReactNode;
  /** Under the signature of a token that was refused: as sent and as it should be. */
  rejected?: ReactNode;
  tools?: ReactNode;
}

type View = 'raw' | 'code' | 'sent';

/** The request as it will leave, live while typing, and how each byte of it came to be. */
export function RequestPane(props: RequestPaneProps) {
  const { workbench } = useCoreWords();
  const [view, setView] = useState<View>('raw');
  const { prepared } = props;
  const steps = prepared?.steps.scheme === 'wxbizmsgcrypt' ? workbench.cryptSteps : workbench.raw;
  return (
    <Pane
      id="request"
      title={workbench.request}
      tools={props.tools}
      tabs={
        <Tabs
          label={workbench.request}
          controls="request-view"
          value={view}
          onChange={setView}
          tabs={[
            { value: 'raw', label: steps },
            ...('code' in props ? [{ value: 'code' as const, label: workbench.code }] : []),
            { value: 'sent', label: workbench.sentBytes },
          ]}
        />
      }
    >
      <div id="request-view" role="tabpanel" aria-label={workbench.request} className="flex min-h-0 flex-1 flex-col">
        {view === 'raw' && <RawView {...props} />}
        {view === 'code' &&
          (!prepared ? <NotReady /> : prepared.large ? <TooLargeForCode prepared={prepared} /> : props.code)}
        {view === 'sent' && props.sent}
      </div>
    </Pane>
  );
}

function NotReady() {
  const { workbench } = useCoreWords();
  return (
    <div className="p-4">
      <Message tone="note">{workbench.cannotPrepare}</Message>
    </div>
  );
}

function TooLargeForCode({ prepared }: { prepared: Prepared }) {
  const { workbench } = useCoreWords();
  return (
    <div className="p-4">
      <Message tone="note">{workbench.codeTooLarge(formatBytes(bodyBytes(prepared)))}</Message>
    </div>
  );
}

function RawView({ prepared, origin, frozen, onFreeze, dock, rejected }: RequestPaneProps) {
  if (!prepared) return <NotReady />;
  return (
    <>
      <RequestUrl prepared={prepared} origin={origin} />
      <Headers prepared={prepared} />
      {prepared.steps.scheme === 'jwt' ? (
        <JwtBody prepared={prepared} rejected={rejected} />
      ) : (
        <CipherAnatomy prepared={prepared} encrypted={prepared.steps.encrypted} frozen={frozen} onFreeze={onFreeze} />
      )}
      {dock && <div className="mt-auto flex h-64 flex-none flex-col border-t border-line">{dock}</div>}
    </>
  );
}

function Headers({ prepared }: { prepared: Prepared }) {
  const headers = [...prepared.headers, ['Content-Length', String(bodyBytes(prepared))] as const];
  return (
    <Section>
      <dl className="wire grid grid-cols-[112px_minmax(0,1fr)] gap-x-2">
        {headers.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-t3">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function JwtBody({ prepared, rejected }: { prepared: Prepared; rejected: ReactNode }) {
  const { workbench } = useCoreWords();
  if (prepared.steps.scheme !== 'jwt') return null;
  const { signed } = prepared.steps;
  const text = prepared.bodyText || prepared.search;
  const at = text.indexOf(signed.token);
  return (
    <TokenAnatomy
      signed={signed}
      rejected={rejected}
      before={text.slice(0, at)}
      after={text.slice(at + signed.token.length)}
      head={
        <SectionHead
          title={workbench.body}
          note={
            prepared.body.length > 0
              ? `${workbench.encodings[prepared.encoding]} · ${formatBytes(prepared.body.length)}`
              : workbench.bodyEmpty
          }
          aside={<CopyButton what={workbench.body} text={() => text} asked={[signed.token]} />}
        />
      }
    />
  );
}
