// Counts what is typed against a field's limits, as the server does: characters of the text, a line break for one.
// The server wrote the first count; nothing here is needed to use a form.

for (const count of document.querySelectorAll("[data-counts]")) {
  const field = document.getElementById(count.dataset.counts);
  const most = Number(field?.dataset.most);
  const words = count.querySelector("[data-pattern]");
  const loud = count.querySelector("[data-over]");
  if (!field || !most || !words) continue;

  const show = () => {
    const n = [...field.value.replaceAll("\r\n", "\n")].length;
    const over = n > most;
    words.textContent = words.dataset.pattern.replace("{n}", n).replace("{most}", most);
    words.classList.toggle("over", over);
    if ("quiet" in count.dataset) count.hidden = n < most * 0.8;
    const alarm = over ? loud.dataset.over.replace("{n}", n - most) : "";
    if (Boolean(loud.textContent) !== over) loud.textContent = alarm; // said once when the limit is crossed
  };
  field.addEventListener("input", show);
  show();
}

// After a form came back with something to put right, the list of it comes first.
document.querySelector("[data-look]")?.focus();
