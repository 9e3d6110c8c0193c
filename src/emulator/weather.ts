/** A made-up forecast that is always the same for the same place and day. */
import type { JsonObject } from './json.ts';

const SKIES = ['晴', '多云', '阴', '小雨', '阵雨'] as const;

/**
 * A sentence in the manner of the platform's sample and the content of `weather_ans_detail` (only its outer `data` list
 * is known: protocol.md section 4.4; the members inside are the emulator's own).
 * @param date `YYYY-MM-DD`
 */
export function forecast(city: string, day: string, date: string): { answer: string; detail: JsonObject } {
  const seed = [...(city + date)].reduce((sum, character) => (sum * 31 + character.codePointAt(0)!) % 9973, 7);
  const condition = SKIES[seed % SKIES.length]!;
  const low = seed % 20;
  const high = low + 5 + (seed % 7);
  return {
    answer: `${city}${day}${condition}，温度${low}到${high}度。（仿真数据）`,
    detail: { data: [{ city, date, condition, min_temp: String(low), max_temp: String(high) }] },
  };
}
