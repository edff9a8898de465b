/** The error envelope of the service: what every refused request answers. It decides nothing. */

export interface Refusal {
  readonly status: number;
  readonly message: string;
  readonly type: string;
  readonly code: string | null;
  readonly param: string | null;
}

export const invalidRequest = (message: string, code: string | null, param: string | null): Refusal => ({
  status: 400,
  message,
  type: 'invalid_request_error',
  code,
  param,
});

export const badKey: Refusal = {
  status: 401,
  message:
    'Incorrect API key provided. You can find your API key at https://platform.openai.com/account/api-keys.',
  type: 'invalid_request_error',
  code: 'invalid_api_key',
  param: null,
};

export const missingKey: Refusal = {
  ...badKey,
  message: 'Missing bearer authentication in header',
  code: null,
};

export const badSecret: Refusal = {
  ...badKey,
  message: 'The client secret is unknown, used up or expired.',
  code: 'invalid_client_secret',
};

export const unknownCall: Refusal = {
  status: 404,
  message: 'No session found for the provided call_id',
  type: 'invalid_request_error',
  code: 'call_id_not_found',
  param: null,
};

export const unknownPath = (method: string, path: string): Refusal => ({
  status: 404,
  message: `Invalid URL (${method} ${path})`,
  type: 'invalid_request_error',
  code: null,
  param: null,
});

/**
 * What the service says with a status when asked to fail; `code` may make it more exact, as
 * `insufficient_quota` does a 429.
 */
export function refusalOf(status: number, code: string | null): Refusal {
  if (status === 401) return code === null ? badKey : { ...badKey, code };
  const type =
    code === 'insufficient_quota'
      ? 'insufficient_quota'
      : status === 429
        ? 'requests'
        : status >= 500
          ? 'server_error'
          : 'invalid_request_error';
  return { status, message: sentenceOf(status, code), type, code: code ?? defaultCode(status), param: null };
}

function sentenceOf(status: number, code: string | null): string {
  if (code === 'insufficient_quota') {
    return 'You exceeded your current quota, please check your plan and billing details.';
  }
  if (status === 429) return 'Rate limit reached. Please try again later.';
  if (status >= 500) return 'The server had an error while processing your request.';
  return `The request was refused with status ${status}.`;
}

const defaultCode = (status: number): string | null => (status === 429 ? 'rate_limit_exceeded' : null);

export const envelope = ({ message, type, code, param }: Refusal): string =>
  JSON.stringify({ error: { message, type, param, code } });
