// Passkeys: asks the device to make one (`data-passkey="create"`), to use one of this account (`get`), or any that it
// holds for this site (`sign-in`), and sends the answer with the form. What a browser cannot do stays hidden.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

if (globalThis.PublicKeyCredential && navigator.credentials) {
  for (const form of document.querySelectorAll("form[data-passkey]")) prepare(form);
}

function prepare(form) {
  form.querySelector("[data-passkey-ready]").hidden = false;
  form.querySelector("[data-passkey-not]").hidden = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const problem = form.querySelector("[data-passkey-problem]");
    problem.hidden = true;
    try {
      const made = await answerOf(form);
      form.elements.credential.value = JSON.stringify(plain(made));
      form.submit();
    } catch (fault) {
      problem.textContent = fault?.name === "InvalidStateError" ? problem.dataset.known : problem.dataset.again;
      problem.hidden = false;
    }
  });
}

async function answerOf(form) {
  const { publicKey } = form.dataset.passkey === "sign-in" ? await freshOptions(form) : optionsIn(form);
  if (form.dataset.passkey === "create") {
    const selection = { ...publicKey.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required" };
    return navigator.credentials.create({
      publicKey: {
        ...publicKey,
        authenticatorSelection: selection,
        challenge: bytes(publicKey.challenge),
        user: { ...publicKey.user, id: bytes(publicKey.user.id) },
        excludeCredentials: (publicKey.excludeCredentials ?? []).map(readable),
      },
    });
  }
  return navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      allowCredentials: (publicKey.allowCredentials ?? []).map(readable),
    },
  });
}

function optionsIn(form) {
  const data = JSON.parse(document.getElementById(form.dataset.options).textContent);
  return data.creation_options ?? data.request_options;
}

async function freshOptions(form) {
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  return (await answer.json()).request_options;
}

function readable(credential) {
  return { ...credential, id: bytes(credential.id) };
}

// The answer as the server reads it: every buffer as base64url.
function plain(made) {
  const said = made.response;
  const response = { clientDataJSON: text(said.clientDataJSON) };
  if (said.attestationObject) {
    response.attestationObject = text(said.attestationObject);
    response.transports = said.getTransports?.() ?? [];
  } else {
    response.authenticatorData = text(said.authenticatorData);
    response.signature = text(said.signature);
    response.userHandle = said.userHandle ? text(said.userHandle) : null;
  }
  return {
    id: made.id,
    rawId: text(made.rawId),
    type: made.type,
    response,
    authenticatorAttachment: made.authenticatorAttachment ?? undefined,
    clientExtensionResults: made.getClientExtensionResults(),
  };
}
