// Starts the page: languages, tabs, and the token where one is wanted.
import { keepToken, whenTokenWanted } from './api.js';
import { listModels, startChat } from './chat.js';
import { find } from './dom.js';
import { startLoop } from './loop.js';
import { chosenLanguage, speak, translate } from './texts.js';

const tabs = [...document.querySelectorAll('[role=tab]')];

function open(tab) {
  for (const each of tabs) {
    const chosen = each === tab;
    each.setAttribute('aria-selected', String(chosen));
    each.tabIndex = chosen ? 0 : -1;
    find(each.getAttribute('aria-controls')).hidden = !chosen;
  }
}

for (const tab of tabs) {
  tab.addEventListener('click', () => open(tab));
  tab.addEventListener('keydown', (event) => {
    const steps = { ArrowRight: 1, ArrowLeft: -1 };
    const ends = { Home: 0, End: tabs.length - 1 };
    const next = event.key in ends
      ? tabs[ends[event.key]]
      : tabs[(tabs.indexOf(tab) + (steps[event.key] ?? 0) + tabs.length) % tabs.length];
    if (next === tab) return;
    event.preventDefault();
    open(next);
    next.focus();
  });
}

whenTokenWanted(() => {
  find('access').hidden = false;
});
find('access').addEventListener('submit', (event) => {
  event.preventDefault();
  keepToken(find('token').value.trim());
  find('token').value = '';
  find('access').hidden = true;
  listModels();
});

translate();
find('language').value = chosenLanguage();
find('language').addEventListener('change', (event) => speak(event.target.value));
startLoop();
startChat();
listModels();
