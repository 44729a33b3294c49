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

    /* The preview shows the chosen images, too: they have not been sent yet. */
    document.body.addEventListener("htmx:load", (event) => {
      const card = event.detail.elt.id === "preview" && event.detail.elt.querySelector(".card");
      if (!card || list.children.length === 0) {
        return;
      }
      let row = card.querySelector(".pictures");
      if (!row) {
        row = document.createElement("p");
        row.className = "pictures";
        card.append(row);
      }
      for (const item of list.children) {
        const image = item.querySelector("img").cloneNode();
        image.alt = item.querySelector("input").value;
        const picture = document.createElement("span");
        picture.className = "picture";
        picture.append(image);
        row.append(picture);
      }
    });
  }

  /* A draft is saved while one writes: no button is needed, and leaving asks only where images
     would be lost. */
  const draft = document.getElementById("draft-state");
  if (draft) {
    document.querySelector("[data-draft]").remove();
    draft.addEventListener("htmx:beforeRequest", () => {
      draft.closest("form").dataset.unsaved = "sent";
    });
    draft.addEventListener("htmx:afterRequest", (event) => {
      const form = draft.closest("form");
      const kept = event.detail.successful && !(files && files.files.length > 0);
      if (form.dataset.unsaved === "sent") {
        form.dataset.unsaved = kept ? "" : "changed";
      }
    });
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
