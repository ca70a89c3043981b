// A page that follows what somebody else writes: [data-follow] holds the address of its own fragment; the parts that changed ([data-part]) are replaced, nothing else moves. The link « Actualiser » does the same without this file.
const box = document.querySelector('[data-follow]');
const every = 4000;
let busy = false;

async function look() {
  if (busy || document.hidden) return;
  busy = true;
  try {
    const answer = await fetch(box.dataset.follow, { headers: { 'X-Requested-With': 'suivi' }, redirect: 'error', cache: 'no-store' });
    if (!answer.ok) return stop(answer.status === 404 ? 'La page n’est plus ouverte\u00A0: revenez à votre espace.' : null);
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    fresh.querySelectorAll('[data-part]').forEach(part => {
      const here = box.querySelector(`[data-part="${part.dataset.part}"]`);
      if (here && here.innerHTML !== part.innerHTML) here.innerHTML = part.innerHTML;
    });
    // Once it is signed there is nothing left to follow.
    if (fresh.querySelector('[data-over]')) stop();
  } catch { /* no network: the next turn tries again */ } finally { busy = false; }
}

const timer = setInterval(look, every);
function stop(why) {
  clearInterval(timer);
  const says = why && box.querySelector('[data-says]');
  if (says) says.textContent = why;
}
document.addEventListener('visibilitychange', look);
