import Eraser from 'lucide-react/icons/eraser';
import FolderOpen from 'lucide-react/icons/folder-open';
import { useId, useRef, useState, type ReactNode } from 'react';
import type { Profile } from '#data/profiles.ts';
import type { Examination } from '#forensics/examine.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { LinkButton, Message } from '#ui/Message.tsx';
import { Tag } from '#ui/Tag.tsx';
import type { Examiner } from '#workers/forensics.ts';
import { EXAMPLE_IDS, exampleText } from './examples.ts';
import { marksOf, stepsOf } from './marks.ts';
import { PasteBox } from './PasteBox.tsx';
import { pasted, type PastedText } from './pasteModel.ts';
import { rightRequest, type RightRequest } from './rightRequest.ts';
import { Steps, type RenderFrame } from './Steps.tsx';
import { ToolHead } from './ToolboxFrame.tsx';
import { useComputed } from './useComputed.ts';
import { useExamination, type ExaminedText } from './useExamination.ts';
import { Verdict } from './Verdict.tsx';

interface PasteToolProps {
  content: PastedText;
  onChange: (content: PastedText) => void;
  examiner: Examiner;
  /** The active one first. The same list at every render until it changes. */
  profiles: readonly Profile[];
  renderFrame: RenderFrame;
  onRebuild: (right: RightRequest) => void;
  onLoad: (right: RightRequest) => void;
}

/** Paste anything: what it is, layer by layer, and what is wrong with it. */
export function PasteTool({ content, onChange, examiner, profiles, renderFrame, onRebuild, onLoad }: PasteToolProps) {
  const { toolbox } = useWords();
  const { paste } = toolbox;
  const { examined, phase } = useExamination(examiner, content.text, profiles);
  const current = examined?.text === content.text ? examined : undefined;
  const computed = useComputed('right', examined ?? NOTHING, rightRequest);
  const right = computed?.state === 'current' ? computed.output : undefined;
  const done = examined?.result.kind === 'done' ? examined.result.examination : undefined;
  const steps = done ? stepsOf(done.layers) : [];
  const marks = current ? marksOf(steps) : [];
  const names = (examined?.profiles ?? []).map(({ name }) => name);
  const token = done?.recognised.target?.token;
  const holder = examined?.profiles.find(({ credentials }) => credentials.token === token)?.name;
  return (
    <div className="flex min-h-0 flex-1 flex-col max-[899px]:overflow-auto">
      <div className="flex flex-none flex-col gap-2.5 border-b border-line px-6 py-2.5 max-tablet:px-4">
        <ToolHead
          title={toolbox.sections.paste}
          hint={paste.hint}
          tools={<PasteTools onText={(text) => onChange(pasted(text))} />}
        />
        <PasteBox
          content={content}
          onChange={onChange}
          marks={marks}
          footer={<Recognised done={done} parts={marks.length} phase={phase} />}
        />
        {content.text === '' && <Examples onText={(text) => onChange(pasted(text))} />}
      </div>
      <div className="grid min-[900px]:min-h-0 min-[900px]:flex-1 min-[900px]:grid-cols-[minmax(0,1fr)_minmax(320px,456px)] min-[900px]:overflow-hidden">
        <section
          aria-labelledby="toolbox-verdict"
          className="min-w-0 border-line bg-canvas px-6 py-4 max-[899px]:border-b max-tablet:px-4 min-[900px]:col-start-2 min-[900px]:row-start-1 min-[900px]:overflow-auto min-[900px]:border-l"
        >
          <h2 id="toolbox-verdict" className="pb-2 text-12 text-t3">
            {paste.verdict}
          </h2>
          <div aria-live="polite">
            <VerdictBody examined={examined}>
              {done && <Verdict {...{ examination: done, names, right, onRebuild, onLoad }} />}
            </VerdictBody>
          </div>
        </section>
        <div className="min-w-0 min-[900px]:col-start-1 min-[900px]:row-start-1 min-[900px]:overflow-auto">
          {done && <Steps {...{ examination: done, steps, names, holder, renderFrame }} />}
        </div>
      </div>
    </div>
  );
}

const NOTHING: ExaminedText = { text: '', profiles: [], now: 0, result: { kind: 'failed' } };

function VerdictBody({ examined, children }: { examined: ExaminedText | undefined; children: ReactNode }) {
  const { paste } = useWords().toolbox;
  if (!examined) return <p className="text-t3">{paste.verdictEmpty}</p>;
  return examined.result.kind === 'failed' ? <Message tone="bad">{paste.failed}</Message> : children;
}

interface RecognisedProps {
  done: Examination | undefined;
  parts: number;
  phase: 'idle' | 'working';
}

function Recognised({ done, parts, phase }: RecognisedProps) {
  const { paste } = useWords().toolbox;
  if (phase === 'working') return <span role="status">{paste.working}</span>;
  if (!done) return null;
  const { kind, target } = done.recognised;
  return (
    <>
      <Tag>{paste.kinds[kind]}</Tag>
      {target && target.api !== 'unknown' && <Tag>{target.api}</Tag>}
      {parts > 0 && <span>{paste.parts(parts)}</span>}
    </>
  );
}

function PasteTools({ onText }: { onText: (text: string) => void }) {
  const { paste } = useWords().toolbox;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [unread, setUnread] = useState<'unread'>();
  const read = (file: File | undefined) =>
    file?.text().then(
      (text) => {
        setUnread(undefined);
        onText(text);
      },
      () => setUnread('unread'),
    );
  return (
    <>
      {unread && <Message tone="bad">{paste.unreadable}</Message>}
      <Button size="small" variant="ghost" icon={<Eraser strokeWidth={1.75} />} onClick={() => onText('')}>
        {paste.clear}
      </Button>
      <Button
        size="small"
        variant="ghost"
        icon={<FolderOpen strokeWidth={1.75} />}
        onClick={() => input.current?.click()}
      >
        {paste.open}
      </Button>
      <input
        ref={input}
        id={id}
        type="file"
        hidden
        aria-label={paste.open}
        onChange={(event) => {
          void read(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </>
  );
}

function Examples({ onText }: { onText: (text: string) => void }) {
  const { paste } = useWords().toolbox;
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-t3">
      {paste.examples}
      {EXAMPLE_IDS.map((id) => (
        <LinkButton key={id} className="max-tablet:min-h-11" onClick={() => void exampleText(id).then(onText)}>
          {paste.exampleNames[id]}
        </LinkButton>
      ))}
    </p>
  );
}
