// Begins the chat in the page: reads what the server put there and shows the conversation in its place.
import { render } from 'preact';
import { readBoot } from './talk/boot.ts';
import { applyLooks } from './looks.ts';
import { App } from './view/app.tsx';
import { unfoldForPaper } from './view/on-paper.ts';

const root = document.getElementById('chat');
const data = document.getElementById('boot');
if (root !== null && data !== null) {
  applyLooks();
  unfoldForPaper();
  // A task of its own: on a slow phone, reading the script and drawing in one go would hold up a thumb that scrolls.
  setTimeout(() => {
    root.textContent = '';
    render(<App boot={readBoot(data.textContent)} />, root);
  });
}
