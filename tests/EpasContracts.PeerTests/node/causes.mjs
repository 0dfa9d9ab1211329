// Where Ajv 8.20 and ajv-formats 3.0 judge otherwise than JSON Schema 2020-12, RFC 8259 and the RFCs of the formats say. Each entry
// corrects one thing and nothing else; a disagreement counts as explained when it is gone with one entry.
//   correct(ajv)   puts the correction in place
//   rewrite(schema) gives a schema, after those in it, that says the same in other words
//   refuses(text)  whether the text is no JSON text after all

import { isIPv4, isIPv6 } from 'node:net';
import { _, Name } from 'ajv';
import { alwaysValidSchema, evaluatedPropsToName, mergeEvaluated } from 'ajv/dist/compile/util.js';
import anyOf from 'ajv/dist/vocabularies/applicator/anyOf.js';
import contains from 'ajv/dist/vocabularies/applicator/contains.js';
import condition from 'ajv/dist/vocabularies/applicator/if.js';
import oneOf from 'ajv/dist/vocabularies/applicator/oneOf.js';
import prefixItems from 'ajv/dist/vocabularies/applicator/prefixItems.js';
import unevaluatedItems from 'ajv/dist/vocabularies/unevaluated/unevaluatedItems.js';

function format(name, corrected) {
  return (ajv) => {
    const theirs = ajv.formats[name];
    const validate = theirs instanceof RegExp ? (text) => theirs.test(text) : typeof theirs === 'function' ? theirs : theirs.validate instanceof RegExp ? (text) => theirs.validate.test(text) : theirs.validate;
    ajv.addFormat(name, { type: theirs.type ?? 'string', validate: (value) => corrected(value, validate) });
  };
}

// A number as the shortest decimal that reads back as it, times 10^-scale: all that a parser of doubles leaves of a payload.
function decimal(number) {
  const [, sign, whole, fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(String(number));
  return { digits: BigInt(sign + whole + fraction), scale: fraction.length - Number(exponent) };
}

function isMultiple(number, divisor) {
  const [left, right] = [decimal(number), decimal(divisor)];
  const scale = Math.max(left.scale, right.scale, 0);
  return (left.digits * 10n ** BigInt(scale - left.scale)) % (right.digits * 10n ** BigInt(scale - right.scale)) === 0n;
}

function prefixItemsWithVerdict(cxt) {
  const { gen, data, it, schema } = cxt;
  if (it.items !== true) it.items = mergeEvaluated.items(gen, schema.length, it.items);
  schema.forEach((item, i) => {
    if (alwaysValidSchema(it, item)) return;
    const valid = gen.name('valid');
    gen.var(valid, true);
    gen.if(_`${data}.length > ${i}`, () => cxt.subschema({ keyword: 'prefixItems', schemaProp: i, dataProp: i }, valid));
    cxt.ok(valid);
  });
}

// A mailbox with its quoted local part, its address literal and its single label replaced by what ajv-formats knows.
function plainMailbox(text) {
  const parts = /^("(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*"|[^"]+)@(.+)$/s.exec(text);
  if (!parts) return '';
  const [, local, domain] = parts;
  const literal = /^\[(?:IPv6:([0-9A-Fa-f:.]+)|((?:\d{1,3}\.){3}\d{1,3}))\]$/.exec(domain);
  const isLiteral = literal && (literal[1] ? isIPv6(literal[1]) : isIPv4(literal[2]));
  return `${local.startsWith('"') ? 'a' : local}@${isLiteral ? 'a.b' : /^[^.]+$/.test(domain) ? `${domain}.b` : domain}`;
}

function isUnicodePattern(text) {
  try {
    return new RegExp(text, 'u') !== undefined;
  } catch {
    return false;
  }
}

// Gives the schema around alternatives a variable of its own for what was evaluated.
function withOwnVariable(prepare) {
  return (ajv) => [anyOf, oneOf, condition].forEach(({ default: definition }) => ajv.removeKeyword(definition.keyword).addKeyword({
    ...definition,
    code(cxt) {
      prepare(cxt);
      definition.code(cxt);
    },
  }));
}

function ownProperties({ gen, it }) {
  if (it.props !== true && !(it.props instanceof Name)) it.props = evaluatedPropsToName(gen, it.props);
}

function ownItems({ gen, it }) {
  if (it.items !== true && !(it.items instanceof Name)) it.items = gen.var('items', it.items ?? 0);
}

export const corrections = {
  // Ajv lets the schema around anyOf, oneOf or if share the variable of the first branch that has patternProperties: what that branch
  // has looked at counts as evaluated even when the branch fails.
  'properties of an alternative that failed': { correct: withOwnVariable(ownProperties) },

  // The variable for items is set by the first branch alone: when that one fails it is undefined, and no element is looked at any more.
  'items of an alternative that failed': { correct: withOwnVariable(ownItems) },

  // An alternative that has looked at all elements says "true", and Ajv goes on at the element behind number "true", which is 1.
  'all elements of an alternative': {
    correct: (ajv) => ajv.removeKeyword('unevaluatedItems').addKeyword({
      ...unevaluatedItems.default,
      code(cxt) {
        const { gen, data, it } = cxt;
        if (it.items instanceof Name) gen.if(_`${it.items} === true`, () => gen.assign(it.items, _`${data}.length`));
        unevaluatedItems.default.code(cxt);
      },
    }),
  },

  // JSON Schema 2020-12, core, section 10.3.1.3: "contains" evaluates the elements that match it; with Ajv it evaluates all of them.
  'contains that evaluates all elements': {
    correct: (ajv) => ajv.removeKeyword('contains').addKeyword({
      ...contains.default,
      code(cxt) {
        const { items } = cxt.it;
        contains.default.code(cxt);
        cxt.it.items = items;
      },
    }),
    rewrite: (schema) => 'contains' in schema && 'unevaluatedItems' in schema
      ? { ...schema, unevaluatedItems: { anyOf: [schema.contains, schema.unevaluatedItems] } }
      : schema,
  },

  // JSON Schema's patterns are those of Unicode mode, where a backslash before any letter is an error; ajv-formats takes the other mode.
  'regex without Unicode mode': { correct: format('regex', (text, theirs) => theirs(text) && isUnicodePattern(text)) },

  // The pattern of ajv-formats has the flag m: each line may end the text.
  'byte with line ends': { correct: format('byte', (text, theirs) => theirs(text) && !/[\n\r\u2028\u2029]/.test(text)) },

  // RFC 4648, section 3.5: bits behind the last byte may be refused; no bytes are spelled like that, and .NET reads none.
  'byte with bits behind its end': { correct: format('byte', (text, theirs) => theirs(text) && Buffer.from(text, 'base64').toString('base64') === text) },

  // RFC 5321, section 4.1.2: a local part may be quoted, a domain may be an address literal or one label. ajv-formats has neither.
  'email of RFC 5321': { correct: format('email', (text, theirs) => theirs(text) || theirs(plainMailbox(text))) },

  // Ajv divides doubles: 0.07 / 0.01 is 7.000000000000001 there. JSON Schema has no rounding.
  'multipleOf with rounding': {
    correct: (ajv) => ajv.removeKeyword('multipleOf').addKeyword({ keyword: 'multipleOf', type: 'number', schemaType: 'number', validate: (divisor, data) => isMultiple(data, divisor) }),
  },

  // Ajv's code for "prefixItems" leaves its verdict unset for an array that is shorter, and then skips the keywords behind it.
  'prefixItems longer than the array': { correct: (ajv) => ajv.removeKeyword('prefixItems').addKeyword({ ...prefixItems.default, code: prefixItemsWithVerdict }) },

  // OpenAPI's registry of formats: int64 is a number of 64 bits. ajv-formats takes every whole number.
  'int64 without bounds': { correct: format('int64', (value, theirs) => theirs(value) && BigInt.asIntN(64, BigInt(value)) === BigInt(value)) },

  // The same registry: a string may have the format, too, as the integer's spelling. ajv-formats looks at numbers alone.
  'int64 as a string': {
    correct: (ajv) => ajv.addFormat('text of int64', (text) => /^-?(0|[1-9]\d*)$/.test(text) && !text.includes('\n') && BigInt.asIntN(64, BigInt(text)) === BigInt(text)),
    rewrite: (schema) => schema.format === 'int64' && [schema.type].flat().includes('string') ? { allOf: [schema, { format: 'text of int64' }] } : schema,
  },

  // RFC 3339, section 5.6: 'T' between date and time. Applications may use a space "for the sake of readability", but the production does not have it.
  'date-time with a space': { correct: format('date-time', (text, theirs) => theirs(text) && /^.{10}[Tt]/.test(text)) },

  // RFC 3339, appendix A: each unit follows the next greater one. ajv-formats lets months and minutes be left out.
  'duration that leaves a unit out': { correct: format('duration', (text, theirs) => theirs(text) && !/Y\d+D|H\d+S/.test(text)) },

  // RFC 3986, section 4.2: a colon in the first segment makes what stands before it a scheme, which begins with a letter.
  'uri-reference with a scheme that is none': { correct: format('uri-reference', (text, theirs) => theirs(text) && (!/^[^/?#]*:/.test(text) || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(text))) },

  // RFC 1123, section 2.1: labels with points between them, and none at the end.
  'hostname with a point at its end': { correct: format('hostname', (text, theirs) => theirs(text) && !text.endsWith('.')) },

  // RFC 5891, section 5.4: what stands behind xn-- must be the Punycode of an allowed label. The parser of URLs looks at it, ajv-formats does not.
  'hostname with an xn-- label that is none': { correct: format('hostname', (text, theirs) => theirs(text) && (!/(^|\.)xn--/i.test(text) || URL.canParse(`http://${text}`))) },

  // RFC 8259, section 8.2: what half a surrogate pair means is unpredictable; it is no Unicode text, and cannot be sent as UTF-8.
  'half a surrogate pair': { refuses: (text) => !(text.match(/"(?:[^"\\]|\\.)*"/gs) ?? []).every((string) => JSON.parse(string).isWellFormed()) },
};
