// Enter in the text of a comment fixes it, Shift and Enter begin a new line; while an input method is composing, Enter
// is its own. Without this the button under the text does the same.

for (const form of document.querySelectorAll("form.fix")) {
  form.querySelector("textarea")?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    form.requestSubmit();
  });
}
