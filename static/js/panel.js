"use strict";

/* The verdict panel as it is replaced by the server's answer: what changed is marked and
   announced, what was folded and where one had scrolled to stays. The verdicts are the server's. */

(function () {
  const dock = () => document.querySelector(".panel-dock");
  let before = null;

  /* What is drawn anew has lost the focus: its like in the answer gets it back, in a folded group too. */
  const nameOf = (control) => {
    const held = control.closest("[data-code], [data-group]");
    return [held ? held.dataset.code || held.dataset.group : "", control.localName, control.getAttribute("href")].join(" ");
  };
  const refocus = (box, name) => {
    const like = [...box.querySelectorAll("a, button, summary")].find((one) => nameOf(one) === name);
    if (!like) return;
    if (!like.matches("summary")) like.closest("details:not([open])")?.setAttribute("open", "");
    like.focus({ preventScroll: true });
  };

  const look = (box) => ({
    verdicts: new Map([...box.querySelectorAll(".criterion")].map((row) => [row.dataset.code, row.dataset.verdict])),
    folds: new Map([...box.querySelectorAll(".panel-group")].map((group) => [group.dataset.group, group.open])),
    asked: Boolean(box.querySelector(".ask-next details[open]")),
    rows: new Map([...box.querySelectorAll(".panel-group")].map((group) => [group.dataset.group, group.querySelectorAll(".criterion").length])),
    outcome: box.querySelector(".panel") ? box.querySelector(".panel").dataset.outcome : "",
    scroll: box.scrollTop,
    focus: box.contains(document.activeElement) ? nameOf(document.activeElement) : "",
  });

  const restore = (box, seen) => {
    for (const group of box.querySelectorAll(".panel-group")) {
      const key = group.dataset.group;
      if (seen.rows.get(key) > 0) group.open = seen.folds.get(key);
    }
    const questions = box.querySelector(".ask-next details");
    if (questions) questions.open = seen.asked;
    box.scrollTop = seen.scroll;
    if (seen.focus && document.activeElement === document.body) refocus(box, seen.focus);
  };

  /* Without a screening date there is no outcome: what to do about it is said in its place. */
  const altogether = (panel) => {
    const outcome = panel.querySelector(".outcome");
    return outcome ? `Altogether: ${outcome.textContent.trim()}` : panel.querySelector("p").textContent.trim().replace(/\.$/, "");
  };

  const announce = (box, seen) => {
    const changed = [...box.querySelectorAll(".criterion")].filter((row) => {
      const earlier = seen.verdicts.get(row.dataset.code);
      return earlier !== undefined && earlier !== row.dataset.verdict;
    });
    changed.forEach((row) => {
      row.classList.add("just-changed");
      setTimeout(() => row.classList.remove("just-changed"), 4000);
    });
    const now = box.querySelector(".panel");
    const said = changed.map((row) => row.dataset.announce);
    if (now && now.dataset.outcome !== seen.outcome) said.push(altogether(now));
    if (said.length) document.getElementById("announcer").textContent = `${said.join(". ")}.`;
  };

  const unfold = (box, open) => {
    box.classList.toggle("is-open", open);
    for (const button of box.querySelectorAll("[data-panel-toggle]")) button.setAttribute("aria-expanded", String(open));
  };

  /* Folded it covers the foot of a narrow page: nothing is scrolled to under it. */
  const measure = () => {
    const box = dock();
    if (box && !box.classList.contains("is-open")) document.documentElement.style.setProperty("--panel-height", `${box.offsetHeight}px`);
  };
  addEventListener("resize", measure);
  document.addEventListener("DOMContentLoaded", measure);

  const holds = (box, event) => box && (box === event.target || box.contains(event.target) || event.target.contains(box));

  document.addEventListener("htmx:beforeSwap", (event) => {
    const box = dock();
    before = holds(box, event) ? look(box) : null;
  });
  document.addEventListener("htmx:afterSettle", () => {
    const box = dock();
    if (!box || !before) return;
    const seen = before;
    before = null;
    restore(box, seen);
    unfold(box, box.classList.contains("is-open"));
    measure();
    announce(box, seen);
  });
  document.addEventListener("click", (event) => {
    const box = event.target.closest(".panel-dock");
    if (!box) return;
    if (event.target.closest("[data-panel-toggle]")) unfold(box, !box.classList.contains("is-open"));
    else if (event.target.closest("a[data-field]")) unfold(box, false);
  });
  document.addEventListener("keydown", (event) => {
    const box = dock();
    if (event.key === "Escape" && box && box.classList.contains("is-open")) {
      unfold(box, false);
      box.querySelector("[data-panel-toggle]").focus();
    }
  });
})();
