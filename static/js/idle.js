"use strict";

/* A page left alone as long as a session lasts is covered: nothing on it can be read, nothing typed is lost.
   So is each page at once when somebody else, or nobody, turns out to be signed in in this browser.
   It is uncovered when the same person is seen in another tab. */

(function () {
  const { idleSeconds, user = "" } = document.body.dataset;
  const tabs = new BroadcastChannel("requests");
  if (!idleSeconds) {
    tabs.postMessage(user);
    return;
  }
  let last = 0;
  let timer = null;

  const cover = (shown) => {
    document.getElementById("content").hidden = shown;
    document.getElementById("idle").hidden = !shown;
  };

  const look = () => {
    clearTimeout(timer);
    const left = last + idleSeconds * 1000 - Date.now();
    if (left <= 0) cover(true);
    else timer = setTimeout(look, left);
  };

  const requested = () => {
    last = Date.now();
    cover(false);
    look();
  };

  document.addEventListener("htmx:afterRequest", (event) => {
    const reached = new URL(event.detail.xhr.responseURL || location.href, location.href).pathname;
    if (!event.detail.successful || reached === document.querySelector("#idle a").getAttribute("href")) return;
    requested();
    tabs.postMessage(user);
  });
  document.addEventListener("visibilitychange", look);
  tabs.addEventListener("message", (event) => { if (event.data === user) requested(); else cover(true); });
  requested();
  tabs.postMessage(user);
})();
