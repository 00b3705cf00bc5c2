// How the screens and the first printed pages look: each is drawn small and compared with the picture in tests/looks.
// `UPDATE_LOOKS=1 node --test tests/js/looks.test.mjs` draws them anew; open them before they are committed.
//
// Fonts differ from machine to machine, and with them where every line ends. So a picture counts only where the page's
// fonts are as wide as on the machine that drew it (tests/looks/fonts.json); elsewhere a screen only has to be neither
// empty nor scrolling sideways, and the test says so.
// Not here: what the words are, and whether they can be read (e2e, accessibility and theme).

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, offlinePage, root } from "./harness.mjs";

const FOLDER = new URL("../looks/", import.meta.url);
const UPDATE = Boolean(process.env.UPDATE_LOOKS);
/** How many pixels of a screen make one of a picture, each way. */
const SCALE = 12;
/** The most by which a channel may differ: on the whole, and in the worst square of eight pixels. */
const MEAN = 1.5;
const WORST = 20;

const example = (name) => (page) => page.setInputFiles("input[type=file]", `${root}/packs/poc-to-production/examples/${name}.json`);
const within = (place, name) => (page) => page.locator(place).getByRole("button", { name, exact: typeof name === "string" }).click();
const press = (name) => within("main", name);
const go = (name) => within("nav", name);
const ask = [press("Start"), press(/^Go on/), press(/All questions, by area/)];

/** Name, width, height, theme, and what is done to get there. */
const SCREENS = [
  ["start", 1280, 800, "light"],
  ["start", 360, 740, "dark"],
  ["profile", 768, 900, "light", press("Start")],
  ["question", 1280, 800, "dark", ...ask],
  ["question", 360, 740, "light", ...ask, (page) => page.getByRole("radio").nth(2).check()],
  ["area", 768, 900, "dark", ...ask, (page) => page.getByLabel("Whole area at once").check()],
  ["rescope", 1280, 800, "light", example("churn-as-it-failed")],
  ["rescope", 360, 740, "dark", example("churn-as-it-failed")],
  ["undecided", 768, 900, "light", example("early-idea")],
  ["ship", 1280, 800, "dark", example("it-tickets")],
  ["plan", 1280, 900, "light", example("churn-as-it-failed"), go("Plan"), (page) => page.getByRole("heading", { name: "The work" }).scrollIntoViewIfNeeded()],
  ["frameworks", 768, 900, "dark", example("churn-as-it-failed"), go("Frameworks")],
  ["figures", 1280, 800, "light", go("Figures")],
  ["paper", 794, 1123, "dark", example("churn-as-it-failed")],
];

let browser;
/** A page of its own for pictures. */
let studio;
let isSameMachine;

before(async () => {
  browser = await launch();
  studio = await browser.newPage();
  const page = await browser.newPage();
  await page.goto(offlinePage);
  await page.locator("main button").first().waitFor();
  const fonts = await page.evaluate(() => {
    const style = getComputedStyle(document.querySelector(".shipworthy"));
    const pen = document.createElement("canvas").getContext("2d");
    return ["--text", "--display", "--code", "--on-paper"].map((name) => {
      pen.font = `100px ${style.getPropertyValue(name)}`;
      return Math.round(pen.measureText("Is it fit to ship? 1,234").width);
    });
  });
  await page.close();
  const file = new URL("fonts.json", FOLDER);
  if (UPDATE) await writeFile(file, `${JSON.stringify(fonts)}\n`);
  isSameMachine = JSON.stringify(JSON.parse(await readFile(file, "utf8"))) === JSON.stringify(fonts);
});

after(() => browser?.close());

/** A screen of the page, or what is printed of it, as a small PNG. */
async function drawn([name, width, height, colorScheme, ...steps], style = "") {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date("2026-11-21T12:00:00"));
  await page.goto(offlinePage);
  await page.locator("main button").first().waitFor();
  for (const step of steps) await step(page);
  await page.evaluate(async (style) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets.push(sheet);
    document.activeElement.blur();
    // What was pressed and what changed has been painted.
    await new Promise((done) => setTimeout(done, 200));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, style);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing scrolls sideways");
  await page.mouse.move(0, 0);
  const picture = name === "paper" ? await paper(page) : await page.screenshot();
  await context.close();
  return small(picture);
}

/** Cover and verdict as they are printed, side by side: the PDF of Chromium, drawn by Mozilla's PDF.js. */
async function paper(page) {
  const bytes = await page.pdf({ format: "A4" });
  const address = await studio.evaluate(
    async ([library, bytes]) => {
      const { getDocument } = await import(URL.createObjectURL(new Blob([library], { type: "text/javascript" })));
      const data = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
      const printed = await getDocument({ data }).promise;
      const canvas = document.createElement("canvas");
      const pen = canvas.getContext("2d");
      for (const number of [1, 2]) {
        const sheet = await printed.getPage(number);
        const viewport = sheet.getViewport({ scale: 1.5 });
        const { width, height } = viewport;
        const one = Object.assign(document.createElement("canvas"), { width, height });
        await sheet.render({ canvasContext: one.getContext("2d"), viewport }).promise;
        if (number === 1) Object.assign(canvas, { width: width * 2, height });
        pen.drawImage(one, (number - 1) * one.width, 0);
      }
      return canvas.toDataURL("image/png");
    },
    [await readFile(new URL(import.meta.resolve("unpdf/pdfjs")), "utf8"), bytes.toString("base64")],
  );
  return Buffer.from(address.split(",")[1], "base64");
}

const png = (bytes) => `data:image/png;base64,${bytes.toString("base64")}`;

/** A picture made as small as those of the folder. */
async function small(bytes) {
  const address = await studio.evaluate(
    async ([address, scale]) => {
      const image = Object.assign(new Image(), { src: address });
      await image.decode();
      const [width, height] = [image.width, image.height].map((pixels) => Math.round(pixels / scale));
      const canvas = Object.assign(document.createElement("canvas"), { width, height });
      const pen = canvas.getContext("2d");
      pen.imageSmoothingQuality = "high";
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL("image/png");
    },
    [png(bytes), SCALE],
  );
  return Buffer.from(address.split(",")[1], "base64");
}

/** How far two pictures are apart, and how much there is to see on the first. */
const compared = (first, second) =>
  studio.evaluate(async (addresses) => {
    const [a, b] = await Promise.all(
      addresses.map(async (address) => {
        const image = Object.assign(new Image(), { src: address });
        await image.decode();
        const { width, height } = image;
        const pen = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
        pen.drawImage(image, 0, 0);
        return pen.getImageData(0, 0, width, height);
      }),
    );
    if (a.width !== b.width || a.height !== b.height) return { mean: 255, worst: 255, ink: 0 };
    const squares = new Map();
    let sum = 0;
    let ink = 0;
    for (let at = 0; at < a.data.length; at += 4) {
      let apart = 0;
      for (let channel = 0; channel < 3; channel++) apart += Math.abs(a.data[at + channel] - b.data[at + channel]) / 3;
      ink += Math.abs(a.data[at] - a.data[0]) > 8;
      sum += apart;
      const square = `${Math.floor(((at / 4) % a.width) / 8)} ${Math.floor(at / 4 / a.width / 8)}`;
      const found = squares.get(square) ?? [0, 0];
      squares.set(square, [found[0] + apart, found[1] + 1]);
    }
    const pixels = a.data.length / 4;
    return { mean: sum / pixels, worst: Math.max(...[...squares.values()].map(([sum, count]) => sum / count)), ink: ink / pixels };
  }, [png(first), png(second)]);

const nameOf = ([name, width, , scheme]) => `${name}-${width}-${scheme}`;
const isAlike = ({ mean, worst }) => mean <= MEAN && worst <= WORST;

for (const screen of SCREENS) {
  test(`${nameOf(screen)} looks as it did`, async (t) => {
    const file = new URL(`${nameOf(screen)}.png`, FOLDER);
    const now = await drawn(screen);
    if (UPDATE) await writeFile(file, now);
    const found = await compared(now, await readFile(file));
    assert.ok(found.ink > 0.02, "there is something to see");
    if (isSameMachine) assert.ok(isAlike(found), `mean ${found.mean.toFixed(2)}, worst square ${found.worst.toFixed(1)}`);
    else t.diagnostic("other fonts than those of the picture: not compared");
  });
}

for (const [name, ...rules] of [
  ["rescope", ".ruling { display: none }", ".shipworthy { --accent: red; --ink: #888 }", "h2 { font-size: 1rem !important }"],
  ["paper", ".cover { display: none }", "@media print { .says { margin-top: 40mm !important } }"],
]) {
  test(`a screen that fell apart is noticed: ${name}`, async () => {
    const screen = SCREENS.find(([other]) => other === name);
    const whole = await drawn(screen);
    assert.ok(isAlike(await compared(await drawn(screen), whole)), "twice the same screen gives the same picture");
    for (const rule of rules) assert.ok(!isAlike(await compared(await drawn(screen, rule), whole)), rule);
  });
}
