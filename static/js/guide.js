"use strict";

/* What was ticked off in the guide stays in this browser, apart for each account. */

(function () {
  const key = `guide-${document.body.dataset.user}`;
  const done = new Set(JSON.parse(localStorage.getItem(key) || "[]"));

  for (const box of document.querySelectorAll("[data-step]")) {
    box.checked = done.has(box.dataset.step);
    box.addEventListener("change", () => {
      if (box.checked) done.add(box.dataset.step);
      else done.delete(box.dataset.step);
      localStorage.setItem(key, JSON.stringify([...done]));
    });
  }
})();
