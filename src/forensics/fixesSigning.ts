/** Fixes of the token: key, algorithm, claims (protocol.md section 2). */
import type { FixTable } from './fixes.ts';

export type SigningFixTopic =
  | 'key_text'
  | 'key_trimmed'
  | 'key_unpadded'
  | 'key_right'
  | 'algorithm'
  | 'claims'
  | 'times'
  | 'v2_sign'
  | 'payload_once'
  | 'payload_utf8'
  | 'signature_base64url';

export const SIGNING_FIXES: FixTable<SigningFixTopic> = {
  key_text: {
    node: ["const key = Buffer.from(AES_KEY + '=', 'base64')", 'const key = AES_KEY'],
    python: ['key = base64.b64decode(AES_KEY + "=")', 'key = AES_KEY'],
    go: ['key, _ := base64.StdEncoding.DecodeString(aesKey + "=")', 'key := []byte(aesKey)'],
    java: [
      'byte[] key = Base64.getDecoder().decode(AES_KEY + "=");',
      'byte[] key = AES_KEY.getBytes(StandardCharsets.UTF_8);',
    ],
    php: ["$key = base64_decode(AES_KEY . '=');", '$key = AES_KEY;'],
    csharp: ['var key = Convert.FromBase64String(AesKey + "=");', 'var key = Encoding.UTF8.GetBytes(AesKey);'],
  },
  key_trimmed: {
    node: ['const key = process.env.AES_KEY', "const key = process.env.AES_KEY.trim().replace(/^[\"']|[\"']$/g, '')"],
    python: ['key = os.environ["AES_KEY"]', 'key = os.environ["AES_KEY"].strip().strip("\\"\'")'],
    go: ['key := os.Getenv("AES_KEY")', 'key := strings.Trim(os.Getenv("AES_KEY"), " \\t\\r\\n\\"\'")'],
    java: [
      'String key = System.getenv("AES_KEY");',
      'String key = System.getenv("AES_KEY").strip().replaceAll("^[\\"\']|[\\"\']$", "");',
    ],
    php: ["$key = getenv('AES_KEY');", '$key = trim(getenv(\'AES_KEY\'), " \\t\\r\\n\\"\'");'],
    csharp: [
      'var key = Environment.GetEnvironmentVariable("AES_KEY");',
      "var key = Environment.GetEnvironmentVariable(\"AES_KEY\").Trim().Trim('\"', '\\'');",
    ],
  },
  key_unpadded: {
    node: ["jwt.sign(claims, AES_KEY + '=')", "jwt.sign(claims, AES_KEY, { algorithm: 'HS256', noTimestamp: true })"],
    python: ['jwt.encode(claims, AES_KEY + "=", algorithm="HS256")', 'jwt.encode(claims, AES_KEY, algorithm="HS256")'],
    go: ['token.SignedString([]byte(aesKey + "="))', 'token.SignedString([]byte(aesKey))'],
    java: [
      'byte[] key = (AES_KEY + "=").getBytes(StandardCharsets.UTF_8);',
      'byte[] key = AES_KEY.getBytes(StandardCharsets.UTF_8);',
    ],
    php: ["JWT::encode($claims, AES_KEY . '=', 'HS256');", "JWT::encode($claims, AES_KEY, 'HS256');"],
    csharp: ['var key = Encoding.UTF8.GetBytes(AesKey + "=");', 'var key = Encoding.UTF8.GetBytes(AesKey);'],
  },
  key_right: {
    node: ['jwt.sign(claims, TOKEN)', "jwt.sign(claims, AES_KEY, { algorithm: 'HS256', noTimestamp: true })"],
    python: ['jwt.encode(claims, TOKEN, algorithm="HS256")', 'jwt.encode(claims, AES_KEY, algorithm="HS256")'],
    go: ['token.SignedString([]byte(botToken))', 'token.SignedString([]byte(aesKey))'],
    java: [
      'byte[] key = TOKEN.getBytes(StandardCharsets.UTF_8);',
      'byte[] key = AES_KEY.getBytes(StandardCharsets.UTF_8);',
    ],
    php: ["JWT::encode($claims, TOKEN, 'HS256');", "JWT::encode($claims, AES_KEY, 'HS256');"],
    csharp: ['var key = Encoding.UTF8.GetBytes(Token);', 'var key = Encoding.UTF8.GetBytes(AesKey);'],
  },
  algorithm: {
    node: ["jwt.sign(claims, AES_KEY, { algorithm: 'HS512' })", "jwt.sign(claims, AES_KEY, { algorithm: 'HS256' })"],
    python: ['jwt.encode(claims, AES_KEY, algorithm="HS512")', 'jwt.encode(claims, AES_KEY, algorithm="HS256")'],
    go: ['jwt.NewWithClaims(jwt.SigningMethodHS512, claims)', 'jwt.NewWithClaims(jwt.SigningMethodHS256, claims)'],
    // jjwt chooses the algorithm by the key's length unless it is named.
    java: ['.signWith(Keys.hmacShaKeyFor(key))', '.signWith(Keys.hmacShaKeyFor(key), Jwts.SIG.HS256)'],
    php: ["JWT::encode($claims, AES_KEY, 'HS512');", "JWT::encode($claims, AES_KEY, 'HS256');"],
    csharp: [
      'new SigningCredentials(key, SecurityAlgorithms.HmacSha512)',
      'new SigningCredentials(key, SecurityAlgorithms.HmacSha256)',
    ],
  },
  claims: {
    node: ['const claims = { username, query: text }', 'const claims = { username, msg: String(text) }'],
    python: ['claims = {"username": username, "query": text}', 'claims = {"username": username, "msg": str(text)}'],
    go: [
      'claims := jwt.MapClaims{"username": username, "query": text}',
      'claims := jwt.MapClaims{"username": username, "msg": text}',
    ],
    java: ['.claim("username", username).claim("query", text)', '.claim("username", username).claim("msg", text)'],
    php: [
      "$claims = ['username' => $username, 'query' => $text];",
      "$claims = ['username' => $username, 'msg' => (string) $text];",
    ],
    csharp: ['new { username, query = text }', 'new { username, msg = text }'],
  },
  times: {
    node: ['exp: Date.now() + 3600 * 1000', 'exp: Math.floor(Date.now() / 1000) + 3600'],
    python: ['"exp": time.time() * 1000 + 3600 * 1000', '"exp": int(time.time()) + 3600'],
    go: ['"exp": time.Now().Add(time.Hour).UnixMilli()', '"exp": time.Now().Add(time.Hour).Unix()'],
    java: [
      '.claim("exp", System.currentTimeMillis() + 3600_000)',
      '.claim("exp", Instant.now().getEpochSecond() + 3600)',
    ],
    php: ["'exp' => (int) (microtime(true) * 1000) + 3600000", "'exp' => time() + 3600"],
    csharp: [
      'exp = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeMilliseconds()',
      'exp = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds()',
    ],
  },
  v2_sign: {
    node: [
      'const sign = md5(accessToken + timestamp + nonce + JSON.stringify(body))',
      "const sign = md5(TOKEN + timestamp + nonce + md5(bodyBytes)) // md5: lower-case hex\nheaders = { 'X-OPENAI-TOKEN': accessToken, request_id, timestamp, nonce, sign }",
    ],
    python: [
      'sign = md5(access_token + timestamp + nonce + body)',
      'digest = hashlib.md5(body_bytes).hexdigest()\nsign = hashlib.md5((TOKEN + timestamp + nonce + digest).encode()).hexdigest()',
    ],
    go: [
      'sign := md5Hex(accessToken + timestamp + nonce + body)',
      'sign := md5Hex([]byte(TOKEN + timestamp + nonce + md5Hex(bodyBytes)))',
    ],
    java: [
      'String sign = md5Hex(accessToken + timestamp + nonce + body);',
      'String sign = DigestUtils.md5Hex(TOKEN + timestamp + nonce + DigestUtils.md5Hex(bodyBytes));',
    ],
    php: [
      '$sign = md5($accessToken . $timestamp . $nonce . $body);',
      '$sign = md5(TOKEN . $timestamp . $nonce . md5($body));',
    ],
    csharp: [
      'var sign = Md5Hex(accessToken + timestamp + nonce + body);',
      'var sign = Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(TOKEN + timestamp + nonce + Md5Hex(bodyBytes)))).ToLowerInvariant();',
    ],
  },
  payload_once: {
    node: [
      'jwt.sign(JSON.stringify(JSON.stringify(claims)), AES_KEY)',
      "jwt.sign(claims, AES_KEY, { algorithm: 'HS256', noTimestamp: true })",
    ],
    python: ['payload = json.dumps(json.dumps(claims))', 'payload = json.dumps(claims, ensure_ascii=False)'],
    go: [
      'text, _ := json.Marshal(claims); payload, _ := json.Marshal(string(text))',
      'payload, _ := json.Marshal(claims)',
    ],
    java: [
      'String payload = mapper.writeValueAsString(mapper.writeValueAsString(claims));',
      'String payload = mapper.writeValueAsString(claims);',
    ],
    php: ['$payload = json_encode(json_encode($claims));', '$payload = json_encode($claims, JSON_UNESCAPED_UNICODE);'],
    csharp: [
      'var payload = JsonSerializer.Serialize(JsonSerializer.Serialize(claims));',
      'var payload = JsonSerializer.Serialize(claims);',
    ],
  },
  payload_utf8: {
    node: ["const bytes = iconv.encode(text, 'gbk')", "const bytes = Buffer.from(text, 'utf8')"],
    python: ['data = text.encode("gbk")', 'data = text.encode("utf-8")'],
    go: ['data, _ := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(text))', 'data := []byte(text)'],
    java: ['byte[] data = text.getBytes();', 'byte[] data = text.getBytes(StandardCharsets.UTF_8);'],
    php: ["$data = mb_convert_encoding($text, 'GBK', 'UTF-8');", '$data = $text;'],
    csharp: ['var data = Encoding.GetEncoding("GBK").GetBytes(text);', 'var data = Encoding.UTF8.GetBytes(text);'],
  },
  signature_base64url: {
    node: [".digest('hex')", ".digest('base64url')"],
    python: ['signature = mac.hexdigest()', 'signature = base64.urlsafe_b64encode(mac.digest()).rstrip(b"=").decode()'],
    go: [
      'signature := hex.EncodeToString(mac.Sum(nil))',
      'signature := base64.RawURLEncoding.EncodeToString(mac.Sum(nil))',
    ],
    java: [
      'String signature = Base64.getEncoder().encodeToString(mac);',
      'String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(mac);',
    ],
    php: [
      "$signature = hash_hmac('sha256', $input, AES_KEY);",
      "$signature = rtrim(strtr(base64_encode(hash_hmac('sha256', $input, AES_KEY, true)), '+/', '-_'), '=');",
    ],
    csharp: [
      'var signature = Convert.ToBase64String(mac);',
      "var signature = Convert.ToBase64String(mac).TrimEnd('=').Replace('+', '-').Replace('/', '_');",
    ],
  },
};
