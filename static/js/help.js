"use strict";

/* The code of a criterion opens how it is read over the page, so that nothing typed is left. Without
   this script, or with a key held for a new tab, the same link leads to the criterion's own page. */

(function () {
  const dialog = () => document.getElementById("help");
  let asked = "";

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-help]");
    const wantsATab = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || wantsATab || !dialog() || !window.htmx) return;
    event.preventDefault();
    asked = link.getAttribute("href");
    htmx.ajax("GET", asked, { target: "#help-body", swap: "innerHTML" });
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== "help-body") return;
    if (!dialog().open) dialog().showModal();
    dialog().scrollTop = 0;
    document.getElementById("help-title").focus();
  });

  /* The panel may have been drawn anew meanwhile: the focus goes back to the same code in it. */
  document.addEventListener("close", (event) => {
    if (event.target !== dialog()) return;
    const here = document.activeElement; // what is closed holds the focus until the next frame
    const link = document.querySelector(`a[data-help][href="${asked}"]`);
    if (!link || !(here === document.body || dialog().contains(here))) return;
    link.closest("details:not([open])")?.setAttribute("open", ""); // the verdict may have become another
    link.focus();
  }, true);
})();
