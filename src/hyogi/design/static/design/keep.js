// Keeps a copy of what is typed, in this browser, until the server has said that it saved it.
//
// A form with `data-keep="name"` is kept under the account's opaque key, so that nobody else who signs in here is
// shown it. The copy outlives a lost line, an expired sign-in and a crashed browser. It is dropped when the next page
// says "saved", when the form comes back holding the same text, on signing out, and after thirty days.

const PREFIX = "hyogi:keep:";
const SENT = "hyogi:sent";
const DAYS = 30;
const account = document.body.dataset.account;

const store = {
  read(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
  write(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* full, or not allowed: nothing is kept */ } },
  drop(key) { try { localStorage.removeItem(key); } catch { /* as above */ } },
  keys() { try { return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)); } catch { return []; } },
};

const sent = {
  get() { try { return sessionStorage.getItem(SENT); } catch { return null; } },
  set(key) { try { sessionStorage.setItem(SENT, key); } catch { /* then the copy is offered once more */ } },
  clear() { try { sessionStorage.removeItem(SENT); } catch { /* as above */ } },
};

if (document.querySelector("[data-saved]") && sent.get()) {
  store.drop(sent.get());
  sent.clear();
}
for (const key of store.keys()) {
  if (!(Date.now() - store.read(key)?.at < DAYS * 86_400_000)) store.drop(key);
}
if (account) {
  for (const form of document.querySelectorAll("form[data-keep]")) keep(form);
  for (const form of document.querySelectorAll("form[data-sign-out]")) form.addEventListener("submit", forget);
}

function forget() {
  for (const key of store.keys()) if (key.startsWith(`${PREFIX}${account}:`)) store.drop(key);
}

function keep(form) {
  const key = `${PREFIX}${account}:${form.dataset.keep}`;
  const asServed = JSON.stringify(typed(form));
  const copy = store.read(key);
  if (copy && JSON.stringify(copy.typed) === asServed) store.drop(key);
  else if (copy) offer(form, key, copy);

  let waiting;
  const write = () => {
    clearTimeout(waiting);
    waiting = undefined;
    const now = typed(form);
    if (JSON.stringify(now) !== asServed) store.write(key, { at: Date.now(), typed: now });
  };
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(write, 300); });
  form.addEventListener("submit", () => { write(); sent.set(key); });
  addEventListener("pagehide", () => { if (waiting) write(); });
}

// Everything that a person types or chooses; no passwords, files or hidden fields.
function typed(form) {
  const found = {};
  for (const field of form.elements) {
    if (!field.name || ["password", "file", "hidden", "submit", "button"].includes(field.type) || "keepNot" in field.dataset) continue;
    const name = ["checkbox", "radio"].includes(field.type) ? `${field.name}=${field.value}` : field.name;
    if (field.tagName !== "FIELDSET" && field.tagName !== "OUTPUT") found[name] = valueOf(field);
  }
  return found;
}

function valueOf(field) {
  if (["checkbox", "radio"].includes(field.type)) return field.checked;
  if (field.multiple && field.options) return [...field.options].filter((o) => o.selected).map((o) => o.value);
  return field.value.replaceAll("\r\n", "\n");
}

function offer(form, key, copy) {
  const words = document.getElementById("kept-words").dataset;
  const box = document.createElement("div");
  box.className = "box wait";
  box.setAttribute("role", "status");
  const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" }).format(copy.at);
  const line = document.createElement("p");
  line.textContent = words.offer.replace("{when}", when);
  const acts = document.createElement("p");
  acts.className = "acts";
  acts.append(
    button(words.back, () => { putBack(form, copy.typed); line.textContent = words.done; acts.remove(); }),
    button(words.drop, () => { store.drop(key); box.remove(); }),
  );
  box.append(line, acts);
  form.before(box);
}

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "act";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

function putBack(form, kept) {
  for (const field of form.elements) {
    const tick = ["checkbox", "radio"].includes(field.type);
    const name = tick ? `${field.name}=${field.value}` : field.name;
    if (!(name in kept) || ["password", "file", "hidden"].includes(field.type)) continue;
    if (tick) field.checked = kept[name];
    else if (field.multiple && field.options) for (const o of field.options) o.selected = kept[name].includes(o.value);
    else field.value = kept[name];
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
