// The data of the page: a header, and for each state compressed bytes that hold the arrays which the header lists.

const header = JSON.parse(document.getElementById("view").textContent);

const kinds = { u8: Uint8Array, i32: Int32Array, f32: Float32Array };

// A state's arrays by name; read when it is first shown, and kept.
const read = new Map();

function stateArrays(index) {
  if (!read.has(index)) read.set(index, unpack(index));
  return read.get(index);
}

async function unpack(index) {
  const text = atob(document.getElementById(`state-${index}`).textContent);
  const packed = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) packed[i] = text.charCodeAt(i);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  const buffer = await new Response(stream).arrayBuffer();
  const arrays = {};
  for (const { name, type, offset, count } of header.states[index].arrays) arrays[name] = new kinds[type](buffer, offset, count);
  return arrays;
}

function quantity(key) {
  return header.quantities.find(q => q.key === key);
}

// A state by the ratio that it has, which may fall short of its target.
function titleOf(state) {
  return `${(100 * state.ratio).toFixed(1)} % calendering`;
}

// A number as text: about four digits, a dash where it is not known.
function shown(value, unit = "") {
  if (value === undefined || Number.isNaN(value)) return "–";
  const size = Math.abs(value);
  const text = Number.isInteger(value) && size < 1e6 ? String(value)
    : size !== 0 && (size < 1e-3 || size >= 1e5) ? value.toExponential(2) : String(Number(value.toPrecision(3)));
  return unit ? `${text} ${unit}` : text;
}

function worded(q, value) {
  if (value === undefined || Number.isNaN(value)) return "–";
  return q.classes ? q.classes[Math.round(value)].name : shown(value, q.unit);
}
