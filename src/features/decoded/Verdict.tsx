import CircleX from 'lucide-react/icons/circle-x';
import ShieldX from 'lucide-react/icons/shield-x';
import type { ReactNode } from 'react';
import { CODES } from '#answer/codes.ts';
import type { PlatformFailure } from '#answer/envelope.ts';
import type { Reading } from '#answer/read.ts';
import type { Outcome } from '#data/exchange.ts';
import { useWords } from '#i18n/I18n.tsx';
import { beginning } from '#protocol/beginning.ts';
import { Message } from '#ui/Message.tsx';
import { Section } from '#ui/Pane.tsx';
import { EvidenceTag } from './EvidenceTag.tsx';
import { LineRef } from './Linked.tsx';
import { codeFamily, codeWords, failureTitle } from './verdictWords.ts';

interface HeadProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
}

function Head({ icon, title, children }: HeadProps) {
  return (
    <Section className="flex items-start gap-3 !py-4">
      <span className="grid size-10 flex-none place-items-center rounded-3 bg-red-tint text-red-text [&>svg]:size-5">
        {icon}
      </span>
      <div className="min-w-0 text-12 text-t2">
        <h3 className="text-20 font-semibold text-t1">{title}</h3>
        {children}
      </div>
    </Section>
  );
}

/** The call broke off before there was a whole reply. */
export function TransportFailure({ outcome }: { outcome: Extract<Outcome, { kind: 'failure' }> }) {
  const { issues, decoded } = useWords();
  const { title, hint } = issues.failure[outcome.reason];
  return (
    <Head icon={<CircleX aria-hidden strokeWidth={1.75} />} title={title}>
      <p>{hint}</p>
      {(outcome.received?.body.length ?? 0) > 0 && <p className="text-t3">{decoded.verdictPartial}</p>}
    </Head>
  );
}

/** Why a reply that came whole is no success, in the platform's words where it has some. */
export function VerdictHead({ reading }: { reading: Reading }) {
  const words = useWords();
  const { decoded } = words;
  const { failure, reason, status } = reading;
  const known = failure && codeWords(failure, words);
  return (
    <Head icon={<ShieldX aria-hidden strokeWidth={1.75} />} title={failureTitle(reading, words)}>
      {failure ? (
        <div data-pointer={failure.codePointer ?? failure.messagePointer}>
          {failure.code !== undefined && (
            <p>
              <span className="mono mr-1 text-t1">
                {failure.codePointer?.slice(1)} {failure.code}
              </span>{' '}
              {known
                ? `${known.evidence === 'documented' ? decoded.officialMeaning : decoded.ownMeaning}${known.meaning}`
                : decoded.noMeaning}
              {known && <EvidenceTag evidence={known.evidence} />} <LineRef pointer={failure.codePointer} />
            </p>
          )}
          {failure.message && (
            <p className="wire text-t3">
              <bdi>{beginning(failure.message, 400)}</bdi>
            </p>
          )}
        </div>
      ) : (
        <p>
          HTTP {status}
          {reason === 'broken_json' && ` · ${decoded.verdictPartial}`}
        </p>
      )}
    </Head>
  );
}

interface CodeTableProps {
  failure: PlatformFailure;
  /** HTTP status. */
  status: number;
  emulated: boolean;
}

/** Every code of the family, the one that came marked. */
export function CodeTable({ failure, status, emulated }: CodeTableProps) {
  const { decoded, fields } = useWords();
  const family = codeFamily(failure);
  const entries = family ? CODES[family].filter(({ code }) => code !== 0) : [];
  const hit = Number(failure.code);
  return (
    <Section>
      {family && entries.length > 1 && (
        <details open={entries.some(({ code }) => code === hit)}>
          <summary className="text-12 text-t3">
            <h3 className="inline font-semibold text-t2">{decoded.codeTable}</h3> <span className="mono">{family}</span>{' '}
            · {decoded.codeAll(entries.length)}
          </summary>
          <table className="mt-1.5 w-full border-collapse text-12">
            <caption className="sr-only">{decoded.codeTable}</caption>
            <tbody>
              {entries.map(({ code, observed, evidence }) => (
                <tr
                  key={code}
                  aria-current={code === hit || undefined}
                  className="border-t border-line align-top first:border-t-0 aria-[current]:bg-red-tint aria-[current]:text-red-text"
                >
                  <th scope="row" className="mono w-19 py-1 pl-1 text-left font-normal">
                    {code}
                  </th>
                  <td className={`py-1 ${code === hit ? 'font-semibold' : ''}`}>
                    {fields.codes[family][code]?.meaning ?? ''}
                    {evidence !== 'documented' && <EvidenceTag evidence={evidence} />}
                    {observed?.map((text) => (
                      <span key={text} className="wire block font-normal text-t3">
                        {text}
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
      <div className="mt-2 flex flex-col gap-1">
        {status === 200 && <Message tone="note">{decoded.http200}</Message>}
        {emulated && <Message tone="note">{decoded.emulatorOwn}</Message>}
      </div>
    </Section>
  );
}
