/** Fixes of the request: method, path, body (protocol.md sections 2, 3 and 5). */
import type { FixTable } from './fixes.ts';

export type RequestFixTopic =
  | 'post_form'
  | 'path_token'
  | 'endpoint'
  | 'content_type'
  | 'field_name'
  | 'encode_form'
  | 'encode_once'
  | 'token_plain'
  | 'token_whole';

export const REQUEST_FIXES: FixTable<RequestFixTopic> = {
  post_form: {
    node: [
      "const body = new FormData()\nbody.set('query', query)",
      "await fetch(url, { method: 'POST', body: new URLSearchParams({ query }) })",
    ],
    python: ['requests.get(url, params={"query": query})', 'requests.post(url, data={"query": query})'],
    go: ['http.Get(endpoint + "?query=" + query)', 'http.PostForm(endpoint, url.Values{"query": {query}})'],
    java: [
      'HttpRequest.newBuilder(uri).GET()',
      'HttpRequest.newBuilder(uri).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString("query=" + query))',
    ],
    php: [
      "curl_setopt($c, CURLOPT_POSTFIELDS, ['query' => $query]);",
      "curl_setopt($c, CURLOPT_POSTFIELDS, http_build_query(['query' => $query]));",
    ],
    csharp: [
      'new MultipartFormDataContent { { new StringContent(query), "query" } }',
      'new FormUrlEncodedContent(new Dictionary<string, string> { ["query"] = query })',
    ],
  },
  path_token: {
    node: ['`https://${host}/openapi/message/${APPID}`', '`https://${host}/openapi/message/${TOKEN}`'],
    python: ['f"https://{host}/openapi/message/{APPID}"', 'f"https://{host}/openapi/message/{TOKEN}"'],
    go: ['"https://" + host + "/openapi/message/" + appID', '"https://" + host + "/openapi/message/" + botToken'],
    java: ['"https://" + host + "/openapi/message/" + APPID', '"https://" + host + "/openapi/message/" + TOKEN'],
    php: ["'https://' . $host . '/openapi/message/' . APPID", "'https://' . $host . '/openapi/message/' . TOKEN"],
    csharp: ['$"https://{host}/openapi/message/{AppId}"', '$"https://{host}/openapi/message/{Token}"'],
  },
  endpoint: {
    node: [
      'post(`/openapi/message/${TOKEN}`, { encrypt })',
      'post(`/openapi/dictmsg/${TOKEN}`, { encrypt })\npost(`/openapi/message/${TOKEN}`, { query })',
    ],
    python: [
      'post(f"/openapi/message/{TOKEN}", {"encrypt": encrypt})',
      'post(f"/openapi/dictmsg/{TOKEN}", {"encrypt": encrypt})\npost(f"/openapi/message/{TOKEN}", {"query": query})',
    ],
    go: [
      'post("/openapi/message/"+botToken, url.Values{"encrypt": {encrypt}})',
      'post("/openapi/dictmsg/"+botToken, url.Values{"encrypt": {encrypt}})\npost("/openapi/message/"+botToken, url.Values{"query": {query}})',
    ],
    java: [
      'post("/openapi/message/" + TOKEN, Map.of("encrypt", encrypt));',
      'post("/openapi/dictmsg/" + TOKEN, Map.of("encrypt", encrypt));\npost("/openapi/message/" + TOKEN, Map.of("query", query));',
    ],
    php: [
      "post('/openapi/message/' . TOKEN, ['encrypt' => $encrypt]);",
      "post('/openapi/dictmsg/' . TOKEN, ['encrypt' => $encrypt]);\npost('/openapi/message/' . TOKEN, ['query' => $query]);",
    ],
    csharp: [
      'Post($"/openapi/message/{Token}", new { encrypt });',
      'Post($"/openapi/dictmsg/{Token}", new { encrypt });\nPost($"/openapi/message/{Token}", new { query });',
    ],
  },
  content_type: {
    node: [
      'body: JSON.stringify({ query })',
      "headers: { 'Content-Type': 'application/json' },\nbody: JSON.stringify({ query })",
    ],
    python: ['requests.post(url, data=json.dumps({"query": query}))', 'requests.post(url, json={"query": query})'],
    go: [
      'http.Post(endpoint, "application/json", strings.NewReader("query="+query))',
      'http.PostForm(endpoint, url.Values{"query": {query}})',
    ],
    java: [
      '.POST(BodyPublishers.ofString("{\\"query\\":\\"" + query + "\\"}"))',
      '.header("Content-Type", "application/json").POST(BodyPublishers.ofString("{\\"query\\":\\"" + query + "\\"}"))',
    ],
    php: [
      "curl_setopt($c, CURLOPT_POSTFIELDS, json_encode(['query' => $query]));",
      "curl_setopt($c, CURLOPT_HTTPHEADER, ['Content-Type: application/json']);\ncurl_setopt($c, CURLOPT_POSTFIELDS, json_encode(['query' => $query]));",
    ],
    csharp: ['new StringContent(json)', 'new StringContent(json, Encoding.UTF8, "application/json")'],
  },
  field_name: {
    node: ['new URLSearchParams({ signedData: token })', 'new URLSearchParams({ query: token })'],
    python: ['data={"signedData": token}', 'data={"query": token}'],
    go: ['url.Values{"signedData": {token}}', 'url.Values{"query": {token}}'],
    java: ['Map.of("signedData", token)', 'Map.of("query", token)'],
    php: ["['signedData' => $token]", "['query' => $token]"],
    csharp: ['["signedData"] = token', '["query"] = token'],
  },
  encode_form: {
    node: ['body: `encrypt=${encrypt}`', 'body: new URLSearchParams({ encrypt })'],
    python: ['data="encrypt=" + encrypt', 'data={"encrypt": encrypt}'],
    go: ['strings.NewReader("encrypt=" + encrypt)', 'strings.NewReader(url.Values{"encrypt": {encrypt}}.Encode())'],
    java: ['"encrypt=" + encrypt', '"encrypt=" + URLEncoder.encode(encrypt, StandardCharsets.UTF_8)'],
    php: ["'encrypt=' . $encrypt", "http_build_query(['encrypt' => $encrypt])"],
    csharp: [
      'new StringContent("encrypt=" + encrypt)',
      'new FormUrlEncodedContent(new Dictionary<string, string> { ["encrypt"] = encrypt })',
    ],
  },
  encode_once: {
    node: ['new URLSearchParams({ encrypt: encodeURIComponent(encrypt) })', 'new URLSearchParams({ encrypt })'],
    python: ['data={"encrypt": urllib.parse.quote(encrypt)}', 'data={"encrypt": encrypt}'],
    go: ['url.Values{"encrypt": {url.QueryEscape(encrypt)}}.Encode()', 'url.Values{"encrypt": {encrypt}}.Encode()'],
    java: ['form.add("encrypt", URLEncoder.encode(encrypt, StandardCharsets.UTF_8));', 'form.add("encrypt", encrypt);'],
    php: ["http_build_query(['encrypt' => urlencode($encrypt)])", "http_build_query(['encrypt' => $encrypt])"],
    csharp: ['["encrypt"] = Uri.EscapeDataString(encrypt)', '["encrypt"] = encrypt'],
  },
  token_plain: {
    node: ['query: `Bearer ${token}`', 'query: token'],
    python: ['"query": "Bearer " + token', '"query": token'],
    go: ['"query": {"Bearer " + token}', '"query": {token}'],
    java: ['"query=Bearer " + token', '"query=" + token'],
    php: ["'query' => 'Bearer ' . $token", "'query' => $token"],
    csharp: ['["query"] = "Bearer " + token', '["query"] = token'],
  },
  token_whole: {
    node: ['const query = token.slice(0, 200)', "const query = token.replace(/\\s+/g, '')"],
    python: ['query = token[:200]', 'query = "".join(token.split())'],
    go: ['query := token[:200]', 'query := strings.Join(strings.Fields(token), "")'],
    java: ['String query = token.substring(0, 200);', 'String query = token.replaceAll("\\\\s+", "");'],
    php: ['$query = substr($token, 0, 200);', "$query = preg_replace('/\\s+/', '', $token);"],
    csharp: ['var query = token.Substring(0, 200);', 'var query = string.Concat(token.Split());'],
  },
};
