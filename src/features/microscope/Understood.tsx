import Microscope from 'lucide-react/icons/microscope';
import { useMemo } from 'react';
import type { Reading } from '#answer/read.ts';
import { COMPARED_LENGTH } from '#answer/understood.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { Vocabulary } from '#protocol/vocab.ts';
import { Button } from '#ui/Button.tsx';
import { Section, SectionHead } from '#ui/Pane.tsx';
import { Tag } from '#ui/Tag.tsx';
import { homesOf, stretches, understanding } from './understoodModel.ts';

interface UnderstoodProps {
  /** The text as it was sent. */
  msg: string;
  /** The vocabularies as they were sent. */
  vocabularies: readonly Vocabulary[];
  reading: Reading;
  /** Opens the microscope. */
  onLook: () => void;
}

const MOST_LISTED = 20;

/** What slots took of the sent text, and which sent words they left. */
export function Understood({ msg, vocabularies, reading, onLook }: UnderstoodProps) {
  const { microscope } = useWords();
  const locale = useLocale();
  // A hundred thousand words are looked up; the search beside them says something new every moment.
  const { spans, untaken } = useMemo(() => understanding(reading, msg, vocabularies), [reading, msg, vocabularies]);
  const words = homesOf(untaken);
  return (
    <Section>
      <SectionHead
        title={microscope.understood}
        aside={
          <Button variant="ghost" size="small" icon={<Microscope strokeWidth={1.75} />} onClick={onLook}>
            {microscope.open}
          </Button>
        }
      />
      <p className="mt-1.5 text-15 leading-7 wrap-anywhere whitespace-pre-wrap">
        {stretches(msg, spans, untaken).map(({ text, kind, spans: takers }, i) =>
          kind === 'plain' ? (
            <span key={i}>{text}</span>
          ) : (
            <mark
              key={i}
              title={takers.map(({ slot }) => microscope.takenBy(slot.name, slot.value)).join('\n') || undefined}
              className={
                kind === 'taken'
                  ? 'rounded-1 bg-green-tint px-0.5 text-green-text'
                  : 'bg-transparent text-amber-text underline decoration-dashed underline-offset-4'
              }
            >
              {text}
              {takers.length > 0 && (
                <span className="ml-1 mono text-11">{takers.map(({ slot }) => slot.name).join(' · ')}</span>
              )}
            </mark>
          ),
        )}
      </p>
      {spans.length === 0 && <p className="mt-1 text-12 text-t3">{microscope.nothingTaken}</p>}
      {words.size > 0 && (
        <>
          <p className="mt-2 text-12 text-amber-text">{microscope.untaken(formatCount(locale, words.size))}</p>
          <ul className="mt-1 flex flex-wrap gap-1">
            {[...words].slice(0, MOST_LISTED).map(([word, homes]) => (
              <li key={word}>
                <Tag
                  tone="warn"
                  title={microscope.untakenIn(homes.join(' · '))}
                  className="max-w-60 [&]:block truncate leading-5"
                >
                  {word}
                </Tag>
              </li>
            ))}
            {words.size > MOST_LISTED && (
              <li className="text-12 text-t3">{microscope.more(formatCount(locale, words.size - MOST_LISTED))}</li>
            )}
          </ul>
        </>
      )}
      {msg.length > COMPARED_LENGTH && (
        <p className="mt-1.5 text-12 text-t3">{microscope.compared(formatCount(locale, COMPARED_LENGTH))}</p>
      )}
      {spans.length > 0 && <p className="mt-1.5 text-12 text-t3">{microscope.unitNote}</p>}
    </Section>
  );
}
