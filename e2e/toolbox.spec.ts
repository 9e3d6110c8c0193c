import { createCipheriv, createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { expect, test } from './fixtures.ts';
import { copied } from './pages/clipboard.ts';
import { ToolboxPage } from './pages/toolbox.ts';
import { WorkbenchPage } from './pages/workbench.ts';

const WXBizMsgCrypt = createRequire(import.meta.url)('wechat-crypto') as new (
  token: string,
  encodingAESKey: string,
  id: string,
) => { encrypt(text: string): string; decrypt(text: string): { message: string } };

const APPID = 'Gg8HejYTkUsEIlG';
const KEY = 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz';
const TOKEN = 'YV78Pyj1VvqdNGpMJ1pHic0bIBOWMv';
const HEADER = '{"typ":"JWT","alg":"HS256"}';

function tokenOf(claims: string, key: string | Buffer): string {
  const signingInput = [HEADER, claims].map((part) => Buffer.from(part).toString('base64url')).join('.');
  return `${signingInput}.${createHmac('sha256', key).update(signingInput).digest('base64url')}`;
}

/** 96 bytes that were random once. */
const LOST =
  '1b4ea81bca25c91a3c24374ad2b0069c02065315ac44008f8990c040182ccf21ff8d051ccdcf7b4230e9599394c492aa' +
  'e03f113b3a16412b1bcc7dddaefe9b37b5e7444e94bd4db1ccf283931871cad4c2a6cdd336ebd39d24c9e318ab060ede';

/** As an independent implementation encrypts it. */
function encryptedOf(message: string, random: string): string {
  const text = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const frame = Buffer.concat([Buffer.from(random), length, text, Buffer.from(APPID)]);
  const added = 32 - (frame.length % 32);
  const key = Buffer.from(`${KEY}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([frame, Buffer.alloc(added, added)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}

const CLAIMS = '{"username":"u1","msg":"为什么不行"}';
const DECODED = tokenOf(CLAIMS, Buffer.from(`${KEY}=`, 'base64'));
const CURL = `curl -X POST 'https://chatbot.weixin.qq.com/openapi/message/${TOKEN}' -d 'query=${DECODED}'`;

test('a pasted curl says that the back end decodes the key, and how to mend it', async ({ page, axe }) => {
  const toolbox = new ToolboxPage(page);
  const { forensics, toolbox: words } = toolbox.words;
  await toolbox.open('paste');
  await axe(page);
  await toolbox.box.fill(CURL);
  await expect(toolbox.verdict).toContainText(forensics.findings.key_base64_decoded.title);
  await expect(toolbox.verdict).toContainText('const key = AES_KEY');
  const fitting = toolbox.steps.getByRole('row', { name: words.paste.hypotheses.base64_decoded! });
  await expect(fitting).toContainText(words.paste.outcomes.match);
  await expect(toolbox.steps.getByRole('row', { name: words.paste.hypotheses.text! })).toContainText(
    words.paste.outcomes.no_match,
  );
  await axe(page);
});

test('the rebuilt curl carries the signature an independent signer makes', async ({ page }) => {
  const toolbox = new ToolboxPage(page);
  await toolbox.open('paste');
  await toolbox.box.fill(CURL);
  const curl = await copied(page, () => toolbox.button(toolbox.words.toolbox.paste.rebuild).click());
  await expect(page.getByText(toolbox.words.toolbox.paste.rebuilt)).toBeVisible();
  expect(curl).toContain(tokenOf(CLAIMS, KEY));
  expect(curl).not.toContain(KEY);
});

test('what was decoded goes to the workbench and comes back with one click', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  const before = await bench.msg.inputValue();
  const toolbox = new ToolboxPage(page);
  await toolbox.open('paste');
  await toolbox.box.fill(CURL);
  await toolbox.button(toolbox.words.toolbox.paste.load).click();
  // A notice stays for as long as the mouse is on it.
  await page.getByRole('button', { name: bench.words.shell.undo }).hover();
  await expect(bench.msg).toHaveValue('为什么不行');
  await expect(bench.username).toHaveValue('u1');
  await page.getByRole('button', { name: bench.words.shell.undo }).click();
  await expect(bench.msg).toHaveValue(before);
});

test('an encrypted call is taken over with its vocabularies and sent', async ({ page, axe }) => {
  const bench = new WorkbenchPage(page);
  const { word } = bench.words.workbench;
  const wordOne = bench.compose.getByRole('textbox', { name: `${word} 1`, exact: true });
  await bench.open();
  await bench.chooseApi('dictmsg');
  await expect(wordOne).toHaveValue('张三');
  const toolbox = new ToolboxPage(page);
  await toolbox.open('paste');
  const message = JSON.stringify({
    username: 'u1',
    msg: '北京的天气',
    svrinfo: { real_time_slot_candidates: { 城市: ['北京', '上海'] } },
  });
  const encrypted = new WXBizMsgCrypt(TOKEN, KEY, APPID).encrypt(message);
  await toolbox.box.fill(
    `curl https://chatbot.weixin.qq.com/openapi/dictmsg/${TOKEN} -H 'Content-Type: application/json' -d '${JSON.stringify({ encrypt: encrypted })}'`,
  );
  await toolbox.button(toolbox.words.toolbox.paste.load).click();
  await expect(wordOne).toHaveValue('北京');
  await expect(bench.msg).toHaveValue('北京的天气');
  await axe(page);
  const sent = page.waitForRequest((request) => request.url().includes('/openapi/dictmsg/'));
  await bench.send();
  const body = (await sent).postDataJSON() as { encrypt: string };
  expect(new WXBizMsgCrypt(TOKEN, KEY, APPID).decrypt(body.encrypt).message).toBe(message);
});

test('a ciphertext under no known key is said to be one, and a key of 24 bytes is found out', async ({ page }) => {
  const toolbox = new ToolboxPage(page);
  const { forensics, toolbox: words } = toolbox.words;
  await toolbox.open('paste');
  // Of a key that is lost, and so that no frame comes of it by chance.
  await toolbox.box.fill(JSON.stringify({ encrypt: Buffer.from(LOST, 'hex').toString('base64') }));
  await expect(toolbox.verdict).toContainText(forensics.findings.ciphertext_unexplained.title);
  const key = Buffer.from(`${KEY}=`, 'base64').subarray(0, 24);
  const message = Buffer.from('{"username":"u1","msg":"北京的天气"}');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(message.length);
  const cipher = createCipheriv('aes-192-cbc', key, key.subarray(0, 16));
  const frame = Buffer.concat([Buffer.from('a1b2c3d4e5f6g7h8'), length, message, Buffer.from(APPID)]);
  await toolbox.box.fill(
    JSON.stringify({ encrypt: Buffer.concat([cipher.update(frame), cipher.final()]).toString('base64') }),
  );
  const fitting = toolbox.steps.getByRole('row', { name: words.paste.hypotheses.decoded_first_24_cbc! });
  await expect(fitting).toContainText(words.paste.outcomes.match);
});

test('each example says what it promises, in English too', async ({ page, axe }) => {
  const toolbox = new ToolboxPage(page, 'en');
  const { forensics, toolbox: words } = toolbox.words;
  const { exampleNames } = words.paste;
  await toolbox.open('paste');
  for (const [name, title] of [
    [exampleNames.plusToSpace, forensics.findings.plus_became_space.title],
    [exampleNames.right, forensics.findings.ok.title],
  ] as const) {
    await toolbox.button(name).click();
    await expect(toolbox.verdict).toContainText(title);
    await axe(page);
    await toolbox.button(words.paste.clear).click();
  }
});

test('a paste of five megabytes is examined and never laid out as a whole', async ({ page }) => {
  const toolbox = new ToolboxPage(page);
  await toolbox.open('paste');
  await page.evaluate((curl) => navigator.clipboard.writeText(`${curl}\n${'x'.repeat(5 * 1024 * 1024)}`), CURL);
  await toolbox.box.focus();
  await page.keyboard.press('Control+V');
  await expect(toolbox.verdict.getByRole('paragraph').nth(1)).toBeVisible();
  await expect(page.getByText(toolbox.words.toolbox.paste.working)).toBeHidden();
  const laidOut = await page.evaluate(() => document.body.innerText.length);
  expect(laidOut).toBeLessThan(100_000);
  await toolbox.button(toolbox.words.toolbox.paste.clear).click();
  await expect(toolbox.box).toHaveValue('');
});

test('a token is signed, broken, explained and signed again', async ({ page, axe }) => {
  const toolbox = new ToolboxPage(page);
  const { jwt } = toolbox.words.toolbox;
  await toolbox.open('jwt');
  const token = toolbox.field(jwt.token);
  await toolbox.field(jwt.claims).fill(CLAIMS);
  await expect(token).toHaveValue(tokenOf(CLAIMS, KEY));
  await expect(page.getByText(jwt.verified)).toBeVisible();
  await token.fill(DECODED);
  await expect(page.getByText(jwt.otherForm.base64)).toBeVisible();
  await toolbox.button(jwt.resign).click();
  await expect(token).toHaveValue(tokenOf(CLAIMS, KEY));
  await page.getByRole('radio', { name: jwt.keyForms.base64 }).check();
  await expect(token).toHaveValue(DECODED);
  await toolbox.field(jwt.claims).fill('{"username":');
  await expect(page.getByText(jwt.notJson)).toBeVisible();
  await axe(page);
});

test('the key stays masked until it is asked for', async ({ page }) => {
  const toolbox = new ToolboxPage(page);
  const { showSecret, jwt } = toolbox.words.toolbox;
  await toolbox.open('jwt');
  await expect(toolbox.field(jwt.key)).toHaveValue('••••qgz');
  await toolbox.button(showSecret(jwt.key)).click();
  await expect(toolbox.field(jwt.key)).toHaveValue(KEY);
});

test('a message is encrypted, opened again as a callback, and refused with another APPID', async ({ page, axe }) => {
  const toolbox = new ToolboxPage(page);
  const { crypt } = toolbox.words.toolbox;
  const encrypted = encryptedOf('{"msg":"往返"}', 'a'.repeat(16));
  await toolbox.open('encrypt');
  await toolbox.field(crypt.message).fill('{"msg":"往返"}');
  await toolbox.field(crypt.random).fill('61'.repeat(16));
  // What was encrypted before is on the page until this one has taken its place.
  await expect(page.getByRole('main')).toContainText(encrypted);
  const copy = page.getByRole('button', { name: `${toolbox.words.shell.copy} ${crypt.base64}`, exact: true });
  expect(await copied(page, () => copy.click())).toBe(encrypted);
  await axe(page);
  await toolbox.open('decrypt');
  await toolbox.field(crypt.ciphertext).fill(JSON.stringify({ encrypted }));
  await expect(page.getByRole('main')).toContainText('{"msg":"往返"}');
  await axe(page);
  await toolbox.field(crypt.appId).fill('another');
  await expect(page.getByText(crypt.errors.appid_mismatch).first()).toBeVisible();
});

test('every tool is reachable by keyboard and passes the accessibility rules', async ({ page, axe }) => {
  const toolbox = new ToolboxPage(page);
  await toolbox.open();
  const { sections } = toolbox.words.toolbox;
  for (const section of ['signature', 'key', 'time', 'encoding'] as const) {
    const entry = toolbox.tools.getByRole('button', { name: sections[section] });
    await entry.focus();
    await page.keyboard.press('Enter');
    await expect(toolbox.heading(section)).toBeVisible();
    await axe(page);
  }
});

test('a phone shows the list, then the tool, then the list again', async ({ page, axe }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  const toolbox = new ToolboxPage(page);
  const { sections, back, paste } = toolbox.words.toolbox;
  await toolbox.open();
  await axe(page);
  await toolbox.tools.getByRole('button', { name: sections.paste }).click();
  await expect(toolbox.tools).toBeHidden();
  await toolbox.button(paste.exampleNames.decodedKey).click();
  await expect(toolbox.verdict).toContainText(toolbox.words.forensics.findings.key_base64_decoded.title);
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  await expect.poll(wide).toBe(false);
  await axe(page);
  await toolbox.button(back).click();
  await expect(toolbox.tools).toBeVisible();
});
