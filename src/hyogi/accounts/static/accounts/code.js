// A drawn code brings the visitor here with the code behind the # of the address: it never reaches a server or a log
// that way. It is put into the form, and taken out of the address and the history at once.

const field = document.querySelector('input[name="code"]');
if (field && location.hash.length > 1) {
  try { field.value = decodeURIComponent(location.hash.slice(1)); } catch { /* not a code: it is typed by hand */ }
  history.replaceState(null, "", location.pathname + location.search);
  (document.querySelector('input[name="username"]') ?? document.querySelector('input[type="password"]'))?.focus();
}
