import type { ProxyStatus } from '#data/proxy.ts';
import { TARGET_IDS, type TargetId } from '#data/targets.ts';
import { useFrameWords } from '#i18n/I18n.tsx';
import { classes } from '#ui/classes.ts';
import { Dot, type DotState } from '#ui/Dot.tsx';
import { Segmented, type SegmentedOption } from '#ui/Segmented.tsx';
import { formatMs } from '#i18n/format.ts';

interface TargetSwitchProps {
  target: TargetId;
  /** What the proxy says of its targets; nothing until it has answered. */
  status: ProxyStatus | undefined;
  /** `silent` while it does not answer. */
  proxy: 'there' | 'silent';
  onChange: (target: TargetId) => void;
}

type TargetStatus = ProxyStatus['targets'][number];

/** Where calls go, each with what is known of its reachability. Opening the page contacts nothing outside. */
export function TargetSwitch({ target, status: known, proxy, onChange }: TargetSwitchProps) {
  const { shell } = useFrameWords();
  const tooltip = (id: TargetId, status: TargetStatus | undefined) =>
    `${shell.targets[id]} · ${status?.origin ?? ''} · ${shell.reachable[status?.reachable ?? 'unknown']}`;
  const options = TARGET_IDS.map((id): SegmentedOption<TargetId> => {
    const status = known?.targets.find((candidate) => candidate.id === id);
    const absent = known !== undefined && status === undefined;
    return {
      value: id,
      disabled: absent,
      title: absent ? shell.targetCustomAbsent : tooltip(id, status),
      label: (
        <>
          {!absent && <Dot state={proxy === 'silent' ? 'bad' : dotState(status)} />}
          <span>{shell.targetShort[id]}</span>
          {status?.ms !== undefined && (
            <span className="hidden text-11 font-normal text-t3 desk:inline">{formatMs(status.ms)} ms</span>
          )}
        </>
      ),
    };
  });
  return (
    <>
      <select
        aria-label={shell.target}
        value={target}
        onChange={(event) => onChange(event.target.value as TargetId)}
        className={classes(
          'h-10 max-w-34 min-w-0 flex-none rounded-[7px] bg-surface px-2 font-semibold tablet:hidden',
          target === 'emulator' ? 'hairline' : 'ring-1 ring-amber-line',
        )}
      >
        {options.map(({ value, disabled, title }) => (
          <option key={value} value={value} disabled={disabled} title={title}>
            {shell.targetShort[value]}
          </option>
        ))}
      </select>
      <Segmented
        label={shell.target}
        value={target}
        options={options}
        onChange={onChange}
        className={classes('max-tablet:hidden', target !== 'emulator' && 'ring-1 ring-amber-line')}
      />
    </>
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
