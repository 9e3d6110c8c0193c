import ListPlus from 'lucide-react/icons/list-plus';
import type { ConsoleData } from '#data/console.ts';
import type { Exchange } from '#data/exchange.ts';
import type { ReplyReading } from '#data/reading.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { notify } from './notices.ts';
import type { Address } from './useAddress.ts';

interface MakeCaseProps {
  data: ConsoleData;
  address: Address;
  exchange: Exchange;
  reading: ReplyReading;
}

/** Makes the answered call a case of the lab: the bot shall go on answering as it did. */
export function MakeCase({ data, address, exchange, reading }: MakeCaseProps) {
  const { labCalls } = useWords();
  const locale = useLocale();
  const make = async () => {
    const { makeCase } = await import('./labCases.ts');
    const { fresh, table = labCalls.tableName, cases, wordless } = await makeCase(data, exchange, reading);
    const said = fresh ? labCalls.made(table, formatCount(locale, cases)) : labCalls.known(table);
    void notify(fresh && wordless ? `${said}${labCalls.wordless}` : said, {
      label: labCalls.open,
      run: () => address.go('/batch'),
    });
  };
  return (
    <Button size="small" icon={<ListPlus strokeWidth={1.75} />} onClick={() => void make()}>
      {labCalls.make}
    </Button>
  );
}
