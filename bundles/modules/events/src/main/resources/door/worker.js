// Shows the page of a door without a network, as it was last: for as long as its event lasts.
const door = self.location.pathname.replace(/\/worker\.js$/, '');
const until = Number(new URLSearchParams(self.location.search).get('until'));
const name = 'own.events.door ' + door;

async function end() {
  await caches.delete(name);
  await self.registration.unregister();
}

async function fetched(request) {
  const cache = await caches.open(name);
  try {
    const reply = await fetch(request);
    if (reply.ok && !reply.redirected) await cache.put(request, reply.clone());
    return reply;
  } catch (e) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw e;
  }
}

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(
  Date.now() > until ? end() : self.clients.claim()));
self.addEventListener('fetch', event => {
  const request = event.request;
  const address = new URL(request.url);
  const page = request.mode === 'navigate' && address.pathname === door;
  const ours = address.origin === self.location.origin
    && (page || /^\/(assets|pages)\//.test(address.pathname));
  if (request.method !== 'GET' || !ours) return;
  if (Date.now() > until) {
    event.waitUntil(end());
    return;
  }
  event.respondWith(fetched(request));
});
