"use strict";
/* What the forms of suggestions do for those who have scripts; all of them work without. */
(() => {
  /* How much of a limited text is written, counted as the server counts: by code points. */
  const count = (input) => {
    const most = Number(input.dataset.most);
    const length = [...input.value.replace(/\r\n/g, "\n")].length;
    const counter = document.getElementById(input.id + "-count");
    counter.textContent = length >= most * 0.8 ? length + " / " + most : "";
    counter.toggleAttribute("data-over", length > most);
  };
  for (const input of document.querySelectorAll("[data-most]")) {
    const counter = document.createElement("p");
    counter.id = input.id + "-count";
    counter.className = "count";
    counter.setAttribute("role", "status");
    input.after(counter);
    input.addEventListener("input", () => count(input));
    count(input);
  }
})();
