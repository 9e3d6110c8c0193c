/** Java 11 and later: HttpClient and JCE, nothing to install, run as one source file. */
import { escapeText, jsonString, utf16Escapes, type EscapeRules } from './escape.ts';
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

export const JAVA: SnippetTarget = {
  id: 'java',
  label: 'Java (HttpClient)',
  group: 'program',
  language: 'java',
  fileName: 'Dialog.java',
  forms: ['computes', 'frozen'],
  generate: javaProgram,
};

/**
 * A text as a string literal of Java. Unicode escapes are read before anything else (Java Language Specification
 * section 3.3), so `\u000a` would end the line: controls are written as octal escapes (section 3.10.7).
 */
export function javaString(text: string): string {
  return `"${escapeText(text, JAVA_RULES)}"`;
}

const JAVA_RULES: EscapeRules = {
  named: { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
  code: (codePoint) => {
    return codePoint < 0x100 ? `\\${codePoint.toString(8).padStart(3, '0')}` : utf16Escapes(codePoint);
  },
};

// A constant holds at most 65535 bytes of modified UTF-8 (Java Virtual Machine Specification section 4.4.7), three of
// them a unit at worst. `+` would join constants into one again; a call does not.
const LONGEST_CONSTANT = 20_000;

/** A text of any length as an expression. */
function javaText(text: string): string {
  if (text.length <= LONGEST_CONSTANT) return javaString(text);
  const count = Math.ceil(text.length / LONGEST_CONSTANT);
  const pieces = Array.from({ length: count }, (_, i) => text.slice(i * LONGEST_CONSTANT, (i + 1) * LONGEST_CONSTANT));
  return `String.join("", ${pieces.map(javaString).join(', ')})`;
}

function javaProgram(input: SnippetInput): string {
  const recipe = recipeOf(input);
  const body = programOf(secretLines(recipe), workLines(recipe.work, signLines, encryptLines), sendLines(recipe))
    .trimEnd()
    .split('\n');
  const main = ['public static void main(String[] args) throws Exception {', ...indent(body, '  '), '}'];
  const members = programOf(main, ...helpersOf(recipe))
    .trimEnd()
    .split('\n');
  return programOf([`// java -Dfile.encoding=UTF-8 Dialog.java`], importLines(recipe.work.kind), [
    'public class Dialog {',
    ...indent(members, '  '),
    '}',
  ]);
}

function importLines(kind: Recipe['work']['kind']): string[] {
  const names = {
    claims: [
      'java.net.URI',
      'java.net.URLEncoder',
      'java.net.http.*',
      'java.util.Base64',
      'javax.crypto.Mac',
      'javax.crypto.spec.SecretKeySpec',
    ],
    frame: [
      'java.net.URI',
      'java.net.URLEncoder',
      'java.net.http.*',
      'java.nio.ByteBuffer',
      'java.security.SecureRandom',
      'java.util.*',
      'javax.crypto.Cipher',
      'javax.crypto.spec.*',
    ],
    frozen: ['java.net.URI', 'java.net.URLEncoder', 'java.net.http.*'],
  }[kind];
  return [...names.map((name) => `import ${name};`), '', 'import static java.nio.charset.StandardCharsets.UTF_8;'];
}

const ENCODE = [
  'static String encode(String text) {',
  '  return URLEncoder.encode(text, UTF_8).replace("+", "%20");',
  '}',
];

const REQUIRED = [
  'static String required(String name) {',
  '  String value = System.getenv(name);',
  '  if (value == null || value.isEmpty()) throw new IllegalStateException(name + " is not set");',
  '  return value;',
  '}',
];

const JSON_HELPER = [
  'static String json(String text) {',
  '  StringBuilder json = new StringBuilder("\\"");',
  '  for (char c : text.toCharArray()) {',
  "    if (c == '\"' || c == '\\\\') json.append('\\\\').append(c);",
  '    else if (c < \' \' || Character.isSurrogate(c)) json.append(String.format("\\\\u%04x", (int) c));',
  '    else json.append(c);',
  '  }',
  "  return json.append('\"').toString();",
  '}',
];

const JSON_LIST_HELPER = [
  'static String json(List<String> words) {',
  '  StringJoiner list = new StringJoiner(",", "[", "]");',
  '  for (String word : words) list.add(json(word));',
  '  return list.toString();',
  '}',
];

function helpersOf({ work, secrets }: Recipe): string[][] {
  const json = { claims: [JSON_HELPER], frame: [JSON_HELPER, JSON_LIST_HELPER], frozen: [] }[work.kind];
  return [...json, ENCODE, ...(secrets[0]?.literal === undefined ? [REQUIRED] : [])];
}

function secretLines({ secrets }: Recipe): string[] {
  return secrets.map(({ field, variable, literal }) => {
    return `String ${VARIABLE_NAMES[field]} = ${literal === undefined ? `required("${variable}")` : javaString(literal)};`;
  });
}

function signLines(work: ClaimsWork): string[] {
  const members = [
    `"{\\"username\\":" + json(${javaText(work.username)})`,
    `+ ",\\"${work.textName}\\":" + json(${javaText(work.msg)})`,
  ];
  if (work.iat) members.push('+ ",\\"iat\\":" + now');
  if (work.exp !== undefined) members.push(`+ ",\\"exp\\":" + (now + ${work.exp})`);
  if (work.jti) members.push('+ ",\\"jti\\":" + json(java.util.UUID.randomUUID().toString())');
  if (work.extraMembers !== '') members.push(`+ ${javaText(`,${work.extraMembers}`)}`);
  return [
    ...(needsClock(work) ? ['long now = System.currentTimeMillis() / 1000;'] : []),
    'String claims =',
    ...indent([...members, '+ "}";'], '    '),
    '',
    'Base64.Encoder base64url = Base64.getUrlEncoder().withoutPadding();',
    'String input = base64url.encodeToString("{\\"typ\\":\\"JWT\\",\\"alg\\":\\"HS256\\"}".getBytes(UTF_8))',
    '    + "." + base64url.encodeToString(claims.getBytes(UTF_8));',
    '// The key signs as text: it is not base64-decoded.',
    'Mac mac = Mac.getInstance("HmacSHA256");',
    'mac.init(new SecretKeySpec(encodingAesKey.getBytes(UTF_8), "HmacSHA256"));',
    'String query = input + "." + base64url.encodeToString(mac.doFinal(input.getBytes(UTF_8)));',
  ];
}

// A method holds at most 64 KiB of code (section 4.7.3), eight bytes a word: longer lists stand there as JSON.
const MOST_WORDS = 2000;

function encryptLines({ username, msg, vocabularies }: FrameWork): string[] {
  const many = vocabularies.reduce((count, { words }) => count + words.length, 0) > MOST_WORDS;
  const puts = vocabularies.map(({ name, words }) => {
    const list = many
      ? javaText(`[${words.map(jsonString).join(',')}]`)
      : `json(List.of(${words.map(javaString).join(', ')}))`;
    return `candidates.add(json(${javaText(name)}) + ":" + ${list});`;
  });
  return [
    'StringJoiner candidates = new StringJoiner(",", "{", "}");',
    ...puts,
    'String message =',
    `    "{\\"username\\":" + json(${javaText(username)})`,
    `    + ",\\"msg\\":" + json(${javaText(msg)})`,
    '    + ",\\"svrinfo\\":{\\"real_time_slot_candidates\\":" + candidates + "}}";',
    '',
    '// random(16) | length(4, big-endian) | message | APPID | padding to 32 bytes, under AES-256-CBC.',
    'byte[] text = message.getBytes(UTF_8);',
    'byte[] id = appId.getBytes(UTF_8);',
    'byte[] random = new byte[16];',
    'new SecureRandom().nextBytes(random);',
    'int used = 20 + text.length + id.length;',
    'byte[] padding = new byte[32 - used % 32];',
    'Arrays.fill(padding, (byte) padding.length);',
    'byte[] frame = ByteBuffer.allocate(used + padding.length)',
    '    .put(random).putInt(text.length).put(text).put(id).put(padding).array();',
    'byte[] key = Base64.getDecoder().decode(encodingAesKey + "=");',
    'Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");',
    'cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));',
    'String encrypt = Base64.getEncoder().encodeToString(cipher.doFinal(frame));',
  ];
}

function sendLines({ encoding, parameter, urlBeforeToken, work }: Recipe): string[] {
  const address = `${javaString(urlBeforeToken)} + encode(token)`;
  if (work.kind === 'frozen') {
    const search = work.search === '' ? '' : ` + ${javaText(work.search)}`;
    return postLines(address + search, encoding === 'url' ? undefined : javaText(work.bodyText), work.headers);
  }
  switch (encoding) {
    case 'form':
      return postLines(address, `"${parameter}=" + encode(${parameter})`, [
        ['Content-Type', 'application/x-www-form-urlencoded'],
        ACCEPT,
      ]);
    case 'json':
      // Tokens and base64 hold nothing that JSON would escape.
      return postLines(address, `"{\\"${parameter}\\":\\"" + ${parameter} + "\\"}"`, [
        ['Content-Type', 'application/json'],
        ACCEPT,
      ]);
    case 'url':
      return postLines(`${address} + "?${parameter}=" + encode(${parameter})`, undefined, [ACCEPT]);
  }
}

const ACCEPT = ['Accept', 'application/json'] as const;

function postLines(
  address: string,
  body: string | undefined,
  headers: readonly (readonly [name: string, value: string])[],
): string[] {
  const publisher = body === undefined ? 'noBody()' : `ofString(${body})`;
  return [
    `HttpRequest request = HttpRequest.newBuilder(URI.create(${address}))`,
    ...headers.map(([name, value]) => `    .header(${javaString(name)}, ${javaString(value)})`),
    `    .POST(HttpRequest.BodyPublishers.${publisher})`,
    '    .build();',
    'HttpResponse<byte[]> response =',
    '    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());',
    'System.out.write(response.body());',
    'System.out.flush();',
  ];
}
