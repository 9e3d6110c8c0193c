import { fields } from './fields.en.ts';
import { formatLag } from './format.ts';
import { plural } from './plural.ts';
import type { Words } from './zhCN.ts';

const meaningOf = (family: string | number | undefined, code: string | number | undefined) =>
  family === 'v1' || family === 'ret' || family === 'v2' ? (fields.codes[family][Number(code)]?.meaning ?? '') : '';

const cards: Record<string, string> = {
  news: 'articles',
  image: 'an image',
  miniProgram: 'a mini program',
  voice: 'a voice message',
  video: 'a video',
  streaming: 'a streaming answer',
  multi: 'several answers',
  unknown: 'of an unknown kind',
};

const contradictions: Record<string, string> = {
  valid_but_up_ret: 'latest_valid is true, yet up_ret is not 0',
  valid_but_err_msg: 'latest_valid is true, yet err_msg is not empty',
  valid_but_older_serves: 'latest_valid is true, yet an older version answered',
  invalid_but_same_version_without_error: 'latest_valid is false, yet both times agree and there is no error',
};

export const findings: Words['findings'] = {
  sentences: {
    token_invalid: () => 'The platform does not know this TOKEN.',
    token_is_app_id: () => 'What stands in TOKEN looks like an APPID.',
    token_is_key: () => 'What stands in TOKEN looks like an EncodingAESKey.',
    token_of_other_profile: () => 'This TOKEN belongs to another set of credentials.',
    userid_required: () => 'The platform read no userid: most likely the body was not parsed as its Content-Type says.',
    signature_rejected: () => 'The signature did not verify: a wrong key, a decoded key, or an expired token.',
    encrypt_rejected: () =>
      'The platform could not open the ciphertext: key, padding or encoding differ from the robot’s.',
    mp_verify_token: () => 'The platform’s check of the official account failed; this ciphertext is not the cause.',
    code_1019: () => '1019 has two meanings: data not encrypted correctly, or the open API is not enabled.',
    body_not_json: () => 'The platform could not parse the body as its Content-Type says: the two differ.',
    invalid_args: () =>
      'The platform says invalid arguments, without errcode; most likely the signature is not its own.',
    bot_not_approved: () => 'The robot has not passed the review yet.',
    sign_rejected: () =>
      'The sign of the request did not verify: it is an MD5 over TOKEN, timestamp, nonce and the MD5 of the very bytes sent.',
    known_code: ({ family, code }) => `The platform returned ${code}: ${meaningOf(family, code)}.`,
    unknown_code: ({ code, message }) =>
      `The platform returned ${code}, which nothing public explains${message ? `: ${message}` : ''}.`,
    platform_message: ({ message }) =>
      `The platform returned an error text without a code${message ? `: ${message}` : ''}.`,
    default_greeting: () =>
      'This is the default greeting, which a bot without skills or an unpublished one gives. One reply does not prove it: send something quite different.',
    endless_default_answer: ({ texts, example }) =>
      `${texts} different texts got the same default answer (another was “${example}”): the bot most likely has no skills or is not published.`,
    default_answer: () => 'This is the default answer; no skill matched.',
    no_access: () => 'The title is “no access”; one client reads it as “cannot answer”. The platform does not say.',
    nomatch: ({ options }) =>
      `Nothing matched${Number(options) > 0 ? `; ${plural(options, 'similar question is', 'similar questions are')} offered` : ''}.`,
    recommendation_only: ({ options }) => `No answer, only ${plural(options, 'similar question')}.`,
    low_confidence: ({ confidence, limit }) => `Confidence ${confidence}, below ${limit}.`,
    tied_confidence: ({ rival, rivalConfidence, confidence }) =>
      `Nearly tied with “${rival}” (${confidence} to ${rivalConfidence}); other words may give another answer.`,
    unknown_status: ({ status }) => `The status is ${status}, which nothing public explains.`,
    vocabulary_word_untaken: ({ vocabulary, word }) =>
      `“${word}” in the question is in the vocabulary “${vocabulary}”, yet no slot took it.`,
    newest_not_in_use: ({ lagMs, argument }) =>
      `The newest publish is not in use; an older version is answering${typeof lagMs === 'number' && lagMs > 0 ? `, ${formatLag('en', lagMs)} behind` : ''}${argument ? `; stuck at the argument ${argument}` : ''}.`,
    health_contradictory: ({ contradiction }) =>
      `The state of the versions contradicts itself: ${contradictions[String(contradiction)] ?? contradiction}.`,
    health_unknown: () => 'The state of the versions cannot be read: latest_valid is missing or of another type.',
    health_absent: () => 'No bid_stat came, so the state of the versions is unknown.',
    health_wrong_name: ({ name, meant }) => `${name} is another tool’s slip; the platform’s name is ${meant}.`,
    serving_newer_than_newest: () => 'The version that answered is later than the newest publish.',
    no_answer: () => 'A successful reply without an answer text.',
    empty_answer: () => 'The answer is empty.',
    answer_is_json: ({ kind }) =>
      `The answer is JSON in a string (${cards[String(kind)] ?? kind}); shown as it is, people would see the source.`,
    answer_unknown_shape: ({ members }) =>
      `The answer has a shape nothing public explains${members ? `: ${members}` : ''}; shown as it is.`,
    answer_unsafe_link: ({ scheme, count }) =>
      `${plural(count, 'link')} in the answer will not be opened${scheme ? ` (${scheme})` : ''}.`,
    answer_msg_mismatch: () => 'answer and the content of msg[] differ.',
    from_user_differs: ({ sent, echoed }) => `from_user_name is “${echoed}”, the username sent was “${sent}”.`,
    from_user_encoded: () => 'from_user_name is the username percent-encoded; decode it when reading.',
    precision_loss: ({ raw, read, count }) =>
      raw === undefined
        ? `${plural(count, 'number exceeds', 'numbers exceed')} a double; JSON.parse would misread ${count === 1 ? 'it' : 'them'}.`
        : `${raw} exceeds a double; JSON.parse would read ${read}.`,
    wrong_type: ({ count, field }) =>
      count === 1
        ? `The field ${field} has another type than known.`
        : `${count} fields have another type than known, ${field} first.`,
    repeated_member: ({ count }) =>
      `${plural(count, 'field stands', 'fields stand')} more than once; the last one counts.`,
    unknown_members: ({ count, names }) => `${plural(count, 'field')} nobody has described: ${names}.`,
    http_server_error: ({ status }) => `HTTP ${status}: the server, or the gateway before it, failed.`,
    http_client_error: ({ status }) => `HTTP ${status}: the request was refused.`,
    html_page: ({ title }) => `The reply is a web page, not data${title ? `: ${title}` : ''}.`,
    empty_body: () => 'The body is empty.',
    not_json: () => 'The body is not JSON.',
    not_an_object: () => 'The body is JSON, but not an object.',
    not_utf8: ({ charset }) => `The body is not UTF-8${charset ? `; as ${charset} it reads well` : ''}.`,
    byte_order_mark: () => 'The body begins with a BOM; strict parsers refuse it.',
    truncated: ({ line, column, promised, size }) =>
      `The JSON breaks off at line ${line}, column ${column}${promised ? `: ${promised} B were promised, ${size} B came` : ''}.`,
    broken_json: ({ line, column }) => `The JSON is wrong at line ${line}, column ${column}.`,
    json_repaired: ({ line, column }) =>
      `The JSON breaks a rule at line ${line}, column ${column}; read as far as possible.`,
    nothing_known: () => 'The body is an object without one known field.',
    slow_phase: ({ phase, ms, limit }) => `${phase} took ${ms} ms, more than ${limit} ms.`,
  },
  fixes: {
    check_token: () => 'Check the TOKEN of the credentials.',
    check_key: () => 'Check EncodingAESKey: 43 characters, used as text, not base64-decoded.',
    check_app_id: () => 'Check that APPID and key belong to the same robot.',
    check_clock: () => 'Check this machine’s clock and the claim exp.',
    check_sign: () => 'Check TOKEN (not the access token) and sign each request anew, over the body as it is sent.',
    check_body: () => 'Check that the body is the JSON this API expects.',
    check_permission: () => 'Check on the platform that the account of these credentials may use this robot.',
    fill_parameters: () => 'Hold the parameters sent against the API’s page, fill in what is missing, and send again.',
    verify_account: () => 'Have the official account verified on the platform, then send again.',
    reword: () => 'Reword the text and send again.',
    switch_profile: () => 'Switch to the credentials that own this TOKEN.',
    send_as_json: () => 'Set the body encoding to JSON and send again.',
    send_as_form: () => 'Set the body encoding to form and send again.',
    pass_review: () => 'Submit the robot for review, then send again.',
    publish_bot: () => 'Add a skill and publish on the platform, then send again.',
    republish_after_fixing_slot: ({ skill, intent, branch, argument }) =>
      `On the platform open intent “${intent}” of skill “${skill}”, create or choose the slot ${argument} refers to in ${branch}, and publish.`,
    republish_bot: () => 'Mend the cause on the platform, publish again, and send again.',
    ask_option: ({ question }) => `Ask “${question}” instead.`,
    add_question: () => 'Add a question for this text on the platform and publish.',
    check_vocabulary: ({ vocabulary }) =>
      `Check that the robot has a vocabulary “${vocabulary}” and that a slot of the intent refers to it.`,
    read_numbers_as_text: () => 'Read large integers as text, or with BigInt.',
    parse_inner_json: () => 'Parse answer as JSON once more and show a card.',
    rename_in_reader: ({ from, to }) => `Rename ${from} to ${to} in the reading code.`,
    decode_as: ({ charset }) => `Decode it as ${charset}.`,
    send_again: () => 'Send again later; if it stays, report it with the trace id.',
    send_less: () => 'The body is too large: send fewer words or a shorter text; JSON is somewhat smaller than a form.',
    slow_down: () => 'Wait for the publish to end, or call less often.',
    check_address: () => 'Check host and path of the target.',
  },
  severities: { error: 'Error', warning: 'Warning', note: 'Note' },
  certainties: { proven: 'Proven', likely: 'Likely', 'to-check': 'To check' },
  parts: {
    token: 'TOKEN of the request',
    username: 'username of the request',
    msg: 'msg of the request',
    encoding: 'body encoding',
    contentType: 'Content-Type of the request',
    appId: 'APPID of the request',
    key: 'EncodingAESKey',
    encrypt: 'ciphertext of the request',
    vocabularies: 'vocabularies sent along',
  },
  http: {
    status: 'HTTP status',
    body: 'response body',
    header: (name) => `response header ${name}`,
    phase: (name) => `time of ${name}`,
  },
};
