const { deflateRawSync } = process.getBuiltinModule("node:zlib");

const BEGIN = "=ea('";

/**
 * For the build: libxml2-wasm carries its WebAssembly as a text, of which a minifier makes an escape for every other byte
 * and half a megabyte that no packing makes small again. Packed before it becomes text it travels as half of that. The
 * package awaits its bytes, so that they may as well be a promise.
 */
module.exports = function packWasm(source) {
  const begin = source.indexOf(BEGIN) + BEGIN.length;
  let end = begin;
  while (end < source.length && source[end] !== "'") end += source[end] === "\\" ? 2 : 1;
  const text = begin < BEGIN.length ? "" : new Function(`return '${source.slice(begin, end)}'`)();
  // As the package itself reads it: a zero byte may be written as 256.
  const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 255);
  if (!WebAssembly.validate(bytes)) throw new Error("libxml2-wasm carries its WebAssembly in another form");
  const packed = deflateRawSync(bytes, { level: 9 }).toString("base64");
  const unpacking = `new Response(new Blob([Uint8Array.from(atob("${packed}"),a=>a.charCodeAt(0))]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer()`;
  return `${source.slice(0, begin - BEGIN.length + 1)}${unpacking}${source.slice(end + "')".length)}`;
};
