import { useQuery, useQueryClient } from '@tanstack/react-query';
import { clearEmulatorLog, emulatorLogOptions, type EmulatorLogEntry } from '#data/emulatorLog.ts';
import { formatBytes } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { Message } from '#ui/Message.tsx';
import { Part } from './SectionPage.tsx';
import { Table, Td, Th } from './Table.tsx';

const SHOWN = 50;

/** The newest requests the emulator received and what it made of them. */
export function EmulatorLog() {
  const { log } = useWords().settings;
  const client = useQueryClient();
  const { data: entries, isError, isFetching, refetch } = useQuery(emulatorLogOptions());
  const clear = async () => {
    const { queryKey } = emulatorLogOptions();
    await clearEmulatorLog().then(
      (left) => client.setQueryData(queryKey, left),
      () => refetch(),
    );
  };
  return (
    <Part
      title={log.title}
      hint={log.hint}
      aside={
        <>
          <Button size="small" variant="ghost" disabled={!entries?.length} onClick={() => void clear()}>
            {log.clear}
          </Button>
          <Button size="small" disabled={isFetching} onClick={() => void refetch()}>
            {log.refresh}
          </Button>
        </>
      }
    >
      {isError && <Message tone="bad">{log.failed}</Message>}
      {entries?.length === 0 && <p className="text-12 text-t3">{log.empty}</p>}
      {entries && entries.length > 0 && (
        <>
          <Table label={log.title}>
            <thead>
              <tr>
                <Th>{log.at}</Th>
                <Th>{log.api}</Th>
                <Th className="max-tablet:hidden">{log.scenario}</Th>
                <Th>{log.outcome}</Th>
                <Th className="max-tablet:hidden">{log.said}</Th>
                <Th className="max-tablet:hidden">{log.bytes}</Th>
              </tr>
            </thead>
            <tbody>
              {entries.slice(0, SHOWN).map((entry, row) => (
                <LogRow key={`${entry.at}-${entries.length - row}`} entry={entry} />
              ))}
            </tbody>
          </Table>
          <p className="text-12 text-t3">{log.count(Math.min(SHOWN, entries.length), entries.length)}</p>
        </>
      )}
    </Part>
  );
}

function LogRow({ entry }: { entry: EmulatorLogEntry }) {
  const locale = useLocale();
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(entry.at);
  const good = entry.outcome === 'ok';
  return (
    <tr>
      <Td className="whitespace-nowrap">
        <time dateTime={new Date(entry.at).toISOString()}>{time}</time>
      </Td>
      <Td className="mono wrap-anywhere text-t1">
        <span title={`${entry.method} ${entry.path}`}>{entry.api ?? entry.path}</span>
        {entry.decoded && <span className="block font-sans text-t2 tablet:hidden">{entry.decoded.msg}</span>}
      </Td>
      <Td className="mono max-tablet:hidden">{entry.scenario}</Td>
      <Td className={good ? 'mono' : 'mono text-red-text'}>{entry.outcome}</Td>
      <Td className="max-w-64 max-tablet:hidden">
        {entry.decoded ? (
          <span className="block truncate" title={entry.decoded.msg}>
            <span className="text-t3">{entry.decoded.username} </span>
            {entry.decoded.msg}
          </span>
        ) : (
          '—'
        )}
      </Td>
      <Td className="text-right whitespace-nowrap max-tablet:hidden">
        {typeof entry.bytes === 'number' ? formatBytes(entry.bytes) : '—'}
      </Td>
    </tr>
  );
}
