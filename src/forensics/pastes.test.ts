import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { encrypt } from '#protocol/msgCrypt.ts';
import { AWKWARD_SAMPLE, PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { examine } from './examine.ts';

// What developers really paste: the printed forms of languages, tools and logs, each around the same two calls. The token is
// right, or was signed with the decoded key.
const own = PUBLISHED_SAMPLE;
const part = (json: unknown) => Buffer.from(JSON.stringify(json)).toString('base64url');

function tokenWith(key: string | Buffer): string {
  const input = `${part({ typ: 'JWT', alg: 'HS256' })}.${part({ username: 'u', msg: '你好' })}`;
  return `${input}.${createHmac('sha256', key).update(input).digest('base64url')}`;
}

const t = tokenWith(own.encodingAESKey);
const bad = tokenWith(Buffer.from(`${own.encodingAESKey}=`, 'base64'));
const P = `/openapi/message/${own.token}`;
const U = `https://chatbot.weixin.qq.com${P}`;
const D = `https://chatbot.weixin.qq.com/openapi/dictmsg/${own.token}`;
const message = '{"username":"u","msg":"m","svrinfo":{"real_time_slot_candidates":{"a":["b"]}}}';
const random = new TextEncoder().encode('0123456789abcdef');
const { encrypt: c } = await encrypt({ encodingAESKey: own.encodingAESKey, appId: own.appId, message, random });

const PASTES: Record<string, readonly [text: string, code: string]> = {
  pyBytes: [`b'${t}'`, 'ok'],
  pyBytesBad: [`token = b"${bad}"`, 'key_base64_decoded'],
  pyRequests: [`requests.post("${U}", data={"query": "${bad}"})`, 'key_base64_decoded'],
  pyRequestsJson: [`r = requests.post(url='${U}', json={'query': '${t}'}, timeout=5)`, 'ok'],
  pyFstring: [
    `requests.post(f"https://chatbot.weixin.qq.com/openapi/message/${own.token}", data={'query': b'${t}'})`,
    'ok',
  ],
  jsonEscaped: [`{"encrypt":"${c.replaceAll('/', '\\/')}"}`, 'ok'],
  phpDump: [`array(1) {\n  ["query"]=>\n  string(${bad.length}) "${bad}"\n}`, 'key_base64_decoded'],
  cmdCurl: [
    `curl -X POST "${U}" ^\r\n  -H "Content-Type: application/json" ^\r\n  -d "{\\"query\\":\\"${bad}\\"}"`,
    'key_base64_decoded',
  ],
  psIrm: [
    `Invoke-RestMethod -Method Post -Uri "${U}" -ContentType "application/json" -Body '{"query":"${bad}"}'`,
    'key_base64_decoded',
  ],
  psIrmHash: [`Invoke-RestMethod -Uri '${U}' -Method POST -Body @{ query = '${t}' }`, 'ok'],
  psIwrBack: [
    'Invoke-WebRequest -UseBasicParsing -Uri "' +
      U +
      '" `\r\n-Method "POST" `\r\n-ContentType "application/x-www-form-urlencoded" `\r\n-Body "query=' +
      bad +
      '"',
    'key_base64_decoded',
  ],
  psCurlAlias: [`curl.exe -X POST '${U}' -d 'query=${t}'`, 'ok'],
  charles: [
    `POST /openapi/message/${own.token} HTTP/1.1\nHost: chatbot.weixin.qq.com\nContent-Type: application/x-www-form-urlencoded\nContent-Length: 200\nConnection: keep-alive\n\nquery=${bad}`,
    'key_base64_decoded',
  ],
  fiddler: [
    `POST ${U} HTTP/1.1\r\nHost: chatbot.weixin.qq.com\r\nContent-Type: application/json\r\n\r\n{"query":"${t}"}`,
    'ok',
  ],
  kvlog: [
    `time=2025-11-23T10:00:00Z level=error msg="call failed" url=${U} body="query=${bad}" status=200 errcode=1005`,
    'key_base64_decoded',
  ],
  kvlogJson: [
    `{"level":"error","time":"2025","msg":"call failed","url":"${U}","body":"{\\"query\\":\\"${bad}\\"}"}`,
    'key_base64_decoded',
  ],
  urlTwice: [`${U}?query=${encodeURIComponent(encodeURIComponent(t))}`, 'ok'],
  encTwice: [`curl -X POST '${D}' -d 'encrypt=${encodeURIComponent(encodeURIComponent(c))}'`, 'percent_encoded_twice'],
  postmanNodeReq: [
    `var request = require('request');\nvar options = {\n  'method': 'POST',\n  'url': '${U}',\n  'headers': {\n    'Content-Type': 'application/x-www-form-urlencoded'\n  },\n  form: {\n    'query': '${bad}'\n  }\n};\nrequest(options, function (error, response) {\n  if (error) throw new Error(error);\n  console.log(response.body);\n});`,
    'key_base64_decoded',
  ],
  postmanPyHttp: [
    `import http.client\nconn = http.client.HTTPSConnection("chatbot.weixin.qq.com")\npayload = 'query=${t}'\nheaders = {\n  'Content-Type': 'application/x-www-form-urlencoded'\n}\nconn.request("POST", "/openapi/message/${own.token}", payload, headers)`,
    'ok',
  ],
  fetchJs: [
    `fetch("${U}", {\n  "headers": {\n    "content-type": "application/json"\n  },\n  "body": "{\\"query\\":\\"${bad}\\"}",\n  "method": "POST"\n});`,
    'key_base64_decoded',
  ],
  axios: [`axios.post('${U}', { query: '${bad}' })`, 'key_base64_decoded'],
  wget: [
    `wget --method=POST --header='Content-Type: application/json' --body-data='{"query":"${bad}"}' -O - '${U}'`,
    'key_base64_decoded',
  ],
  wgetPost: [`wget -qO- --post-data="query=${bad}" ${U}`, 'key_base64_decoded'],
  httpie: [`http -f POST ${U} query=${bad}`, 'key_base64_decoded'],
  httpieJson: [`https POST chatbot.weixin.qq.com/openapi/message/${own.token} query="${t}"`, 'ok'],
  javaOkhttp: [
    `Request{method=POST, url=${U}, headers=[Content-Type:application/x-www-form-urlencoded]} body: query=${bad}`,
    'key_base64_decoded',
  ],
  javaMap: [`请求地址: ${U}, 请求参数: {query=${bad}}`, 'key_base64_decoded'],
  goDump: [
    `POST /openapi/message/${own.token} HTTP/1.1\r\nHost: chatbot.weixin.qq.com\r\nUser-Agent: Go-http-client/1.1\r\nContent-Length: 151\r\nContent-Type: application/x-www-form-urlencoded\r\nAccept-Encoding: gzip\r\n\r\nquery=${t}`,
    'ok',
  ],
  goQuoted: [
    JSON.stringify(
      `POST /openapi/message/${own.token} HTTP/1.1\r\nHost: chatbot.weixin.qq.com\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\nquery=${bad}`,
    ),
    'key_base64_decoded',
  ],
  nginx: [
    `127.0.0.1 - - [23/Nov/2025:10:00:00 +0800] "POST /openapi/message/${own.token}?query=${bad} HTTP/1.1" 200 73 "-" "python-requests/2.31"`,
    'key_base64_decoded',
  ],
  harNameValue: [
    JSON.stringify({
      request: {
        method: 'POST',
        url: U,
        headers: [],
        queryString: [],
        postData: { mimeType: 'application/x-www-form-urlencoded', params: [{ name: 'query', value: bad }] },
      },
    }),
    'key_base64_decoded',
  ],
  devtoolsPayload: [`query: ${bad}`, 'key_base64_decoded'],
  devtoolsHeaders: [
    `:authority: chatbot.weixin.qq.com\n:method: POST\n:path: /openapi/message/${own.token}\n:scheme: https\ncontent-type: application/x-www-form-urlencoded\n\nquery=${bad}`,
    'key_base64_decoded',
  ],
  reqHttpFile: [
    `### call\nPOST ${U}\nContent-Type: application/x-www-form-urlencoded\n\nquery=${bad}\n`,
    'key_base64_decoded',
  ],
  md: ['```bash\ncurl -X POST -d "query=' + bad + '" ' + U + '\n```', 'key_base64_decoded'],
  quoted: [`> curl -X POST -d "query=${bad}" ${U}`, 'key_base64_decoded'],
  html: [`curl -X POST -d &quot;query=${bad}&quot; ${U}`, 'key_base64_decoded'],
  pyDict: [`{'query': '${bad}'}`, 'key_base64_decoded'],
  dataRawMulti: [`curl --location '${U}' --form 'query="${t}"'`, 'multipart_body'],
  jwtWithPayloadLog: [`signature=${bad}, payload={"username":"u","msg":"你好"}`, 'key_base64_decoded'],
  csharpHttp: [
    `Method: POST, RequestUri: '${U}', Version: 1.1, Content: System.Net.Http.FormUrlEncodedContent, Headers:\n{\n  Content-Type: application/x-www-form-urlencoded\n}\nquery=${bad}`,
    'key_base64_decoded',
  ],
  ruby: [`Net::HTTP.post_form(URI('${U}'), 'query' => '${bad}')`, 'key_base64_decoded'],
  wxRequest: [
    `wx.request({\n  url: '${U}',\n  method: 'POST',\n  data: { query: '${bad}' },\n  success (res) {}\n})`,
    'key_base64_decoded',
  ],
  verboseCurl: [
    `> POST /openapi/message/${own.token} HTTP/2\n> Host: chatbot.weixin.qq.com\n> user-agent: curl/8.5.0\n> accept: */*\n> content-length: 150\n> content-type: application/x-www-form-urlencoded\n> \n* upload completely sent off: 150 bytes\n< HTTP/2 200 \n< content-type: application/json\n< \n{"errcode":1005,"errmsg":"signature is expired or invalid"}`,
    'response_error',
  ],
  xhrTrace: [`POST ${U} 200 35ms\nquery=${bad}`, 'key_base64_decoded'],
  rubyHash: [`{:query=>"${bad}"}`, 'key_base64_decoded'],
  goMap: [`map[query:${bad}]`, 'key_base64_decoded'],
  urlValues: [`url.Values{"query":[]string{"${bad}"}}`, 'key_base64_decoded'],
  authHeader: [`Authorization: Bearer ${bad}`, 'token_prefix'],
  ciphertextPrintR: [`Array\n(\n    [encrypt] => ${c}\n)\n`, 'ok'],
  pyDictCipher: [`{'encrypt': '${c}'}`, 'ok'],
  yaml: [`url: ${U}\nbody:\n  query: ${bad}\n`, 'key_base64_decoded'],
  dockerLog: [`2025-11-23T02:00:00.000000000Z stdout F POST ${U} body={"query":"${bad}"}`, 'key_base64_decoded'],
  ansi: [`\u001b[32mINFO\u001b[39m POST ${U} query=${bad}`, 'key_base64_decoded'],
  zeroWidth: [`\ufeffcurl -X POST -d "query=${bad}" ${U}`, 'key_base64_decoded'],
  fullWidthQuotes: [`curl -X POST -d “query=${bad}” ${U}`, 'smart_quotes'],
  tabIndented: [`\t\tcurl -X POST \\\n\t\t  -d "query=${bad}" \\\n\t\t  ${U}`, 'key_base64_decoded'],
  windowsPath: [`C:\\Users\\me> curl -X POST -d "query=${bad}" ${U}`, 'key_base64_decoded'],
  sudo: [`sudo docker exec web curl -s -d "query=${bad}" ${U}`, 'key_base64_decoded'],
  piped: [`curl -s -d "query=${bad}" ${U} | jq .`, 'key_base64_decoded'],
  twoCalls: [`curl https://example.com/health\ncurl -d "query=${bad}" ${U}`, 'key_base64_decoded'],
};

test.each(Object.entries(PASTES))('%s', async (_, [text, code]) => {
  const { findings } = await examine(text, { profiles: [own, AWKWARD_SAMPLE], now: 1_763_900_000 });
  const wrong = findings.filter(({ severity }) => severity !== 'note').map((finding) => finding.code);
  const expected = code === 'ok' ? [] : [code];
  expect([findings[0].code, ...wrong.slice(0, 1)]).toEqual([code, ...expected]);
});
