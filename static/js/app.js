"use strict";

/* What every page shares. Nothing about eligibility is decided here. */

(function () {
  const show = (id, shown) => {
    const box = document.getElementById(id);
    if (box) box.hidden = !shown;
  };

  /* A session that ended answers with the sign-in page: keep what was typed, and say so. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    const box = document.getElementById("session-ended");
    const signIn = box && box.querySelector("a").getAttribute("href");
    const reached = new URL(event.detail.xhr.responseURL || location.href, location.href).pathname;
    const ended = Boolean(signIn) && reached === signIn;
    if (ended) event.detail.shouldSwap = false;
    show("session-ended", ended);
    show("no-answer", event.detail.xhr.status >= 500);
  });
  for (const failure of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, () => show("no-answer", true));
  }

  /* The token of the present session: a form opened before one signed in again must still be taken. */
  const cookie = (name) => (document.cookie.split("; ").find((one) => one.startsWith(`${name}=`)) || "").slice(name.length + 1);
  const token = () => cookie("__Host-csrftoken") || cookie("csrftoken");

  document.addEventListener("htmx:configRequest", (event) => {
    if (token()) event.detail.headers["X-CSRFToken"] = token();
  });
  document.addEventListener("submit", (event) => {
    const field = event.target.querySelector("input[name=csrfmiddlewaretoken]");
    if (field && token()) field.value = token();
  }, true);

  /* A double click sends a form once; files may be fetched again a moment later. */
  const sentAt = new WeakMap();
  document.addEventListener("submit", (event) => {
    if (event.timeStamp - (sentAt.get(event.target) ?? -Infinity) < 1000) event.preventDefault();
    else sentAt.set(event.target, event.timeStamp);
  });

  /* A link to a field unfolds what hides it and puts the focus on its first control. */
  const CONTROLS = "input:not([type=hidden]):not([disabled]), select:not([disabled]), textarea:not([disabled]), button:not([disabled])";

  const focusField = (id) => {
    const target = document.getElementById(id) || document.getElementById(`${id}_0`) || document.getElementById(`div_${id}`);
    if (!target) return false;
    for (let box = target; box; box = box.parentElement) {
      if (box.tagName === "DETAILS") box.open = true;
    }
    const control = target.matches(CONTROLS) ? target : target.querySelector(`input:checked, ${CONTROLS}`) || target;
    if (control === target && !target.matches(`${CONTROLS}, a, summary`)) target.setAttribute("tabindex", "-1");
    control.focus({ preventScroll: true });
    control.scrollIntoView({ block: "center" });
    return true;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-field], .error-summary a");
    const href = link && link.getAttribute("href");
    if (href && href.startsWith("#") && focusField(href.slice(1))) {
      event.preventDefault();
      history.replaceState(null, "", href);
    }
  });
  const openAddressed = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id.startsWith("id_")) focusField(id);
    const box = id && document.getElementById(id);
    const folded = box && (box.matches("details") ? box : box.querySelector("details"));
    if (folded && !id.startsWith("id_")) folded.open = true;
  };
  addEventListener("hashchange", openAddressed);
  document.addEventListener("DOMContentLoaded", openAddressed);

  /* The matrix says under itself what the cell or code in focus means. */
  const explain = (event) => {
    const cell = event.target.closest && event.target.closest("[data-explain]");
    const line = cell && document.querySelector(".matrix-explain");
    if (line) line.textContent = cell.dataset.explain;
  };
  document.addEventListener("mouseover", explain);
  document.addEventListener("focusin", explain);

  /* Paper shows what is folded, and the screen is afterwards as it was. */
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach((box) => { box.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((box) => { box.open = false; }));
})();
