import LockKeyhole from 'lucide-react/icons/lock-keyhole';
import ShieldCheck from 'lucide-react/icons/shield-check';
import WifiOff from 'lucide-react/icons/wifi-off';
import type { ReactNode } from 'react';
import type { Profile } from '#data/profiles.ts';
import { useFrameWords } from '#i18n/I18n.tsx';

interface StatusBarProps {
  profile: Profile | undefined;
}

/** Where things stand: the proxy, where the credentials are, what needs no network. */
export function StatusBar({ profile }: StatusBarProps) {
  const { shell } = useFrameWords();
  return (
    <footer className="flex min-w-0 items-center gap-5 overflow-hidden border-t border-line bg-canvas px-4 text-12 whitespace-nowrap text-t3 max-tablet:hidden">
      <Item icon={<ShieldCheck />}>{shell.footProxy}</Item>
      <Item icon={<LockKeyhole />}>{shell.footStorage[profile?.area ?? 'tab']}</Item>
      <span className="hidden desk:contents">
        <Item icon={<WifiOff />}>{shell.footOffline}</Item>
      </span>
      <span className="ml-auto">{shell.facts}</span>
    </footer>
  );
}

function Item({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className="flex items-center gap-1.5 [&>svg]:size-3.5 [&>svg]:stroke-[1.75]">
      {icon}
      {children}
    </span>
  );
}
