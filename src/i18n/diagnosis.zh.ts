/** Words of the diagnosis of a refused call: causes, what shows them, what mends them. */
import type { CredentialField, CredentialIssueCode } from '#protocol/credentials.ts';
import { CREDENTIAL_LABELS } from '#protocol/credentials.ts';
import { formatBytes } from './format.ts';

const label = (field: CredentialField) => (field === 'encodingAESKey' ? '密钥' : CREDENTIAL_LABELS[field]);
const short = (text: string) => (text.length > 14 ? `${text.slice(0, 11)}…` : text);

const shapes: Record<CredentialIssueCode, (field: CredentialField, at: number | undefined) => string> = {
  empty: (field) => `${label(field)}没有填`,
  surrounding_space: (field, at) => (at === 0 ? `${label(field)}开头多了空格` : `${label(field)}末尾多了一个空格`),
  inner_space: (field) => `${label(field)}中间有空格`,
  quoted: (field) => `${label(field)}带了引号`,
  invisible_character: (field) => `${label(field)}里有看不见的字符`,
  key_length: (field) => `${label(field)}的长度不对`,
  key_padded: (field) => `${label(field)}末尾多了 =`,
  key_url_safe: (field) => `${label(field)}里的 + / 被换成了 - _`,
  key_alphabet: (field) => `${label(field)}里有不该出现的字符`,
  key_spare_bits: (field) => `${label(field)}末位含多余比特`,
  token_dot_segment: (field) => `${label(field)}不能是 . 或 ..`,
  token_unsafe_character: (field) => `${label(field)}里有会被编码的字符`,
  unusual_length: (field) => `${label(field)}的长度少见`,
  looks_like: (field) => `${label(field)}像是填错了位置`,
};

const mends: Partial<Record<CredentialIssueCode, string>> = {
  surrounding_space: '去掉空格',
  inner_space: '去掉空格',
  quoted: '去掉引号',
  invisible_character: '去掉隐形字符',
  key_padded: '去掉 =',
  key_url_safe: '换回 + 和 /',
};

export const diagnosis = {
  title: '原因排序',
  checked: (count: number) => `已在本机核对 ${count} 种假设`,
  working: '正在本机核对原因',
  failed: '核对中断了，多半是内存不够。把请求粘贴到工具箱再试。',
  certainties: { proven: '已证实', to_check: '待确认', ruled_out: '已排除' },
  ranked: (rank: number) => `第 ${rank} 位`,
  manage: '核对凭据',
  resend: (mend: string) => `${mend}${/[\w=/]$/.test(mend) ? ' ' : ''}并重发`,
  mends,
  swap: ([a, b]: readonly [CredentialField, CredentialField]) =>
    `对调 ${CREDENTIAL_LABELS[a]} 与 ${CREDENTIAL_LABELS[b]}`,
  useProfile: (name: string) => `换到「${name}」`,
  useClaim: '改用 msg',
  dropTimes: '去掉时间声明',
  useEncoding: { form: '改用表单', json: '改用 JSON', url: '改用 URL 参数' },
  playHealthy: '场景改回正常',
  only: '只改不发',
  before: '现在',
  after: '改后',
  blank: '空格',
  scenario: '模拟场景要求这样应答',
  scenarioText: (name: string) => `本次选了「${name}」，请求内容不影响结果。`,
  shapes,
  length: (length: number, usual: string) => `长度 ${length}，应为 ${usual}。`,
  signatures: (sent: string, right: string) => `改后重算的签名是 ${short(right)}，已发送的是 ${short(sent)}。`,
  confirmed: '模拟器存着正确的凭据，判断一致。',
  swapped: (fields: readonly [CredentialField, CredentialField]) =>
    `${CREDENTIAL_LABELS[fields[0]]} 与 ${CREDENTIAL_LABELS[fields[1]]} 填反了`,
  swappedText: '两个值的长度与字符集正好是对方的。',
  valueOfOther: (field: CredentialField, name: string) => `${label(field)}属于「${name}」`,
  valueOfOtherText: (name: string) => `与「${name}」里的值相同，其余的值却不同。三项要取自平台的同一页。`,
  keyOfOther: '密钥属于另一个机器人',
  keyOfOtherText: '本机无法判断。核对 APPID、TOKEN 与密钥是否取自平台的同一页，密钥是否重置过。',
  keyOfOtherNamed: (name: string) => `「${name}」是同一个机器人，密钥却不同；两把里至多一把有效。`,
  tokenUnknown: '平台不认识这个 TOKEN',
  tokenUnknownText: '本机无法判断。从平台的应用绑定页重新复制；机器人重建后 TOKEN 会变。',
  appId: '密文里的 APPID 与机器人不符',
  appIdText: (appId: string) => `密文里写的是 ${appId}。与密钥取自同一页才对得上。`,
  decoded: '密钥被 base64 解码后使用',
  decodedText: (sent: string, wrong: string) => `那样会得到 ${short(wrong)}，与已发送的 ${short(sent)} 不同。`,
  times: '签名已过期',
  timesNotYet: '签名还没有生效',
  timesUnit: '时间声明写成了毫秒',
  timesNumber: '时间声明不是数字',
  timesText: (seconds: number) => (seconds < 0 ? `exp 在发送前 ${-seconds} 秒已过。` : `exp 还有 ${seconds} 秒。`),
  timesNone: '声明里没有 exp。',
  timesEnforced: '线上是否校验时间没有公开资料，模拟器会校验。',
  skew: (seconds: number) => `本机与服务端时钟相差 ${Math.abs(seconds)} 秒。`,
  claim: '声明用了 query 而不是 msg',
  claimText: (names: string) => `声明为 ${names}。`,
  claimUnknown: '线上收到 query 会怎样没有公开记录。',
  framing: '加密格式不对',
  framingText: (bytes: number) => `用同一份凭据在本机解开了，${formatBytes(bytes)} 的组包、填充、APPID 与 JSON 都对。`,
  plus: '+ 变成了空格',
  plusText: (count: number) => `密文里的 ${count} 个 + 已转义或不经过表单。`,
  encoding: '接收端没有读到正文',
  encodingText: (name: string, bytes: number) =>
    `本次按${name}发送，${formatBytes(bytes)}。换一种编码可以分辨是不是它。`,
  encodings: { form: '表单', json: ' JSON ', url: ' URL 参数' },
  sent: '已发送',
  right: '应为',
  notVerified: '未通过',
  rightNote: '「应为」由改正后的密钥在本机算出，未发送。',
};
