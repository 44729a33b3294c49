"use strict";
/* Keeps the page of a change up to date while it is made; without scripts one looks again. */
(() => {
  const box = document.getElementById("change-progress");
  if (!box || !box.dataset.events) {
    return;
  }
  const said = document.getElementById("change-said");
  const source = new EventSource(box.dataset.events);
  const status = () => box.querySelector("[data-status]").dataset.status;
  const now = () => {
    const step = box.querySelector(".change-steps [data-state=now] .step-name");
    return status() + (step ? step.textContent : "");
  };
  let heard = now();
  let asking = false;
  let again = false;

  const stop = () => {
    source.close();
    clearInterval(clock);
  };

  /* Who listens hears each new step, and not every second of the watch. */
  const tell = () => {
    if (heard !== now()) {
      heard = now();
      said.textContent = [...box.querySelectorAll(".told")].map((each) => each.textContent).join(" ");
    }
  };

  const refresh = async () => {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    again = false;
    try {
      await htmx.ajax("GET", location.pathname, { target: box, swap: "innerHTML" });
      tell();
    } finally {
      asking = false;
    }
    if (status() !== "running") {
      stop();
    } else if (again) {
      refresh();
    }
  };

  /* Numbers change while it is watched; and where no events come through, it is asked for. */
  const clock = setInterval(() => {
    if (box.querySelector("[data-watching]") || source.readyState === EventSource.CLOSED) {
      refresh();
    }
  }, 1000);
  source.addEventListener("report", refresh);
  source.addEventListener("end", refresh);
})();
