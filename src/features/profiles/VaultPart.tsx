import Lock from 'lucide-react/icons/lock';
import LockOpen from 'lucide-react/icons/lock-open';
import type { Vault } from '#data/vault.ts';
import { LOCK_AFTER, type LockAfter } from '#data/preferences.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { Message } from '#ui/Message.tsx';
import { useStore } from '#ui/useStore.ts';

interface VaultPartProps {
  vault: Vault;
  lockAfter: LockAfter;
  onLockAfter: (minutes: LockAfter) => void;
  onUnlock: () => void;
  onLock: () => void;
  onChangePassphrase: () => void;
  /** How many profiles an older console has left on this device in the clear. */
  inTheClear: number;
  onClear: () => void;
}

/** How the credentials on this device stand, and what can be done about it. */
export function VaultPart(props: VaultPartProps) {
  const { vault, lockAfter, onLockAfter, onUnlock, onLock, onChangePassphrase, inTheClear, onClear } = props;
  const words = useWords().vault;
  const state = useStore(vault.state);
  const Icon = state === 'unlocked' ? LockOpen : Lock;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="flex min-w-48 flex-1 items-start gap-2">
          <Icon aria-hidden className="mt-0.5 size-4 flex-none text-t2" strokeWidth={1.75} />
          <span className="min-w-0">
            <b role="status">{words.states[state]}</b>
            {state !== 'unreadable' && <span className="block text-12 text-t3">{words.stateHints[state]}</span>}
          </span>
        </span>
        <span className="flex flex-wrap gap-2">
          {state === 'locked' && <Button onClick={onUnlock}>{words.unlock}</Button>}
          {state === 'unlocked' && <Button onClick={onLock}>{words.lock}</Button>}
          {(state === 'locked' || state === 'unlocked') && <Button onClick={onChangePassphrase}>{words.change}</Button>}
        </span>
      </div>
      {inTheClear > 0 && (
        <Message tone="warn" action={{ label: words.clearAgain, run: onClear }}>
          {words.clearTitle(inTheClear)}
        </Message>
      )}
      {state === 'unreadable' && <Message tone="bad">{words.stateHints.unreadable}</Message>}
      {(state === 'locked' || state === 'unlocked') && (
        <label className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line pt-3">
          <span className="min-w-48 flex-1">
            <b>{words.autoLock}</b>
            <span className="block text-12 text-t3">{words.autoLockHint}</span>
          </span>
          <select
            value={lockAfter}
            onChange={(event) => onLockAfter(LOCK_AFTER.find((one) => String(one) === event.target.value)!)}
            className="h-8 rounded-2 bg-surface px-2 text-13 text-t1 fieldline max-tablet:h-11"
          >
            {LOCK_AFTER.map((minutes) => (
              <option key={minutes} value={minutes}>
                {words.minutes(minutes)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
