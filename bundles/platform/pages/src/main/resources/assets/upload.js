"use strict";
/* Files chosen in a [data-upload] are sent at once, in pieces that go on after a break (tus 1.0):
   after a lost connection by itself, after a reload when the same file is chosen again. The page is
   loaded anew when all have arrived. */
(() => {
  const MAX_TRIES = 10;
  const RETRIED = [408, 409, 423, 429];
  let sending = 0;

  const wait = (millis) => new Promise((resolve) => setTimeout(resolve, millis));
  const encode = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

  const call = (method, url, headers, body, upload) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(method, url);
      const all = { "Tus-Resumable": "1.0.0", "X-CSRF-Token": document.body.dataset.csrf };
      for (const [name, value] of Object.entries({ ...all, ...headers })) {
        request.setRequestHeader(name, value);
      }
      if (upload) {
        upload.request = request;
        request.upload.onprogress = (event) => upload.progress(event.loaded);
      }
      request.onload = () => resolve(request);
      request.onerror = () => reject(new Error("lost"));
      request.onabort = () => reject(new Error("aborted"));
      request.send(body);
    });

  const refusal = (answer) => {
    const error = new Error("refused");
    try {
      const problem = JSON.parse(answer.responseText);
      error.detail = problem.detail || problem.title;
    } catch {
      error.detail = String(answer.status);
    }
    return error;
  };

  /* Where the file goes on: an upload that was begun before, or a new one. */
  const place = async (box, file) => {
    const { upload: purpose, target } = box.dataset;
    const key = ["upload", purpose, target, file.name, file.size, file.lastModified].join(":");
    const known = sessionStorage.getItem(key);
    if (known) {
      const head = await call("HEAD", known);
      if (head.status === 200) {
        return { url: known, offset: Number(head.getResponseHeader("Upload-Offset")) };
      }
      sessionStorage.removeItem(key);
    }
    const metadata = { purpose, target, filename: file.name, filetype: file.type };
    for (const input of (box.closest("form, fieldset") || box).querySelectorAll("[data-upload-field]")) {
      metadata[input.dataset.uploadField] = input.value;
    }
    const pairs = Object.entries(metadata).filter(([, value]) => value);
    const made = await call("POST", "/uploads", {
      "Upload-Length": file.size,
      "Upload-Metadata": pairs.map(([name, value]) => name + " " + encode(value)).join(","),
    });
    if (made.status !== 201) {
      throw refusal(made);
    }
    const url = made.getResponseHeader("Location");
    sessionStorage.setItem(key, url);
    return { url, offset: 0 };
  };

  const send = async (box, file, upload) => {
    for (let tries = 0; ; tries++) {
      try {
        const { url, offset } = await place(box, file);
        upload.url = url;
        upload.progress = (sent) => {
          tries = sent > 0 ? 0 : tries;
          upload.show(offset + sent);
        };
        const headers = {
          "Upload-Offset": offset,
          "Content-Type": "application/offset+octet-stream",
        };
        const answer = await call("PATCH", url, headers, file.slice(offset), upload);
        if (answer.status === 204) {
          return;
        }
        if (answer.status < 500 && !RETRIED.includes(answer.status)) {
          throw refusal(answer);
        }
      } catch (error) {
        if (error.message !== "lost" || tries >= MAX_TRIES) {
          throw error;
        }
      }
      if (tries >= MAX_TRIES) {
        throw new Error("lost");
      }
      upload.say(box.dataset.interrupted);
      await wait(Math.min(1000 * 2 ** tries, 30000));
    }
  };

  const row = (box, file) => {
    const item = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = file.name;
    const bar = document.createElement("progress");
    bar.max = Math.max(1, file.size);
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    const state = document.createElement("span");
    state.className = "hint";
    state.textContent = box.dataset.waiting;
    const cancel = document.createElement("button");
    cancel.type = "button";
    cancel.className = "button button-quiet";
    cancel.textContent = box.dataset.cancel;
    item.append(name, bar, state, cancel);
    box.querySelector(".upload-list").append(item);
    const upload = {
      show: (sent) => {
        bar.value = sent;
        state.textContent = Math.floor((100 * sent) / bar.max) + "%";
      },
      say: (text) => {
        state.textContent = text;
      },
      end: (text) => {
        state.textContent = text;
        cancel.remove();
      },
    };
    cancel.addEventListener("click", async () => {
      upload.cancelled = true;
      upload.request?.abort();
      if (upload.url) {
        await call("DELETE", upload.url).catch(() => {});
      }
    });
    return upload;
  };

  const sendAll = async (box, files) => {
    const status = box.querySelector(".upload-status");
    status.textContent = "";
    const uploads = files.map((file) => [file, row(box, file)]);
    let arrived = 0;
    for (const [file, upload] of uploads) {
      sending++;
      try {
        if (!upload.cancelled) {
          await send(box, file, upload);
          upload.show(file.size);
          upload.end(box.dataset.done);
          arrived++;
        }
      } catch (error) {
        if (!upload.cancelled) {
          const text = box.dataset.failed + (error.detail ? " " + error.detail : "");
          upload.end(text);
          status.textContent = file.name + ": " + text;
        }
      } finally {
        sending--;
      }
      if (upload.cancelled) {
        upload.end(box.dataset.cancelled);
      }
    }
    if (arrived === files.length) {
      status.textContent = box.dataset.done;
      location.reload();
    }
  };

  document.addEventListener("change", (event) => {
    const box = event.target.closest("[data-upload]");
    if (box && event.target.type === "file") {
      const files = [...event.target.files];
      event.target.value = "";
      sendAll(box, files);
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (sending > 0) {
      event.preventDefault();
    }
  });
})();
