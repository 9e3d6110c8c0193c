import type { ReactNode } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { Part, SectionPage } from './SectionPage.tsx';

interface DataSectionProps {
  /** What is kept, and how much of it. */
  kept: ReactNode;
  /** The state of the credentials on this device. */
  vault: ReactNode;
  /** Credentials into a file and out of one. */
  files: ReactNode;
  /** How much history is kept. */
  history: ReactNode;
  forget: ReactNode;
}

/** What is kept where, until when, and the way to be rid of it. */
export function DataSection({ kept, vault, files, history, forget }: DataSectionProps) {
  const { settings, vault: vaultWords, history: historyWords } = useWords();
  const { data, sections } = settings;
  return (
    <SectionPage title={sections.data}>
      <Part title={data.whatWhere}>{kept}</Part>
      <Part title={vaultWords.title}>{vault}</Part>
      <Part title={vaultWords.file.title} hint={vaultWords.file.hint}>
        {files}
      </Part>
      <Part title={historyWords.limitsTitle} hint={historyWords.limitsHint}>
        {history}
      </Part>
      <Part title={data.forgetTitle}>{forget}</Part>
    </SectionPage>
  );
}
