// What to do when WebAssembly stops in the middle of something: its memory may then be in any state, and nothing of the
// application works any more, but what was there can still be read and copied.
// Shared by the page (boot.js) and the element (app.js). It cannot mend anything.

/** Whether an error came out of WebAssembly. A full stack is no RuntimeError, but goes through WebAssembly, too. */
export function isTrap(error) {
  return error instanceof WebAssembly.RuntimeError || /wasm-function/.test(error?.stack);
}

/** The text of a fault that can be looked up in the same build: what happened, and in which functions of which module. */
function describe({ message, stack }) {
  return [message, ...(String(stack).match(/([\w.-]+:)?wasm-function\[\d+\]/g) ?? []).slice(0, 4)].join(" ");
}

/**
 * Says in an element with an application that it has stopped, and takes it out of use.
 *
 * @param {Element} root
 * @param {Error} error
 * @param {string} advice what to do about the answers
 */
export function stop(root, error, advice) {
  if (root.querySelector(".crashed")) return;
  const message = document.createElement("p");
  message.className = "crashed";
  message.setAttribute("role", "alert");
  message.textContent =
    `Something went wrong inside the page, and it has stopped. ${advice} Please report this text: ${describe(error)}`;
  for (const control of root.querySelectorAll("button, input, textarea")) {
    control[/^text/.test(control.type) ? "readOnly" : "disabled"] = true;
  }
  // Keys and folds still work, for reading; none of it may reach the application. What takes its place one day hears again.
  const silence = (event) => root.contains(event.target) && event.stopImmediatePropagation();
  for (const type of ["click", "input", "change", "keydown"]) {
    (root.parentNode ?? root).addEventListener(type, silence, true);
  }
  root.prepend(message);
}
