/** Fixes of the ciphertext: key, mode, frame, plaintext (protocol.md sections 3 and 7). */
import type { FixTable } from './fixes.ts';

export type CipherFixTopic =
  | 'aes_key'
  | 'aes_mode'
  | 'aes_iv'
  | 'frame'
  | 'length_field'
  | 'app_id'
  | 'padding'
  | 'standard_base64'
  | 'encrypt_only'
  | 'plaintext_json'
  | 'plaintext_once'
  | 'svrinfo';

export const CIPHER_FIXES: FixTable<CipherFixTopic> = {
  aes_key: {
    node: ["const key = Buffer.from(AES_KEY.slice(0, 32), 'utf8')", "const key = Buffer.from(AES_KEY + '=', 'base64')"],
    python: ['key = AES_KEY[:32].encode()', 'key = base64.b64decode(AES_KEY + "=")'],
    go: ['key := []byte(aesKey[:32])', 'key, err := base64.StdEncoding.DecodeString(aesKey + "=")'],
    java: [
      'byte[] key = AES_KEY.substring(0, 32).getBytes();',
      'byte[] key = Base64.getDecoder().decode(AES_KEY + "=");',
    ],
    php: ['$key = substr(AES_KEY, 0, 32);', "$key = base64_decode(AES_KEY . '=');"],
    csharp: [
      'var key = Encoding.UTF8.GetBytes(AesKey.Substring(0, 32));',
      'var key = Convert.FromBase64String(AesKey + "=");',
    ],
  },
  aes_mode: {
    node: [
      "crypto.createCipheriv('aes-256-ecb', key, null)",
      "crypto.createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)",
    ],
    python: ['AES.new(key, AES.MODE_ECB)', 'AES.new(key, AES.MODE_CBC, iv=key[:16])'],
    go: [
      'for i := 0; i < len(frame); i += 16 {\n\tblock.Encrypt(out[i:], frame[i:])\n}',
      'cipher.NewCBCEncrypter(block, key[:16]).CryptBlocks(out, frame)',
    ],
    java: [
      'Cipher.getInstance("AES/ECB/PKCS5Padding")',
      'Cipher c = Cipher.getInstance("AES/CBC/NoPadding");\nc.init(Cipher.ENCRYPT_MODE, keySpec, new IvParameterSpec(key, 0, 16));',
    ],
    php: [
      "openssl_encrypt($frame, 'aes-256-ecb', $key, OPENSSL_RAW_DATA)",
      "openssl_encrypt($frame, 'aes-256-cbc', $key, OPENSSL_RAW_DATA | OPENSSL_ZERO_PADDING, substr($key, 0, 16))",
    ],
    csharp: [
      'aes.Mode = CipherMode.ECB;',
      'aes.Mode = CipherMode.CBC;\naes.Padding = PaddingMode.None;\naes.IV = key[..16];',
    ],
  },
  aes_iv: {
    node: [
      "crypto.createCipheriv('aes-256-cbc', key, Buffer.alloc(16))",
      "crypto.createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)",
    ],
    python: ['AES.new(key, AES.MODE_CBC, iv=bytes(16))', 'AES.new(key, AES.MODE_CBC, iv=key[:16])'],
    go: ['cipher.NewCBCEncrypter(block, make([]byte, 16))', 'cipher.NewCBCEncrypter(block, key[:16])'],
    java: [
      'c.init(Cipher.ENCRYPT_MODE, keySpec, new IvParameterSpec(new byte[16]));',
      'c.init(Cipher.ENCRYPT_MODE, keySpec, new IvParameterSpec(key, 0, 16));',
    ],
    php: [
      'openssl_encrypt($frame, \'aes-256-cbc\', $key, $options, str_repeat("\\0", 16))',
      "openssl_encrypt($frame, 'aes-256-cbc', $key, $options, substr($key, 0, 16))",
    ],
    csharp: ['aes.IV = new byte[16];', 'aes.IV = key[..16];'],
  },
  frame: {
    node: [
      'const frame = Buffer.from(message)',
      'const body = Buffer.from(message)\nconst length = Buffer.alloc(4)\nlength.writeUInt32BE(body.length)\nconst frame = Buffer.concat([crypto.randomBytes(16), length, body, Buffer.from(APPID)])',
    ],
    python: [
      'frame = message.encode()',
      'body = message.encode()\nframe = os.urandom(16) + struct.pack(">I", len(body)) + body + APPID.encode()',
    ],
    go: [
      'frame := []byte(message)',
      'frame := make([]byte, 20)\nrand.Read(frame[:16])\nbinary.BigEndian.PutUint32(frame[16:], uint32(len(message)))\nframe = append(append(frame, message...), appID...)',
    ],
    java: [
      'byte[] frame = message.getBytes(UTF_8);',
      'byte[] body = message.getBytes(UTF_8), id = APPID.getBytes(UTF_8), random = new byte[16];\nnew SecureRandom().nextBytes(random);\nbyte[] frame = ByteBuffer.allocate(20 + body.length + id.length).put(random).putInt(body.length).put(body).put(id).array();',
    ],
    php: ['$frame = $message;', "$frame = random_bytes(16) . pack('N', strlen($message)) . $message . APPID;"],
    csharp: [
      'var frame = Encoding.UTF8.GetBytes(message);',
      'var body = Encoding.UTF8.GetBytes(message);\nvar length = new byte[4];\nBinaryPrimitives.WriteInt32BigEndian(length, body.Length);\nvar frame = RandomNumberGenerator.GetBytes(16).Concat(length).Concat(body).Concat(Encoding.UTF8.GetBytes(AppId)).ToArray();',
    ],
  },
  length_field: {
    node: ['length.writeUInt32LE(message.length)', 'length.writeUInt32BE(Buffer.byteLength(message))'],
    python: ['struct.pack("<I", len(message))', 'struct.pack(">I", len(message.encode()))'],
    go: [
      'binary.LittleEndian.PutUint32(field, uint32(utf8.RuneCountInString(message)))',
      'binary.BigEndian.PutUint32(field, uint32(len(message)))',
    ],
    java: [
      'ByteBuffer.allocate(4).order(LITTLE_ENDIAN).putInt(message.length())',
      'ByteBuffer.allocate(4).putInt(message.getBytes(UTF_8).length)',
    ],
    php: ["pack('V', mb_strlen($message))", "pack('N', strlen($message))"],
    csharp: [
      'BitConverter.GetBytes(message.Length)',
      'BinaryPrimitives.WriteInt32BigEndian(field, Encoding.UTF8.GetByteCount(message));',
    ],
  },
  app_id: {
    node: ['new WXBizMsgCrypt(TOKEN, AES_KEY, TOKEN)', 'new WXBizMsgCrypt(TOKEN, AES_KEY, APPID)'],
    python: ['WXBizMsgCrypt(TOKEN, AES_KEY, TOKEN)', 'WXBizMsgCrypt(TOKEN, AES_KEY, APPID)'],
    go: ['frame = append(frame, botToken...)', 'frame = append(frame, appID...)'],
    java: ['new WXBizMsgCrypt(TOKEN, AES_KEY, TOKEN)', 'new WXBizMsgCrypt(TOKEN, AES_KEY, APPID)'],
    php: ['new WXBizMsgCrypt(TOKEN, AES_KEY, TOKEN);', 'new WXBizMsgCrypt(TOKEN, AES_KEY, APPID);'],
    csharp: ['new WXBizMsgCrypt(Token, AesKey, Token)', 'new WXBizMsgCrypt(Token, AesKey, AppId)'],
  },
  padding: {
    node: [
      'const count = 16 - (frame.length % 16)',
      'const count = 32 - (frame.length % 32)\nconst padded = Buffer.concat([frame, Buffer.alloc(count, count)])',
    ],
    python: ['padded = pad(frame, 16)', 'padded = pad(frame, 32)'],
    go: [
      'count := aes.BlockSize - len(frame)%aes.BlockSize',
      'count := 32 - len(frame)%32\nframe = append(frame, bytes.Repeat([]byte{byte(count)}, count)...)',
    ],
    java: [
      'Cipher.getInstance("AES/CBC/PKCS5Padding")',
      'int count = 32 - frame.length % 32;\nbyte[] padded = Arrays.copyOf(frame, frame.length + count);\nArrays.fill(padded, frame.length, padded.length, (byte) count);',
    ],
    php: [
      '$count = 16 - strlen($frame) % 16;',
      '$count = 32 - strlen($frame) % 32;\n$frame .= str_repeat(chr($count), $count);',
    ],
    csharp: [
      'aes.Padding = PaddingMode.PKCS7;',
      'aes.Padding = PaddingMode.None;\nvar count = 32 - frame.Length % 32;\nframe = frame.Concat(Enumerable.Repeat((byte)count, count)).ToArray();',
    ],
  },
  standard_base64: {
    node: ["ciphertext.toString('base64url')", "ciphertext.toString('base64')"],
    python: ['base64.urlsafe_b64encode(ciphertext)', 'base64.b64encode(ciphertext).decode()'],
    go: ['base64.RawURLEncoding.EncodeToString(ciphertext)', 'base64.StdEncoding.EncodeToString(ciphertext)'],
    java: ['Base64.getMimeEncoder().encodeToString(ciphertext)', 'Base64.getEncoder().encodeToString(ciphertext)'],
    php: ['bin2hex($ciphertext)', 'base64_encode($ciphertext)'],
    csharp: ['Convert.ToHexString(ciphertext)', 'Convert.ToBase64String(ciphertext)'],
  },
  encrypt_only: {
    node: ['const encrypt = crypt.encryptMsg(text)', 'const encrypt = crypt.encrypt(text)'],
    python: ['ret, encrypt = crypt.EncryptMsg(text, nonce)', 'ret, encrypt = Prpcrypt(crypt.key).encrypt(text, APPID)'],
    go: ['encrypt, _ := crypt.EncryptMsg(text, timestamp, nonce)', 'encrypt, _ := crypt.Encrypt(text)'],
    java: [
      'String encrypt = crypt.encryptMsg(text, timestamp, nonce);',
      'String encrypt = crypt.encrypt(crypt.getRandomStr(), text);',
    ],
    php: [
      '$crypt->encryptMsg($text, $timestamp, $nonce, $encrypt);',
      '[$code, $encrypt] = (new Prpcrypt(AES_KEY))->encrypt($text, APPID);',
    ],
    csharp: [
      'crypt.EncryptMsg(text, timestamp, nonce, ref encrypt);',
      'var encrypt = Cryptography.AES_encrypt(text, AesKey, AppId);',
    ],
  },
  plaintext_json: {
    node: ['const text = `<xml><msg>${msg}</msg></xml>`', 'const text = JSON.stringify({ username, msg, svrinfo })'],
    python: [
      'text = str({"username": username, "msg": msg})',
      'text = json.dumps({"username": username, "msg": msg, "svrinfo": svrinfo}, ensure_ascii=False)',
    ],
    go: ['text, _ := xml.Marshal(call)', 'text, _ := json.Marshal(call)'],
    java: ['String text = call.toString();', 'String text = mapper.writeValueAsString(call);'],
    php: ['$text = http_build_query($call);', '$text = json_encode($call, JSON_UNESCAPED_UNICODE);'],
    csharp: ['var text = call.ToString();', 'var text = JsonSerializer.Serialize(call);'],
  },
  plaintext_once: {
    node: ['crypt.encrypt(JSON.stringify(JSON.stringify(call)))', 'crypt.encrypt(JSON.stringify(call))'],
    python: ['encrypt(json.dumps(json.dumps(call)))', 'encrypt(json.dumps(call, ensure_ascii=False))'],
    go: ['inner, _ := json.Marshal(call); text, _ := json.Marshal(string(inner))', 'text, _ := json.Marshal(call)'],
    java: ['mapper.writeValueAsString(mapper.writeValueAsString(call))', 'mapper.writeValueAsString(call)'],
    php: ['json_encode(json_encode($call))', 'json_encode($call, JSON_UNESCAPED_UNICODE)'],
    csharp: ['JsonSerializer.Serialize(JsonSerializer.Serialize(call))', 'JsonSerializer.Serialize(call)'],
  },
  svrinfo: {
    node: [
      "svrinfo: JSON.stringify({ city: '北京,上海' })",
      "svrinfo: { real_time_slot_candidates: { city: ['北京', '上海'] } }",
    ],
    python: [
      '"svrinfo": json.dumps({"city": "北京,上海"})',
      '"svrinfo": {"real_time_slot_candidates": {"city": ["北京", "上海"]}}',
    ],
    go: [
      '"svrinfo": map[string]any{"city": "北京,上海"}',
      '"svrinfo": map[string]any{"real_time_slot_candidates": map[string][]string{"city": {"北京", "上海"}}}',
    ],
    java: [
      'call.put("svrinfo", "{\\"city\\":\\"北京,上海\\"}");',
      'call.put("svrinfo", Map.of("real_time_slot_candidates", Map.of("city", List.of("北京", "上海"))));',
    ],
    php: [
      "'svrinfo' => json_encode(['city' => '北京,上海'])",
      "'svrinfo' => ['real_time_slot_candidates' => ['city' => ['北京', '上海']]]",
    ],
    csharp: [
      'svrinfo = "{\\"city\\":\\"北京,上海\\"}"',
      'svrinfo = new { real_time_slot_candidates = new Dictionary<string, string[]> { ["city"] = ["北京", "上海"] } }',
    ],
  },
};
