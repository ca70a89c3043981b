// Passkeys: the browser makes or uses the key, the form posts what it answered. Without this file the password remains.
const forms = [...document.querySelectorAll('form[data-passkey]')];
const able = typeof PublicKeyCredential === 'function' && PublicKeyCredential.parseCreationOptionsFromJSON && PublicKeyCredential.parseRequestOptionsFromJSON;

async function ask(form) {
  const body = new URLSearchParams({ __RequestVerificationToken: form.querySelector('input[name=__RequestVerificationToken]').value });
  const reply = await fetch(form.dataset.options, { method: 'POST', body, redirect: 'error', headers: { 'X-Requested-With': 'passkey' } });
  if (!reply.ok) throw new Error(reply.status);
  const options = await reply.json();
  return form.dataset.passkey === 'create'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

for (const form of forms) {
  if (!able) {
    form.querySelectorAll('[data-unsupported]').forEach(e => e.hidden = false);
    form.querySelectorAll('button').forEach(b => b.disabled = true);
    continue;
  }
  form.hidden = false;
  form.addEventListener('submit', async e => {
    const credential = form.querySelector('[data-credential]');
    if (credential.value) return;
    e.preventDefault();
    const button = form.querySelector('button');
    button.disabled = true;
    try { credential.value = JSON.stringify((await ask(form)).toJSON()); } catch { credential.value = ''; }
    button.disabled = false;
    // refused or unable: posted empty, the page says so
    form.submit();
  });
}
