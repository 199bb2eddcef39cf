// What the page says, in both languages. {0}, {1} stand for what is filled in.
const ENGLISH = {
  title: 'Phoenix model runtime',
  language: 'Language',
  tabs: 'What to try',
  loopTab: 'Draft a post',
  chatTab: 'Chat',
  tokenWanted: 'This runtime wants a bearer token.',
  token: 'Token',
  useToken: 'Use it',
  tokenKept: 'It is kept until you close this tab.',
  brief: 'The brief',
  topic: 'What is the post about?',
  postLanguage: 'Written in',
  english: 'English',
  spanish: 'Spanish',
  maxChars: 'Characters at most',
  hashtags: 'Hashtags',
  commas: 'Several are separated by commas.',
  more: 'More about it',
  audience: 'Who reads it?',
  tone: 'Tone',
  keyPoints: 'What it should say, one point a line',
  mustMention: 'Must mention',
  bannedTerms: 'Must not contain',
  write: 'Write it',
  stop: 'Stop',
  drafts: 'The drafts',
  loopEmpty: 'What was written appears here, with what the checker found in each draft.',
  writing: 'Writing and checking …',
  stopped: 'Stopped.',
  done: 'Done: {0} drafts in {1} s.',
  doneOne: 'Done: one draft in {0} s.',
  best: 'The best draft',
  chosen: 'chosen',
  howItCame: 'How it came to be',
  draftOf: 'Draft {0} by {1}',
  seconds: '{0} s',
  milliseconds: '{0} ms',
  score: 'Score {0}',
  confidence: 'Confidence {0}',
  length: '{0} characters',
  noFindings: 'The checker found nothing.',
  findings: 'Findings',
  ERROR: 'error',
  WARNING: 'warning',
  comment: 'What should be different?',
  again: 'Draft again',
  model: 'Model',
  notThere: '{0} (not there)',
  newChat: 'New conversation',
  conversation: 'Conversation',
  message: 'Your message',
  sendKey: 'Ctrl+Enter sends it.',
  send: 'Send',
  you: 'You',
  usage: '{0} tokens in {1} s, the first text after {2} s',
  usageNone: '{0} s, the first text after {1} s',
  cutOff: 'Cut off: the longest answer was reached.',
  forgotten: 'The conversation is too long to be sent whole: its earliest messages are left out.',
  unreachable: 'The runtime does not answer. Check that it runs, then try again.',
  brokeOff: 'The answer broke off.',
  status: 'The runtime said {0}.',
  footer: 'Texts of models can be wrong: a person should read them before anybody else does.',
};

const SPANISH = {
  title: 'Servidor de modelos de Phoenix',
  language: 'Idioma',
  tabs: 'Qué probar',
  loopTab: 'Redactar',
  chatTab: 'Conversar',
  tokenWanted: 'Este servidor pide un token de acceso (bearer).',
  token: 'Token',
  useToken: 'Usar',
  tokenKept: 'Se guarda hasta que cierre esta pestaña.',
  brief: 'El encargo',
  topic: '¿De qué trata la publicación?',
  postLanguage: 'Escrita en',
  english: 'inglés',
  spanish: 'español',
  maxChars: 'Caracteres, como máximo',
  hashtags: 'Etiquetas',
  commas: 'Si son varias, sepárelas con comas.',
  more: 'Más detalles',
  audience: '¿Quién la lee?',
  tone: 'Tono',
  keyPoints: 'Qué debe decir, una idea por línea',
  mustMention: 'Debe mencionar',
  bannedTerms: 'No debe contener',
  write: 'Redactar',
  stop: 'Parar',
  drafts: 'Los borradores',
  loopEmpty: 'Aquí aparece lo redactado, con lo que el revisor encontró en cada borrador.',
  writing: 'Redactando y revisando…',
  stopped: 'Parado.',
  done: 'Listo: {0} borradores en {1} s.',
  doneOne: 'Listo: un borrador en {0} s.',
  best: 'El mejor borrador',
  chosen: 'elegido',
  howItCame: 'Cómo se llegó a él',
  draftOf: 'Borrador {0}, de {1}',
  seconds: '{0} s',
  milliseconds: '{0} ms',
  score: 'Puntuación {0}',
  confidence: 'Confianza {0}',
  length: '{0} caracteres',
  noFindings: 'El revisor no encontró nada.',
  findings: 'Hallazgos',
  ERROR: 'error',
  WARNING: 'aviso',
  comment: '¿Qué debería cambiar?',
  again: 'Redactar de nuevo',
  model: 'Modelo',
  notThere: '{0} (no disponible)',
  newChat: 'Nueva conversación',
  conversation: 'Conversación',
  message: 'Su mensaje',
  sendKey: 'Ctrl+Intro lo envía.',
  send: 'Enviar',
  you: 'Usted',
  usage: '{0} tokens en {1} s, el primer texto a los {2} s',
  usageNone: '{0} s, el primer texto a los {1} s',
  cutOff: 'Cortado: se alcanzó la longitud máxima de la respuesta.',
  forgotten: 'La conversación es demasiado larga para enviarla entera: se omiten los primeros mensajes.',
  unreachable: 'El servidor no responde. Compruebe que está en marcha e inténtelo de nuevo.',
  brokeOff: 'La respuesta se interrumpió.',
  status: 'El servidor dijo {0}.',
  footer: 'Los textos de los modelos pueden ser erróneos: que una persona los lea antes que nadie.',
};

const ALL = { en: ENGLISH, es: SPANISH };
const KEPT = 'phoenix-language';

let language = [localStorage.getItem(KEPT), ...navigator.languages.map((each) => each.slice(0, 2)), 'en']
  .find((each) => Object.hasOwn(ALL, each));

export function chosenLanguage() {
  return language;
}

export function text(key, ...values) {
  const pattern = ALL[language][key] ?? key;
  return pattern.replace(/\{(\d)\}/g, (hole, index) => shown(values[index]));
}

function shown(value) {
  return typeof value === 'number'
    ? value.toLocaleString(language, { maximumFractionDigits: value < 10 ? 2 : 1 })
    : String(value);
}

/** Makes an element say something, also after the language was switched. */
export function say(element, key, ...values) {
  element.dataset.text = key;
  element.dataset.values = JSON.stringify(values);
  element.textContent = text(key, ...values);
  return element;
}

export function speak(chosen) {
  language = chosen;
  localStorage.setItem(KEPT, language);
  translate();
}

export function translate() {
  document.documentElement.lang = language;
  document.title = text('title');
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = text(element.dataset.text, ...JSON.parse(element.dataset.values ?? '[]'));
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', text(element.dataset.label));
  }
}
