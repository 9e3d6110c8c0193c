import type { TargetId } from '#data/targets.ts';
import { useWords } from '#i18n/I18n.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';
import { EmulatorLog } from './EmulatorLog.tsx';
import { Part, SectionPage } from './SectionPage.tsx';
import { TargetTable } from './TargetTable.tsx';
import { TimeoutSetting } from './TimeoutSetting.tsx';

interface TargetsSectionProps {
  target: TargetId;
  /** Milliseconds. */
  timeout: number;
  onTimeout: (timeout: number) => void;
}

/** Where calls can go, how long they may take, and what the emulator saw. */
export function TargetsSection({ target, timeout, onTimeout }: TargetsSectionProps) {
  const { sections } = useWords().settings;
  return (
    <SectionPage title={sections.targets}>
      <TargetTable target={target} />
      <TimeoutSetting timeout={timeout} onChange={onTimeout} />
      <CustomTarget />
      <EmulatorLog />
    </SectionPage>
  );
}

const COMMANDS = [
  { shell: 'posix', command: 'CONSOLE_UPSTREAM=https://bot.example:8443 npm start' },
  { shell: 'powershell', command: "$env:CONSOLE_UPSTREAM='https://bot.example:8443'; npm start" },
] as const;

function CustomTarget() {
  const { settings } = useWords();
  const { targets } = settings;
  return (
    <Part title={targets.custom} hint={targets.customHint}>
      <dl className="flex flex-col gap-2">
        {COMMANDS.map(({ shell: name, command }) => (
          <div key={name} className="flex flex-col gap-1">
            <dt className="text-12 text-t3">{targets.shells[name]}</dt>
            <dd className="flex items-start gap-2 rounded-2 bg-sunken py-1.5 pr-1.5 pl-3">
              <code className="wire min-w-0 flex-1 py-[3px]">{command}</code>
              <CopyButton what={targets.shells[name]} text={() => command} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-12 text-t3">{targets.customRule}</p>
    </Part>
  );
}
