import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);
// The emulator of the built console; see playwright.config.ts.
const emulatorPort = (process.env.CONSOLE_E2E_PORTS ?? '4273,4274').split(',')[1];

const EXAMPLES = [
  { language: 'sh', mark: 'curl ', program: 'bash', needs: ['bash', 'curl', 'openssl'], args: ['-c'] },
  { language: 'python', mark: 'hmac.new(', program: 'python3', needs: ['python3'], args: ['-c'] },
];

for (const page of ['README.md', 'README.zh-CN.md']) {
  for (const { language, mark, program, needs, args } of EXAMPLES) {
    test(`the ${language} example of ${page} gets the documented reply as printed`, async () => {
      const source = example(page, language, mark);
      const missing = await absent(needs);
      if (missing.length > 0) {
        // The text is there; whether it runs is proved where its programs are.
        console.log(`not run, because this machine has no ${missing.join(', ')}: the ${language} example of ${page}`);
        return;
      }
      const own = source.replaceAll('http://127.0.0.1:8787/', `http://127.0.0.1:${emulatorPort}/`);
      const { stdout } = await run(program, [...args, own], { env: { ...process.env, PYTHONIOENCODING: 'utf-8' } });
      expect(stdout).toContain('你好呀！');
    });
  }
}

function example(page: string, language: string, mark: string): string {
  const text = readFileSync(new URL(`../${page}`, import.meta.url), 'utf8');
  const blocks = [...text.matchAll(/```(\w+)\n([\s\S]*?)```/g)].filter((block) => block[1] === language);
  const found = blocks.map((block) => block[2] ?? '').filter((block) => block.includes(mark));
  expect(found).toHaveLength(1);
  expect(found[0]).toContain('http://127.0.0.1:8787/');
  return found[0] ?? '';
}

async function absent(programs: readonly string[]): Promise<string[]> {
  const answers = await Promise.allSettled(
    programs.map((name) => run(name, [name === 'openssl' ? 'version' : '--version'])),
  );
  return programs.filter((_, i) => answers[i]?.status === 'rejected');
}
