import { formatInstant } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { LinkButton, Message } from '#ui/Message.tsx';
import { VALID_SECONDS, problemOf, withMembers } from './claims.ts';
import { timesOf } from './jwtModel.ts';
import { relativeTime } from './times.ts';
import { useNow } from './useNow.ts';

interface JwtTimesProps {
  claimsText: string;
  onChange: (claimsText: string) => void;
}

/** The time claims in words: local time, distance from now, and a click that sets them anew. */
export function JwtTimes({ claimsText, onChange }: JwtTimesProps) {
  const { jwt } = useWords().toolbox;
  const locale = useLocale();
  const now = useNow();
  const times = timesOf(claimsText);
  const set = () => {
    const seconds = Math.floor(Date.now() / 1000);
    const present = new Set(times.map(({ name }) => name));
    const members = {
      iat: seconds,
      exp: seconds + VALID_SECONDS,
      ...(present.has('nbf') ? { nbf: seconds } : {}),
    };
    onChange(withMembers(claimsText, members));
  };
  return (
    <section aria-labelledby="toolbox-jwt-times" className="text-12">
      <div className="flex items-center justify-between gap-2">
        <h2 id="toolbox-jwt-times" className="text-t3">
          {jwt.times}
        </h2>
        {!problemOf(claimsText) && (
          <LinkButton onClick={set}>{times.length === 0 ? jwt.addTimes : jwt.setRight}</LinkButton>
        )}
      </div>
      {times.length === 0 && <p className="text-t2">{jwt.noTimes}</p>}
      <ul>
        {times.map(({ name, ms, problem }) => (
          <li key={name} className="flex flex-wrap items-baseline gap-x-2 border-t border-line py-1.5">
            <span className="mono text-t2">{name}</span>
            <span className="text-t3">{jwt.timeNames[name]}</span>
            {ms !== undefined && Math.abs(ms) <= 8.64e15 && (
              <span>
                {formatInstant(locale, ms)} · {relativeTime(locale, ms, now)}
              </span>
            )}
            {problem && <Message tone="bad">{jwt[problem]}</Message>}
          </li>
        ))}
      </ul>
    </section>
  );
}
