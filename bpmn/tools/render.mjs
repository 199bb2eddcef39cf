// Renders every flow with bpmn-js in Chromium to docs/images/NAME.svg, and fails if one imports with a warning.
import { mkdir, mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = process.argv[2] ?? join(root, '../docs/images');
await mkdir(out, { recursive: true });

const flows = (await readdir(root, { recursive: true }))
  .filter((name) => name.endsWith('.bpmn') && !name.includes('node_modules') && !name.startsWith('target'));
const context = await chromium.launchPersistentContext(await mkdtemp(join(tmpdir(), 'phoenix-render-')), {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
const page = await context.newPage();
await page.setContent('<div id="canvas" style="width:2000px;height:1000px"></div>');
await page.addScriptTag({ path: join(root, 'node_modules/bpmn-js/dist/bpmn-viewer.production.min.js') });

let failed = false;
for (const flow of flows) {
  const xml = await readFile(join(root, flow), 'utf8');
  const { svg, warnings } = await page.evaluate(async (source) => {
    document.querySelector('#canvas').innerHTML = '';
    const viewer = new BpmnJS({ container: '#canvas' });
    const { warnings } = await viewer.importXML(source);
    const { svg } = await viewer.saveSVG();
    return { svg, warnings: warnings.map((warning) => warning.message) };
  }, xml);
  warnings.forEach((warning) => console.error(`${flow}: ${warning}`));
  failed ||= warnings.length > 0;
  await writeFile(join(out, `${basename(flow, '.bpmn')}.svg`), svg);
  console.log(`${flow} -> ${basename(flow, '.bpmn')}.svg`);
}
await context.close();
process.exit(failed ? 1 : 0);
