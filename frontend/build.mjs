// Builds what the browser asks for into static/built/: fonts, icons, one stylesheet, htmx, the editor.
// The static storage adds content hashes to names at collectstatic, so names here stay readable.
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, "node_modules");
const target = path.join(root, "static", "built");

// Optical sizes give the fine display cut of the titles; Sofia Sans has weight alone.
const faces = {
  "@fontsource-variable/sofia-sans": ["wght.css", "wght-italic.css"],
  "@fontsource-variable/literata": ["opsz.css", "opsz-italic.css"],
};

// The system's fonts stretched to the same metrics, so that nothing moves when ours arrive.
const fallbacks = [
  ["Sofia Sans fallback", "Arial", [94, 101, 26]],
  ["Literata fallback", "Georgia", [101, 117, 31]],
].map(([name, local, [size, ascent, descent]]) => `@font-face {
  font-family: "${name}";
  src: local("${local}");
  size-adjust: ${size}%;
  ascent-override: ${ascent}%;
  descent-override: ${descent}%;
  line-gap-override: 0%;
}`);

async function gatherFonts(folder) {
  const rules = [];
  for (const [name, sheets] of Object.entries(faces)) {
    const home = path.join(modules, name);
    const family = path.basename(name);
    await cp(path.join(home, "LICENSE"), path.join(folder, `${family}-LICENSE.txt`));
    for (const sheet of sheets) {
      const css = await readFile(path.join(home, sheet), "utf8");
      const files = [...css.matchAll(/url\(\.\/files\/([^)]+)\)/g)].map((found) => found[1]);
      if (!files.length) throw new Error(`${name}/${sheet} names no font files; is the package whole?`);
      for (const file of files) await cp(path.join(home, "files", file), path.join(folder, file));
      rules.push(css.replaceAll("url(./files/", "url(./fonts/"));
    }
  }
  return [...fallbacks, ...rules].join("\n") + "\n";
}

// One sprite of all icons; a word always stands beside each (templates/components/icon.html).
const icons = [
  "arrow-repeat", "book", "box-arrow-up-right", "calendar-plus", "camera-video", "chat-left-text", "check-lg",
  "chevron-down", "clock-history", "download", "envelope", "eye", "geo-alt", "keyboard", "pencil", "people",
  "printer", "question-circle", "search", "x-lg",
];

async function drawSprite(folder) {
  const home = path.join(modules, "bootstrap-icons");
  await cp(path.join(home, "LICENSE"), path.join(folder, "icons-LICENSE.txt"));
  const symbols = icons.map(async (name) => {
    const svg = await readFile(path.join(home, "icons", `${name}.svg`), "utf8");
    const drawing = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg)[1].replace(/\s*\n\s*/g, "");
    return `<symbol id="${name}" viewBox="0 0 16 16">${drawing}</symbol>`;
  });
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${(await Promise.all(symbols)).join("")}</svg>`;
  await writeFile(path.join(folder, "icons.svg"), sprite);
}

// Pages that are read load the first of these alone.
const scripts = {
  timetable: "frontend/timetable/timetable.js",
  page: "frontend/page/page.js",
  editor: "frontend/editor/editor.js",
  writing: "frontend/writing/writing.js",
};

// Their licences ask that the notices go along with every copy.
async function gatherLicences(inputs) {
  const names = new Set(inputs.map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]).filter(Boolean));
  const notices = [];
  for (const name of [...names].sort()) {
    const home = path.join(modules, name);
    const file = (await readdir(home)).find((each) => /^licen[cs]e/i.test(each));
    if (!file) throw new Error(`${name} brings no licence`);
    notices.push(`${name}\n\n${await readFile(path.join(home, file), "utf8")}`);
  }
  return notices.join("\n\n");
}

await rm(target, { recursive: true, force: true });
await mkdir(path.join(target, "fonts"), { recursive: true });
await cp(path.join(modules, "htmx.org", "dist", "htmx.min.js"), path.join(target, "htmx.min.js"));
await drawSprite(target);
await writeFile(path.join(target, "fonts.css"), await gatherFonts(path.join(target, "fonts")));
const built = await build({
  entryPoints: Object.entries(scripts).map(([out, file]) => ({ in: path.join(root, file), out })),
  outdir: target,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome123", "firefox120", "safari17.5"],
  metafile: true,
  logLevel: "warning",
});
await writeFile(path.join(target, "scripts-LICENSES.txt"), await gatherLicences(Object.keys(built.metafile.inputs)));
const { warnings } = await build({
  entryPoints: [path.join(root, "static", "css", "trellis.css")],
  outfile: path.join(target, "trellis.css"),
  bundle: true,
  minify: true,
  // light-dark() and nesting are left as they are written.
  target: ["chrome123", "firefox120", "safari17.5"],
  external: ["*.woff2", "*.svg", "*.png", "*.webp"],
  logLevel: "warning",
});
if (warnings.length) throw new Error("The stylesheet has mistakes: see the warnings above.");
