import { useLocation, useSearch } from 'wouter';
import type { ConsoleData } from '#data/console.ts';
import type { Profile } from '#data/profiles.ts';
import { useStore } from '#ui/useStore.ts';

export interface Address {
  /** The chosen profile: the one the address names, else the first. None while the named one may be locked. */
  profile: Profile | undefined;
  chooseProfile(id: string): void;
  /** Goes to a screen, keeping the chosen profile. */
  go(path: string): void;
  /** Goes to a screen with another profile chosen. */
  open(path: string, profileId: string): void;
}

/** What the URL says: the screen and the chosen profile. Nothing secret ever stands in it. */
export function useAddress({ profiles }: ConsoleData): Address {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const list = useStore(profiles.list);
  const vault = useStore(profiles.vault.state);
  const named = new URLSearchParams(search).get('profile');
  const to = (target: string, profileId: string | null) =>
    navigate(profileId ? `${target}?profile=${encodeURIComponent(profileId)}` : target);
  return {
    // A locked profile is not silently another one: nobody wants to send with the wrong bot.
    profile: list.find((profile) => profile.id === named) ?? (named && vault === 'locked' ? undefined : list[0]),
    chooseProfile: (id) => to(path, id),
    go: (target) => to(target, named),
    open: to,
  };
}
