// Reads one JSON text a line from standard input and answers with one line each:
//   {"document": {…}}                        a document whose schemas the following lines name by JSON Pointer
//   {"schema": "/components/schemas/A", "payloads": ["…", …], "causes": ["…"]}
// The answer to the second kind has a character for each payload: 1 valid, 0 invalid, x not JSON, e where Ajv itself breaks.
// With "causes", Ajv judges with those pieces of it corrected that the list in causes.mjs names.
import { createInterface } from 'node:readline';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { corrections } from './causes.mjs';

let document;
const judges = new Map();

function judgeOf(causes) {
  const key = causes.join(' ');
  if (!judges.has(key)) {
    // A schema may use keywords that Ajv does not know: those of OpenAPI.
    const ajv = new Ajv2020.default({ strict: false, logger: false, allErrors: false });
    addFormats.default(ajv, { mode: 'full' });
    for (const cause of causes) corrections[cause].correct?.(ajv);
    const rewrites = causes.map((cause) => corrections[cause].rewrite).filter(Boolean);
    ajv.addSchema(rewrites.reduce(rewritten, document), 'document');
    judges.set(key, ajv);
  }

  return judges.get(key);
}

function rewritten(value, rewrite) {
  if (Array.isArray(value)) return value.map((item) => rewritten(item, rewrite));
  if (value === null || typeof value !== 'object') return value;
  return rewrite(Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rewritten(inner, rewrite)])));
}

function verdict(validate, payload, causes) {
  let value;
  try {
    value = JSON.parse(payload);
  } catch {
    return 'x';
  }

  if (causes.some((cause) => corrections[cause].refuses?.(payload))) return 'x';
  try {
    return validate(value) ? '1' : '0';
  } catch (problem) {
    // The code that Ajv makes for unevaluated members may use a variable that a failed branch did not set.
    if (problem instanceof TypeError) return 'e';
    throw problem;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  if (request.document) {
    document = request.document;
    judges.clear();
    continue;
  }

  const causes = request.causes ?? [];
  const fragment = request.schema.split('/').map(encodeURIComponent).join('/');
  const validate = judgeOf(causes).compile({ $ref: `document#${fragment}` });
  process.stdout.write(request.payloads.map((payload) => verdict(validate, payload, causes)).join('') + '\n');
}
