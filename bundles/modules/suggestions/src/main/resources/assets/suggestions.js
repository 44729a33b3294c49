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

  /* Chosen pictures are shown with a field for what each shows. */
  const files = document.getElementById("images");
  if (files) {
    const list = document.createElement("ul");
    list.className = "picture-list";
    files.after(list);
    const show = () => {
      list.replaceChildren();
      files.setCustomValidity(files.files.length > 5 ? files.dataset.tooMany : "");
      files.reportValidity();
      for (const file of files.files) {
        const item = document.createElement("li");
        const image = document.createElement("img");
        image.alt = file.name;
        const reader = new FileReader();
        reader.addEventListener("load", () => {
          image.src = reader.result;
        });
        reader.readAsDataURL(file);
        const alt = document.createElement("input");
        alt.name = "alt";
        alt.maxLength = 400;
        alt.autocomplete = "off";
        alt.dir = "auto";
        alt.placeholder = files.dataset.alt;
        alt.setAttribute("aria-label", files.dataset.alt + ": " + file.name);
        item.append(image, alt);
        list.append(item);
      }
    };
    files.addEventListener("change", show);
    show();
  }
})();
