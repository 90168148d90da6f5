"use strict";

/* The screening form while it is filled in. What is wrong, unlikely or missing the server says;
   this puts it where it belongs, and shows or hides what an answer makes needless. */

(function () {
  const form = () => document.getElementById("screening");
  const waiting = new Map();

  /* ---- errors and warnings beside their fields ---- */

  const fieldOf = (note) => note.closest(".field, td, .rows");

  const place = (note, html) => {
    if (note.innerHTML.trim() === html) return;
    note.innerHTML = html;
    const field = fieldOf(note);
    const wrong = Boolean(field.querySelector(".field-error"));
    if (field.matches(".field")) field.classList.toggle("has-error", wrong);
    for (const control of field.querySelectorAll(".form-control, .form-select, fieldset")) {
      if (wrong) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
      control.classList.toggle("is-invalid", wrong && !control.matches("fieldset"));
    }
  };

  const isBeingTyped = (note) => {
    const active = document.activeElement;
    return active && active.matches("input:not([type=radio], [type=checkbox])") && fieldOf(note).contains(active);
  };

  const placeNotes = () => {
    const box = document.getElementById("live-notes");
    if (!box || !box.hasAttribute("data-fresh")) return;
    const said = new Map([...box.querySelectorAll("template")].map((one) => [one.dataset.note, one.innerHTML.trim()]));
    for (const note of form().querySelectorAll(".field-note")) {
      const html = said.get(note.id.replace(/^note_/, "")) || "";
      if (html && isBeingTyped(note)) waiting.set(note, html);
      else {
        waiting.delete(note);
        place(note, html);
      }
    }
  };

  const placeMedicines = () => {
    for (const said of document.querySelectorAll("#live-medicines [data-row]")) {
      const card = document.getElementById(`id_${said.dataset.row}`);
      if (!card) continue;
      card.dataset.known = said.dataset.known;
      card.querySelector(".row-card-known").textContent = said.textContent;
    }
  };

  /* ---- what an answer makes needless is hidden while it is empty ---- */

  const isEmpty = (box) => [...box.querySelectorAll("input, select, textarea")].every((control) => {
    if (control.type === "hidden") return true;
    if (control.type === "radio" || control.type === "checkbox") return !control.checked || !control.value;
    return !control.value;
  });

  const hideNeedless = () => {
    for (const box of document.querySelectorAll("[data-hide-when]")) {
      const [name, values] = box.dataset.hideWhen.split("=");
      const chosen = form().querySelector(`[name="${name}"]:checked`);
      const needless = chosen !== null && values.split(" ").includes(chosen.value);
      box.hidden = needless && isEmpty(box) && !box.querySelector(".field-error") && !box.contains(document.activeElement);
    }
    for (const field of document.querySelectorAll(".for-unmatched, .for-immunoglobulin")) {
      field.classList.toggle("has-answer", !isEmpty(field));
    }
  };

  /* ---- what grows above the focus does not push it out of sight ---- */

  const atFocus = () => (form().contains(document.activeElement) ? document.activeElement : null);
  const isSeen = (control) => {
    const box = control.getBoundingClientRect();
    const covered = parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom) || 0;
    return box.top >= 0 && box.bottom <= innerHeight - covered;
  };
  const isFocusSeen = () => Boolean(atFocus()) && isSeen(atFocus());
  const keepInSight = (wasSeen) => {
    if (wasSeen && atFocus()) atFocus().scrollIntoView({ block: "nearest" });
  };

  /* ---- what was typed before the page listened, on a slow line or while it was drawn anew ---- */

  const ownChoice = (select) => Math.max(0, [...select.options].findLastIndex((option) => option.defaultSelected));
  const isChanged = (control) => {
    if (control.matches("select")) return control.selectedIndex !== ownChoice(control);
    if (control.matches("[type=radio], [type=checkbox]")) return control.checked !== control.defaultChecked;
    return control.value !== control.defaultValue;
  };

  /* ---- when ---- */

  document.addEventListener("input", (event) => {
    if (form() && form().contains(event.target)) hideNeedless();
  });
  document.addEventListener("focusout", () => setTimeout(() => {
    if (!form()) return;
    const wasSeen = isFocusSeen();
    for (const [note, html] of waiting) {
      if (note.isConnected && isBeingTyped(note)) continue;
      if (note.isConnected) place(note, html);
      waiting.delete(note);
    }
    hideNeedless();
    keepInSight(wasSeen);
  }));
  const wasSeenBefore = new Map(); // by what is drawn anew
  document.addEventListener("htmx:beforeSwap", (event) => { if (form()) wasSeenBefore.set(event.detail.target, isFocusSeen()); });
  document.addEventListener("htmx:afterSettle", (event) => {
    const { target } = event.detail;
    if (!form() || !wasSeenBefore.has(target)) return; // told for each part of an answer, done once
    if (target.id === "verdicts") placeNotes();
    placeMedicines();
    hideNeedless();
    keepInSight(wasSeenBefore.get(target));
    wasSeenBefore.delete(target);
  });
  document.addEventListener("htmx:load", (event) => {
    if (!form() || !event.target.contains(form())) return;
    const typed = [...form().querySelectorAll("input, select, textarea")].find(isChanged);
    if (typed) typed.dispatchEvent(new Event("input", { bubbles: true }));
  });

  document.addEventListener("DOMContentLoaded", () => {
    if (form()) hideNeedless();
  });
})();
