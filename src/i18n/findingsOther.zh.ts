/** What else can be said about a pasted text: the verdict, its evidence, what to do. */
import { formatLag } from './format.ts';
import { owner, said, type OtherFindingWords } from './findingWords.ts';

const lag = (seconds: string) => formatLag('zh-CN', Number(seconds) * 1000);
const HOW_TO_SIGN = '消息接口的 HS256 用 43 字符原文。';

const SIGN_MISTAKES: Readonly<Record<string, string>> = {
  access_token: '拿 access_token 当了 TOKEN。',
  key: '拿 EncodingAESKey 当了 TOKEN。',
  app_id: '拿 APPID 当了 TOKEN。',
  body_plain: '对明文算了摘要；正文加密时要对密文算。',
  body_empty: '按空正文算了摘要，实际发了正文。',
  body_compact: '对另一种排版的 JSON 算了摘要；要对发出的原字节算。',
  body_unhashed: '正文没有先做 md5 就拼了进去。',
  body_left_out: '没有拼上正文的 md5。',
  order: 'timestamp 与 nonce 的先后反了。',
  order_body: '正文的 md5 拼到了最前面。',
  sorted: '四个值排了序；那是 msg_signature 的做法。',
  upper_case: '十六进制是大写。',
};

export const findingsOther: OtherFindingWords = {
  empty_input: { title: '还没有内容', text: () => '粘贴一条 curl、请求、JWT、密文或日志行。' },
  too_large_part: {
    title: '内容太大',
    text: (e) => `共 ${said(e, 'length')} 字符，最多看 ${said(e, 'limit')} 字符。只粘贴一次调用。`,
  },
  not_recognised: { title: '没有认出这是什么', text: () => '里面没有请求、JWT 或密文。粘贴完整的 curl 命令最稳妥。' },
  credential_pasted: {
    title: '这是凭据，不是请求',
    text: (e) => `里面有 ${said(e, 'fields', '、')}。在设置里录入凭据，再把请求粘贴到这里。`,
  },
  unbalanced_quote: { title: '命令的引号不成对', text: () => 'shell 会一直等下一行。补上引号，或者整条重新复制。' },
  smart_quotes: { title: '命令里是弯引号', text: () => 'shell 不认 “ ” ‘ ’。换成直引号，或者整条重新复制。' },
  curl_option_swallowed: {
    title: 'curl 的选项被吞掉了',
    text: (e) =>
      `${said(e, 'option')} 把后面的选项当成了自己的值。文档里的 curl -x -d 就是这样；-x 是代理，方法是 -X。`,
  },
  path_token_missing: { title: '路径里没有 TOKEN', text: () => '地址应以 /openapi/message/ 加 TOKEN 结尾。' },
  path_unknown: { title: '没有这个接口', text: (e) => `平台没有 ${said(e, 'path')} 这个路径。` },
  endpoint_not_covered: { title: '这是别的接口', text: (e) => `${said(e, 'api')} 只检查了看得懂的部分。` },
  host_mismatch: {
    title: '主机与接口不配',
    text: (e) => `${said(e, 'host')} 是 v2 的主机，这个接口在 chatbot.weixin.qq.com。`,
  },
  method_lowercase: { title: '方法写成了小写', text: (e) => `${said(e, 'method')} 会原样发出。写成 POST。` },
  content_type_missing: { title: '没有 Content-Type', text: () => '服务端怎样读它没有公开说明。按正文的写法补上。' },
  body_in_file: { title: '正文在文件里', text: (e) => `正文来自 ${said(e, 'name')}，粘贴内容里没有它。` },
  json_invalid: { title: '正文不是合法的 JSON', text: () => '检查引号与转义；shell 的单引号里不能再有单引号。' },
  value_missing: { title: '没有要发送的值', text: (e) => `正文里没有 ${said(e, 'wanted')}。` },
  value_placeholder: {
    title: '值还是占位符',
    text: (e) => `${said(e, 'field')} 里是「${said(e, 'value')}」，没有换成真正的值。`,
  },
  value_not_sealed: {
    title: '值没有签名也没有加密',
    text: () => '直接放了明文 JSON。message 要先签成 JWT，dictmsg 要先加密。',
  },
  token_quoted: { title: 'JWT 带着引号', text: () => '引号成了值的一部分。去掉它们。' },
  segment_standard_base64: {
    title: 'JWT 的段用了普通 base64',
    text: () => '三段都要用 base64url：+ 换成 -，/ 换成 _，去掉 =。',
  },
  header_not_json: { title: 'JWT 头部读不出 JSON', text: () => '第一段解开后应是 {"typ":"JWT","alg":"HS256"}。' },
  key_base64_encoded: { title: '密钥又做了一次编码', text: () => `签名在密钥被再次编码后吻合。${HOW_TO_SIGN}` },
  key_case_changed: { title: '密钥的大小写被改了', text: () => '签名在密钥全大写或全小写时吻合。密钥区分大小写。' },
  key_cut: { title: '密钥被截短了', text: (e) => `签名在密钥只有 ${said(e, 'length')} 字符时吻合。${HOW_TO_SIGN}` },
  key_url_safe: { title: '密钥的 + 和 / 被换掉了', text: () => '签名在密钥换成 URL 安全字母表时吻合。用原文。' },
  key_plus_became_space: {
    title: '密钥里的 + 变成了空格',
    text: () => '签名在密钥的 + 是空格时吻合。密钥多半经过了一次表单解码。',
  },
  key_percent_encoded: { title: '密钥被百分号编码了', text: () => '签名在密钥做了百分号编码时吻合。用原文。' },
  key_placeholder: { title: '密钥还是占位符', text: () => '签名用示例里的占位文字就吻合。换成真正的 EncodingAESKey。' },
  key_empty: { title: '密钥是空的', text: () => '签名用空密钥吻合。多半是环境变量没有读到。' },
  payload_not_json: { title: '声明不是 JSON', text: () => '第二段解开后应是一个 JSON 对象。' },
  payload_not_object: { title: '声明不是对象', text: (e) => `声明是 ${said(e, 'type')}，应是对象。` },
  claim_username_not_string: {
    title: 'username 不是字符串',
    text: (e) => `username 的类型是 ${said(e, 'type')}。改成字符串。`,
  },
  time_not_number: {
    title: '时间不是数字',
    text: (e) => `${said(e, 'claims')} 的类型是 ${said(e, 'type')}。写成整数秒。`,
  },
  iat_in_future: { title: 'iat 在未来', text: (e) => `签发时间比现在晚 ${lag(said(e, 'seconds'))}。检查时钟。` },
  ciphertext_line_wrapped: { title: '密文里有换行', text: () => 'base64 编码时折了行。去掉空白后再发。' },
  ciphertext_padding_missing: { title: '密文末尾少了 =', text: () => '标准 base64 要补齐 =。' },
  ciphertext_base64_twice: {
    title: '密文做了两次 base64',
    text: () => '解开一层后还是 base64。很多 AES 库的输出已经是 base64。',
  },
  ciphertext_openssl_salted: {
    title: '密文是 OpenSSL 的口令格式',
    text: () => '开头是 Salted__。传字节密钥和 IV，不要传口令（CryptoJS 传字符串就会这样）。',
  },
  aes_key_size: { title: 'AES 密钥的长度不对', text: () => '要用 32 字节的密钥，即 AES-256。' },
  iv_not_from_key: {
    title: 'IV 没有取自 AES 密钥',
    text: (e) =>
      `按 IV = ${e.view === 'text_iv' ? 'EncodingAESKey 原文前 16 字符' : 'AES 密钥后 16 字节'} 才解得通。IV 是 AES 密钥（解码后 32 字节）的前 16 字节。`,
  },
  padding_zero: {
    title: '填充不是 PKCS#7',
    text: () => '末尾是零或没有填充。要填充到 32 的倍数，每个填充字节等于填充的个数。',
  },
  sign_missing: {
    title: 'v2 请求缺少签名头',
    text: (e) => `没有 ${said(e, 'missing', '、')}。每个 v2 请求都要带 timestamp、nonce 与 sign。`,
  },
  sign_other_profile: {
    title: '签名用的是另一个机器人的 TOKEN',
    text: (e, names) => `用「${owner(e, names)}」的 TOKEN 才算得出这个签名。`,
  },
  sign_recipe: {
    title: 'v2 的 sign 算错了',
    text: (e) =>
      `${SIGN_MISTAKES[said(e, 'mistake')] ?? ''}应为 md5(TOKEN + timestamp + nonce + md5(正文))，小写十六进制。`,
  },
  sign_unexplained: {
    title: '签名对不上，原因没有找到',
    text: (e) => `按规则应为 ${said(e, 'expected')}。正文要是发出的原字节，TOKEN 不是 access_token；这两处最常出错。`,
  },
  plaintext_not_utf8: {
    title: '明文不是 UTF-8',
    text: (e) =>
      said(e, 'encoding') ? `按 ${said(e, 'encoding')} 才读得通。先转成 UTF-8 再加密。` : '先转成 UTF-8 再加密。',
  },
  svrinfo_missing: { title: '明文里没有 svrinfo', text: () => '没有带词典，这次调用与普通消息没有差别。' },
  response_error: {
    title: '这是一个报错的应答',
    text: (e) =>
      `应答里有 ${['errcode', 'ret', 'code', 'status', 'message']
        .filter((name) => said(e, name))
        .map((name) => `${name}: ${said(e, name)}`)
        .join('，')}。要查原因，粘贴发出去的请求。`,
  },
  response_ok: { title: '这是一个正常的应答', text: () => '里面没有错误码。要检查签名或密文，粘贴请求。' },
  no_profile: { title: '没有凭据可试', text: () => '没有密钥就验不了签名，也解不开密文。先录入凭据。' },
};
