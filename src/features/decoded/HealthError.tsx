import type { ErrPath, HealthError as Failure } from '#answer/botHealth.ts';
import { useWords } from '#i18n/I18n.tsx';
import { SectionHead } from '#ui/Pane.tsx';
import { EvidenceTag } from './EvidenceTag.tsx';
import { LineRef, LinkedSection } from './Linked.tsx';
import { LongText } from './ValueText.tsx';

const STEPS = ['skill', 'intent', 'branch', 'argument', 'problem'] as const satisfies (keyof ErrPath)[];

/** Where the newest publication broke, and what to do about it. */
export function HealthError({ error }: { error: Failure }) {
  const { decoded } = useWords();
  const { path } = error;
  const advice = path ? decoded.adviceSteps(path.skill, path.intent, path.branch) : decoded.adviceWhole;
  return (
    <>
      <LinkedSection pointer={error.pointer} label={decoded.failedAt}>
        <SectionHead
          title={decoded.failedAt}
          note={<span className="mono">err_msg</span>}
          aside={<LineRef pointer={error.pointer} />}
        />
        {path && (
          <ol className="mt-1.5">
            {STEPS.map((step) => (
              <li
                key={step}
                className={`relative grid grid-cols-[68px_minmax(0,1fr)] py-1 pl-4.5 ${step === 'problem' ? 'font-semibold text-red-text' : ''}`}
              >
                <i
                  aria-hidden
                  className={`absolute top-[11px] left-0.5 size-[7px] rounded-full ${step === 'problem' ? 'bg-red-solid' : 'bg-surface shadow-[inset_0_0_0_1.5px_var(--t3)]'}`}
                />
                {step !== 'problem' && (
                  <i aria-hidden className="absolute top-5 -bottom-[9px] left-[5px] w-px bg-line-strong" />
                )}
                <span className={`text-12 leading-5 font-normal ${step === 'problem' ? '' : 'text-t3'}`}>
                  {decoded.path[step]}
                </span>
                <bdi
                  className={`wrap-anywhere ${step === 'skill' || step === 'intent' ? '' : 'mono text-12 leading-5'}`}
                >
                  {path[step]}
                </bdi>
              </li>
            ))}
          </ol>
        )}
        <p className="wire mt-1.5 rounded-1 bg-sunken px-2 py-1.5 text-t2">
          <bdi>
            <LongText text={error.text} />
          </bdi>
        </p>
        <p className="mt-1 text-12 text-t3">{path ? decoded.pathInferred : decoded.pathUnknown}</p>
      </LinkedSection>
      <LinkedSection pointer={undefined} label={decoded.advice}>
        <SectionHead title={decoded.advice} note={<EvidenceTag evidence="inferred" />} />
        <ol className="mt-1 list-decimal pl-4 text-12 leading-5 marker:text-t3">
          {advice.map((step) => (
            <li key={step} className="wrap-anywhere">
              {step}
            </li>
          ))}
        </ol>
      </LinkedSection>
    </>
  );
}
