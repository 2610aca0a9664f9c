// Takes the pictures of the README: the beginning of a report, light and dark.
//
//   node tests/browser/pictures.mjs report.html docs/report.ko        writes docs/report.ko.light.webp and docs/report.ko.dark.webp

import { writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const [report, name] = process.argv.slice(2);
const width = 1120;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
for (const colorScheme of ["light", "dark"]) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.resolve(report)).href);
  // Down to the curve of the moods, without what is only pressed.
  await page.addStyleTag({ content: ".contents, .numbers { display: none } main > section { margin-top: 2.5rem } .opening { padding-top: 3rem }" });
  const height = await page.evaluate(() => {
    const chart = document.querySelector(".chart.mood") ?? document.querySelector("main > section");
    return Math.ceil(chart.getBoundingClientRect().bottom + scrollY + 28);
  });
  const session = await context.newCDPSession(page);
  const clip = { x: 0, y: 0, width, height, scale: 1.25 };
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 72, clip, captureBeyondViewport: true });
  writeFileSync(`${name}.${colorScheme}.webp`, Buffer.from(data, "base64"));
  await context.close();
}
await browser.close();
