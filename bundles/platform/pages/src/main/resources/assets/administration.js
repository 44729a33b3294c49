// Finds a page of the administration while somebody types; without it the form asks the server.
(() => {
  const find = document.getElementById("find");
  const list = document.getElementById("admin-links");
  const none = document.getElementById("admin-none");
  const settings = document.getElementById("admin-settings");
  if (!find || !list || find.value) return;
  find.addEventListener("input", () => {
    const wanted = find.value.trim().toLowerCase();
    let found = 0;
    for (const entry of list.children) {
      entry.hidden = !entry.textContent.toLowerCase().includes(wanted);
      if (!entry.hidden) found++;
    }
    none.hidden = found > 0;
    if (settings) settings.href = "/admin/settings?q=" + encodeURIComponent(find.value.trim());
  });
})();
