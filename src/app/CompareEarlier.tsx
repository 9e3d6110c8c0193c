import GitCompare from 'lucide-react/icons/git-compare-arrows';
import type { ConsoleData } from '#data/console.ts';
import type { Exchange } from '#data/exchange.ts';
import type { ReplyReading } from '#data/reading.ts';
import { earlierCall, type Earlier } from '#features/history/earlierCall.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { notify } from './notices.ts';
import type { Address } from './useAddress.ts';
import { useShortcuts } from './useShortcuts.ts';

interface CompareEarlierProps {
  data: ConsoleData;
  address: Address;
  exchange: Exchange;
  reading: ReplyReading;
}

/** Opens the comparison of a call with the one before it; of one that went wrong, with the last that did not. */
export function CompareEarlier({ data, address, exchange, reading }: CompareEarlierProps) {
  const { history } = useWords();
  const wanted: Earlier = reading.reading.verdict === 'success' ? 'answer' : 'success';
  const compare = async () => {
    const keeper = await data.history.keeper();
    const earlier = keeper && (await earlierCall(keeper, exchange.id, wanted));
    if (earlier !== undefined) address.go(`/history/${exchange.id}/${earlier}`);
    else void notify(wanted === 'success' ? history.noSuccessToCompare : history.nothingToCompare);
  };
  useShortcuts({ compareEntry: () => void compare() });
  return (
    <Button size="small" icon={<GitCompare strokeWidth={1.75} />} onClick={() => void compare()}>
      {wanted === 'success' ? history.compareSuccess : history.compareLast}
    </Button>
  );
}
