"use strict";

/* Answering the screening form with few keys. A digit on a question with buttons gives that answer
   and goes on to the next question; t in an empty date is today at the site; one button answers all
   questions of a group that are still open. It only answers as if each had been clicked. */

(function () {
  const form = () => document.getElementById("screening");
  const told = (control) => control.dispatchEvent(new Event("input", { bubbles: true }));
  const buttonsOf = (radio) => [...form().querySelectorAll(`input[type=radio][name="${CSS.escape(radio.name)}"]`)];
  const isOpen = (buttons) => !buttons.some((one) => one.checked && one.value);

  /* ---- on to the next question ---- */

  const isStop = (control) => control.checkVisibility() && !control.matches(":disabled, [tabindex='-1']")
    && (control.type !== "radio" || control === (buttonsOf(control).find((one) => one.checked) || buttonsOf(control)[0]));

  const goOn = (from) => {
    const controls = [...form().querySelectorAll("input:not([type=hidden]), select, textarea, summary, button")];
    const isPast = (one) => from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING && one.name !== from.name;
    const next = controls.find((one) => isPast(one) && isStop(one));
    if (next) next.focus();
  };

  const answer = (radio, digit) => {
    const buttons = buttonsOf(radio);
    const chosen = digit === "0" ? buttons.find((one) => !one.value) : buttons.filter((one) => one.value)[Number(digit) - 1];
    if (!chosen) return false;
    chosen.checked = true;
    told(chosen);
    goOn(buttons.at(-1));
    return true;
  };

  const isToday = ({ target, key }) => key.toLowerCase() === "t" && target.matches("[data-date]") && !target.value;

  const enterToday = (field) => {
    field.value = form().dataset.today;
    told(field);
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (!form() || !form().contains(event.target) || document.body.hasAttribute("data-keys-off")) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const isDone = event.target.type === "radio" && /^[0-9]$/.test(event.key)
      ? answer(event.target, event.key)
      : isToday(event) && enterToday(event.target);
    if (isDone) event.preventDefault();
  });

  /* ---- all that are still open ---- */

  const openQuestions = (button) => {
    const lines = [...button.closest(".form-section-body").querySelectorAll(".field-line .segmented")];
    return lines.map((line) => [...line.querySelectorAll("input[type=radio]")])
      .filter((buttons) => isOpen(buttons) && buttons.some((one) => one.value === button.dataset.answerRest));
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-answer-rest]");
    if (!button) return;
    const given = openQuestions(button).map((buttons) => buttons.find((one) => one.value === button.dataset.answerRest));
    for (const one of given) one.checked = true;
    if (given.length) told(given[0]);
    button.nextElementSibling.textContent = given.length
      ? `${given.length} answered “${given[0].parentElement.textContent.trim()}”. Each can still be changed.`
      : "None was open.";
  });

  const showButtons = () => {
    for (const line of document.querySelectorAll(".answer-rest")) line.hidden = false;
  };
  document.addEventListener("DOMContentLoaded", showButtons);
  document.addEventListener("htmx:afterSettle", (event) => { if (event.detail.target === document.body) showButtons(); });
})();
