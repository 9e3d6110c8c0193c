/** The tools, as one table for the list, the routes and the words. */
import Binary from 'lucide-react/icons/binary';
import Clock from 'lucide-react/icons/clock';
import FileBadge from 'lucide-react/icons/file-badge';
import KeyRound from 'lucide-react/icons/key-round';
import Lock from 'lucide-react/icons/lock';
import LockOpen from 'lucide-react/icons/lock-open';
import ScanText from 'lucide-react/icons/scan-text';
import Signature from 'lucide-react/icons/signature';

export type SectionId = 'paste' | 'jwt' | 'signature' | 'encrypt' | 'decrypt' | 'key' | 'time' | 'encoding';
export type SectionGroup = 'sign' | 'crypt' | 'help';

interface ToolSection {
  id: SectionId;
  icon: typeof Clock;
  /** Heading above it in the list; the first tool stands alone. */
  group: SectionGroup | undefined;
}

export const SECTIONS: readonly ToolSection[] = [
  { id: 'paste', icon: ScanText, group: undefined },
  { id: 'jwt', icon: Signature, group: 'sign' },
  { id: 'signature', icon: FileBadge, group: 'sign' },
  { id: 'encrypt', icon: Lock, group: 'crypt' },
  { id: 'decrypt', icon: LockOpen, group: 'crypt' },
  { id: 'key', icon: KeyRound, group: 'crypt' },
  { id: 'time', icon: Clock, group: 'help' },
  { id: 'encoding', icon: Binary, group: 'help' },
];

/** The tool a path names, if it names one. */
export function sectionOf(name: string | undefined): SectionId | undefined {
  return SECTIONS.find(({ id }) => id === name)?.id;
}
