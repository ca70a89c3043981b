// Every page works without this file; it adds comfort. No dependency, nothing inline.
const $ = (sel, from = document) => from.querySelector(sel);
const $$ = (sel, from = document) => [...from.querySelectorAll(sel)];

// After a refusal, focus goes to the summary: what is left to correct is read first.
$('[data-focus]')?.focus();

// Menus made of <details>: closed by Escape or by a click elsewhere.
const menus = () => $$('details[data-menu][open]');
document.addEventListener('click', e => menus().forEach(m => m.contains(e.target) || (m.open = false)));
document.addEventListener('keydown', e => {
  if (e.key === 'Escape') menus().forEach(m => { m.open = false; $('summary', m).focus(); });
});

// What was folded on purpose stays folded on this device.
$$('details[data-fold]').forEach(d => {
  const key = 'cqp:fold:' + d.dataset.fold;
  if (localStorage.getItem(key) === 'folded') d.open = false;
  d.addEventListener('toggle', () => d.open ? localStorage.removeItem(key) : localStorage.setItem(key, 'folded'));
});

// The current unit is brought into view where the tabs scroll.
$$('.unit-tabs [aria-current], .order [aria-current]').forEach(a => {
  const list = a.closest('ol');
  if (list.scrollWidth > list.clientWidth) list.scrollLeft = a.parentElement.offsetLeft - list.offsetLeft - 16;
});

// A form sent twice by a double click would sign or register twice.
document.addEventListener('submit', e => {
  if (e.defaultPrevented || e.target.method !== 'post' || 'download' in e.target.dataset) return;
  if (e.target.dataset.sent) return e.preventDefault();
  e.target.dataset.sent = '1';
});

// A long form saved by its button comes back where it was, unless there is something to correct first.
const placed = 'cqp:place:' + location.pathname;
document.addEventListener('submit', e => { if (!e.defaultPrevented && 'place' in e.target.dataset) sessionStorage.setItem(placed, scrollY); });
if (sessionStorage.getItem(placed)) {
  if ($('form[data-place]') && !$('[data-focus]') && !location.hash) scrollTo({ top: +sessionStorage.getItem(placed), behavior: 'instant' });
  sessionStorage.removeItem(placed);
}
addEventListener('pageshow', () => $$('form[data-sent]').forEach(f => delete f.dataset.sent));

// htmx posts carry the antiforgery token of the page.
document.addEventListener('htmx:configRequest', e => {
  const token = $('input[name=__RequestVerificationToken]')?.value;
  if (token) e.detail.headers['X-Antiforgery'] = token;
});

// Keys of a grid: they act only while a criterion has the focus (WCAG 2.1.4), Alt + → goes to the next unit.
const crits = $$('.crit[data-answer], .unit-row[data-answer]');
if (crits.length) {
  $$('[data-keys]').forEach(k => k.hidden = false);
  document.addEventListener('keydown', e => {
    if (e.altKey && !e.ctrlKey && e.key === 'ArrowRight' && $('.crit [data-key]')) {
      const next = $('[data-next]:not(:disabled)');
      if (next) { e.preventDefault(); next.click(); }
      return;
    }
    const radio = e.target.closest?.('.choices input[type=radio]');
    if (!radio || e.altKey || e.ctrlKey || e.metaKey) return;
    const crit = radio.closest('[data-answer]'), at = crits.indexOf(crit);
    if (at < 0) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (move) {
      e.preventDefault();
      const to = crits[at + move];
      if (to) ($('.choices input:checked', to) ?? $('.choices input', to))?.focus();
      return;
    }
    const chosen = $$('.choices input', crit).find(r => r.dataset.key === e.key.toLowerCase());
    if (chosen && !chosen.disabled) { e.preventDefault(); chosen.focus(); chosen.click(); }
  });
}

// Autosave, and answers kept on this device while there was no network.
if ($('form[data-autosave^="/"]') || Object.keys(localStorage).some(k => k.startsWith('cqp:kept:'))) import('./autosave.js');

// Forms that do not save by themselves and take time to fill: more than five fields, or a text.
const asked = form => new Set([...form.elements].filter(c => c.name && !c.matches('button,[type=hidden],[type=password],[type=file],[readonly],[disabled]')).map(c => c.name)).size;
$$('form[method=post]:not([data-autosave^="/"])').filter(form => asked(form) > 5 || $('textarea:not([readonly],[disabled])', form)).forEach(form => form.dataset.draft = '');
if ($('form[data-draft]') || Object.keys(sessionStorage).some(k => k.startsWith('cqp:draft:'))) import('./drafts.js');

// Nothing of what was being typed outlives a session, in any tab.
document.addEventListener('submit', e => {
  if (e.defaultPrevented || e.target.getAttribute('action') !== '/deconnexion') return;
  Object.keys(sessionStorage).filter(k => k.startsWith('cqp:draft:')).forEach(k => sessionStorage.removeItem(k));
  localStorage.setItem('cqp:left', Date.now());
});

// Keys made or used by the browser.
if ($('form[data-passkey]')) import('./passkeys.js');

// A result worded by the server follows the choices.
if ($('form[data-preview]')) import('./preview.js');

// A page that follows what somebody else writes.
if ($('[data-follow]')) import('./follow.js');

// A task done in several posts goes on by itself; without script its button does it.
document.querySelector('form[data-autosubmit]')?.requestSubmit();
