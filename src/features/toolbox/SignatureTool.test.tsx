import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { zhCN } from '#i18n/zhCN.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { SignatureTool } from './SignatureTool.tsx';
import { showTool } from './fixtures/showTool.tsx';

const { signature } = zhCN.toolbox;

afterEach(cleanup);

async function show() {
  await showTool(<SignatureTool profile={{ name: '示例', credentials: PUBLISHED_SAMPLE }} />);
}

const fill = async (name: string, text: string) => {
  const field = await screen.findByRole('textbox', { name: new RegExp(name) });
  await userEvent.click(field);
  await userEvent.paste(text);
};

test('the published msg_signature is made and checked', async () => {
  await show();
  await fill('timestamp', '1711001766');
  await fill('nonce', 'abc');
  await fill('encrypt', 'x');
  expect(await screen.findByText(signature.computed('msg_signature'))).toBeDefined();
});

test('the published sign of a v2 call without a body is made and checked', async () => {
  await show();
  await userEvent.click(screen.getByRole('radio', { name: signature.kinds.v2 }));
  await fill('timestamp', '1711001766');
  await fill('nonce', 'abc');
  await screen.findByText('fff8dae1356e7867ea98743439f0e9f8');
  await fill(signature.given('sign'), 'fff8dae1356e7867ea98743439f0e9f8');
  await screen.findByText(signature.match);
  await fill('body', '{}');
  await screen.findByText('8083eba6d86d6b036a5076fe8c2b5e2a');
  expect(await screen.findByText(signature.mismatch.v2)).toBeDefined();
});

test('the published signature of a webhook is made', async () => {
  await show();
  await userEvent.click(screen.getByRole('radio', { name: signature.kinds.webhook }));
  await fill('Timestamp', '1704135845');
  await fill('SkillName', '限行');
  await fill('IntentName', '查限行尾号');
  await fill('Query', '北京限行尾号是多少');
  expect(await screen.findByText('96f439043e1f7d2bb38162e35406f173')).toBeDefined();
});
