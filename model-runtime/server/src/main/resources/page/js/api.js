// The runtime's HTTP API.
const TOKEN = 'phoenix-token';

let onTokenWanted = () => {};

/** An error that the page has its own words for; others carry the API's message. */
export class PageError extends Error {
  constructor(key, ...values) {
    super(key);
    this.key = key;
    this.values = values;
  }
}

export function whenTokenWanted(listener) {
  onTokenWanted = listener;
}

export function keepToken(token) {
  sessionStorage.setItem(TOKEN, token);
}

async function call(path, body, signal) {
  const headers = {};
  const token = sessionStorage.getItem(TOKEN);
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body) headers['Content-Type'] = 'application/json';
  let response;
  try {
    response = await fetch(path, {
      method: body ? 'POST' : 'GET',
      headers,
      body: body && JSON.stringify(body),
      signal,
      cache: 'no-store',
      redirect: 'error',
    });
  } catch (error) {
    throw signal?.aborted ? error : new PageError('unreachable');
  }
  if (response.ok) return response;
  if (response.status === 401) onTokenWanted();
  throw await failure(response);
}

async function failure(response) {
  try {
    const message = (await response.json()).error.message;
    if (typeof message === 'string') return new Error(message);
  } catch {
    // something else answered
  }
  return new PageError('status', response.status);
}

async function json(response) {
  try {
    return await response.json();
  } catch (error) {
    throw error.name === 'AbortError' ? error : new PageError('brokeOff');
  }
}

export async function models() {
  return (await json(await call('v1/models'))).data;
}

export async function draft(body, signal) {
  return json(await call('v1/omni-loop', body, signal));
}

/** Gives each piece of the answer to a listener, and returns its usage and how it finished. */
export async function chat(model, messages, signal, onText) {
  const body = { model, messages, stream: true, stream_options: { include_usage: true } };
  const response = await call('v1/chat/completions', body, signal);
  const end = { usage: null, finish: null };
  try {
    for await (const event of events(response.body)) {
      if (event.error) throw new Error(event.error.message);
      const choice = event.choices?.[0];
      if (choice?.delta?.content) onText(choice.delta.content);
      if (choice?.finish_reason) end.finish = choice.finish_reason;
      if (event.usage) end.usage = event.usage;
    }
  } catch (error) {
    throw error instanceof TypeError || error instanceof SyntaxError ? new PageError('brokeOff') : error;
  }
  if (end.finish === null) throw new PageError('brokeOff');
  return end;
}

/** The objects of server-sent events until [DONE]. */
async function* events(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      const data = line.startsWith('data: ') ? line.slice(6) : '';
      if (data === '[DONE]') return;
      if (data) yield JSON.parse(data);
    }
  }
}
