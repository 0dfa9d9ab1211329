// Refreshes the ranges in UnicodeProperties.txt from the Unicode version of the running engine; the names in it stay.
// Run as: node refresh.mjs
// A line is: kind, names, '=', then in base 36 how many code points are out, in, out, in, … of the property.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('UnicodeProperties.txt', import.meta.url);
const prefix = { gc: 'gc=', sc: 'sc=', scx: 'scx=', bin: '' };

function runs(expression) {
  const property = new RegExp(`^\\p{${expression}}$`, 'u');
  const lengths = [];
  let inside = false;
  let start = 0;
  for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
    if (property.test(String.fromCodePoint(codePoint)) === inside) continue;
    lengths.push((codePoint - start).toString(36));
    inside = !inside;
    start = codePoint;
  }
  if (inside) lengths.push((0x110000 - start).toString(36));
  return lengths.join(' ');
}

const lines = readFileSync(file, 'utf8').split('\n').filter(line => line.includes('=') && !line.startsWith('#'));
const scripts = new Map();
const refreshed = [];
for (const line of lines) {
  const [kind, name, ...aliases] = line.slice(0, line.indexOf('=')).trim().split(' ');
  const ranges = runs(prefix[kind] + name);
  if (kind === 'sc') scripts.set(name, ranges);
  // Script_Extensions is written only where it says more than Script.
  if (kind === 'scx' && scripts.get(name) === ranges) continue;
  refreshed.push([kind, name, ...aliases, '=', ranges].join(' '));
}

const header = `# Unicode ${process.versions.unicode} properties that ECMA-262 knows in \\p{…}; written by refresh.mjs, not by hand.`;
writeFileSync(file, [header, ...refreshed, ''].join('\n'));
