// The desk with keys and one press: arrows go through what was found, and a text is copied whole. Everything else works without it.
const focusOn = (element) => element && (element.focus(), true);

document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  if (!['ArrowDown', 'ArrowUp', 'Escape'].includes(key)) return;
  const links = [...document.querySelectorAll('.hits a')];
  const box = document.querySelector('#tim, #b');
  const at = links.indexOf(target);
  if (links.length === 0 || (at < 0 && target !== box)) return;
  const next =
    key === 'Escape' || (key === 'ArrowUp' && at <= 0) ? box : links[at + (key === 'ArrowDown' ? 1 : -1)];
  if (focusOn(next)) event.preventDefault();
});

const showCopy = () => {
  for (const button of document.querySelectorAll('[data-copy][hidden]')) button.hidden = false;
};
document.addEventListener('DOMContentLoaded', showCopy);
document.addEventListener('htmx:after:swap', showCopy);

document.addEventListener('click', async ({ target }) => {
  const button = target.closest?.('[data-copy]');
  if (!button) return;
  const text = document.getElementById(button.dataset.copy);
  text.select();
  // Only pages over https may use the clipboard; the older way works everywhere.
  const copied = await (navigator.clipboard?.writeText(text.value).then(
    () => true,
    () => false,
  ) ?? false);
  if (!copied) document.execCommand('copy');
  button.textContent = 'Đã chép';
});

document.addEventListener('click', ({ target }) => {
  if (target.closest?.('[data-print]')) window.print();
});

// A ready answer goes into the box of the reply, where it can still be changed.
document.addEventListener('click', ({ target }) => {
  const button = target.closest?.('[data-put]');
  if (!button) return;
  const box = document.getElementById(button.dataset.into);
  const text = document.getElementById(button.dataset.put).value;
  box.value = [box.value.trim(), text].filter((part) => part !== '').join('\n\n');
  box.focus();
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  if (event.target.id === 'loi') event.target.form.requestSubmit();
});

// A conversation shows its end, unless somebody reads further up.
let followsEnd = true;
const showEnd = () => {
  const log = document.querySelector('[data-end]');
  if (log && followsEnd) log.scrollTop = log.scrollHeight;
};
document.addEventListener('DOMContentLoaded', showEnd);
document.addEventListener('htmx:after:swap', showEnd);
document.addEventListener(
  'scroll',
  ({ target }) => {
    if (target.dataset?.end === undefined) return;
    followsEnd = target.scrollTop + target.clientHeight > target.scrollHeight - 40;
  },
  true,
);
