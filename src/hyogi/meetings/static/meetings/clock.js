// Shows the clock of a meeting second by second, and asks the server every few seconds how it stands.
// It only displays: the server wrote the first state, keeps the time, and takes every act.

const EVERY = 3000;

const written = (seconds) => {
  const rest = Math.abs(seconds);
  const hours = Math.floor(rest / 3600);
  const minutes = Math.floor((rest % 3600) / 60);
  const two = (n) => String(n).padStart(2, "0");
  return `${seconds < 0 ? "−" : ""}${hours ? `${hours}:${two(minutes)}` : minutes}:${two(rest % 60)}`;
};

for (const clock of document.querySelectorAll("[data-clock]")) {
  const around = clock.closest("[data-poll]");
  const words = clock.querySelector("[data-left-words]");
  const state = around?.querySelector("[data-state]");
  const warn = Math.max(0, ...clock.dataset.warn.split(" ").map(Number));
  const grace = Number(clock.dataset.grace);
  let runs = Boolean(clock.dataset.runs);
  let end = performance.now() + Number(clock.dataset.left) * 1000;

  const show = () => {
    const left = Math.ceil((end - performance.now()) / 1000);
    words.textContent = runs ? written(left) : "";
    const now = !runs ? "" : left < -grace ? "over" : left < 0 ? "grace" : warn && left <= warn ? "warn" : "in_time";
    if (clock.dataset.now === now) return;
    clock.dataset.now = now; // the style, and the word for it, change only when the state does
    if (state) state.textContent = now ? state.getAttribute(`data-${now}`) : "";
  };
  show();
  setInterval(show, 250);

  if (!around) continue;
  const put = (name, text) => {
    const place = around.querySelector(`[data-${name}]`);
    if (place && place.textContent !== text) place.textContent = text;
  };
  const ask = async () => {
    try {
      const answer = await fetch(around.dataset.poll, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      const found = await answer.json();
      if ("reload" in around.dataset && String(found.version) !== around.dataset.version) return location.reload();
      runs = Boolean(found.runs);
      if (runs) end = performance.now() + found.left * 1000;
      put("now-title", found.now.title);
      put("now-unit", found.now.unit);
      put("next-title", found.next.title);
      put("next-unit", found.next.unit);
      put("said", found.said);
      around.querySelector("[data-said]").hidden = !found.said;
      show();
    } catch {
      // no line just now: the clock goes on, and the next question may be answered
    }
  };
  setInterval(ask, EVERY);
}
