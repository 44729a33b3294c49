// The list of tickets that a door keeps for when there is no network, until the event ends. What is
// stored as "own." the platform deletes when its reader is signed in no longer.
const doorList = (door, address, isBusy) => {
  const key = 'own.events.list.' + door.dataset.event;
  const box = document.getElementById('list');
  const state = document.getElementById('list-state');
  const keepButton = document.getElementById('list-keep');
  const dropButton = document.getElementById('list-drop');
  // only a secure context has hashes and workers; a door in a local network may not be one
  const possible = Boolean(window.isSecureContext && crypto.subtle);

  for (const other of Object.keys(localStorage).filter(each => each.startsWith('own.events.list.'))) {
    try {
      if (Date.parse(JSON.parse(localStorage.getItem(other)).until) < Date.now()) localStorage.removeItem(other);
    } catch (e) {
      localStorage.removeItem(other);
    }
  }

  const read = () => JSON.parse(localStorage.getItem(key) || 'null');
  const clock = moment => new Date(moment).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

  function show() {
    const list = read();
    box.hidden = !possible;
    state.textContent = list
      ? door.dataset.listKept.replace('#', list.tickets.length).replace('@', clock(list.at))
      : door.dataset.listNone;
    dropButton.hidden = !list;
    keepButton.hidden = Boolean(list);
  }

  async function worker(list) {
    if (!('serviceWorker' in navigator)) return;
    const until = Date.parse(list.until);
    await navigator.serviceWorker.register(address + '/worker.js?until=' + until, { scope: address }).catch(() => null);
  }

  // what waits to be sent is newer than what the server would answer
  async function load() {
    if (isBusy()) return;
    const again = Boolean(read());
    try {
      const reply = await fetch(address + '/list');
      if (reply.status === 401) document.dispatchEvent(new Event('millet:signed-out'));
      if (reply.status === 409 || reply.status === 404) drop();
      if (reply.status === 403) document.dispatchEvent(new Event('events:not-host'));
      if (!reply.ok) return;
      const list = await reply.json();
      // scanned meanwhile: the reply may not know of it yet
      if (isBusy()) return;
      // deleted meanwhile, such as by another tab in which its reader signed out
      if (again && !read()) return;
      localStorage.setItem(key, JSON.stringify(list));
      show();
      await worker(list);
    } catch (e) {
      // without a network the list that there is stays
    }
  }

  async function drop() {
    localStorage.removeItem(key);
    show();
    if ('caches' in window) await caches.delete('own.events.door ' + address);
    if ('serviceWorker' in navigator) {
      const found = await navigator.serviceWorker.getRegistration(address);
      if (found && found.scope.endsWith(address)) await found.unregister();
    }
  }

  async function hash(code) {
    const plain = code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
    const bytes = new TextEncoder().encode(door.dataset.event + '/' + plain);
    const digest = await crypto.subtle.digest('SHA-256', bytes);
    return Array.from(new Uint8Array(digest), b => b.toString(16).padStart(2, '0')).join('');
  }

  // answers as the server would by the list, and remembers who went in or out; null without a list
  async function decide(scan) {
    const list = possible ? read() : null;
    if (!list) return null;
    const wanted = await hash(scan.code);
    const ticket = list.tickets.find(each => each.hash === wanted);
    if (!ticket) return { result: scan.way === 'anyway' ? 'anyway' : 'unknown', listed: list.at };
    const inside = Boolean(ticket.enteredAt) && !ticket.out;
    const result = scan.way === 'out' ? (inside ? 'out' : 'not-in')
      : !inside ? 'in' : scan.way === 'anyway' ? 'anyway' : 'already';
    const answer = {
      result: result, member: { displayName: ticket.name }, guests: ticket.guests, listed: list.at,
      enteredAt: ticket.enteredAt, enteredBy: { displayName: ticket.enteredBy }, enteredThrough: ticket.enteredThrough,
    };
    if (result === 'in') {
      Object.assign(ticket, { enteredAt: scan.at, enteredBy: '', enteredThrough: scan.entrance || '', out: false });
    }
    if (result === 'out') ticket.out = true;
    localStorage.setItem(key, JSON.stringify(list));
    return answer;
  }

  keepButton.addEventListener('click', load);
  dropButton.addEventListener('click', drop);
  document.addEventListener('millet:signed-out', show);
  document.addEventListener('events:not-host', drop);
  show();
  if (possible && read()) load();
  setInterval(() => possible && read() && load(), 60000);
  return { decide: decide, load: load, kept: () => possible && Boolean(read()) };
};
