/** What the mistakes of a ciphertext and of its plaintext mean: the verdict, its evidence, what to do. */
import { owner, said, type SealedFindingWords } from './findingWords.ts';

const FRAME = '16 字节随机 + 4 字节大端长度 + 消息 + APPID，再填充到 32 的倍数';

export const findingsSealed: SealedFindingWords = {
  ciphertext_hex: { title: '密文写成了十六进制', text: () => '字节是对的，写法不对。encrypt 要用标准 base64。' },
  ciphertext_url_safe: {
    title: '密文用了 URL 安全的 base64',
    text: () => 'encrypt 要用标准 base64：- 换成 +，_ 换成 /，补齐 =。',
  },
  ciphertext_truncated: {
    title: '密文被截断了',
    text: (e) =>
      Number(said(e, 'remainder')) > 0
        ? `有 ${said(e, 'bytes')} 字节，末尾多出 ${said(e, 'remainder')} 字节不足一块。从源头重新复制。`
        : `只有 ${said(e, 'bytes')} 字节，长度字段说的比剩下的多。从源头重新复制。`,
  },
  ciphertext_other_profile: {
    title: '密文是用另一个机器人的密钥加密的',
    text: (e, names) => `用「${owner(e, names)}」的密钥才解得开，请求却指向「${owner(e, names, 'addressed')}」。`,
  },
  aes_key_not_decoded: {
    title: 'AES 密钥没有做 base64 解码',
    text: () =>
      '用密钥的文本字节才解得开。AES 的密钥是「原文补 = 后 base64 解码」的 32 字节；只有 HS256 签名才用原文。',
  },
  aes_ecb: { title: 'AES 用了 ECB 模式', text: () => '按 ECB 才解得开。要用 CBC，IV 是 AES 密钥的前 16 字节。' },
  iv_prepended: {
    title: 'IV 拼在了密文前面',
    text: () => '去掉开头 16 字节才解得通。IV 固定取 AES 密钥的前 16 字节，不随密文发送。',
  },
  iv_zero: {
    title: 'IV 用了全零',
    text: (e) =>
      e.prefix === undefined
        ? '按全零 IV 才解得通。IV 是 AES 密钥的前 16 字节。'
        : `按全零 IV 解开，随机前缀是 16 个字母数字「${said(e, 'prefix')}」；按正确的 IV 却是乱码。IV 是 AES 密钥的前 16 字节。`,
  },
  framing_missing: {
    title: '只做了 AES，没有消息体格式',
    text: () => `解开后直接就是消息。dictmsg 的明文是 ${FRAME}。裸 AES 只用于 v2 与 webhook。`,
  },
  random_prefix_missing: { title: '缺少 16 字节随机前缀', text: () => `解开后第一个字段就是长度。明文应是 ${FRAME}。` },
  length_missing: { title: '缺少 4 字节长度', text: () => `随机之后直接就是消息。明文应是 ${FRAME}。` },
  length_little_endian: {
    title: '长度写成了小端',
    text: (e) => `按大端读是 ${said(e, 'big')}，按小端读是 ${said(e, 'little')}。要用大端（网络字节序）。`,
  },
  length_in_characters: {
    title: '长度按字符数写的',
    text: (e) => `长度字段是 ${said(e, 'says')}，消息却有 ${said(e, 'bytes')} 字节。要写 UTF-8 字节数。`,
  },
  padding_16: {
    title: '填充到了 16 而不是 32 的倍数',
    text: (e) => `明文共 ${said(e, 'bytes')} 字节。PKCS#7 的块长是 32：自己先填充，再关掉库的自动填充。`,
  },
  appid_missing: { title: '消息后面没有 APPID', text: () => `明文应是 ${FRAME}。` },
  appid_is_token: { title: '消息后面放的是 TOKEN', text: () => '那里要放 APPID，平台用它校验归属。' },
  appid_mismatch: {
    title: '消息后面的 APPID 不对',
    text: (e) => `密文里是「${said(e, 'found')}」，凭据是「${said(e, 'expected')}」。`,
  },
  ciphertext_unexplained: {
    title: '密文解不开，原因没有找到',
    text: (e) =>
      said(e, 'reason') === 'not_base64'
        ? '值不是 base64，也不是十六进制。'
        : '下表的用法都试过，没有一种能得到可读的明文。密钥可能已经重置，或者属于没有录入的机器人。',
  },
  plaintext_xml: { title: '明文是 XML', text: () => 'dictmsg 的明文是 JSON（推断）。XML 用于 sendmsg 等其他接口。' },
  plaintext_json_twice: {
    title: '明文的 JSON 序列化了两次',
    text: () => '解开后是一个装着 JSON 的字符串。只做一次 JSON.stringify。',
  },
  plaintext_not_json: {
    title: '明文不是 JSON',
    text: (e) => (said(e, 'type') ? `明文是 ${said(e, 'type')}，应是对象。` : '密文解得开，明文却读不成 JSON。'),
  },
  svrinfo_as_string: { title: 'svrinfo 是字符串', text: () => 'svrinfo 应是对象，不要先序列化成字符串。' },
  svrinfo_missing_level: {
    title: 'svrinfo 少了一层',
    text: (e) => `少了 ${said(e, 'missing')}。结构是 svrinfo → real_time_slot_candidates → 词典名 → 词条数组。`,
  },
  svrinfo_shape: {
    title: 'svrinfo 的结构不对',
    text: (e) =>
      `${said(e, 'path')}${said(e, 'type') ? ` 是 ${said(e, 'type')}` : ' 的成员不对'}。词典名对应词条字符串的数组。`,
  },
};
