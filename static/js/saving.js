"use strict";

/* Saving the screening form without leaving it, so that nothing typed is lost: when the session has
   ended a dialog asks to sign in. What is not saved yet the server keeps with each answer. */

(function () {
  const form = () => document.getElementById("screening");
  const dialog = () => document.getElementById("sign-in-again");
  let unsaved = null;
  let open = [];
  let pressed = "";

  const cookie = (name) => (document.cookie.split("; ").find((one) => one.startsWith(`${name}=`)) || "").slice(name.length + 1);

  /* Signing in again changes the token that ties a form to its session. */
  document.addEventListener("htmx:configRequest", (event) => {
    const token = cookie("__Host-csrftoken") || cookie("csrftoken");
    if (!token || event.detail.verb === "get") return;
    event.detail.headers["X-CSRFToken"] = token;
    if (form() && form().csrfmiddlewaretoken) {
      form().csrfmiddlewaretoken.value = token;
      event.detail.parameters.set("csrfmiddlewaretoken", token);
    }
  });

  /* A save waits for nothing: what is being judged at the moment is let go, and nothing more is
     judged, or kept as unsaved, until it is answered. */
  let saving = false;
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.requestConfig.elt.matches("[data-save]")) saving = false; // it may be gone from the page by now
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (saving && event.target === form()) event.preventDefault();
    if (!event.target.matches("[data-save]")) return;
    saving = true;
    pressed = event.target.id;
    htmx.trigger(form(), "htmx:abort");
    open = [...document.querySelectorAll(".form-section")].map((section) => [section.id, section.open]);
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target !== document.body || !form()) return;
    const trouble = document.querySelector(".error-summary, .before-saving");
    if (trouble) {
      trouble.focus();
      trouble.scrollIntoView({ block: "start" });
      return;
    }
    for (const [id, wasOpen] of open) {
      const section = document.getElementById(id);
      if (section) section.open = wasOpen;
    }
    const said = document.querySelector("#messages .message");
    if (said) document.getElementById("announcer").textContent = said.textContent;
    if (document.activeElement === document.body) {
      (document.getElementById(pressed) || document.getElementById("content")).focus({ preventScroll: true });
    }
  });

  /* app.js has seen that the answer is the sign-in page and kept it from replacing this one. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!dialog() || event.detail.shouldSwap) return;
    if (document.getElementById("session-ended").hidden) return;
    if (event.detail.requestConfig.elt.matches("[data-save]")) unsaved = event.detail.requestConfig.elt;
    if (!dialog().open) dialog().showModal();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-go-on]")) return;
    dialog().close();
    document.getElementById("session-ended").hidden = true;
    if (unsaved) unsaved.click();
    else form().dispatchEvent(new Event("input", { bubbles: true }));
    unsaved = null;
  });

  /* Leaving with something unsaved is asked about. */
  let typed = false;
  document.addEventListener("input", (event) => { if (form() && form().contains(event.target)) typed = true; });
  document.addEventListener("htmx:afterSettle", (event) => { if (event.detail.target === document.body) typed = Boolean(document.querySelector(".error-summary, .before-saving")); });
  document.addEventListener("submit", () => { typed = false; });
  addEventListener("beforeunload", (event) => { if (typed && form() && form().hasAttribute("data-live")) event.preventDefault(); });
})();
