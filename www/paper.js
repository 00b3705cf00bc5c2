// What a report needs on paper and style sheets cannot do: its title in the foot of every page, what is folded opened
// where an engine cannot print it closed, and, inside a page that is not ours, paper of its own.

/**
 * Prepares a page for printing whenever it is printed.
 *
 * @param {Document} page
 */
export function prepare(page) {
  const { style } = page.documentElement;
  /** @type {Element[]} */
  let opened = [];
  page.defaultView.addEventListener("beforeprint", () => {
    // Short enough to stand beside the page number, and without signs that a style sheet would write out as numbers.
    const title = page.querySelector(".cover h1, .paper-title")?.textContent.replace(/[\s\p{Cc}\p{Cs}]+/gu, " ").replace(/^(.{80}).+/u, "$1…");
    if (title) style.setProperty("--paper-title", JSON.stringify(title));
    else style.removeProperty("--paper-title");
    if (CSS.supports("selector(::details-content)")) return;
    opened = [...page.querySelectorAll("details:not([open], .trace)")];
    for (const folded of opened) folded.open = true;
  });
  page.defaultView.addEventListener("afterprint", () => {
    for (const folded of opened) folded.open = false;
    opened = [];
  });
}

/** @type {HTMLIFrameElement | undefined} */
let paper;

/**
 * Prints what an element of a host page shows, without that page: in a frame that nobody sees, where the rules of paper
 * hold. A shadow root has none.
 *
 * @param {HTMLElement} root
 * @param {string} css
 */
export async function printAlone(root, css) {
  // The last one stays until then: some engines print later than they say.
  paper?.remove();
  const frame = (paper = document.createElement("iframe"));
  frame.style.cssText = "position: fixed; width: 0; height: 0; visibility: hidden";
  await new Promise((done) => {
    frame.onload = done;
    root.after(frame);
  });
  const page = frame.contentDocument;
  const sheet = new frame.contentWindow.CSSStyleSheet();
  sheet.replaceSync(css);
  page.adoptedStyleSheets = [sheet];
  // What the host has set for the element.
  const set = getComputedStyle(root);
  for (const [name] of css.matchAll(/--shipworthy-[\w-]+/g)) {
    page.documentElement.style.setProperty(name, set.getPropertyValue(name));
  }
  page.documentElement.lang = root.lang;
  page.body.append(page.importNode(root, true));
  page.title = page.querySelector(".cover h1, .paper-title")?.textContent ?? document.title;
  prepare(page);
  await Promise.all([...page.images].map((image) => image.decode().catch(() => {})));
  // Meanwhile the element may have gone or been moved, or somebody asked once more: then it is another page, or none.
  if (frame.contentDocument === page) frame.contentWindow.print();
}
