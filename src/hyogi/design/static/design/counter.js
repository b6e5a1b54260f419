// Counts what is typed against a field's limits, as the server does: characters of the text, a line break for one;
// where the field says so (data-unit), letters and digits only, or words (a CJK character is one).
// The server wrote the first count; nothing here is needed to use a form.

const BY_ITSELF = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const COUNTS = /[\p{L}\p{N}]/u;
const MARK = /\p{Mn}/u;

const counted = (text, unit) => {
  if (!unit) return [...text.replaceAll("\r\n", "\n")].length;
  const signs = [...text.normalize("NFC")];
  if (unit !== "words") return signs.filter((sign) => COUNTS.test(sign)).length;
  let words = 0;
  let inside = false;
  for (const sign of signs) {
    if (MARK.test(sign)) continue;
    const alone = BY_ITSELF.test(sign);
    const counts = COUNTS.test(sign);
    if (alone || (counts && !inside)) words += 1;
    inside = counts && !alone;
  }
  return words;
};

for (const count of document.querySelectorAll("[data-counts]")) {
  const field = document.getElementById(count.dataset.counts);
  const most = Number(field?.dataset.most);
  const words = count.querySelector("[data-pattern]");
  const loud = count.querySelector("[data-over]");
  if (!field || !most || !words) continue;

  const show = () => {
    const n = counted(field.value, field.dataset.unit);
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
