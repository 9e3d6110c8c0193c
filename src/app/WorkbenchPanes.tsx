import PanelLeftClose from 'lucide-react/icons/panel-left-close';
import PanelLeftOpen from 'lucide-react/icons/panel-left-open';
import type { ReactNode } from 'react';
import type { PersistedStore } from '#data/persisted.ts';
import type { Preferences } from '#data/preferences.ts';
import { ChainSentence } from '#features/chain/ChainSentence.tsx';
import { SignalLine } from '#features/chain/SignalLine.tsx';
import type { Station } from '#features/chain/stations.ts';
import { useCoreWords } from '#i18n/I18n.tsx';
import type { EndpointId } from '#protocol/endpoints.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { PaneTitleContext } from '#ui/Pane.tsx';
import { Resizer } from '#ui/Resizer.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { useStore } from '#ui/useStore.ts';
import { ErrorScreen } from './ErrorScreen.tsx';

export type PaneId = 'compose' | 'request' | 'response' | 'decoded';

const PANE_IDS: readonly PaneId[] = ['compose', 'request', 'response', 'decoded'];

/** `small`: a tablet with room for one pane beside what is composed. */
export type Layout = 'desk' | 'tablet' | 'small' | 'phone';

/** The layout the window's width asks for. */
export function useLayout(): Layout {
  const desk = useMediaQuery('(min-width: 1200px)');
  const small = useMediaQuery('(max-width: 820px)');
  const phone = useMediaQuery('(max-width: 640px)');
  return desk ? 'desk' : phone ? 'phone' : small ? 'small' : 'tablet';
}

interface WorkbenchPanesProps {
  layout: Layout;
  api: EndpointId;
  /** `refused`: the decoded pane holds the causes and takes the room they need. */
  ending: 'refused' | 'other';
  stations: readonly (readonly Station[])[];
  /** Why a station is not passed. */
  why: (station: Station) => ReactNode;
  /** Given the tools the layout adds to a pane's head. */
  panes: Record<PaneId, (tools: ReactNode) => ReactNode>;
  /** What a folded pane still says. */
  spines: Partial<Record<PaneId, ReactNode>>;
  preferences: PersistedStore<Preferences>;
  /** The pane on screen where there is room for one, and for the shared middle one. */
  shown: PaneId;
  onShow: (pane: PaneId) => void;
  /** Marks beside a tab's name: a status, a dot. */
  marks: Partial<Record<PaneId, ReactNode>>;
  /** Stands below the panes of a phone. */
  phoneBar: ReactNode;
}

/** Four panes side by side, two or three of which one is shared, or one at a time. */
export function WorkbenchPanes(props: WorkbenchPanesProps) {
  switch (props.layout) {
    case 'desk':
      return <Desk {...props} />;
    case 'tablet':
    case 'small':
      return <Tablet {...props} />;
    case 'phone':
      return <Phone {...props} />;
  }
}

const MIN_WIDTH = 280;
const MAX_WIDTH = 960;
const SPINE = '44px';

// Shares of the free width, as the design has them: dictionary work needs room for words and bytes.
const TRACKS: Record<EndpointId, Record<PaneId, string>> = {
  message: {
    compose: 'var(--compose)',
    request: 'minmax(280px,360fr)',
    response: 'minmax(280px,376fr)',
    decoded: 'minmax(280px,344fr)',
  },
  dictmsg: {
    compose: 'minmax(280px,400px)',
    request: 'minmax(280px,488fr)',
    response: 'minmax(280px,376fr)',
    decoded: 'minmax(280px,444fr)',
  },
};

/** Room for ranked causes and the presses that mend them. */
const CAUSES_WIDTH = 'minmax(280px,416px)';

const FOLDABLE = new Set<PaneId>(['request', 'response']);

function Desk({ api, ending, stations, why, panes, spines, preferences }: WorkbenchPanesProps) {
  const { shell, workbench } = useCoreWords();
  const now = useStore(preferences);
  const { paneWidths } = now;
  const folded = (id: PaneId) => isFolded(now, api, id);
  const track = (id: PaneId) => {
    if (folded(id)) return SPINE;
    const width = paneWidths[id];
    return width === undefined ? TRACKS[api][id] : `minmax(${MIN_WIDTH}px,${width}px)`;
  };
  const columns = PANE_IDS.map((id, i) => (i === PANE_IDS.length - 1 ? 'minmax(280px,1fr)' : track(id)));
  if (PANE_IDS.slice(0, -1).every((id) => paneWidths[id] === undefined))
    columns[3] = ending === 'refused' ? CAUSES_WIDTH : TRACKS[api].decoded;
  const setWidth = (id: PaneId, width: number | undefined) =>
    preferences.update((before) => {
      const { [id]: _, ...rest } = before.paneWidths;
      return { ...before, paneWidths: width === undefined ? rest : { ...rest, [id]: width } };
    });
  const fold = (id: PaneId) => toggleFold(preferences, api, id);
  return (
    <div
      className="grid min-h-0 flex-1 grid-rows-[36px_minmax(0,1fr)] [--compose:minmax(280px,296px)] wide:[--compose:352px]"
      style={{ gridTemplateColumns: columns.join(' ') }}
    >
      <SignalLine columns={stations} why={why} className="col-span-full grid grid-cols-subgrid" />
      {PANE_IDS.map((id) => (
        <div key={id} className="relative flex min-h-0 min-w-0 flex-col border-r border-line last:border-r-0 *:flex-1">
          {folded(id) ? (
            <Spine title={workbench[id]} onUnfold={() => fold(id)}>
              {spines[id]}
            </Spine>
          ) : (
            <ErrorScreen>
              {panes[id](
                FOLDABLE.has(id) && (
                  <IconButton
                    label={shell.collapse(workbench[id])}
                    icon={<PanelLeftClose />}
                    onClick={() => fold(id)}
                  />
                ),
              )}
            </ErrorScreen>
          )}
          {id !== 'decoded' && !folded(id) && (
            <Resizer
              label={shell.resize(workbench[id])}
              min={MIN_WIDTH}
              max={MAX_WIDTH}
              onResize={(width) => setWidth(id, width)}
              onReset={() => setWidth(id, undefined)}
            />
          )}
        </div>
      ))}
    </div>
  );
}

// The design folds the response while a dictionary is worked on; a person's own choice always wins.
function isFolded({ foldedPanes }: Preferences, api: EndpointId, id: PaneId): boolean {
  return foldedPanes[`${api}:${id}`] ?? (api === 'dictmsg' && id === 'response');
}

/** Folds a pane to its spine, or opens it again. */
export function toggleFold(preferences: PersistedStore<Preferences>, api: EndpointId, id: PaneId): void {
  preferences.update((now) => ({
    ...now,
    foldedPanes: { ...now.foldedPanes, [`${api}:${id}`]: !isFolded(now, api, id) },
  }));
}

function Spine({ title, onUnfold, children }: { title: string; onUnfold: () => void; children: ReactNode }) {
  const { shell } = useCoreWords();
  return (
    <section aria-label={title} className="flex flex-col items-center gap-3 bg-canvas pt-1.5">
      <IconButton label={shell.expand(title)} icon={<PanelLeftOpen />} onClick={onUnfold} />
      <p className="flex items-center gap-3.5 text-12 text-t3 [writing-mode:vertical-rl]">
        <b className="tracking-[.15em] text-t1">{title}</b>
        {children}
      </p>
    </section>
  );
}

/** Where panes that share a place stand: there before the pane itself, which may have to be loaded. */
const VIEW = 'bench-view';

// The panes that share a place beside what is composed; the last has a place of its own where there is room.
const SHARED: readonly PaneId[] = ['request', 'response', 'decoded'];

function Tablet({ layout, stations, why, panes, shown, onShow }: WorkbenchPanesProps) {
  const { workbench } = useCoreWords();
  const shared = layout === 'small' ? SHARED : SHARED.slice(0, 2);
  const middle = shared.includes(shown) ? shown : 'response';
  // Beside the tabs and tools of a pane, where these leave room for it.
  const beside = useMediaQuery('(min-width: 1008px)');
  const switcher = (
    <Tabs
      label={shared.map((id) => workbench[id]).join(' / ')}
      controls={VIEW}
      size="small"
      value={middle}
      onChange={onShow}
      tabs={shared.map((value) => ({ value, label: workbench[value] }))}
    />
  );
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[272px_minmax(0,1fr)_minmax(272px,328px)] min-[1008px]:grid-cols-[272px_minmax(364px,1fr)_minmax(272px,328px)] grid-rows-[36px_minmax(0,1fr)] max-[820px]:grid-cols-[260px_minmax(0,1fr)]">
      <SignalLine columns={stations} why={why} className="col-span-full flex" />
      <Cell>{panes.compose(null)}</Cell>
      <div id={VIEW} className="flex min-h-0 min-w-0 flex-col border-r border-line *:last:flex-1">
        {!beside && <div className="flex h-9 flex-none border-b border-line bg-surface px-4">{switcher}</div>}
        <ErrorScreen>
          {/* The switcher names both: a title beside it would leave no room for the tools. */}
          <PaneTitleContext value="tab">{panes[middle](beside && switcher)}</PaneTitleContext>
        </ErrorScreen>
      </div>
      {layout === 'tablet' && <Cell>{panes.decoded(null)}</Cell>}
    </div>
  );
}

function Cell({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-0 min-w-0 flex-col border-r border-line last:border-r-0 *:flex-1">
      <ErrorScreen>{children}</ErrorScreen>
    </div>
  );
}

function Phone({ stations, why, panes, shown, onShow, marks, phoneBar }: WorkbenchPanesProps) {
  const { workbench, shell } = useCoreWords();
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ChainSentence stations={stations.flat()} why={why} />
      <div className="flex h-11 flex-none border-b border-line bg-surface px-1">
        <Tabs
          className="w-full justify-around"
          label={shell.paneTabs}
          controls={VIEW}
          value={shown}
          onChange={onShow}
          tabs={PANE_IDS.map((id) => ({ value: id, label: withMark(workbench[id], marks[id]) }))}
        />
      </div>
      <div id={VIEW} role="tabpanel" aria-label={workbench[shown]} className="flex min-h-0 flex-1 flex-col *:flex-1">
        <ErrorScreen key={shown}>
          {/* The tab says what it is. */}
          <PaneTitleContext value="tab">{panes[shown](null)}</PaneTitleContext>
        </ErrorScreen>
      </div>
      {phoneBar}
    </div>
  );
}

function withMark(name: string, mark: ReactNode): ReactNode {
  return (
    <>
      {name}
      {mark}
    </>
  );
}
