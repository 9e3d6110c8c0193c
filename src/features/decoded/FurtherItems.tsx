import { useState } from 'react';
import type { JsonArray } from '#answer/json.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { LinkButton } from '#ui/Message.tsx';
import { useLinking } from './linking.ts';

interface FurtherItemsProps {
  list: JsonArray;
  pointer: string;
  /** Whether the list's name is said: its table may not say it. */
  named?: boolean;
  /** Told when they are there. */
  onRead: () => void;
}

/** The way to the items that the reading of a large reply left out. */
export function FurtherItems({ list: { leftOut = 0 }, pointer, named = false, onRead }: FurtherItemsProps) {
  const { decoded } = useWords();
  const locale = useLocale();
  const { onFurther } = useLinking();
  const [reading, setReading] = useState<'idle' | 'busy'>('idle');
  if (leftOut === 0 || !onFurther) return null;
  const read = async () => {
    setReading('busy');
    try {
      await onFurther(pointer);
      onRead();
    } finally {
      setReading('idle');
    }
  };
  return (
    <p className="mt-1" aria-busy={reading === 'busy'}>
      <LinkButton onClick={() => void (reading === 'idle' && read())}>
        {decoded.further(named ? pointer.slice(1).replaceAll('/', '.') : '', formatCount(locale, leftOut))}
      </LinkButton>
    </p>
  );
}
