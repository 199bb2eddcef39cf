import { say } from './texts.js';

export const find = (id) => document.getElementById(id);

/** An element; what it holds is elements or plain text, never markup. */
export function element(name, properties = {}, ...content) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content.filter((each) => each !== null));
  return made;
}

/** An element that says one of the page's texts. */
export function saying(name, className, key, ...values) {
  return say(element(name, { className }), key, ...values);
}

/** A text that somebody else wrote: its own direction, and its blanks and lines as they are. */
export function quote(content) {
  return element('p', { className: 'quote', dir: 'auto' }, content);
}

/** Shows an error, or none. */
export function complain(place, error) {
  place.hidden = error === null;
  if (error === null) {
    place.textContent = '';
    delete place.dataset.text;
  } else if (error.key) {
    say(place, error.key, ...error.values);
  } else {
    delete place.dataset.text;
    place.textContent = error.message;
  }
}
