import { useQuery } from '@tanstack/react-query';
import { proxyStatusOptions, type ProxyStatus } from '#data/proxy.ts';
import { TARGET_IDS, type TargetId } from '#data/targets.ts';
import { useFrameWords } from '#i18n/I18n.tsx';
import { classes } from '#ui/classes.ts';
import { Dot, type DotState } from '#ui/Dot.tsx';
import { Segmented, type SegmentedOption } from '#ui/Segmented.tsx';
import { formatMs } from '#i18n/format.ts';

interface TargetSwitchProps {
  target: TargetId;
  onChange: (target: TargetId) => void;
  className?: string;
}

type TargetStatus = ProxyStatus['targets'][number];

/** Where calls go, each with what is known of its reachability. Opening the page contacts nothing outside. */
export function TargetSwitch({ target, onChange, className }: TargetSwitchProps) {
  const { shell } = useFrameWords();
  const { data, isError } = useQuery(proxyStatusOptions('local'));
  const tooltip = (id: TargetId, status: TargetStatus | undefined) =>
    `${shell.targets[id]} · ${status?.origin ?? ''} · ${shell.reachable[status?.reachable ?? 'unknown']}`;
  const options = TARGET_IDS.map((id): SegmentedOption<TargetId> => {
    const status = data?.targets.find((candidate) => candidate.id === id);
    const absent = data !== undefined && status === undefined;
    return {
      value: id,
      disabled: absent,
      title: absent ? shell.targetCustomAbsent : tooltip(id, status),
      label: (
        <>
          {!absent && <Dot state={isError ? 'bad' : dotState(status)} />}
          <span>{shell.targetShort[id]}</span>
          {status?.ms !== undefined && (
            <span className="hidden text-11 font-normal text-t3 desk:inline">{formatMs(status.ms)} ms</span>
          )}
        </>
      ),
    };
  });
  return (
    <Segmented
      label={shell.target}
      value={target}
      options={options}
      onChange={onChange}
      className={classes(target !== 'emulator' && 'ring-1 ring-amber-line', className)}
    />
  );
}

function dotState(status: TargetStatus | undefined): DotState {
  switch (status?.reachable) {
    case 'yes':
      return 'ok';
    case 'no':
      return 'bad';
    default:
      return 'idle';
  }
}
