import { useState } from 'react';

interface FileInputProps {
  /** Accessible name. */
  label: string;
  /** What the button says: the browser's own speaks the browser's language. */
  button: string;
  accept: string;
  disabled?: boolean;
  onFile: (file: File) => void;
}

/** Chooses one file, and shows which it was. The same file may be chosen again. */
export function FileInput({ label, button, accept, disabled, onFile }: FileInputProps) {
  const [name, setName] = useState('');
  return (
    <label className="relative flex min-w-0 items-center gap-3 rounded-2 p-1 pr-3 fieldline focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-focus has-disabled:bg-hover">
      <input
        type="file"
        aria-label={label}
        accept={accept}
        disabled={disabled}
        className="absolute inset-0 size-full cursor-pointer opacity-0 disabled:cursor-not-allowed"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (!file) return;
          setName(file.name);
          onFile(file);
          target.value = '';
        }}
      />
      <span aria-hidden className="flex-none rounded-2 bg-hover px-3 py-1.5 text-t1">
        {button}
      </span>
      <span title={name} className="min-w-0 truncate text-t2">
        {name}
      </span>
    </label>
  );
}
