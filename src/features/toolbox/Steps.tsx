import Check from 'lucide-react/icons/check';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import type { Examination } from '#forensics/examine.ts';
import type { HypothesisOutcome, Layer, LayerStatus } from '#forensics/types.ts';
import { said } from '#i18n/findingWords.ts';
import { useWords } from '#i18n/I18n.tsx';
import type { FrameField } from '#protocol/msgCrypt.ts';
import { classes } from '#ui/classes.ts';
import { HypothesisTable } from './HypothesisTable.tsx';
import type { Step } from './marks.ts';
import { cut, shorten } from './shorten.ts';

export type RenderFrame = (frame: Uint8Array, fields: readonly FrameField[]) => ReactNode;

interface StepsProps {
  examination: Examination;
  /** Name of the credentials whose TOKEN stands in the path. */
  holder: string | undefined;
  steps: readonly Step[];
  names: readonly string[];
  renderFrame: RenderFrame;
}

/** Every layer in turn, with what it gave and what is wrong with it. */
export function Steps({ examination, holder, steps, names, renderFrame }: StepsProps) {
  const { paste } = useWords().toolbox;
  const { ruledOut } = examination;
  const shown = (kind: Layer['kind']): readonly HypothesisOutcome[] => {
    const group =
      kind === 'token_signature' ? 'signature' : kind === 'aes' ? 'cipher' : kind === 'sign' ? 'sign' : undefined;
    return ruledOut.filter((outcome) => outcome.group === group);
  };
  return (
    <section aria-labelledby="toolbox-steps" className="min-w-0 px-6 py-4 max-tablet:px-4">
      <h2 id="toolbox-steps" className="pb-2 text-12 text-t3">
        {paste.steps}
      </h2>
      {steps.length === 0 && <p className="text-t3">{paste.noSteps}</p>}
      <ol className="flex flex-col">
        {steps.map((step) => (
          <StepItem key={step.number} step={step}>
            <StepDetail step={step} names={names} holder={step.layer.kind === 'path_token' ? holder : undefined} />
            <Tried outcomes={shown(step.layer.kind)} status={step.layer.status} names={names} />
            {step.layer.kind === 'frame' && step.layer.bytes && wholeFrame(step.layer) && (
              <div className="mt-2">{renderFrame(step.layer.bytes, wholeFrame(step.layer)!)}</div>
            )}
          </StepItem>
        ))}
      </ol>
    </section>
  );
}

const FIELDS: readonly FrameField['name'][] = ['random', 'length', 'message', 'appId', 'padding'];

// Only a frame with all of its fields can be drawn as one.
function wholeFrame({ fields }: Layer): readonly FrameField[] | undefined {
  const known = FIELDS.flatMap((name) => {
    const field = fields?.find((candidate) => candidate.name === name);
    return field ? [{ name, start: field.start, end: field.end }] : [];
  });
  return known.length === FIELDS.length ? known : undefined;
}

const MARKS: Record<LayerStatus, { icon: typeof Check; look: string }> = {
  ok: { icon: Check, look: 'bg-hover text-t2' },
  warned: { icon: TriangleAlert, look: 'bg-amber-tint text-amber-text' },
  failed: { icon: X, look: 'bg-red-solid text-surface' },
};

function StepItem({ step, children }: { step: Step; children: ReactNode }) {
  const { paste } = useWords().toolbox;
  const status = worse(step.layer.status, step.url?.status ?? 'ok');
  const { icon: Icon, look } = MARKS[status];
  return (
    <li className="relative grid grid-cols-[22px_minmax(0,1fr)] gap-x-3 pb-3.5 before:absolute before:top-6 before:bottom-0 before:left-[10.5px] before:w-px before:bg-line-strong last:before:hidden">
      <span className={classes('relative grid size-[22px] place-items-center rounded-full', look)}>
        <Icon aria-hidden className="size-3" strokeWidth={2.5} />
        <span className="sr-only">{paste.statuses[status]}</span>
      </span>
      <div className="min-w-0">
        <div className="flex min-h-[22px] flex-wrap items-center gap-x-2">
          <span aria-hidden className="mono text-12 text-t3">
            {step.number}
          </span>
          <h3 className="font-semibold whitespace-nowrap">{paste.layers[step.layer.kind]}</h3>
          <span className="ml-auto min-w-0">
            <Aside layer={step.layer} />
          </span>
        </div>
        {children}
      </div>
    </li>
  );
}

function worse(a: LayerStatus, b: LayerStatus): LayerStatus {
  const order: readonly LayerStatus[] = ['ok', 'warned', 'failed'];
  return order[Math.max(order.indexOf(a), order.indexOf(b))]!;
}

/** The one figure or short value that says most. */
function Aside({ layer }: { layer: Layer }) {
  const { paste } = useWords().toolbox;
  const { kind, text = '', bytes, data } = layer;
  switch (kind) {
    case 'request':
      return (
        <span className="text-t3">{[said(data, 'method'), said(data, 'contentType')].filter(Boolean).join(' · ')}</span>
      );
    case 'path_token':
      return <span className="text-t3">{paste.characters(text.length)}</span>;
    case 'token_header':
      return <span className="wire text-seg1">{cut(text, 90)}</span>;
    case 'token_signature':
    case 'sign':
      return <span className="wire text-seg3">{shorten(text)}</span>;
    case 'base64':
    case 'aes':
    case 'frame':
      return <span className="text-t3">{bytes && paste.bytes(bytes.length)}</span>;
    case 'form':
    case 'json':
    case 'multipart':
      return <span className="mono text-12 text-t3">{said(data, 'field')}</span>;
    case 'url':
    case 'xml':
    case 'percent':
    case 'token_claims':
    case 'plaintext':
    case 'response':
      return null;
  }
}

interface StepDetailProps {
  step: Step;
  names: readonly string[];
  holder: string | undefined;
}

function StepDetail({ step: { layer, url }, names, holder }: StepDetailProps) {
  const { toolbox, forensics } = useWords();
  const { paste } = toolbox;
  const codes = [...layer.codes, ...(url?.codes ?? [])];
  const owner = typeof layer.data.profile === 'number' ? names[layer.data.profile] : undefined;
  return (
    <>
      {url && <p className="text-12 text-t2">{paste.host(said(url.data, 'host'), said(url.data, 'api'))}</p>}
      {LONG.includes(layer.kind) && layer.text !== undefined && (
        <p className={classes('wire', layer.kind === 'token_claims' && 'text-seg2')}>{cut(layer.text, 600)}</p>
      )}
      {layer.kind === 'token_signature' && layer.status === 'ok' && (
        <p className="text-12 text-t2">{paste.signatureOk}</p>
      )}
      {holder !== undefined && <p className="text-12 text-t2">{paste.tokenOf(holder)}</p>}
      {layer.kind === 'aes' && owner !== undefined && <p className="text-12 text-t2">{paste.tokenOf(owner)}</p>}
      {codes.map((code) => (
        <p key={code} className="text-12 text-red-text">
          {forensics.findings[code].title}
        </p>
      ))}
    </>
  );
}

const LONG: readonly Layer['kind'][] = ['token_claims', 'plaintext', 'response', 'xml'];

interface TriedProps {
  outcomes: readonly HypothesisOutcome[];
  status: LayerStatus;
  names: readonly string[];
}

function Tried({ outcomes, status, names }: TriedProps) {
  const { paste } = useWords().toolbox;
  if (outcomes.length === 0) return null;
  const hits = outcomes.filter(({ outcome }) => outcome === 'match').length;
  const tableOf = <HypothesisTable outcomes={outcomes} names={names} />;
  if (status === 'ok') {
    return (
      <details className="text-12 text-t2">
        <summary className="w-fit py-0.5">{paste.tried(outcomes.length)}</summary>
        {tableOf}
      </details>
    );
  }
  return (
    <>
      <p className="pb-1 text-12 text-red-text">
        {hits > 0
          ? paste.triedSome(outcomes.length, hits)
          : outcomes[0]!.group === 'signature'
            ? paste.triedNone(outcomes.length)
            : paste.tried(outcomes.length)}
      </p>
      {tableOf}
    </>
  );
}
