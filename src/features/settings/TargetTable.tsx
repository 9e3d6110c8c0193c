import { useQuery } from '@tanstack/react-query';
import { proxyStatusOptions, type ProxyStatus } from '#data/proxy.ts';
import { TARGET_IDS, TARGET_ORIGINS, type TargetId } from '#data/targets.ts';
import { FAILURE_REASONS } from '#data/exchange.ts';
import { formatMs } from '#i18n/format.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { Dot, type DotState } from '#ui/Dot.tsx';
import { Message } from '#ui/Message.tsx';
import { Tag } from '#ui/Tag.tsx';
import { Part } from './SectionPage.tsx';
import { Table, Td, Th } from './Table.tsx';

type TargetStatus = ProxyStatus['targets'][number];

/** The proxy's targets. Hosts outside this machine are contacted only when a person presses the button. */
export function TargetTable({ target }: { target: TargetId }) {
  const { shell, settings } = useWords();
  const { targets } = settings;
  const local = useQuery(proxyStatusOptions('local'));
  const probed = useQuery({ ...proxyStatusOptions('all'), enabled: false });
  const known = probed.data ?? local.data;
  return (
    <Part
      title={targets.table}
      hint={targets.hint}
      aside={
        <Button size="small" title={shell.probeHint} disabled={probed.isFetching} onClick={() => void probed.refetch()}>
          {probed.isFetching ? targets.probing : targets.probe}
        </Button>
      }
    >
      <Table label={targets.table}>
        <thead>
          <tr>
            <Th>{targets.target}</Th>
            <Th className="max-tablet:hidden">{targets.origin}</Th>
            <Th>{targets.state}</Th>
          </tr>
        </thead>
        <tbody aria-live="polite">
          {TARGET_IDS.map((id) => (
            <TargetRow
              key={id}
              id={id}
              inUse={id === target ? 'in-use' : 'idle'}
              status={known?.targets.find((candidate) => candidate.id === id)}
            />
          ))}
        </tbody>
      </Table>
      {(probed.isError || local.isError) && <Message tone="bad">{targets.probeFailed}</Message>}
      <p className="text-12 text-t3">{shell.probeHint}</p>
    </Part>
  );
}

interface TargetRowProps {
  id: TargetId;
  inUse: 'in-use' | 'idle';
  status: TargetStatus | undefined;
}

function TargetRow({ id, inUse, status }: TargetRowProps) {
  const { shell, settings } = useWords();
  const { targets } = settings;
  const origin = status?.origin ?? TARGET_ORIGINS[id];
  const address = origin ? <Origin origin={origin} /> : targets.absent;
  return (
    <tr>
      <Td className="whitespace-nowrap text-t1">
        {shell.targets[id]} {inUse === 'in-use' && <Tag>{targets.inUse}</Tag>}
        <span className="block whitespace-normal text-t2 tablet:hidden">{address}</span>
      </Td>
      <Td className="max-tablet:hidden">{address}</Td>
      <Td className="whitespace-nowrap">{status && <State status={status} />}</Td>
    </tr>
  );
}

/** Where there is no room for an address in a line it breaks before the host. */
function Origin({ origin }: { origin: string }) {
  const host = origin.indexOf('//') + 2;
  return (
    <code className="wire">
      {origin.slice(0, host)}
      <wbr />
      {origin.slice(host)}
    </code>
  );
}

const DOTS: Record<TargetStatus['reachable'], DotState> = { yes: 'ok', no: 'bad', unknown: 'idle' };

function State({ status: { reachable, ms, reason } }: { status: TargetStatus }) {
  const { shell, issues } = useWords();
  const known = FAILURE_REASONS.find((candidate) => candidate === reason);
  return (
    <span className="inline-flex items-center gap-1.5">
      <Dot state={DOTS[reachable]} />
      {shell.reachable[reachable]}
      {ms !== undefined && <span className="text-t3">{formatMs(ms)} ms</span>}
      {reason !== undefined && <span className="text-red-text">{known ? issues.failure[known].title : reason}</span>}
    </span>
  );
}
