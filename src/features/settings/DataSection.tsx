import type { ReactNode } from 'react';
import type { Profile } from '#data/profiles.ts';
import { useWords } from '#i18n/I18n.tsx';
import { countByArea } from './ForgetEverything.tsx';
import { Part, SectionPage } from './SectionPage.tsx';
import { Table, Td, Th } from './Table.tsx';

interface DataSectionProps {
  profiles: readonly Profile[];
  /** The state of the credentials on this device. */
  vault: ReactNode;
  /** Credentials into a file and out of one. */
  files: ReactNode;
  /** How much history is kept. */
  history: ReactNode;
  forget: ReactNode;
}

const KEPT = [
  { row: 'profilesTab', place: 'tab' },
  { row: 'profilesDevice', place: 'device' },
  { row: 'draft', place: 'tab' },
  { row: 'exchange', place: 'memory' },
  { row: 'history', place: 'database' },
  { row: 'preferences', place: 'device' },
  { row: 'proxyRecord', place: 'server' },
] as const;

/** What is kept where, until when, and the way to be rid of it. */
export function DataSection({ profiles, vault, files, history, forget }: DataSectionProps) {
  const { settings, vault: vaultWords, history: historyWords } = useWords();
  const { data, sections } = settings;
  return (
    <SectionPage title={sections.data}>
      <Part title={data.whatWhere} hint={data.counts(...countByArea(profiles))}>
        <Table label={data.whatWhere}>
          <thead>
            <tr>
              <Th>{data.what}</Th>
              <Th>{data.where}</Th>
              <Th>{data.until}</Th>
            </tr>
          </thead>
          <tbody>
            {KEPT.map(({ row, place }) => (
              <tr key={row}>
                <Td className="text-t1">{data.rows[row].what}</Td>
                <Td>{data.places[place]}</Td>
                <Td>{data.rows[row].until}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Part>
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
