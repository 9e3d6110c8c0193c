import type { Ref } from 'react';
import { useWords } from '#i18n/I18n.tsx';

interface CaseFileInputProps {
  ref: Ref<HTMLInputElement>;
  onFile: (file: File) => void;
}

/** Chooses a file of cases; the buttons beside it press it. */
export function CaseFileInput({ ref, onFile }: CaseFileInputProps) {
  const { lab } = useWords();
  return (
    <input
      ref={ref}
      type="file"
      accept=".tsv,.csv,.txt,.json,.xlsx"
      aria-label={lab.open}
      className="hidden"
      onChange={(event) => {
        const file = event.target.files?.[0];
        if (file) onFile(file);
        // The same file may be chosen again after it was changed.
        event.target.value = '';
      }}
    />
  );
}
