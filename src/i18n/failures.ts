/** The shape of what is said about a failed exchange, by reason. */
export interface FailureSentence {
  title: string;
  hint: string;
}

type Reason =
  | 'cancelled'
  | 'timeout'
  | 'proxy_unreachable'
  | 'interrupted'
  | 'redirected'
  | 'refused'
  | 'dns'
  | 'tls'
  | 'reset'
  | 'request_too_large'
  | 'response_too_large'
  | 'forbidden_host'
  | 'forbidden_origin'
  | 'missing_launch_token'
  | 'unknown_target'
  | 'bad_path'
  | 'method_not_allowed'
  | 'bad_upstream_response'
  | 'page_closed';

export type FailureWords = Record<Reason, FailureSentence>;
