import { createStore } from '#data/store.ts';
import type { PassphraseTask } from '#features/profiles/PassphraseDialog.tsx';

interface VaultRequest {
  /** Opens it whichever way it needs, or changes its passphrase. */
  task: 'open' | Extract<PassphraseTask, 'change'>;
  onOpen?: (() => void) | undefined;
}

/** What somebody wants of the credentials on this device, until the passphrase was given or the dialog closed. */
export const vaultRequest = createStore<VaultRequest | undefined>(undefined);

/** Asks for the passphrase, or for a first one; `onOpen` runs once the vault is open. */
export function openVaultFor(onOpen?: () => void): void {
  vaultRequest.set({ task: 'open', onOpen });
}

/** Whether somebody has closed the question about what an older console left in the clear. It is asked again at a reload. */
export const clearPutOff = createStore(false);
