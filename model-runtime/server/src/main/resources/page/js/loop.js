// The first tab: a brief, and how the loop wrote a post for it.
import { PageError, draft } from './api.js';
import { complain, element, find, quote, saying } from './dom.js';
import { chosenLanguage, say } from './texts.js';

const field = (id) => find(id).value.trim();
const list = (id, separator = ',') =>
  field(id).split(separator).map((each) => each.trim()).filter((each) => each !== '');

let running = null;

export function startLoop() {
  find('post-language').value = chosenLanguage();
  find('brief').addEventListener('submit', (event) => {
    event.preventDefault();
    run([], '');
  });
  find('stop-writing').addEventListener('click', () => running?.abort());
}

function brief() {
  return {
    topic: field('topic'),
    audience: field('audience'),
    language: find('post-language').value,
    tone: field('tone'),
    keyPoints: list('key-points', '\n'),
    mustMention: list('must-mention'),
    bannedTerms: list('banned-terms'),
    hashtags: list('hashtags'),
    maxChars: find('max-chars').valueAsNumber || 0,
  };
}

async function run(evidence, previousText) {
  if (running) return;
  running = new AbortController();
  const asked = brief();
  const clock = busy();
  complain(find('loop-error'), null);
  say(find('loop-status'), 'writing');
  try {
    const result = await draft({ brief: asked, evidence, previousText }, running.signal);
    find('result').replaceChildren(...shown(result, evidence));
    const seconds = result.milliseconds / 1000;
    const drafts = result.iterations.length;
    if (drafts === 1) say(find('loop-status'), 'doneOne', seconds);
    else say(find('loop-status'), 'done', drafts, seconds);
  } catch (error) {
    const stopped = running.signal.aborted;
    say(find('loop-status'), stopped ? 'stopped' : 'loopEmpty');
    if (!stopped) complain(find('loop-error'), error instanceof Error ? error : new PageError('brokeOff'));
  } finally {
    clock.end();
    running = null;
  }
}

/** Shows for how long it has been at work. */
function busy() {
  const started = performance.now();
  const tick = () => {
    const seconds = Math.floor((performance.now() - started) / 1000);
    say(find('elapsed'), 'seconds', seconds);
  };
  tick();
  const timer = setInterval(tick, 1000);
  show(true);
  return {
    end() {
      clearInterval(timer);
      find('elapsed').textContent = '';
      delete find('elapsed').dataset.text;
      show(false);
    },
  };
}

function show(working) {
  const hadFocus = document.activeElement === find(working ? 'write' : 'stop-writing');
  find('write').hidden = working;
  find('stop-writing').hidden = !working;
  if (hadFocus) find(working ? 'stop-writing' : 'write').focus();
  for (const button of find('result').querySelectorAll('button')) button.disabled = working;
}

function shown(result, evidence) {
  const chosen = result.iterations.find(
    (each) => each.text === result.text && each.writer === result.writer);
  return [
    element('article', { className: 'best' },
      saying('h3', '', 'best'),
      quote(result.text),
      facts(result, element('li', {}, element('code', {}, result.writer))),
      findings(result.findings),
      element('p', { className: 'hint', lang: 'en', dir: 'auto' }, result.summary),
      comment(result, evidence)),
    saying('h3', '', 'howItCame'),
    element('ol', { className: 'iterations' },
      ...result.iterations.map((each) => iteration(each, each === chosen))),
  ];
}

function iteration(each, chosen) {
  return element('li', {},
    element('h4', {},
      saying('span', '', 'draftOf', each.number, each.writer),
      chosen ? saying('span', 'badge good', 'chosen') : null),
    quote(each.text),
    facts(each, null),
    findings(each.findings));
}

function facts(of, first) {
  return element('ul', { className: 'facts' },
    first,
    measure('score', of.score),
    measure('confidence', of.confidence),
    saying('li', '', 'length', [...of.text].length),
    of.milliseconds < 1000
      ? saying('li', '', 'milliseconds', of.milliseconds)
      : saying('li', '', 'seconds', of.milliseconds / 1000));
}

function measure(key, value) {
  const meter = element('meter', { min: 0, max: 1, low: 0.5, high: 0.8, optimum: 1, value });
  meter.setAttribute('aria-hidden', 'true');
  return element('li', {}, saying('span', '', key, value), meter);
}

function findings(all) {
  if (all.length === 0) return saying('p', 'none', 'noFindings');
  return element('ul', { className: 'findings' },
    ...all.map((each) =>
      element('li', {},
        saying('span', each.severity === 'ERROR' ? 'badge bad' : 'badge', each.severity),
        element('code', {}, each.code),
        element('span', { lang: 'en', dir: 'auto' }, each.message))));
}

/** A person's comment sends the draft back into the loop. */
function comment(result, evidence) {
  const words = element('textarea', { id: 'comment', rows: 2, required: true, maxLength: 2000, dir: 'auto' });
  const label = saying('label', '', 'comment');
  label.htmlFor = 'comment';
  const form = element('form', {}, label, words,
    element('div', { className: 'row' }, saying('button', '', 'again')));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run([...evidence, words.value.trim()], result.text);
  });
  return form;
}
