// A form whose result is worded by the server: each choice asks for it again, without the password. Without this file a button does it.
const form = document.querySelector('form[data-preview]');
form.querySelectorAll('[data-without-script]').forEach(e => e.hidden = true);
let asked = 0;
form.addEventListener('change', async e => {
  if (e.target.type !== 'radio') return;
  const turn = ++asked, body = new FormData(form);
  form.querySelectorAll('input[type=password]').forEach(p => body.delete(p.name));
  body.set('next', form.dataset.preview);
  try {
    const answer = await fetch(form.action, { method: 'POST', body });
    if (!answer.ok || turn !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html'), fresh = page.querySelector('[data-result]');
    if (fresh) form.querySelector('[data-result]').innerHTML = fresh.innerHTML;
  } catch { /* no network: the result comes with the signature */ }
});
