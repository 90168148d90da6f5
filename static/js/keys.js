"use strict";

/* Keyboard shortcuts. Off while one types, except Ctrl+S; switched off for good in their help, for
   this browser. The help in the page (components/keys.html) is the one list of them. */

(function () {
  const OFF = "mightscreen-keys-off";
  const dialog = () => document.getElementById("keys-help");
  const isOff = () => localStorage.getItem(OFF) === "1";
  let after = "";

  const isTyping = (target) => target.matches("textarea, select, input:not([type=radio], [type=checkbox], [type=button], [type=submit])") || target.isContentEditable;

  const markOff = () => document.body.toggleAttribute("data-keys-off", isOff());

  const openHelp = () => {
    dialog().querySelector("#keys-on").checked = !isOff();
    dialog().showModal();
  };

  const search = () => {
    const box = document.getElementById("site-search");
    box.focus({ preventScroll: true });
    box.select();
  };

  /* The answers that the panel names as missing, in the order of the form. */
  const openAnswers = () => {
    const found = [...document.querySelectorAll("#verdicts .criterion-missing a[data-field]")];
    const places = new Map(found.map((link) => [link.getAttribute("href"), link]));
    const box = (link) => {
      const id = link.getAttribute("href").slice(1);
      return document.getElementById(id) || document.getElementById(`${id}_0`) || document.getElementById(`div_${id}`);
    };
    return [...places.values()]
      .map((link) => ({ link, at: box(link) }))
      .filter((each) => each.at)
      .sort((one, other) => (one.at.compareDocumentPosition(other.at) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  };

  const step = (forwards) => {
    const open = openAnswers();
    if (!open.length) return false;
    const here = document.activeElement;
    const isPast = ({ at }) => at !== here && !at.contains(here)
      && Boolean(here.compareDocumentPosition(at) & (forwards ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING));
    const onForm = here.closest("#screening");
    const ordered = forwards ? open : open.reverse();
    const next = (onForm && ordered.find(isPast)) || ordered[0];
    next.link.click();
    return true;
  };

  const toPanel = () => {
    const panel = document.getElementById("verdicts");
    if (!panel) return false;
    panel.setAttribute("tabindex", "-1");
    panel.focus();
    return true;
  };

  const go = (letter) => {
    const link = document.querySelector(`.site-nav a[data-key="${letter}"]`);
    if (!link) return false;
    link.click();
    return true;
  };

  const ACTS = {
    "?": () => { openHelp(); return true; },
    "/": () => { search(); return true; },
    n: () => step(true),
    p: () => step(false),
    v: toPanel,
  };

  const save = (event) => {
    const button = document.querySelector("#screening [data-save]");
    if (!button) return;
    event.preventDefault();
    button.click();
  };

  document.addEventListener("keydown", (event) => {
    if (isOff() || !dialog() || event.isComposing || document.querySelector("dialog[open]")) return;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") return void save(event);
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const begun = after;
    after = "";
    if (begun === "g" ? go(event.key) : Object.hasOwn(ACTS, event.key) && ACTS[event.key]()) event.preventDefault();
    else if (event.key === "g") after = "g";
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-keys-help]")) openHelp();
    if (event.target.closest("[data-keys-close]")) dialog().close();
  });
  document.addEventListener("change", (event) => {
    if (event.target.id !== "keys-on") return;
    if (event.target.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
    markOff();
  });
  document.addEventListener("DOMContentLoaded", () => {
    markOff();
    for (const button of document.querySelectorAll("[data-keys-help]")) button.hidden = false;
  });
})();
