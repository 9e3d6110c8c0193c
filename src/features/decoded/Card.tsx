import type { ReactNode } from 'react';
import { Tag } from '#ui/Tag.tsx';
import { LongText } from './ValueText.tsx';

interface CardProps {
  /** Name of the kind. */
  kind: string;
  title: string;
  text?: string;
  children?: ReactNode;
}

/** A rich piece of an answer: its kind, its texts, and what it refers to. */
export function Card({ kind, title, text, children }: CardProps) {
  return (
    <div className="flex w-full min-w-0 flex-col items-start gap-1.5 rounded-3 px-3 py-2.5 hairline">
      <p className="flex max-w-full items-start gap-2">
        <Tag>{kind}</Tag>
        {title && <bdi className="min-w-0 font-semibold wrap-anywhere">{title}</bdi>}
      </p>
      {text && (
        <p className="max-w-full text-12 wrap-anywhere text-t2">
          <bdi>
            <LongText text={text} />
          </bdi>
        </p>
      )}
      {children}
    </div>
  );
}

/** One named value of a card. */
export function CardFact({ name, value }: { name: string; value: string }) {
  if (value === '') return null;
  return (
    <p className="text-12 text-t3">
      {name} <span className="mono wrap-anywhere text-t2">{value}</span>
    </p>
  );
}
