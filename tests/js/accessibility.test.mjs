// Every screen against the rules of WCAG 2.2 AA that a program can check (axe), light and dark, wide and narrow.
// Not here: what only people can judge. Keyboard journeys are in keyboard.test.mjs, e2e.test.mjs and plan.test.mjs.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, offlinePage, open, read, root } from "./harness.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let browser;
let axe;

before(async () => {
  browser = await launch();
  axe = await read("node_modules/axe-core/axe.min.js");
});

after(() => browser?.close());

test("what a person cannot see is told once: what a key chose, what is wrong, what a change did to the plan", async () => {
  const { page, close } = await open(browser, offlinePage);
  await page.setInputFiles("input[type=file]", `${root}/packs/poc-to-production/examples/invoice-agent.json`);
  await page.locator(".notice h2:focus").waitFor();
  // It has the focus: as a live region it would be read out twice.
  assert.equal(await page.locator(".notices").getAttribute("role"), null);
  await page.getByRole("button", { name: "Close this message" }).click();
  assert.equal(await page.locator(".notices").getAttribute("role"), "status");

  await page.getByRole("button", { name: "Plan", exact: true }).click();
  const told = page.locator("[role=status].unseen");
  const before = await told.innerText();
  assert.ok(before.startsWith(await page.locator("h2").innerText()), before);
  await page.locator("summary", { hasText: "What the plan aims at" }).press("Enter");
  await page.getByRole("radio", { name: /^Everything/ }).check();
  assert.notEqual(await told.innerText(), before);
  const people = page.getByLabel("Product owner", { exact: true });
  await people.fill("none");
  const described = async (field) => page.locator(`#${await field.getAttribute("aria-describedby")}`).innerText();
  assert.match(await described(people), /^Not used: .* Counted until then: 1\.$/);
  await people.fill("0");
  await page.getByText("There can be no plan like this").first().waitFor();
  assert.equal(await told.innerText(), "There can be no plan like this");

  await page.getByRole("button", { name: "Questions", exact: true }).click();
  await page.locator(".way").last().click();
  await page.locator("article.card h2:focus").waitFor();
  for (const key of ["2", "u", "1"]) {
    await page.keyboard.press(key);
    await page.waitForFunction(() => document.activeElement.matches("input[type=radio]:checked"));
    const label = await page.evaluate(() => document.activeElement.closest("label").querySelector("kbd").textContent);
    assert.equal(label.toLowerCase(), key);
  }
  await page.locator("article.card .evidence summary").press("Enter");
  const fields = page.locator("article.card .evidence input");
  await fields.first().fill("Rehearsal record");
  await fields.last().fill("31.12.2026");
  const alert = page.getByRole("alert").filter({ hasText: "The date is not saved yet" });
  await alert.waitFor();
  // A closed fold does not hide it.
  await page.getByRole("button", { name: "Report", exact: true }).click();
  await page.getByRole("button", { name: "Questions", exact: true }).click();
  await page.getByText("Evidence: not all of it is saved yet").waitFor();

  await page.getByRole("button", { name: "Start over" }).click();
  await page.getByRole("button", { name: "No, keep them" }).click();
  await page.locator(".start-over button:focus").waitFor();
  await close();
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 360]) {
    test(`no screen breaks a rule, ${colorScheme}, ${width} px`, async () => {
      // The page's own policy lets no script in, this one included.
      const options = { colorScheme, viewport: { width, height: 900 }, bypassCSP: true };
      const { page, close } = await open(browser, offlinePage, () => false, options);
      const findings = [];
      const check = async (screen) => {
        await page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
        const { violations, passes } = await page.evaluate((values) => globalThis.axe.run({ runOnly: values }), RULES);
        assert.ok(passes.length > 10, "the rules were tried");
        for (const { id, nodes } of violations) {
          findings.push(...nodes.map(({ target, failureSummary }) => `${screen}: ${id} at ${target}: ${failureSummary}`));
        }
      };
      const go = (name) => page.getByRole("button", { name, exact: true }).first().click();
      await page.locator(".start").waitFor();
      await page.evaluate(axe);
      await check("start");
      await page.setInputFiles("input[type=file]", `${root}/packs/poc-to-production/examples/invoice-agent.json`);
      await page.locator(".notice").waitFor();
      await check("a file was loaded");
      for (const screen of ["Profile", "Questions", "Report", "Plan", "Frameworks", "Figures"]) {
        await go(screen);
        await page.locator(`[aria-current=step]:text-is("${screen}")`).waitFor();
        await check(screen);
      }
      await page.getByRole("textbox", { name: "A number or a claim you have read" }).fill("McKinsey");
      await page.locator(".figure > h3").first().waitFor();
      await check("figures looked up");
      await go("Questions");
      await page.locator(".way").first().click();
      await page.locator("main:not(:has(.way))").waitFor();
      await check("a question, or what the quick check found");
      await go("Profile");
      await go("Go on");
      await page.locator(".way").last().click();
      await page.getByLabel("Whole area at once").check();
      await page.locator(".card h3").first().waitFor();
      await check("a whole area");
      await go("Plan");
      await page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
      await page.getByRole("button", { name: "AI project brief" }).click();
      await page.getByRole("button", { name: "Back to the plan" }).waitFor();
      await check("a document");
      await close();
      assert.deepEqual(findings, []);
    });
  }
}

test("the rules find what is wrong", async () => {
  const { page, close } = await open(browser, offlinePage, () => false, { bypassCSP: true });
  await page.locator(".start").waitFor();
  await page.evaluate(axe);
  const wrong = await page.evaluate(async (values) => {
    document.querySelector("main input[type=text]").closest("label").replaceWith(document.createElement("input"));
    const { violations } = await globalThis.axe.run({ runOnly: values });
    return violations.map(({ id }) => id);
  }, RULES);
  assert.ok(wrong.includes("label"), wrong.join());
  await close();
});
