// The second tab: a conversation with one of the models.
import { chat, models } from './api.js';
import { complain, element, find, saying } from './dom.js';
import { say } from './texts.js';

// below the server's 100 KB for a request, with room for the rest of it
const MOST_BYTES = 90_000;
const messages = [];
let running = null;

export function startChat() {
  find('say').addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  find('message').addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) find('say').requestSubmit();
  });
  find('stop-answer').addEventListener('click', () => running?.abort());
  find('new-chat').addEventListener('click', () => {
    running?.abort();
    messages.length = 0;
    find('log').replaceChildren();
    complain(find('chat-error'), null);
    find('message').focus();
  });
}

export async function listModels() {
  try {
    const all = await models();
    const before = find('model').value;
    find('model').replaceChildren(...all.map(option));
    const wanted = [before, 'auto'].find((id) => all.some((each) => each.id === id));
    if (wanted) find('model').value = wanted;
    complain(find('chat-error'), null);
  } catch (error) {
    complain(find('chat-error'), error);
  }
}

function option(model) {
  const made = element('option', { value: model.id });
  if (model.available) made.textContent = model.id;
  else say(made, 'notThere', model.id);
  return made;
}

async function send() {
  const words = find('message').value;
  if (running || words.trim() === '') return;
  const control = new AbortController();
  running = control;
  const model = find('model').value;
  messages.push({ role: 'user', content: words });
  const asked = turn(saying('h3', '', 'you'), words);
  const answer = turn(element('h3', {}, model), '');
  answer.turn.setAttribute('aria-busy', 'true');
  find('message').value = '';
  complain(find('chat-error'), null);
  show(true);
  const times = { started: performance.now(), first: null };
  try {
    const { sent, left } = latest(messages);
    if (left > 0) asked.turn.append(saying('p', 'hint', 'forgotten'));
    const end = await chat(model, sent, control.signal, (piece) => {
      times.first ??= performance.now();
      answer.add(piece);
    });
    answer.turn.append(...facts(end, times));
    follow();
  } catch (error) {
    if (!control.signal.aborted) complain(find('chat-error'), error);
  } finally {
    keep(asked, answer, words, control);
    show(false);
    running = null;
  }
}

/** The last messages that one request can hold: the newest always, the earliest as long as there is room. */
function latest(all) {
  const bytes = (message) => new TextEncoder().encode(JSON.stringify(message)).length + 1;
  let left = all.length - 1;
  let room = MOST_BYTES - bytes(all[left]);
  while (left > 0 && (room -= bytes(all[left - 1])) >= 0) left--;
  return { sent: all.slice(left), left };
}

/** What was said stays in the conversation; a message without an answer goes back to be sent again. */
function keep(asked, answer, words, control) {
  answer.turn.removeAttribute('aria-busy');
  answer.show();
  const said = answer.words.textContent;
  const gone = !asked.turn.isConnected;
  if (said !== '' && !gone) {
    messages.push({ role: 'assistant', content: said });
  } else if (!gone) {
    messages.pop();
    asked.turn.remove();
    answer.turn.remove();
    find('message').value ||= words;
  }
  if (control.signal.aborted && answer.turn.isConnected) answer.turn.append(saying('p', 'hint', 'stopped'));
}

function turn(heading, words) {
  const quoted = element('p', { className: 'quote', dir: 'auto' }, words);
  const made = element('article', { className: 'turn' }, heading, quoted);
  find('log').append(made);
  follow();
  let waiting = '';
  const show = () => {
    quoted.append(waiting);
    waiting = '';
    follow();
  };
  // drawn once a frame: a model can be quicker than the screen
  const add = (piece) => {
    if (waiting === '') requestAnimationFrame(show);
    waiting += piece;
  };
  return { turn: made, words: quoted, add, show };
}

function facts(end, times) {
  const now = performance.now();
  const whole = (now - times.started) / 1000;
  const first = ((times.first ?? now) - times.started) / 1000;
  const usage = end.usage
    ? saying('p', 'hint', 'usage', end.usage.completion_tokens, whole, first)
    : saying('p', 'hint', 'usageNone', whole, first);
  return end.finish === 'length' ? [usage, saying('p', 'hint', 'cutOff')] : [usage];
}

function follow() {
  find('log').scrollTop = find('log').scrollHeight;
}

function show(working) {
  const hadFocus = document.activeElement === find(working ? 'send' : 'stop-answer');
  find('send').hidden = working;
  find('stop-answer').hidden = !working;
  if (hadFocus) find(working ? 'stop-answer' : 'message').focus();
}
