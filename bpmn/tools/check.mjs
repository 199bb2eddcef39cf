// Checks everything in this workspace as Camunda Modeler would, without a network:
// flows against bpmnlint (recommended, Camunda 8.6 and 8.9), element templates against the official schema,
// forms for what a task names, decisions for being readable. Prints one line a finding; exits with 1 if there is one.
import { readFile, readdir } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';
import { DmnModdle } from 'dmn-moddle';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);
const findings = [];

const files = (await readdir(root, { recursive: true }))
  .filter((name) => !name.includes('node_modules') && !name.startsWith('target'));
const named = (end) => files.filter((name) => name.endsWith(end));

const lint = spawnSync(
  process.execPath,
  [join(root, 'node_modules/bpmnlint/bin/bpmnlint.js'), '--max-warnings', '0', ...named('.bpmn')],
  { cwd: root, encoding: 'utf8' });
if (lint.status !== 0) {
  findings.push(lint.stdout.trim() + lint.stderr.trim());
}

const { validateZeebe } = require('@bpmn-io/element-templates-validator');
for (const name of files.filter((file) => file.startsWith('.camunda') && file.endsWith('.json'))) {
  const template = JSON.parse(await readFile(join(root, name), 'utf8'));
  const { valid, errors } = validateZeebe(template);
  if (!valid) {
    findings.push(`${name}: ${JSON.stringify(errors)}`);
  }
}

const forms = new Set();
for (const name of named('.form')) {
  const form = JSON.parse(await readFile(join(root, name), 'utf8'));
  forms.add(form.id);
  const ids = form.components.map((component) => component.id);
  if (new Set(ids).size !== ids.length) {
    findings.push(`${name}: two components share an id`);
  }
}

for (const name of named('.bpmn')) {
  const xml = await readFile(join(root, name), 'utf8');
  // a form that an expression names is looked for by a test of whoever fills the variable
  for (const [, id] of xml.matchAll(/formId="([^"=][^"]*)"/g)) {
    if (!forms.has(id)) {
      findings.push(`${name}: there is no form '${id}'`);
    }
  }
}

for (const name of named('.dmn')) {
  const { warnings } = await new DmnModdle().fromXML(await readFile(join(root, name), 'utf8'));
  warnings.forEach((warning) => findings.push(`${name}: ${warning.message}`));
}

findings.forEach((finding) => console.error(finding));
console.log(`${named('.bpmn').length} flows, ${named('.dmn').length} decisions, ${forms.size} forms, ${findings.length} findings`);
process.exit(findings.length === 0 ? 0 : 1);
