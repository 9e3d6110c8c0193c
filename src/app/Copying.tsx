import type { ReactNode } from 'react';
import { useFrameWords } from '#i18n/I18n.tsx';
import { CopyContext, type Copy } from '#ui/copying.ts';

interface CopyingProps {
  copy: Copy;
  children: ReactNode;
}

/** Gives every button inside the way to copy and the words for it. */
export function Copying({ copy, children }: CopyingProps) {
  const { shell } = useFrameWords();
  return <CopyContext value={{ copy, words: shell }}>{children}</CopyContext>;
}
