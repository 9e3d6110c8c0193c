/** C# on .NET 6 and later: the base class library alone. */
import { escapeText, utf16Escapes, type EscapeRules } from './escape.ts';
import {
  VARIABLE_NAMES,
  indent,
  needsClock,
  programOf,
  recipeOf,
  workLines,
  type ClaimsWork,
  type FrameWork,
  type Recipe,
} from './recipe.ts';
import type { SnippetInput, SnippetTarget } from './snippet.ts';

export const CSHARP: SnippetTarget = {
  id: 'csharp',
  label: 'C# (HttpClient)',
  group: 'program',
  language: 'csharp',
  fileName: 'Program.cs',
  install: 'dotnet new console',
  forms: ['computes', 'frozen'],
  generate: csharpProgram,
};

/**
 * A text as a regular string literal (C# specification section 6.4.5.6). `\x` takes one to four digits and would
 * swallow the text behind it, so every escape is a `\u` of four.
 */
export function csharpString(text: string): string {
  return `"${escapeText(text, CSHARP_RULES)}"`;
}

const CSHARP_RULES: EscapeRules = {
  named: { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
  code: utf16Escapes,
};

function csharpProgram(input: SnippetInput): string {
  const recipe = recipeOf(input);
  const helpers = recipe.secrets[0]?.literal === undefined ? REQUIRED : [];
  return programOf(
    usingLines(recipe),
    secretLines(recipe),
    workLines(recipe.work, signLines, encryptLines),
    sendLines(recipe),
    helpers,
    recipe.work.kind === 'claims' ? BASE64URL : [],
  );
}

const REQUIRED = [
  'static string Required(string name) =>',
  '    Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set");',
];

const BASE64URL = [
  'static string Base64Url(byte[] bytes) =>',
  "    Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');",
];

function usingLines({ work, encoding }: Recipe): string[] {
  const names = ['System', 'System.Net.Http'];
  if (work.kind === 'frame') names.push('System.Buffers.Binary', 'System.IO');
  if (work.kind === 'frozen' ? encoding !== 'url' : true) names.push('System.Text');
  if (work.kind !== 'frozen') names.push('System.Security.Cryptography', 'System.Text.Json.Nodes');
  if (work.kind !== 'frozen' && encoding === 'form') names.push('System.Collections.Generic');
  return names.sort().map((name) => `using ${name};`);
}

function secretLines({ secrets }: Recipe): string[] {
  return secrets.map(({ field, variable, literal }) => {
    return `var ${VARIABLE_NAMES[field]} = ${literal === undefined ? `Required("${variable}")` : csharpString(literal)};`;
  });
}

function signLines(work: ClaimsWork): string[] {
  const members = [
    `["username"] = ${csharpString(work.username)},`,
    `["${work.textName}"] = ${csharpString(work.msg)},`,
  ];
  if (work.iat) members.push('["iat"] = now,');
  if (work.exp !== undefined) members.push(`["exp"] = now + ${work.exp},`);
  if (work.jti) members.push('["jti"] = Guid.NewGuid().ToString(),');
  const more = [
    '// Further claims stay text, so that long numbers keep every digit.',
    `payload = payload[..^1] + "," + ${csharpString(work.extraMembers)} + "}";`,
  ];
  return [
    ...(needsClock(work) ? ['var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();'] : []),
    'var claims = new JsonObject',
    '{',
    ...indent(members, '    '),
    '};',
    'var payload = claims.ToJsonString();',
    ...(work.extraMembers === '' ? [] : more),
    'var input = Base64Url(Encoding.UTF8.GetBytes("{\\"typ\\":\\"JWT\\",\\"alg\\":\\"HS256\\"}"))',
    '    + "." + Base64Url(Encoding.UTF8.GetBytes(payload));',
    '// The key signs as text: it is not base64-decoded.',
    'var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(encodingAesKey), Encoding.UTF8.GetBytes(input));',
    'var query = input + "." + Base64Url(signature);',
  ];
}

function encryptLines({ username, msg, vocabularies }: FrameWork): string[] {
  const rows = vocabularies.map(({ name, words }) => {
    return `[${csharpString(name)}] = new JsonArray(${words.map(csharpString).join(', ')}),`;
  });
  return [
    'var message = new JsonObject',
    '{',
    `    ["username"] = ${csharpString(username)},`,
    `    ["msg"] = ${csharpString(msg)},`,
    '    ["svrinfo"] = new JsonObject',
    '    {',
    '        ["real_time_slot_candidates"] = new JsonObject',
    '        {',
    ...indent(rows, '            '),
    '        },',
    '    },',
    '};',
    '',
    '// random(16) | length(4, big-endian) | message | APPID | padding to 32 bytes, under AES-256-CBC.',
    'var text = Encoding.UTF8.GetBytes(message.ToJsonString());',
    'var length = new byte[4];',
    'BinaryPrimitives.WriteInt32BigEndian(length, text.Length);',
    'using var frame = new MemoryStream();',
    'frame.Write(RandomNumberGenerator.GetBytes(16));',
    'frame.Write(length);',
    'frame.Write(text);',
    'frame.Write(Encoding.UTF8.GetBytes(appId));',
    'var padding = 32 - (int)frame.Length % 32;',
    'for (var i = 0; i < padding; i++) frame.WriteByte((byte)padding);',
    'using var aes = Aes.Create();',
    'aes.Key = Convert.FromBase64String(encodingAesKey + "=");',
    'var encrypt = Convert.ToBase64String(aes.EncryptCbc(frame.ToArray(), aes.Key[..16], PaddingMode.None));',
  ];
}

function sendLines({ encoding, parameter, urlBeforeToken, work }: Recipe): string[] {
  const address = `${csharpString(urlBeforeToken)} + Uri.EscapeDataString(token)`;
  if (work.kind === 'frozen') {
    const search = work.search === '' ? '' : ` + ${csharpString(work.search)}`;
    const type = work.headers.find(([name]) => name === 'Content-Type')?.[1] ?? '';
    const content = `new StringContent(${csharpString(work.bodyText)}, Encoding.UTF8, ${csharpString(type)})`;
    return postLines(address + search, encoding === 'url' ? undefined : content);
  }
  switch (encoding) {
    case 'form':
      return postLines(
        address,
        `new FormUrlEncodedContent(new Dictionary<string, string> { ["${parameter}"] = ${parameter} })`,
      );
    case 'json':
      return postLines(
        address,
        `new StringContent(new JsonObject { ["${parameter}"] = ${parameter} }.ToJsonString(), Encoding.UTF8, "application/json")`,
      );
    case 'url':
      return postLines(`${address} + "?${parameter}=" + Uri.EscapeDataString(${parameter})`, undefined);
  }
}

function postLines(address: string, content: string | undefined): string[] {
  return [
    'using var client = new HttpClient();',
    `using var request = new HttpRequestMessage(HttpMethod.Post, ${address});`,
    'request.Headers.Accept.ParseAdd("application/json");',
    ...(content === undefined ? [] : [`request.Content = ${content};`]),
    'using var response = await client.SendAsync(request);',
    'Console.WriteLine(await response.Content.ReadAsStringAsync());',
  ];
}
