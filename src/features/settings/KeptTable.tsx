import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import type { Amount, Kept, KeptAmounts } from '#data/kept.ts';
import type { Profile } from '#data/profiles.ts';
import type { VaultState } from '#data/vault.ts';
import { formatBytes, formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { countByArea } from './ForgetEverything.tsx';
import { Table, Td, Th } from './Table.tsx';

const ROWS = [
  { row: 'profilesTab', place: 'tab' },
  { row: 'profilesDevice', place: 'device' },
  { row: 'draft', place: 'tab' },
  { row: 'exchange', place: 'memory' },
  { row: 'history', place: 'database', kept: 'history' },
  { row: 'conversations', place: 'database', kept: 'conversations' },
  { row: 'vocabularies', place: 'database', kept: 'vocabularies' },
  { row: 'runs', place: 'database', kept: 'runs' },
  { row: 'cases', place: 'tab', kept: 'cases' },
  { row: 'preferences', place: 'device' },
  { row: 'proxyRecord', place: 'server' },
] as const satisfies readonly { row: string; place: string; kept?: Kept }[];

interface KeptTableProps {
  profiles: readonly Profile[];
  /** While it is locked nobody knows how much is in it. */
  vault: VaultState;
  /** Nothing while it is counted. */
  kept: KeptAmounts | undefined;
  onRemove: (kind: Kept) => void;
}

/** Everything that is kept: where, how much, until when, and the way to be rid of it. */
export function KeptTable({ profiles, vault, kept, onRemove }: KeptTableProps) {
  const { settings, shell, vault: vaultWords } = useWords();
  const { data } = settings;
  const [asking, setAsking] = useState<Kept>();
  const [tab, device] = countByArea(profiles);
  const own = {
    profilesTab: data.sets(tab),
    profilesDevice: vault === 'locked' ? vaultWords.states.locked : data.sets(device),
  };
  return (
    <>
      <div className="@container">
        <Table label={data.whatWhere}>
          <thead>
            <tr>
              <Th>{data.what}</Th>
              <Th>{data.amount}</Th>
              <Th className="@max-[720px]:hidden">{data.where}</Th>
              <Th className="@max-[720px]:hidden">{data.until}</Th>
            </tr>
          </thead>
          <tbody>
            {ROWS.map((one) => {
              const kind = 'kept' in one ? one.kept : undefined;
              const amount = kind && kept?.amounts[kind];
              return (
                <tr key={one.row}>
                  <Td className="text-t1 @min-[720px]:min-w-40">
                    {data.rows[one.row].what}
                    <span className="block text-t3 @min-[720px]:hidden">
                      {data.places[one.place]} · {shell.pair(data.until, data.rows[one.row].until)}
                    </span>
                  </Td>
                  <Td className="whitespace-nowrap">
                    {kind ? (
                      <span className="flex items-center justify-between gap-1">
                        <AmountOf kind={kind} counted={kept !== undefined} amount={amount} />
                        <IconButton
                          label={data.removeAll(data.kinds[kind])}
                          icon={<Trash2 strokeWidth={1.75} />}
                          disabled={!amount || (amount.count === 0 && !amount.bytes)}
                          onClick={() => setAsking(kind)}
                          className="-my-[5px] max-tablet:-my-[11px]"
                        />
                      </span>
                    ) : (
                      one.row in own && own[one.row as keyof typeof own]
                    )}
                  </Td>
                  <Td className="whitespace-nowrap @max-[720px]:hidden">{data.places[one.place]}</Td>
                  <Td className="min-w-36 @max-[720px]:hidden">{data.rows[one.row].until}</Td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      </div>
      {kept?.used ? <p className="text-12 text-t3">{data.space(formatBytes(kept.used))}</p> : null}
      {asking && (
        <RemoveDialog
          kind={asking}
          onClose={() => setAsking(undefined)}
          onRemove={() => {
            setAsking(undefined);
            onRemove(asking);
          }}
        />
      )}
    </>
  );
}

interface AmountOfProps {
  kind: Kept;
  counted: boolean;
  amount: Amount | undefined;
}

function AmountOf({ kind, counted, amount }: AmountOfProps) {
  const { data } = useWords().settings;
  const locale = useLocale();
  if (!counted) return <span className="text-t3">{data.counting}</span>;
  if (!amount) return <span className="text-t3">{data.unknownAmount}</span>;
  const count = data.amounts[kind](formatCount(locale, amount.count));
  return amount.bytes ? `${count} · ${formatBytes(amount.bytes)}` : count;
}

interface RemoveDialogProps {
  kind: Kept;
  onRemove: () => void;
  onClose: () => void;
}

function RemoveDialog({ kind, onRemove, onClose }: RemoveDialogProps) {
  const { shell, settings } = useWords();
  const { data } = settings;
  const name = data.kinds[kind];
  return (
    <Dialog
      title={data.removeTitle(name)}
      closeLabel={shell.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{data.cancel}</Button>
          <Button variant="danger" onClick={onRemove}>
            {data.removeAll(name)}
          </Button>
        </>
      }
    >
      <p>{data.removeBody[kind]}</p>
    </Dialog>
  );
}
