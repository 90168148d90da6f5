"use strict";

/* What was ticked off in the guide stays in a cookie of this browser, apart for each account: the
   browser's storage is emptied at each sign-out, and a tour of all roles signs out often. */

(function () {
  const DAYS_30 = 30 * 24 * 60 * 60;
  const name = `guide-${document.body.dataset.user}`;
  const kept = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`)) || "";
  const done = new Set(kept.slice(name.length + 1).split(".").filter(Boolean));

  const keep = (box) => {
    if (box.checked) done.add(box.dataset.step);
    else done.delete(box.dataset.step);
    document.cookie = `${name}=${[...done].join(".")}; path=${location.pathname}; max-age=${DAYS_30}; samesite=strict`;
  };

  for (const box of document.querySelectorAll("[data-step]")) {
    if (box.checked) keep(box); // ticked before this script was here
    else box.checked = done.has(box.dataset.step);
    box.addEventListener("change", () => keep(box));
  }
})();
