// The door of an event: codes are scanned or typed, and kept while there is no network.
(() => {
  const door = document.getElementById('door');
  if (!door) return;
  const form = document.getElementById('type');
  const code = document.getElementById('code');
  const offline = document.getElementById('offline');
  const stopped = document.getElementById('stopped');
  const anyway = document.getElementById('anyway');
  // scans wait for whoever made them, also while somebody else is signed in: they have no names
  const former = 'events.scans.' + door.dataset.event;
  const key = former + '.' + (document.body.dataset.member || '');
  const address = form.getAttribute('action') + '/scans';

  const way = () => form.elements.way.value;
  const entrances = form.elements.entrance;
  const entrance = () => entrances ? entrances.value : '';
  const chosen = 'events.entrance.' + door.dataset.event;
  const kept = () => JSON.parse(localStorage.getItem(key) || '[]');
  const keep = scans => localStorage.setItem(key, JSON.stringify(scans));
  // kept by an earlier version, which did not say whose they are
  if (localStorage.getItem(former)) {
    keep([...JSON.parse(localStorage.getItem(former)), ...kept()]);
    localStorage.removeItem(former);
  }

  // whoever scans stands at one entrance: also for those who come without a ticket
  const gates = Array.from(door.querySelectorAll('select[name=entrance]'));
  for (const gate of gates) {
    const last = localStorage.getItem(chosen);
    if (last && !gate.value && Array.from(gate.options).some(each => each.value === last)) gate.value = last;
    gate.addEventListener('change', () => {
      localStorage.setItem(chosen, gate.value);
      gates.forEach(each => { each.value = gate.value; });
    });
  }

  function tell(result, name, more, code) {
    const box = document.getElementById('result');
    const good = ['in', 'out', 'anyway'].includes(result);
    const refused = result === 'already' || result === 'unknown';
    anyway.hidden = !refused;
    if (refused) anyway.elements.code.value = code;
    box.hidden = false;
    box.className = 'result ' + (good ? 'result-yes' : result === 'kept' ? 'result-kept' : 'result-no');
    box.querySelector('path').setAttribute(
      'd', good || result === 'kept' ? 'm5 12.5 4.5 4.5L19 7.5' : 'M6 6l12 12M18 6 6 18');
    document.getElementById('result-text').textContent = door.dataset[result === 'not-in' ? 'notIn' : result];
    document.getElementById('result-name').textContent = name;
    document.getElementById('result-more').textContent = more;
  }

  // why the server takes no scans from here, 'signedOut' or 'notHost'; empty while it does
  let why = '';
  function waiting() {
    const count = kept().length;
    offline.hidden = count === 0 || why !== '';
    offline.textContent = door.dataset.offline.replace('#', count);
    stopped.hidden = why === '';
    if (why === '') return;
    stopped.firstElementChild.textContent = door.dataset[count ? why + 'Scans' : why].replace('#', count);
    stopped.lastElementChild.hidden = why !== 'signedOut';
  }
  function stop(reason) {
    why = reason;
    waiting();
  }
  document.addEventListener('millet:signed-out', () => stop('signedOut'));
  document.addEventListener('events:not-host', () => stop('notHost'));

  function body(scan) {
    const fields = new URLSearchParams(scan);
    fields.set('_csrf', form.elements._csrf ? form.elements._csrf.value : '');
    return fields;
  }

  // answers null where the scan was not taken, so that it stays kept: without a network, while the
  // server is busy, and where its host is signed in no longer, or is not a host any more
  async function send(scan) {
    try {
      const reply = await fetch(address, { method: 'POST', body: body(scan), headers: { Accept: 'application/json' } });
      if (reply.ok) {
        why = '';
        return await reply.json();
      }
      if (reply.status === 401) document.dispatchEvent(new Event('millet:signed-out'));
      if (reply.status === 403) {
        // the form of another member's session is refused, too: as from another site
        const problem = await reply.json();
        const own = ['events.not-yours', 'forbidden'].some(code => problem.type.endsWith(':' + code));
        document.dispatchEvent(new Event(own ? 'events:not-host' : 'millet:signed-out'));
      }
      return reply.status === 422 ? { result: 'unknown' } : null;
    } catch (e) {
      return null;
    }
  }

  let sending = Promise.resolve();
  function sendKept() {
    sending = sending.then(async () => {
      for (const scan of kept()) {
        const answer = await send(scan);
        if (answer === null) break;
        keep(kept().filter(each => each.scan !== scan.scan));
        if (answer.entered !== undefined) {
          document.getElementById('entered').textContent = answer.entered;
        }
        shown(scan, answer);
      }
      waiting();
    });
    return sending;
  }

  const list = doorList(door, form.getAttribute('action'), () => kept().length > 0);
  let latest = '';
  function shown(scan, answer) {
    if (scan.scan !== latest) return;
    const time = answer.enteredAt ? new Date(answer.enteredAt).toLocaleTimeString() : '';
    const by = answer.enteredBy ? answer.enteredBy.displayName || '' : '';
    const before = [time, by, answer.enteredThrough || ''].filter(Boolean).join(' · ');
    const said = answer.result === 'already' ? before : answer.guests ? '+' + answer.guests : '';
    const listed = answer.listed ? door.dataset.byList.replace('@', new Date(answer.listed).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })) : '';
    const more = [said, listed].filter(Boolean).join(' · ');
    tell(answer.result, answer.member ? answer.member.displayName || '' : '', more, scan.code);
  }

  // crypto.randomUUID needs a secure context, which a door in a local network may not have
  const name = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), b => b.toString(16).padStart(2, '0')).join('');

  async function check(text, way, reason) {
    const scan = { code: text, scan: name(), at: new Date().toISOString(), way: way, reason: reason, entrance: entrance() };
    latest = scan.scan;
    keep([...kept(), scan]);
    await sendKept();
    if (!kept().some(each => each.scan === scan.scan)) return;
    const answer = await list.decide(scan);
    if (answer === null) {
      tell('kept', text, '', text);
      return;
    }
    // nobody came in by a ticket that is not on the list: the network may know it later
    if (answer.result === 'unknown') {
      keep(kept().filter(each => each.scan !== scan.scan));
      waiting();
    }
    shown(scan, answer);
  }

  form.addEventListener('submit', event => {
    event.preventDefault();
    const text = code.value.trim();
    code.value = '';
    if (text) check(text, way(), '');
    code.focus();
  });
  anyway.addEventListener('submit', event => {
    event.preventDefault();
    check(anyway.elements.code.value, 'anyway', anyway.elements.reason.value);
    anyway.elements.reason.value = '';
    code.focus();
  });
  addEventListener('online', sendKept);
  setInterval(() => kept().length && sendKept(), 10000);
  waiting();
  sendKept();
  const entered = new EventSource(form.getAttribute('action') + '/entered');
  entered.addEventListener('entered', event => {
    document.getElementById('entered').textContent = event.data;
  });
  entered.addEventListener('entrances', event => {
    const counts = new URLSearchParams(event.data);
    for (const each of document.querySelectorAll('[data-entrance]')) {
      each.textContent = counts.get(each.dataset.entrance) || '0';
    }
  });

  if ('BarcodeDetector' in window && navigator.mediaDevices) {
    const button = document.getElementById('camera');
    button.hidden = false;
    button.addEventListener('click', async () => {
      const finder = document.getElementById('finder');
      finder.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      finder.hidden = false;
      button.hidden = true;
      await finder.play();
      const detector = new BarcodeDetector({ formats: ['qr_code'] });
      let seen = '';
      const look = async () => {
        const found = await detector.detect(finder).catch(() => []);
        if (found.length && found[0].rawValue !== seen) {
          seen = found[0].rawValue;
          check(seen, way(), '');
        } else if (!found.length) {
          seen = '';
        }
        setTimeout(look, 250);
      };
      look();
    });
  }
})();
