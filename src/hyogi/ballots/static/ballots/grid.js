// The count sheet by keyboard: Enter leads to the next cell, Shift+Enter back, the arrows up and down; sums while typing.
// Without this script the sheet works as any form: Tab leads on, Enter adds up without saving.

const form = document.querySelector("form[data-grid]");
if (form) {
  const cells = [...form.querySelectorAll("[data-cell]")];
  const last = form.querySelector("[data-last]");
  const number = (input) => {
    const typed = input.value.normalize("NFKC").trim();
    return /^\d*$/.test(typed) ? Number(typed) : Number.NaN;
  };
  const go = (place) => {
    const next = cells[place];
    if (next) { next.focus(); next.select(); } else if (place >= cells.length) last?.focus();
  };
  const above = (cell, step) => {
    const line = cell.closest("[data-line]");
    if (!line) return cells.indexOf(cell) + step;
    const row = [...line.querySelectorAll("[data-cell]")];
    return cells.indexOf(cell) + step * row.length;
  };
  const total = () => {
    const of = (name) => number(form.querySelector(`[data-forms="${name}"]`));
    const valid = of("returned") - of("invalid");
    form.querySelector("[data-valid]").value = Number.isNaN(valid) ? "–" : Math.max(0, valid);
    for (const line of form.querySelectorAll("[data-line]")) {
      const sum = [...line.querySelectorAll("[data-cell]")].reduce((before, cell) => before + number(cell), 0);
      const shown = line.querySelector("[data-sum]");
      shown.value = Number.isNaN(sum) ? "–" : sum;
      shown.classList.toggle("off", sum !== valid);
    }
  };
  form.addEventListener("keydown", (event) => {
    if (!event.target.matches("[data-cell]") || event.isComposing) return;
    const place = cells.indexOf(event.target);
    const to = { Enter: place + (event.shiftKey ? -1 : 1), ArrowDown: above(event.target, 1), ArrowUp: above(event.target, -1) }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  });
  form.addEventListener("input", total);
  total();
}
