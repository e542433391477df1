// Triangles of a state as the graphics card takes them: three corners per facet, each with position, normal, body and colour.

// Vertices of all bodies [um], their normals, and the triangles; `body` and `first` tell whose a vertex and a facet are.
function surfaceOf(arrays, bodies) {
  const topology = b => arrays.topology ? header.topologies[arrays.topology[b]] : header.sphere;
  let [vertices, facets] = [0, 0];
  for (let b = 0; b < bodies; b++) { vertices += topology(b).vertices; facets += topology(b).triangles.length / 3; }
  const points = new Float32Array(3 * vertices), triangles = new Uint32Array(3 * facets), owner = new Uint32Array(facets);
  let [v, f] = [0, 0];
  for (let b = 0; b < bodies; b++) {
    const { vertices: count, triangles: corners } = topology(b);
    for (let k = 0; k < count; k++) place(points, v + k, k, b);
    for (let k = 0; k < corners.length; k++) triangles[3 * f + k] = v + corners[k];
    owner.fill(b, f, f + corners.length / 3);
    v += count;
    f += corners.length / 3;
  }

  function place(points, at, k, b) {
    for (let c = 0; c < 3; c++) {
      const step = c * vertices + at;
      points[3 * at + c] = arrays.topology
        ? arrays.box_low[3 * b + c] + arrays.box_edge[3 * b + c] * (256 * arrays.position_high[step] + arrays.position_low[step]) / header.steps.position
        : arrays.centre[3 * b + c] + arrays.radius[b] * header.sphere.points[3 * k + c];
    }
  }

  return { points, triangles, owner, normals: normalsOf(points, triangles) };
}

// Normals at vertices, weighted by the areas of the facets around.
function normalsOf(points, triangles) {
  const normals = new Float32Array(points.length);
  for (let k = 0; k < triangles.length; k += 3) {
    const [a, b, c] = [3 * triangles[k], 3 * triangles[k + 1], 3 * triangles[k + 2]];
    const [ux, uy, uz] = [points[b] - points[a], points[b + 1] - points[a + 1], points[b + 2] - points[a + 2]];
    const [wx, wy, wz] = [points[c] - points[a], points[c + 1] - points[a + 1], points[c + 2] - points[a + 2]];
    const [nx, ny, nz] = [uy * wz - uz * wy, uz * wx - ux * wz, ux * wy - uy * wx];
    for (const p of [a, b, c]) { normals[p] += nx; normals[p + 1] += ny; normals[p + 2] += nz; }
  }
  for (let p = 0; p < normals.length; p += 3) {
    const l = Math.hypot(normals[p], normals[p + 1], normals[p + 2]) || 1;
    for (let c = 0; c < 3; c++) normals[p + c] /= l;
  }
  return normals;
}

// The surface with corners of its own for every facet, so that facets can have colours of their own.
function cornersOf({ points, triangles, owner, normals }) {
  const n = triangles.length;
  const position = new Float32Array(3 * n), normal = new Int8Array(4 * n), body = new Float32Array(n);
  for (let k = 0; k < n; k++) {
    for (let c = 0; c < 3; c++) {
      position[3 * k + c] = points[3 * triangles[k] + c];
      normal[4 * k + c] = Math.round(127 * normals[3 * triangles[k] + c]);
    }
    body[k] = owner[(k / 3) | 0];
  }
  return { position, normal, body };
}

// Place on the colour scale, one per corner: 0 to 254, 255 where the value is not known.
function coloursOf(q, arrays, { triangles, owner }) {
  const { value: steps, unknown } = header.steps;
  const colours = new Uint8Array(triangles.length).fill(unknown);
  const [vertex, facet, perBody] = [arrays[`vertex_${q.key}`], arrays[`facet_${q.key}`], arrays[`body_${q.key}`]];
  const step = value => Number.isNaN(value) ? unknown : Math.round(steps * Math.min(1, Math.max(0, (value - q.low) / (q.high - q.low))));
  for (let k = 0; k < triangles.length; k++) {
    if (vertex) colours[k] = vertex[triangles[k]];
    else if (facet) colours[k] = facet[(k / 3) | 0];
    else if (perBody) colours[k] = step(perBody[owner[(k / 3) | 0]]);
  }
  return colours;
}

// The bodies' sections with a plane, filled: a fan from the middle of each body's outline, and the outlines as lines. The inside has
// the colours of its outline, or one of its own where values are those of the film alone.
function sectionOf({ points, triangles, owner }, colours, plane, inside = null) {
  const segments = new Map(); // by body: x, y, z and colour of both ends, one segment after the other
  const distance = p => plane[0] * points[3 * p] + plane[1] * points[3 * p + 1] + plane[2] * points[3 * p + 2] - plane[3];
  for (let k = 0; k < triangles.length; k += 3) {
    const d = [distance(triangles[k]), distance(triangles[k + 1]), distance(triangles[k + 2])];
    if ((d[0] > 0) === (d[1] > 0) && (d[1] > 0) === (d[2] > 0)) continue;
    const body = owner[k / 3];
    if (!segments.has(body)) segments.set(body, []);
    for (let c = 0; c < 3; c++) {
      const e = (c + 1) % 3;
      if ((d[c] > 0) === (d[e] > 0)) continue;
      const [a, b, t] = [3 * triangles[k + c], 3 * triangles[k + e], d[c] / (d[c] - d[e])];
      for (let x = 0; x < 3; x++) segments.get(body).push(points[a + x] + t * (points[b + x] - points[a + x]));
      segments.get(body).push(colours[k + c] + t * (colours[k + e] - colours[k + c]));
    }
  }

  const position = [], body = [], colour = [], outline = [];
  for (const [number, ends] of segments) {
    const middle = [0, 0, 0, 0];
    for (let k = 0; k < ends.length; k++) middle[k % 4] += 4 * ends[k] / ends.length;
    for (let k = 0; k < ends.length; k += 8) {
      for (const corner of [middle, ends.slice(k, k + 4), ends.slice(k + 4, k + 8)]) {
        position.push(corner[0], corner[1], corner[2]);
        body.push(number);
        colour.push(inside ?? corner[3]);
      }
      for (const at of [k, k + 4]) outline.push(...[0, 1, 2].map(c => ends[at + c] + 0.03 * plane[c]), 0, 0, 0); // just before the section
    }
  }
  // No normals: the section has its colours without light and shade.
  return { position: new Float32Array(position), normal: new Int8Array(4 * body.length), body: new Float32Array(body),
    colour: new Uint8Array(colour), outline };
}

// A rod of eight sides from a to b.
function rod(a, b, radius, into) {
  const d = b.map((x, k) => x - a[k]);
  const l = Math.hypot(...d) || 1;
  const w = d.map(x => x / l);
  const aside = Math.abs(w[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0];
  const cross = (p, q) => [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]];
  const u0 = cross(w, aside);
  const lu = Math.hypot(...u0);
  const u = u0.map(x => x / lu);
  const v = cross(w, u);
  const ring = k => u.map((x, c) => Math.cos(k * Math.PI / 4) * x + Math.sin(k * Math.PI / 4) * v[c]);
  for (let k = 0; k < 8; k++) {
    const [n0, n1] = [ring(k), ring(k + 1)];
    const at = (p, n) => into.push(...p.map((x, c) => x + radius * n[c]), ...n);
    at(a, n0); at(a, n1); at(b, n0); at(b, n0); at(a, n1); at(b, n1);
  }
}
