import { Suspense, lazy, useState, type ReactNode } from 'react';
import type { ConsoleData } from '#data/console.ts';
import type { Exchange } from '#data/exchange.ts';
import { RequestPane } from '#features/request/RequestPane.tsx';
import { SentBytes } from '#features/request/SentBytes.tsx';
import { useWords } from '#i18n/I18n.tsx';
import { PaneTitleContext } from '#ui/Pane.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { useStore } from '#ui/useStore.ts';
import { useOrigin } from './useOrigin.ts';
import { useFurther, useReading } from './useReading.ts';
import { VocabularyEffect } from './VocabularyEffect.tsx';

const ResponsePane = lazy(() =>
  import('#features/response/ResponsePane.tsx').then((module) => ({ default: module.ResponsePane })),
);
const DecodedPane = lazy(() =>
  import('#features/decoded/DecodedPane.tsx').then((module) => ({ default: module.DecodedPane })),
);

type View = 'decoded' | 'request' | 'response';

const VIEWS: readonly View[] = ['decoded', 'request', 'response'];

interface ExchangePanesProps {
  data: ConsoleData;
  exchange: Exchange;
  /** Which call this is, such as a turn or a row; stands before the tabs. */
  title: ReactNode;
  /** At the end of the head: the way to the next one, a way out. */
  tools?: ReactNode;
  /** Stands before what the reply means and scrolls with it. */
  introduction?: ReactNode;
  footer?: ReactNode;
  /** A question the answer suggests was pressed. */
  onAsk: (question: string) => void;
}

/** One finished call taken apart: what it means, how it was made, what came back. At most one is on screen. */
export function ExchangePanes({ data, exchange, title, tools, introduction, footer, onAsk }: ExchangePanesProps) {
  const { workbench, shell } = useWords();
  const [view, setView] = useState<View>('decoded');
  const [linkedPointer, setLinkedPointer] = useState<string>();
  const reading = useReading(data, exchange);
  const further = useFurther(data, exchange);
  const answersGiven = useStore(data.answersGiven);
  const origin = useOrigin(exchange.target);
  const shared = { exchange, reading, sending: false, linkedPointer, onLink: setLinkedPointer };
  const panes: Record<View, () => ReactNode> = {
    decoded: () => (
      <DecodedPane
        {...shared}
        onAsk={onAsk}
        onFurther={further}
        answersGiven={answersGiven}
        introduction={introduction}
        supplement={<VocabularyEffect data={data} exchange={exchange} />}
        foot={footer ? 'flowing' : 'fixed'}
      />
    ),
    request: () => (
      <RequestPane
        key={exchange.id}
        prepared={exchange.prepared}
        origin={origin}
        frozen={false}
        sent={<SentBytes exchangeId={exchange.id} />}
      />
    ),
    response: () => <ResponsePane {...shared} onSave={(file) => void data.door.save(file)} />,
  };
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <header className="flex min-h-10 flex-none flex-wrap items-center gap-x-4 border-b border-line pr-2 pl-4 max-tablet:min-h-11">
        <h2 className="text-13 font-semibold whitespace-nowrap">{title}</h2>
        <Tabs
          label={shell.paneTabs}
          controls="exchange-view"
          value={view}
          onChange={setView}
          // Beside tools there is no room for them on a phone.
          className={
            tools ? 'h-[39px] max-tablet:order-1 max-tablet:h-11 max-tablet:w-full' : 'h-[39px] max-tablet:h-11'
          }
          tabs={VIEWS.map((value) => ({ value, label: workbench[value] }))}
        />
        {tools && <div className="ml-auto flex min-h-[39px] items-center gap-0.5">{tools}</div>}
      </header>
      <div
        id="exchange-view"
        role="tabpanel"
        aria-label={workbench[view]}
        className="flex min-h-0 flex-1 flex-col *:flex-1"
      >
        <PaneTitleContext value="tab">
          <Suspense fallback={<p className="p-4 text-12 text-t3">{shell.loading}</p>}>{panes[view]()}</Suspense>
        </PaneTitleContext>
      </div>
      {footer && <footer className="flex-none border-t border-line bg-surface px-4 py-2">{footer}</footer>}
    </div>
  );
}
