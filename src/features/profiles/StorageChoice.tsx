import AppWindow from 'lucide-react/icons/app-window';
import HardDrive from 'lucide-react/icons/hard-drive';
import type { StorageArea } from '#data/storage.ts';
import { useWords } from '#i18n/I18n.tsx';

interface StorageChoiceProps {
  area: StorageArea;
  /** Minutes without use after which the device's credentials are locked; 0 is never. */
  lockAfter: number;
  onChange: (area: StorageArea) => void;
}

const AREAS = [
  { area: 'tab', icon: AppWindow },
  { area: 'device', icon: HardDrive },
] as const;

/** Where this set of credentials is kept, and what that means. */
export function StorageChoice({ area, lockAfter, onChange }: StorageChoiceProps) {
  const { credentials } = useWords().settings;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-13 font-semibold">{credentials.storage}</legend>
      {AREAS.map(({ area: option, icon: Icon }) => (
        <label
          key={option}
          className="grid cursor-pointer grid-cols-[16px_minmax(0,1fr)] gap-2.5 rounded-3 bg-surface p-3 hairline has-checked:shadow-[inset_0_0_0_1.5px_var(--ink)] has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name="profile-area"
            checked={option === area}
            onChange={() => onChange(option)}
            aria-labelledby={`area-${option}`}
            aria-describedby={`area-${option}-hint`}
            className="mt-0.5 size-4 cursor-pointer appearance-none rounded-full bg-surface fieldline outline-none checked:shadow-[inset_0_0_0_5px_var(--ink)]"
          />
          <span className="flex min-w-0 flex-col gap-0.5">
            <span className="flex items-center gap-1.5">
              <Icon aria-hidden className="size-4 flex-none" strokeWidth={1.75} />
              <b id={`area-${option}`}>{credentials.areas[option]}</b>
              {option === 'tab' && <span className="ml-auto text-12 text-t3">{credentials.recommended}</span>}
            </span>
            <span id={`area-${option}-hint`} className="text-12 text-t2">
              {option === 'tab' ? credentials.areaHints.tab : credentials.areaHints.device(lockAfter)}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
