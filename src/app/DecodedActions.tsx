import type { ConsoleData } from '#data/console.ts';
import type { Exchange } from '#data/exchange.ts';
import type { ReplyReading } from '#data/reading.ts';
import { CompareEarlier } from './CompareEarlier.tsx';
import { MakeCase } from './MakeCase.tsx';
import type { Address } from './useAddress.ts';

interface DecodedActionsProps {
  data: ConsoleData;
  address: Address;
  exchange: Exchange;
  reading: ReplyReading;
}

/** What can be done with the reply of the workbench. Only an answer can be expected again. */
export function DecodedActions(props: DecodedActionsProps) {
  return (
    <>
      {props.reading.reading.verdict === 'success' && <MakeCase {...props} />}
      <CompareEarlier {...props} />
    </>
  );
}
