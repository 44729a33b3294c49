// Uploads a file with tus-js-client, no faster than so many MiB a second.
//   node upload.mjs ENDPOINT TOKEN FILE MIB_PER_SECOND URL HELD_MIB GO
// URL is empty for a new upload. The last HELD_MIB are sent once there is a file GO.
// Prints "url URL" once it knows it, "sent BYTES" while it sends, and "done" at the end.
import { createRequire } from 'node:module';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { Transform } from 'node:stream';
import path from 'node:path';

const tus = createRequire(path.join(process.cwd(), 'x.js'))('tus-js-client');
const [endpoint, token, file, rate, url, held, go] = process.argv.slice(2);
const bytesPerMilli = (Number(rate) * 1024 * 1024) / 1000;
const say = (...words) => process.stdout.write(words.join(' ') + '\n');

const size = statSync(file).size;
const heldFrom = size - Number(held) * 1024 * 1024;

function paced(start) {
  const began = Date.now();
  let passed = 0;
  return new Transform({
    transform(chunk, encoding, next) {
      passed += chunk.length;
      const wait = passed / bytesPerMilli - (Date.now() - began);
      const pass = () =>
        start + passed > heldFrom && !existsSync(go) ? setTimeout(pass, 50) : next(null, chunk);
      setTimeout(pass, Math.max(0, wait));
    },
  });
}

const source = {
  size,
  slice(start, end) {
    const until = Math.min(end, size);
    const value = createReadStream(file, { start, end: until - 1 }).pipe(paced(start));
    value.size = until - start;
    return Promise.resolve({ value, done: end >= size });
  },
  close() {},
};

const upload = new tus.Upload(file, {
  endpoint,
  uploadUrl: url || null,
  headers: { Authorization: `Bearer ${token}` },
  metadata: { purpose: 'depot.file', target: '7', filename: '测试版 "a".exe' },
  retryDelays: null,
  fileReader: { openFile: () => Promise.resolve(source) },
  onUploadUrlAvailable: () => say('url', upload.url),
  onProgress: (sent) => say('sent', sent),
  onSuccess: () => say('done'),
  onError: (error) => {
    say('failed', String(error).replaceAll('\n', ' '));
    process.exit(3);
  },
});
upload.start();
