import type { EvidenceRef, Finding, FindingSeverity } from '#answer/finding.ts';
import { tokensOf } from '#answer/pointer.ts';
import type { ReplyReading } from '#data/reading.ts';
import { useWords } from '#i18n/I18n.tsx';
import { beginning } from '#protocol/beginning.ts';
import { classes } from '#ui/classes.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { LinkButton } from '#ui/Message.tsx';
import { Section, SectionHead } from '#ui/Pane.tsx';
import { Tag } from '#ui/Tag.tsx';
import { LineRef } from './Linked.tsx';
import { fixText, noteOf, placeText } from './findingNote.ts';

interface FindingsProps {
  reply: ReplyReading;
  onAsk: (question: string) => void;
  onUseProfile: ((id: string) => void) | undefined;
}

/** What the doctor found, worst first: cause, evidence, next step. */
export function Findings(props: FindingsProps) {
  const { decoded } = useWords();
  const { findings } = props.reply;
  if (findings.length === 0) return null;
  return (
    <Section>
      <SectionHead title={decoded.findings} note={decoded.findingsCount(findings.length)} />
      <ol>
        {findings.map((finding, i) => (
          <FindingItem key={i} finding={finding} {...props} />
        ))}
      </ol>
    </Section>
  );
}

const TONES: Record<FindingSeverity, 'bad' | 'warn' | 'plain'> = { error: 'bad', warning: 'warn', note: 'plain' };
const MOST_PLACES = 6;

function FindingItem({ finding, reply, onAsk, onUseProfile }: FindingsProps & { finding: Finding }) {
  const words = useWords();
  const { findings, decoded } = words;
  const { code, severity, certainty, evidence, fix } = finding;
  const owner = fix?.kind === 'switch_profile' ? reply.others[fix.profile] : undefined;
  return (
    <li
      className={classes(
        'border-t border-line py-2 first:border-t-0',
        severity === 'error' && 'my-2 rounded-3 !border-t-0 px-3 shadow-[inset_0_0_0_1.5px_var(--red-line)]',
      )}
    >
      <div className="flex items-start gap-2">
        <Tag tone={TONES[severity]}>{findings.severities[severity]}</Tag>
        <b className={classes('min-w-0 flex-1 wrap-anywhere', severity === 'note' && 'font-normal text-t2')}>
          {findings.sentences[code](finding.data)}
        </b>
        <Tag tone={certainty === 'proven' ? 'plain' : 'outline'}>{findings.certainties[certainty]}</Tag>
      </div>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 text-12 text-t3">
        {decoded.evidence}
        {evidence.slice(0, MOST_PLACES).map((place, i) => (
          <EvidencePlace key={i} place={place} />
        ))}
        {evidence.length > MOST_PLACES && '…'}
      </p>
      <div className="mt-0.5 flex items-start gap-2 text-12 text-t2">
        {fix && (
          <p className="min-w-0 wrap-anywhere">
            <span className="text-t3">{decoded.next}</span> {fixText(fix, words)}
          </p>
        )}
        {fix?.kind === 'ask_option' && (
          <LinkButton className="flex-none" onClick={() => onAsk(fix.question)}>
            {decoded.ask(beginning(fix.question, 20))}
          </LinkButton>
        )}
        {owner && onUseProfile && (
          <LinkButton className="flex-none" onClick={() => onUseProfile(owner.id)}>
            {decoded.useProfile(owner.name)}
          </LinkButton>
        )}
        <span className="-my-1 ml-auto">
          <CopyButton what={{ label: decoded.copyFinding }} text={() => noteOf(finding, words)} />
        </span>
      </div>
    </li>
  );
}

function EvidencePlace({ place }: { place: EvidenceRef }) {
  const words = useWords();
  if (place.kind === 'response' && place.pointer !== '') {
    return (
      <span data-pointer={place.pointer} className="inline-flex items-center gap-1">
        <span title={place.pointer} className="mono wrap-anywhere text-t2">
          {nameOf(place.pointer)}
        </span>
        <LineRef pointer={place.pointer} />
      </span>
    );
  }
  return <span className="text-t2">{placeText(place, words)}</span>;
}

// The last name alone, with its place where that is a list's: the line says the rest.
function nameOf(pointer: string): string {
  const [parent, name] = tokensOf(pointer).slice(-2);
  return name === undefined || !/^\d+$/.test(name) ? (name ?? parent ?? '') : `${parent}[${name}]`;
}
