"use strict";

/* The history of a value, and a query, beside the form: in a dialog, so that what is typed stays where it is.
   Without this script the same links lead to pages. */

(function () {
  const dialog = () => document.getElementById("beside");

  const ask = (verb, address, source) => htmx.ajax(verb, address, {
    source,
    target: "#beside-page",
    select: "h1, #beside-part",
    swap: "innerHTML",
  });

  /* The verdicts may have been drawn anew meanwhile, with their links. */
  const goBack = () => {
    const link = opener && (opener.isConnected ? opener : document.querySelector(`a[data-beside][href="${opener.getAttribute("href")}"]`));
    if (!link) return;
    link.closest("details:not([open])")?.setAttribute("open", "");
    link.focus();
  };

  let opener = null;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-beside]");
    if (link && dialog() && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      opener = link;
      ask("get", link.href, dialog());
    }
    if (dialog() && dialog().contains(event.target) && event.target.closest("[data-beside-close], [data-beside-cancel]")) {
      event.preventDefault();
      dialog().close();
    }
  });

  /* Before anybody else hears of it: it is not the screening form that is sent. */
  document.addEventListener("submit", (event) => {
    if (!dialog() || !dialog().contains(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    ask("post", event.target.getAttribute("action"), event.target);
  }, true);

  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target.id !== "beside-page") return;
    dialog().setAttribute("aria-label", dialog().querySelector("h1").textContent);
    if (!dialog().open) {
      dialog().showModal();
      dialog().addEventListener("close", goBack, { once: true });
    }
    const first = dialog().querySelector(".error-summary, input:not([type=hidden]), textarea, select, [data-beside-close]");
    if (first) first.focus();
  });
})();
