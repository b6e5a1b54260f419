// Keeps each passage of a report some seconds after the last key, and says so beside it. Without this script the
// button at the end keeps them all.
(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const WAIT = 2500;
  // The form that is being sent holds every passage: what is on its way beside it would only come too late.
  let leaving = new AbortController();
  form.addEventListener("submit", () => leaving.abort());
  addEventListener("pageshow", (event) => {
    if (event.persisted) leaving = new AbortController();
  });
  const counted = (text) => [...text.normalize("NFC")].filter((sign) => /[\p{L}\p{N}]/u.test(sign)).length;
  for (const field of form.querySelectorAll("textarea[data-passage]")) {
    const key = field.dataset.passage;
    const version = form.elements[`version-${key}`];
    const state = document.getElementById(`state-${key}`);
    const count = form.querySelector(`[data-count="${key}"]`);
    let timer = 0;
    let sent = field.value;
    let busy = false;
    const say = (lines) => {
      const list = document.createElement("ul");
      for (const line of lines) list.append(Object.assign(document.createElement("li"), { textContent: line }));
      state.replaceChildren(list);
    };
    const keep = async () => {
      if (busy || leaving.signal.aborted || field.value === sent) return;
      busy = true;
      const text = field.value;
      const body = new FormData();
      body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      body.set("key", key);
      body.set("text", text);
      body.set("version", version.value);
      try {
        const { signal } = leaving;
        const answer = await fetch(form.dataset.autosave, { method: "POST", body, redirect: "error", signal });
        const told = await answer.json();
        if (answer.ok) {
          version.value = told.version;
          form.elements[`base-${key}`]?.remove();
          sent = text;
          say([told.words, ...told.said]);
        } else if (answer.status === 409) {
          say([told.words, told.theirs]);
        } else {
          say([told.words]);
        }
      } catch {
        // not reached: the text stays in the field and in the browser's own store, and is sent with the next key
      }
      busy = false;
    };
    field.addEventListener("input", () => {
      if (count) count.textContent = counted(field.value);
      clearTimeout(timer);
      timer = setTimeout(keep, WAIT);
    });
    field.addEventListener("blur", keep);
  }
})();
