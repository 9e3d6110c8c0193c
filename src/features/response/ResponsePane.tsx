import { useState, type ReactNode } from 'react';
import type { LeavingFile } from '#data/download.ts';
import type { Exchange } from '#data/exchange.ts';
import type { ReplyReading } from '#data/reading.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Pane } from '#ui/Pane.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { BodyTools } from './BodyTools.tsx';
import { BodyView } from './BodyView.tsx';
import { HeaderTable } from './HeaderTable.tsx';
import { Metrics } from './Metrics.tsx';
import { PhaseBar } from './PhaseBar.tsx';
import { FailureNote, NothingYet, Waiting } from './states.tsx';

export interface ResponsePaneProps {
  exchange: Exchange | undefined;
  reading: ReplyReading | undefined;
  sending: boolean;
  /** JSON pointer of the value pointed at, here or in the decoded pane. */
  linkedPointer: string | undefined;
  onLink: (pointer: string | undefined) => void;
  onSave: (file: LeavingFile) => void;
  tools?: ReactNode;
}

type View = 'body' | 'headers';

/** What came back, byte for byte, and how long each part of the way took. */
export function ResponsePane({ exchange, reading, sending, linkedPointer, onLink, onSave, tools }: ResponsePaneProps) {
  const { workbench, response } = useWords();
  const [view, setView] = useState<View>('body');
  const [searching, setSearching] = useState(false);
  const received = exchange?.outcome.received;
  return (
    <Pane
      id="response"
      title={workbench.response}
      tools={
        <>
          {exchange && received && reading && !sending && view === 'body' && (
            <BodyTools
              exchange={exchange}
              body={received.body}
              reading={reading}
              searching={searching}
              onSearching={setSearching}
              onSave={onSave}
            />
          )}
          {tools}
        </>
      }
      tabs={
        exchange && !sending ? (
          <Tabs
            label={workbench.response}
            controls="response-view"
            value={view}
            onChange={setView}
            tabs={[
              { value: 'body', label: response.body },
              {
                value: 'headers',
                label: (
                  <>
                    {response.headers} <span className="text-12 text-t3">{received?.headers.length ?? 0}</span>
                  </>
                ),
              },
            ]}
          />
        ) : undefined
      }
    >
      {sending ? (
        <Waiting />
      ) : exchange ? (
        <div
          id="response-view"
          role="tabpanel"
          aria-label={workbench.response}
          className="flex min-h-0 flex-1 flex-col"
        >
          {exchange.outcome.kind === 'failure' && <FailureNote outcome={exchange.outcome} />}
          {received && (
            <>
              <Metrics received={received} phases={exchange.outcome.phases} reading={reading} />
              <PhaseBar phases={exchange.outcome.phases} />
            </>
          )}
          {received && view === 'headers' && <HeaderTable headers={received.headers} />}
          {received && view === 'body' && (
            <BodyView
              key={exchange.id}
              id={exchange.id}
              body={received.body}
              reading={reading}
              searching={searching}
              onSearching={setSearching}
              linkedPointer={linkedPointer}
              onLink={onLink}
            />
          )}
        </div>
      ) : (
        <NothingYet />
      )}
    </Pane>
  );
}
