// Opens every report that the tests have drawn in a real browser, and holds it to what it promises.
//
//   node --test tests/browser        after cargo test; REPORTS and CHROMIUM name other places, SHOTS a folder for screenshots

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = process.env.REPORTS ?? path.join(here, "../../target/tmp/report");
const shots = process.env.SHOTS;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pages = readdirSync(folder).filter((name) => name.endsWith(".html")).sort();
assert.ok(pages.length > 0, `no report in ${folder}: run cargo test first`);
if (shots) mkdirSync(shots, { recursive: true });

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
});
after(() => browser?.close());

/// Opens a page; whatever it says, asks for or runs into is a failure.
async function open(name, options, use) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const heard = [];
  page.on("console", (message) => heard.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => heard.push(`dialog: ${dialog.message()}`) && dialog.dismiss());
  const url = pathToFileURL(path.join(folder, name)).href;
  page.on("request", (request) => request.url().split("#")[0] === url || heard.push(`request: ${request.url()}`));
  await page.goto(url);
  await use(page);
  assert.deepEqual(heard, []);
  await context.close();
}

const looks = [
  { viewport: { width: 320, height: 700 }, colorScheme: "light" },
  { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  { viewport: { width: 360, height: 800 }, colorScheme: "dark" },
  { viewport: { width: 768, height: 1024 }, colorScheme: "light" },
  { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
];
/// These have everything, or the worst of everything; of the others the first two looks will do.
const thorough = ["ten-years.ko.html", "ten-years.en.html", "hostile.ko.html"];

describe("reports", { concurrency: 2 }, () => {
for (const name of pages) {
  for (const look of thorough.includes(name) ? looks : looks.slice(0, 2)) {
    test(`${name} at ${look.viewport.width} px, ${look.colorScheme}`, () =>
      open(name, look, async (page) => {
        const wide = await page.evaluate(() => {
          const root = document.documentElement;
          return root.scrollWidth - root.clientWidth;
        });
        assert.ok(wide <= 0, `${wide} px too wide`);
        assert.deepEqual(await page.evaluate(faintDrawings), []);
        assert.deepEqual(await page.evaluate(withoutAlternative), []);
        assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
        // Whatever can be folded is looked at, too.
        await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
        const wideOpen = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wideOpen <= 0, `${wideOpen} px too wide when unfolded`);
        if (look.viewport.width !== 768) {
          await page.evaluate(axe);
          const result = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
          const found = result.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)} (${nodes.length})`);
          assert.deepEqual(found, []);
        }
        if (shots) {
          const file = `${name.replace(".html", "")}-${look.viewport.width}-${look.colorScheme}.png`;
          await page.reload();
          await page.screenshot({ path: path.join(shots, file), clip: { x: 0, y: 0, width: look.viewport.width, height: 4000 }, fullPage: true });
        }
      }));
  }

  test(`${name} has nothing but its own`, () =>
    open(name, {}, async (page) => {
      const foreign = await page.evaluate(() => {
        const found = [];
        for (const element of document.querySelectorAll("*")) {
          for (const { name, value } of element.attributes) {
            if (/^on/.test(name)) found.push(`${element.localName} ${name}`);
            if (["href", "src", "xlink:href", "action"].includes(name) && !value.startsWith("#") && value !== "data:,") {
              found.push(`${element.localName} ${name}=${value}`);
            }
          }
          if (["img", "iframe", "object", "embed", "form", "input", "base", "audio", "video"].includes(element.localName)) {
            found.push(element.localName);
          }
        }
        const scripts = document.querySelectorAll("script").length;
        return scripts === 1 ? found : [...found, `${scripts} scripts`];
      });
      assert.deepEqual(foreign, []);
      const links = await page.evaluate(() =>
        [...document.links].map((link) => link.hash.slice(1)).filter((id) => !document.getElementById(id)),
      );
      assert.deepEqual(links, []);
      const landmarks = await page.evaluate(() => ["header", "main", "footer", "h1"].map((tag) => document.querySelectorAll(tag).length));
      assert.deepEqual(landmarks, [1, 1, 1, 1]);
    }));

  test(`${name} can be read without script, and printed`, () =>
    open(name, {}, async (page) => {
      const text = (own) => own.evaluate(() => document.querySelector("main").textContent);
      const scripted = await text(page);
      await open(name, { javaScriptEnabled: false }, async (plain) => assert.equal(await text(plain), scripted));
      await page.emulateMedia({ media: "print" });
      assert.ok((await page.pdf({ format: "A4" })).length > 0);
      const colors = await page.evaluate(() => [...document.querySelectorAll(".opener")].map((own) => getComputedStyle(own).backgroundColor));
      assert.ok(colors.every((color) => color === "rgba(0, 0, 0, 0)"), "paper is not painted");
    }));
}

});

test("the keyboard reaches everything", () =>
  open("ten-years.ko.html", { viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.keyboard.press("Tab");
    const skip = page.locator(".skip");
    assert.ok(await skip.evaluate((own) => own === document.activeElement && own.getBoundingClientRect().top >= 0));
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
    // Every stop shows where it is.
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press("Tab");
      const seen = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      });
      assert.ok(seen, await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200)));
    }
  }));

test("the script unfolds and sorts", () =>
  open("ten-years.ko.html", {}, async (page) => {
    const open = () => page.evaluate(() => document.querySelectorAll("main details[open]").length);
    assert.equal(await open(), 0);
    await page.locator("nav button").click();
    assert.ok((await open()) > 20);
    const first = () => page.locator(".mood tbody th").first().textContent();
    await page.locator(".mood thead button").nth(3).click();
    assert.equal(await first(), "2016년");
    await page.locator(".mood thead button").nth(3).click();
    assert.equal(await first(), "2019년");
    await page.locator("nav button").click();
    assert.equal(await open(), 0);
  }));

/// What of the drawings does not stand out from what is behind it: letters at 4.5 to 1, shapes at 3 to 1.
function faintDrawings() {
  const numbers = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const over = ([r, g, b, a = 1], below) => [r, g, b].map((value, at) => value * a + below[at] * (1 - a));
  const luminance = (color) => {
    const [r, g, b] = color.map((value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  const behind = (element) => {
    const layers = [];
    for (let own = element; own; own = own.parentElement) {
      const color = numbers(getComputedStyle(own).backgroundColor);
      if (color.length && (color[3] ?? 1) > 0) layers.push(color);
      if (color.length && (color[3] ?? 1) === 1) break;
    }
    return layers.reverse().reduce((below, color) => over(color, below), [255, 255, 255]);
  };
  const faint = [];
  const look = (selector, property, least) => {
    for (const element of document.querySelectorAll(selector)) {
      if (!element.getBoundingClientRect().width && !element.getBoundingClientRect().height) continue;
      const style = getComputedStyle(element);
      const ground = behind(property === "backgroundColor" ? element.parentElement : element);
      const [r, g, b, a = 1] = numbers(style[property]);
      const ratio = contrast(over([r, g, b, a * style.opacity], ground), ground);
      if (ratio < least) faint.push(`${element.outerHTML.slice(0, 120)} ${ratio.toFixed(2)}`);
    }
  };
  look("svg text, svg tspan", "fill", 4.5);
  look("svg .dot:not(.small), svg .bubble, svg .bar", "fill", 3);
  look("svg .dot.small, svg .line, svg .slope", "stroke", 3);
  look(".bars .length span", "backgroundColor", 3);
  return faint.slice(0, 5);
}

/// Pictures that say nothing to those who do not see them.
function withoutAlternative() {
  return [...document.querySelectorAll("svg")]
    .filter((svg) => svg.ariaHidden !== "true" && !(svg.getAttribute("role") === "img" && svg.ariaLabel?.length > 3))
    .map((svg) => svg.outerHTML.slice(0, 120));
}
