// A host gives an accent and little else, and everything on the page stays readable: contrast as Chromium computes the
// colours, for accents that no designer would choose. And what must hold of the look on a projector, at 400 % and with
// forced colours. Not here: whether it is beautiful.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, offlinePage, open, root } from "./harness.mjs";

const ACCENTS = {
  yellow: "#ffcc00",
  white: "#ffffff",
  black: "#000000",
  "mid grey": "#777777",
  red: "#ff0000",
  lime: "#00ff00",
  blue: "#0000ff",
  navy: "#000080",
  pink: "#ffc0cb",
  cyan: "#00ffff",
  "as light as its text allows": "#767676",
  "beyond sRGB": "color(display-p3 0 1 0)",
  "lightness and hue": "oklch(0.7 0.2 150)",
};

/** What a host may say besides. */
const GROUNDS = [
  {},
  { ground: "#fbf3e4", paper: "#fffdf8", ink: "#3b2a1a", "dark-ground": "#1b1a22", "dark-paper": "#26242f", "dark-ink": "#f3ead9" },
];

let browser;

before(async () => (browser = await launch()));
after(() => browser?.close());

/** Sets what a host says, and gives the contrast of what is on the screen, with how much it must be. */
const measured = (page, said) =>
  page.evaluate((said) => {
    const host = document.documentElement;
    host.removeAttribute("style");
    for (const [name, value] of Object.entries(said)) host.style.setProperty(`--shipworthy-${name}`, value);

    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const rgb = (color) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const luminance = (color) => {
      const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
      const [r, g, b] = rgb(color).slice(0, 3).map(linear);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one, other) => {
      const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    };
    const under = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const color = getComputedStyle(at).backgroundColor;
        if (rgb(color)[3] === 255) return color;
      }
      return "Canvas";
    };
    const found = [];
    const expect = (what, least, one, other) => found.push({ what, least, is: contrast(one, other), one, other });
    const all = (selector) => [...document.querySelectorAll(selector)];
    const text = (selector) => {
      for (const element of all(selector)) expect(selector, 4.5, getComputedStyle(element).color, under(element));
    };
    const mark = (selector, property, on = (element) => under(element.parentElement)) => {
      for (const element of all(selector)) {
        expect(`${selector}, ${property}`, 3, getComputedStyle(element)[property], on(element));
      }
    };
    // Nothing fades while it is measured.
    for (const element of all("*")) element.style.transition = "none";
    for (const selector of [".button", ".link", "a", "h2", "h3", ".lead", ".quiet", "small", ".step", ".choice", ".choice span"]) {
      text(selector);
    }
    for (const selector of [".consequence", ".scale strong", ".scale span", ".reasons p", "dt", "td", "summary"]) text(selector);
    for (const selector of [".button", "input[type=text]"]) mark(selector, "borderTopColor");
    for (const selector of [".choice:has(:checked)", ".way", "[data-is=in]"]) mark(selector, "borderTopColor");
    mark(".step[aria-current]", "borderBottomColor");
    mark(".choice input", "accentColor");
    mark("input:is([type=radio], [type=checkbox]):not(:checked)", "borderTopColor", (element) => under(element));
    mark("[data-part=proven], [data-part=possible]", "stroke");
    for (const element of all("button, input, summary, a")) {
      element.focus({ focusVisible: true });
      const { outlineStyle, outlineColor } = getComputedStyle(element);
      if (outlineStyle !== "none") expect(`focus on ${element.className}`, 3, outlineColor, under(element.parentElement));
    }
    return found;
  }, said);

for (const colorScheme of ["light", "dark"]) {
  test(`whatever the accent, text has 4.5:1 and marks 3:1, ${colorScheme}`, async () => {
    const { page, problems, close } = await open(browser, offlinePage, () => false, { colorScheme });
    await page.locator(".start").waitFor();
    const screens = [
      async () => {},
      () => page.getByRole("button", { name: "Profile", exact: true }).click(),
      () => page.getByRole("button", { name: "Questions", exact: true }).click(),
      async () => {
        await page.setInputFiles("input[type=file]", `${root}/packs/poc-to-production/examples/invoice-agent.json`);
        await page.getByRole("button", { name: "Report", exact: true }).click();
        await page.locator(".ruling").waitFor();
      },
    ];
    const kinds = new Set();
    for (const show of screens) {
      await show();
      for (const ground of GROUNDS) {
        for (const [name, accent] of Object.entries(ACCENTS)) {
          const found = await measured(page, { accent, ...ground });
          for (const { what } of found) kinds.add(what.replace(/focus on.*/, "focus"));
          const wrong = found.filter(({ is, least }) => is < least);
          assert.deepEqual(wrong, [], `${name}, ${JSON.stringify(ground)}`);
        }
      }
    }
    for (const kind of ["focus", ".button", ".link", ".choice:has(:checked), borderTopColor", "[data-is=in], borderTopColor"]) {
      assert.ok(kinds.has(kind), `${kind} was measured`);
    }
    // The accent itself is under the button that leads on, as the host gave it.
    await page.evaluate(() => document.documentElement.style.setProperty("--shipworthy-accent", "#ffcc00"));
    const primary = page.locator(".button.primary").first();
    assert.equal(await primary.evaluate((button) => getComputedStyle(button).backgroundColor), "rgb(255, 204, 0)");
    assert.deepEqual(problems(), []);
    await close();
  });
}

test("a browser without light-dark() has a dark palette, too, and text of 4.5:1 in it", async () => {
  const { page, problems, close } = await open(browser, offlinePage, () => false, { colorScheme: "dark" });
  await page.locator(".start").waitFor();
  // To such a browser the one condition is true and the other is not.
  await page.evaluate(() => {
    const [sheet] = document.adoptedStyleSheets;
    const rules = [...sheet.cssRules].map((rule) => {
      if (!(rule instanceof CSSSupportsRule) || !rule.conditionText.includes("light-dark")) return rule.cssText;
      const inner = [...rule.cssRules].map((inner) => inner.cssText).join("\n");
      return rule.conditionText.startsWith("not") ? inner : "";
    });
    sheet.replaceSync(rules.join("\n"));
  });
  const ground = () => page.evaluate(() => getComputedStyle(document.querySelector(".shipworthy")).backgroundColor);
  assert.equal(await ground(), "rgb(15, 22, 26)");
  for (const show of ["Start", "Profile", "Questions"]) {
    await page.locator("nav").getByRole("button", { name: show, exact: true }).click();
    assert.deepEqual((await measured(page, {})).filter(({ is, least }) => is < least), [], show);
  }
  await page.setInputFiles("input[type=file]", `${root}/packs/poc-to-production/examples/invoice-agent.json`);
  await page.locator("nav").getByRole("button", { name: "Report", exact: true }).click();
  await page.locator(".ruling").waitFor();
  assert.deepEqual((await measured(page, {})).filter(({ is, least }) => is < least), []);
  await page.emulateMedia({ colorScheme: "light" });
  assert.equal(await ground(), "rgb(245, 247, 247)");
  assert.deepEqual(problems(), []);
  await close();
});

const EXAMPLES = (await readdir(`${root}/packs/poc-to-production/examples`)).filter((name) => name.endsWith(".json"));

test("the verdict, its reasons and what would change it fit a projector, 1280 by 720", async () => {
  const { page, close } = await open(browser, offlinePage, () => false, { viewport: { width: 1280, height: 720 } });
  await page.locator(".start").waitFor();
  assert.ok(EXAMPLES.length > 10);
  for (const name of EXAMPLES) {
    await page.setInputFiles("input[type=file]", `${root}/packs/poc-to-production/examples/${name}`);
    await page.getByText(`Loaded “${name}”`).waitFor();
    await page.getByRole("button", { name: "Report", exact: true }).click();
    const ruling = page.locator(".ruling");
    const { y, height } = await ruling.boundingBox();
    assert.ok(y + height < 720, `${name}: ${y + height}`);
    assert.ok((await ruling.locator(".reasons li").count()) <= 3, name);
    assert.match(await ruling.innerText(), /What would (change|settle) it/, name);
  }
  await close();
});

test("at 400 % nothing is cut off, nothing scrolls sideways, and every target can be hit", async () => {
  const { page, close } = await open(browser, offlinePage, () => false, { viewport: { width: 320, height: 640 } });
  await page.locator(".start").waitFor();
  const check = async (screen) => {
    const found = await page.evaluate(() => {
      for (const part of document.querySelectorAll("details")) part.open = true;
      const box = (element) => element.getBoundingClientRect();
      const small = [...document.querySelectorAll("button, summary, label")].filter((element) => {
        const { width, height } = box(element);
        return width > 0 && (width < 24 || height < 24);
      });
      const outside = [...document.querySelectorAll(".shipworthy *")].filter((element) => {
        const { left, right, width } = box(element);
        return width > 1 && (left < -0.5 || right > 320.5) && !element.closest("svg");
      });
      const name = (element) => `${element.tagName} ${element.className} ${element.textContent.slice(0, 40)}`;
      return { sideways: document.documentElement.scrollWidth > innerWidth, small: small.map(name), outside: outside.map(name) };
    });
    assert.deepEqual(found, { sideways: false, small: [], outside: [] }, screen);
  };
  await check("start");
  await page.setInputFiles("input[type=file]", `${root}/packs/poc-to-production/examples/invoice-agent.json`);
  for (const screen of ["Profile", "Questions", "Report", "Plan", "Frameworks", "Figures"]) {
    await page.getByRole("button", { name: screen, exact: true }).first().click();
    await page.locator(`[aria-current=step]:text-is("${screen}")`).waitFor();
    await check(screen);
  }
  await close();
});

test("a reason leads to its row, which opens and takes the focus", async () => {
  const { page, close } = await open(browser, offlinePage);
  await page.setInputFiles("input[type=file]", `${root}/packs/poc-to-production/examples/card-fraud.json`);
  const reason = page.locator(".reasons .link").last();
  const title = await reason.innerText();
  await reason.press("Enter");
  const row = page.locator(".gate:has(details[open])");
  await row.waitFor();
  assert.equal(await row.locator("h4").innerText(), title);
  assert.equal(await row.locator("summary").first().evaluate((summary) => summary === document.activeElement), true);
  await close();
});

test("back from a question leads to the link by which it was reached", async () => {
  const { page, close } = await open(browser, offlinePage);
  await page.setInputFiles("input[type=file]", `${root}/packs/poc-to-production/examples/card-fraud.json`);
  // Links to one question lie in different parts of the report.
  const text = await page.locator(".gates .question-link").first().innerText();
  for (const [open, part] of [[".gates .fold", ".gates"], [".answers", ".answers"]]) {
    const link = page.locator(`${part} .link`, { hasText: text }).first();
    await page.locator(open, { has: page.getByText(text) }).first().locator("summary").first().click();
    await link.click();
    await page.getByRole("button", { name: "Back", exact: true }).click();
    await page.locator(`${part} .link:focus`).waitFor();
    assert.ok(await link.isVisible(), part);
    assert.ok(await link.evaluate((link) => link === document.activeElement), part);
  }
  await close();
});

test("with forced colours what is chosen, possible and proven can still be told apart", async () => {
  const { page, close } = await open(browser, offlinePage, () => false, { forcedColors: "active" });
  await page.setInputFiles("input[type=file]", `${root}/packs/poc-to-production/examples/tender-writer.json`);
  await page.locator(".ruling").waitFor();
  const of = (selector, property) => page.locator(selector).first().evaluate((element, property) => getComputedStyle(element)[property], property);
  assert.notEqual(await of(".scale [data-is=in]", "borderTopWidth"), await of(".scale [data-is=out]", "borderTopWidth"));
  // Of the few colours there is none between bar and page: what is not reached is a line.
  const thickness = async (part) => parseFloat(await of(`.scores [data-part=${part}]`, "strokeWidth"));
  assert.ok((await thickness("whole")) * 4 < (await thickness("proven")));
  assert.notEqual(await of("[data-part=possible]", "strokeDasharray"), await of("[data-part=proven]", "strokeDasharray"));
  assert.notEqual(await of(".step[aria-current]", "borderBottomStyle"), await of(".step:not([aria-current])", "borderBottomStyle"));
  await page.getByRole("button", { name: "Profile", exact: true }).click();
  const [chosen, other] = [".choice:has(:checked)", ".choice:not(:has(:checked))"];
  assert.notEqual(await of(chosen, "outlineStyle"), await of(other, "outlineStyle"));
  await close();
});
