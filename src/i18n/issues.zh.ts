/** From codes to sentences: what is wrong, what was expected, how to mend it. */
import type { CredentialField, CredentialIssue, CredentialIssueCode } from '#protocol/credentials.ts';
import { CREDENTIAL_LABELS } from '#protocol/credentials.ts';
import type { DraftIssue, DraftIssueCode } from '#protocol/draft.ts';
import type { FailureWords } from './failures.ts';
import { formatBytes } from './format.ts';

const label = (field: CredentialField) => CREDENTIAL_LABELS[field];
const position = (at: number | undefined) => `第 ${(at ?? 0) + 1} 位`;

const credential: Record<CredentialIssueCode, (issue: CredentialIssue) => string> = {
  empty: ({ field }) => `还没有填 ${label(field)}。`,
  surrounding_space: ({ at, character }) => `${position(at)}是空白 ${character}，会让签名或路径出错。`,
  inner_space: ({ at, character }) => `${position(at)}是空白 ${character}，应当没有空白。`,
  quoted: () => '首尾带了引号，引号不属于这个值。',
  invisible_character: ({ at, character }) => `${position(at)}是看不见的字符 ${character}，多半是复制时带进来的。`,
  key_length: ({ length }) => `长度 ${length}，应为 43 个字符。`,
  key_padded: () => '末尾多了 =。平台发放的密钥是 43 个字符，不带 =。',
  key_url_safe: ({ at, character }) =>
    `${position(at)}是 ${character}，属于 URL 安全字母表；密钥只用 A-Z a-z 0-9 + /。`,
  key_alphabet: ({ at, character }) => `${position(at)}的 ${character} 不在 base64 字母表里。`,
  key_spare_bits: () => '末位含多余比特。这是合法的，但 Java commons-codec 1.13+ 等严格解码会拒绝。',
  token_dot_segment: () => 'TOKEN 不能是 . 或 ..，浏览器会把它当作上级路径。',
  token_unsafe_character: ({ at, character }) =>
    `${position(at)}的 ${character} 不该出现在 TOKEN 里，发送时会被百分号编码。`,
  unusual_length: ({ field, length }) =>
    `长度 ${length}；公开样例里 ${label(field)} 是 ${field === 'token' ? '30' : '15 或 16'} 个字符（观察所得，不是规定）。`,
  looks_like: ({ otherField }) => `看起来像 ${label(otherField!)}，是不是填错了位置？`,
};

const named = ({ name }: DraftIssue) => `「${name ?? ''}」`;

const draft: Record<DraftIssueCode, (issue: DraftIssue) => string> = {
  credential: ({ field }) => `${label(field as CredentialField)} 有问题，去凭据里修正。`,
  empty_username: () => 'username 为空。填任意一个标识，它用来区分对话上下文。',
  empty_msg: () => 'msg 为空。写一句要对机器人说的话。',
  lone_surrogate: ({ at }) => `${position(at)}是半个代理对，不是完整字符；会以 \\u 转义发出。`,
  nul_character: ({ at }) => `${position(at)}是 NUL 字符，会以 \\u0000 发出。`,
  exp_not_integer: () => 'exp 要填整数秒，例如 3600。',
  claims_not_json: ({ reason }) => `其他声明不是 JSON：${reason}`,
  claims_not_object: () => '其他声明应是一个 JSON 对象，例如 {"userid":"u1"}。',
  claims_override: (issue) => `其他声明里的${named(issue)}会覆盖表单里的同名声明。删掉它，或者改用上面的字段。`,
  token_not_a_segment: () => 'TOKEN 不能作为路径的一段。',
  over_form_limit: ({ bytes }) =>
    `正文 ${formatBytes(bytes ?? 0)}，超过接收端表单默认上限 56 KB（推断）。改用 JSON 编码。`,
  over_json_limit: ({ bytes }) =>
    `正文 ${formatBytes(bytes ?? 0)}，超过接收端 JSON 默认上限 1 MB（推断），多半会被拒绝。`,
  too_large_for_url: () => '词典太大，放不进 URL 参数。改用 JSON 编码。',
  words_missing: (issue) => `词典${named(issue)}的词条不在了：浏览器没有留住它们。重新导入，或删掉这个词典。`,
  not_json: ({ reason, line, column, near }) =>
    line === undefined
      ? `词典不是 JSON：${reason}`
      : `词典不是 JSON：${near ? `第 ${line} 行第 ${column} 列读不下去，从 ${near} 开始` : `写到第 ${line} 行第 ${column} 列就断了`}。`,
  not_object: () => '词典应是一个对象：{"词典名": ["词条", …]}。',
  not_array: (issue) => `词典${named(issue)}的值应是词条数组。`,
  not_string: (issue) =>
    `词典${named(issue)}的${issue.word === undefined ? '' : `第 ${issue.word + 1} 个`}词条不是字符串。用双引号括起来。`,
  empty_name: () => '有一个词典没有名字。填机器人里配置的词典名。',
  duplicate_name: (issue) => `有两个词典都叫${named(issue)}，JSON 里只会剩一个。改名或合并。`,
  empty_word: (issue) => `词典${named(issue)}有 ${issue.count} 个空词条。`,
  duplicate_word: (issue) => `词典${named(issue)}有 ${issue.count} 处重复。`,
  spaced_word: (issue) => `词典${named(issue)}有 ${issue.count} 个词条首尾带空格。`,
};

const failure: FailureWords = {
  cancelled: { title: '已取消', hint: '请求可能已经到达机器人。输入都还在，可以重新发送。' },
  timeout: { title: '等太久了，已放弃', hint: '在设置里可以加长超时。先看目标是否可达。' },
  proxy_unreachable: { title: '没有连上本地代理', hint: '开发服务器可能已停止。重新运行 npm start 后再发送。' },
  interrupted: { title: '传输中断', hint: '连接在收完之前断开，已收到的部分保留在下方。' },
  redirected: { title: '目标要求跳转', hint: '接口不应跳转。检查目标主机是否正确。' },
  refused: { title: '目标拒绝连接', hint: '目标主机没有在这个端口监听。检查地址，或者换一个目标。' },
  dns: { title: '找不到目标主机', hint: '域名解析失败。检查网络，或者公司网络是否拦截。' },
  tls: { title: 'TLS 握手失败', hint: '证书不被信任或被中间设备替换。检查网络代理与系统时间。' },
  reset: { title: '连接被重置', hint: '目标在应答完成前断开。稍后再试；持续出现就联系对方。' },
  request_too_large: { title: '请求太大', hint: '超过本地代理的上限。减少词典，或者调大 CONSOLE_MAX_REQUEST_BYTES。' },
  response_too_large: { title: '应答太大', hint: '超过本地代理的上限。可调大 CONSOLE_MAX_RESPONSE_BYTES。' },
  forbidden_host: { title: '本地代理拒绝了主机名', hint: '用 127.0.0.1 或 localhost 打开本页。' },
  forbidden_origin: { title: '本地代理拒绝了来源', hint: '只有本页能使用代理。刷新页面后再试。' },
  missing_launch_token: { title: '页面与代理不是同一次启动', hint: '开发服务器重启过。刷新页面后再发送，输入不会丢。' },
  unknown_target: { title: '没有这个目标', hint: '自定义目标要在启动时设置 CONSOLE_UPSTREAM。' },
  bad_path: { title: '路径不合法', hint: 'TOKEN 里有不能放进路径的字符。检查凭据。' },
  method_not_allowed: { title: '方法不被允许', hint: '接口只接受 POST。' },
  bad_upstream_response: { title: '目标的应答不是 HTTP', hint: '目标返回了无法解析的内容。检查地址与端口。' },
  page_closed: { title: '页面在应答到达前关闭', hint: '请求可能已经生效；重新发送前先确认。' },
};

export const issues = { credential, draft, failure };
