import type { ConsoleData } from '#data/console.ts';
import type { Address } from './useAddress.ts';

interface WorkbenchProps {
  data: ConsoleData;
  address: Address;
}

export function Workbench({ address }: WorkbenchProps) {
  return <p>{address.profile?.name}</p>;
}
