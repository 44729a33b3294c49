"use strict";
/* What the forms of suggestions do for those who have scripts; all of them work without. */
(() => {
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

  /* A large image closes with Escape; the arrows lead to the next one and the one before. */
  const large = () => document.querySelector(".lightbox:target");
  const go = (link) => {
    if (link) {
      location.hash = link.hash;
    }
  };
  document.addEventListener("keydown", (event) => {
    const open = large();
    if (!open || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const steps = { Escape: ".lightbox-close", ArrowLeft: "[rel=prev]", ArrowRight: "[rel=next]" };
    if (steps[event.key]) {
      event.preventDefault();
      go(open.querySelector(steps[event.key]));
    }
  });
  window.addEventListener("hashchange", () => {
    const open = large();
    const focused = open ? open.querySelector(".lightbox-close")
      : document.querySelector(".picture:target");
    focused?.focus();
  });
})();
