// The door of an event: codes are scanned or typed, and kept while there is no network.
(() => {
  const door = document.getElementById('door');
  if (!door) return;
  const form = document.getElementById('type');
  const code = document.getElementById('code');
  const offline = document.getElementById('offline');
  const anyway = document.getElementById('anyway');
  const key = 'events.scans.' + door.dataset.event;
  const address = form.getAttribute('action') + '/scans';

  const way = () => form.elements.way.value;
  const kept = () => JSON.parse(localStorage.getItem(key) || '[]');
  const keep = scans => localStorage.setItem(key, JSON.stringify(scans));

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

  function waiting() {
    const count = kept().length;
    offline.hidden = count === 0;
    offline.textContent = door.dataset.offline.replace('#', count);
  }

  function body(scan) {
    const fields = new URLSearchParams(scan);
    fields.set('_csrf', form.elements._csrf ? form.elements._csrf.value : '');
    return fields;
  }

  // answers null where there is no network, so that the scan stays kept
  async function send(scan) {
    try {
      const reply = await fetch(address, { method: 'POST', body: body(scan) });
      return reply.ok ? await reply.json() : reply.status >= 500 ? null : { result: 'unknown' };
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

  let latest = '';
  function shown(scan, answer) {
    if (scan.scan !== latest) return;
    const time = answer.enteredAt ? new Date(answer.enteredAt).toLocaleTimeString() : '';
    const by = answer.enteredBy ? answer.enteredBy.displayName || '' : '';
    const more = answer.result === 'already' ? (time + ' ' + by).trim() : answer.guests ? '+' + answer.guests : '';
    tell(answer.result, answer.member ? answer.member.displayName || '' : '', more, scan.code);
  }

  // crypto.randomUUID needs a secure context, which a door in a local network may not have
  const name = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), b => b.toString(16).padStart(2, '0')).join('');

  async function check(text, way, reason) {
    const scan = { code: text, scan: name(), at: new Date().toISOString(), way: way, reason: reason };
    latest = scan.scan;
    keep([...kept(), scan]);
    await sendKept();
    if (kept().some(each => each.scan === scan.scan)) tell('kept', text, '', text);
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
  new EventSource(form.getAttribute('action') + '/entered').addEventListener('entered', event => {
    document.getElementById('entered').textContent = event.data;
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
