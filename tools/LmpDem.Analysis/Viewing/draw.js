// Drawing with WebGL 2: bodies in one call, then copper, frame and contacts; a second target tells which body a pixel shows.

const bodyVertex = `#version 300 es
in vec3 position; in vec3 normal; in float body; in float colour;
uniform mat4 view, projection;
out vec3 place, facing, toward; out float shade; flat out int number;
void main() {
  vec4 seen = view * vec4(position, 1.0);
  place = position; facing = mat3(view) * normal; toward = -seen.xyz; shade = colour; number = int(body + 0.5);
  gl_Position = projection * seen;
}`;

// Marks: 0 none, 1 faded, 2 selected, 3 on the path to the copper, 4 a neighbour.
const bodyFragment = `#version 300 es
precision highp float;
in vec3 place, facing, toward; in float shade; flat in int number;
uniform sampler2D palette; uniform highp usampler2D marks; uniform vec4 cut; uniform bool picking;
out vec4 pixel;
const float grid[16] = float[](0., 8., 2., 10., 12., 4., 14., 6., 3., 11., 1., 9., 15., 7., 13., 5.);
void main() {
#ifndef WHOLE
  if (dot(cut.xyz, place) > cut.w) discard;
#endif
  uint mark = texelFetch(marks, ivec2(number % 256, number / 256), 0).r;
#ifndef WHOLE
  if (mark == 1u) {
    if (picking) discard;
    ivec2 at = ivec2(gl_FragCoord.xy) % 4; // fading by leaving out pixels needs no order of drawing
    if (grid[4 * at.y + at.x] > 1.5) discard;
  }
#endif
  if (picking) {
    int id = number + 1;
    pixel = vec4(float(id % 256), float(id / 256 % 256), float(id / 65536), 255.0) / 255.0;
    return;
  }
  vec3 base = texelFetch(palette, ivec2(int(shade + 0.5), 0), 0).rgb;
  bool section = dot(facing, facing) < 0.1; // a section
  vec3 n = section ? vec3(0.0, 0.0, 1.0) : normalize(facing);
  float light = section ? 0.95 : 0.42 + 0.58 * max(0.0, dot(n, normalize(vec3(-0.35, 0.55, 0.76))));
  vec3 lit = base * (gl_FrontFacing || section ? light : 0.5); // the inside of a cut body behind its section
  float rim = section ? 0.0 : pow(1.0 - abs(dot(n, normalize(toward))), 2.0);
  if (mark == 2u) lit = mix(lit, vec3(1.0), 0.25 + 0.7 * rim);
  if (mark == 3u) lit = mix(lit, vec3(0.85, 0.45, 0.15), 0.75 * rim);
  pixel = vec4(lit, 1.0);
}`;

// Where nothing is cut or faded no pixel is left out, and a shader that leaves none out need not run for what lies behind another body.
const wholeFragment = bodyFragment.replace("precision", "#define WHOLE\nprecision");

const plainVertex = `#version 300 es
in vec3 position; in vec3 normal;
uniform mat4 view, projection;
out vec3 facing, place;
void main() { facing = mat3(view) * normal; place = position; gl_Position = projection * view * vec4(position, 1.0); }`;

const plainFragment = `#version 300 es
precision highp float;
in vec3 facing, place;
uniform vec3 tint; uniform vec4 cut;
out vec4 pixel;
void main() {
  if (dot(cut.xyz, place) > cut.w) discard;
  float l = dot(facing, facing);
  float light = l > 0.0 ? 0.5 + 0.5 * max(0.0, dot(facing, normalize(vec3(-0.35, 0.55, 0.76))) / sqrt(l)) : 1.0;
  pixel = vec4(tint * light, 1.0);
}`;

const none = [0, 0, 0, 1e30]; // a plane that cuts nothing

const names = ["position", "normal", "body", "colour"];

function makeDrawing(canvas) {
  const gl = canvas.getContext("webgl2", { antialias: true });
  if (!gl) throw new Error("this browser shows no WebGL 2");
  const cutBodies = program(bodyVertex, bodyFragment), wholeBodies = program(bodyVertex, wholeFragment), plain = program(plainVertex, plainFragment);
  const palette = gl.createTexture(), marks = gl.createTexture();
  const mesh = () => ({ array: gl.createVertexArray(), buffers: names.map(() => gl.createBuffer()), count: 0 });
  const surface = mesh(), section = mesh();
  const picked = { frame: gl.createFramebuffer(), colour: gl.createRenderbuffer(), depth: gl.createRenderbuffer() };
  let isFaded = false;
  const parts = new Map(); // plain parts by name: foil, frame, contacts
  gl.enable(gl.DEPTH_TEST);

  function program(vertex, fragment) {
    const made = gl.createProgram();
    for (const [type, text] of [[gl.VERTEX_SHADER, vertex], [gl.FRAGMENT_SHADER, fragment]]) {
      const shader = gl.createShader(type);
      gl.shaderSource(shader, text);
      gl.compileShader(shader);
      if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(gl.getShaderInfoLog(shader));
      gl.attachShader(made, shader);
    }
    names.forEach((name, k) => gl.bindAttribLocation(made, k, name));
    gl.linkProgram(made);
    if (!gl.getProgramParameter(made, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(made));
    const place = {};
    for (const name of ["view", "projection", "palette", "marks", "cut", "picking", "tint"]) place[name] = gl.getUniformLocation(made,
      name);
    return { made, place };
  }

  function attribute(k, buffer, data, size, type, normalised, stride = 0, offset = 0) {
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    if (data) gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
    gl.enableVertexAttribArray(k);
    gl.vertexAttribPointer(k, size, type, normalised, stride, offset);
  }

  function fill(into, { position, normal, body }) {
    gl.bindVertexArray(into.array);
    attribute(0, into.buffers[0], position, 3, gl.FLOAT, false);
    attribute(1, into.buffers[1], normal, 3, gl.BYTE, true, 4);
    attribute(2, into.buffers[2], body, 1, gl.FLOAT, false);
    into.count = body.length;
  }

  function colourise(into, colours) {
    gl.bindVertexArray(into.array);
    attribute(3, into.buffers[3], colours, 1, gl.UNSIGNED_BYTE, false);
  }

  const setSurface = corners => fill(surface, corners);
  const setColours = colours => colourise(surface, colours);

  // What a plane cuts, see sectionOf; null: nothing.
  function setSection(corners) {
    section.count = 0;
    if (!corners) return;
    fill(section, corners);
    colourise(section, corners.colour);
  }

  function texture(target, width, height, inner, format, data) {
    gl.bindTexture(gl.TEXTURE_2D, target);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texImage2D(gl.TEXTURE_2D, 0, inner, width, height, 0, format, gl.UNSIGNED_BYTE, data);
    for (const side of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, side, gl.NEAREST);
  }

  const setPalette = rgba => texture(palette, 256, 1, gl.RGBA, gl.RGBA, rgba);

  function setMarks(flags) {
    const rows = Math.max(1, Math.ceil(flags.length / 256));
    const padded = new Uint8Array(256 * rows);
    padded.set(flags);
    texture(marks, 256, rows, gl.R8UI, gl.RED_INTEGER, padded);
    isFaded = flags.includes(1);
  }

  // A part of one colour: positions and normals in turn; over: drawn over everything else.
  function setPart(name, data, tint, { lines = false, over = false } = {}) {
    const part = parts.get(name) ?? { array: gl.createVertexArray(), buffer: gl.createBuffer() };
    gl.bindVertexArray(part.array);
    attribute(0, part.buffer, new Float32Array(data), 3, gl.FLOAT, false, 24);
    attribute(1, part.buffer, null, 3, gl.FLOAT, false, 24, 12);
    parts.set(name, Object.assign(part, { count: data.length / 6, tint, lines, over }));
  }

  function drawBodies(cut, picking) {
    const isWhole = cut === none && !isFaded;
    const bodies = isWhole ? wholeBodies : cutBodies;
    gl.useProgram(bodies.made);
    uniforms(bodies, cut);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, palette);
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, marks);
    gl.activeTexture(gl.TEXTURE0);
    gl.uniform1i(bodies.place.palette, 0);
    gl.uniform1i(bodies.place.marks, 1);
    gl.uniform1i(bodies.place.picking, picking ? 1 : 0);
    gl.bindVertexArray(surface.array);
    if (isWhole) gl.enable(gl.CULL_FACE); // from outside, the inside of a closed body is not seen
    gl.drawArrays(gl.TRIANGLES, 0, surface.count);
    gl.disable(gl.CULL_FACE);
    if (section.count === 0) return;
    gl.uniform4fv(bodies.place.cut, none); // it lies in the plane itself
    gl.bindVertexArray(section.array);
    gl.drawArrays(gl.TRIANGLES, 0, section.count);
  }

  function uniforms({ place }, cut) {
    gl.uniformMatrix4fv(place.view, false, viewMatrix());
    gl.uniformMatrix4fv(place.projection, false, projectionMatrix(canvas.width / canvas.height));
    gl.uniform4fv(place.cut, cut);
  }

  function drawParts(cut, over) {
    gl.useProgram(plain.made);
    for (const part of parts.values()) {
      if (part.count === 0 || part.over !== over) continue;
      uniforms(plain, over || part.lines ? none : cut);
      gl.uniform3fv(plain.place.tint, part.tint);
      gl.bindVertexArray(part.array);
      gl.drawArrays(part.lines ? gl.LINES : gl.TRIANGLES, 0, part.count);
    }
  }

  function draw(ground, cut) {
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, canvas.width, canvas.height);
    gl.clearColor(...ground, 1);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    drawBodies(cut, false);
    drawParts(cut, false);
    gl.clear(gl.DEPTH_BUFFER_BIT); // the rest is seen through the bodies
    drawParts(cut, true);
  }

  // The body at a pixel, from the lower left corner; -1 where there is none.
  function pick(x, y, cut) {
    gl.bindFramebuffer(gl.FRAMEBUFFER, picked.frame);
    if (picked.width !== canvas.width || picked.height !== canvas.height) {
      for (const [buffer, format, at] of [[picked.colour, gl.RGBA8, gl.COLOR_ATTACHMENT0],
        [picked.depth, gl.DEPTH_COMPONENT24, gl.DEPTH_ATTACHMENT]]) {
        gl.bindRenderbuffer(gl.RENDERBUFFER, buffer);
        gl.renderbufferStorage(gl.RENDERBUFFER, format, canvas.width, canvas.height);
        gl.framebufferRenderbuffer(gl.FRAMEBUFFER, at, gl.RENDERBUFFER, buffer);
      }
      [picked.width, picked.height] = [canvas.width, canvas.height];
    }
    gl.viewport(0, 0, canvas.width, canvas.height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    drawBodies(cut, true);
    const pixel = new Uint8Array(4);
    gl.readPixels(x, y, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    return pixel[0] + 256 * pixel[1] + 65536 * pixel[2] - 1;
  }

  // Waits until the picture is there.
  function finish() {
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  }

  return { finish, setSurface, setColours, setSection, setPalette, setMarks, setPart, draw, pick };
}
