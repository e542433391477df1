// Triangles of a state as the graphics card takes them: three corners per facet, each with position, normal, body and colour.

// A sphere of 320 facets: an icosahedron whose facets are divided twice.
function icosphere() {
  const t = (1 + Math.sqrt(5)) / 2;
  const points = [[-1, t, 0], [1, t, 0], [-1, -t, 0], [1, -t, 0], [0, -1, t], [0, 1, t], [0, -1, -t], [0, 1, -t], [t, 0, -1], [t, 0, 1], [-t, 0, -1], [-t, 0, 1]];
  let facets = [[0, 11, 5], [0, 5, 1], [0, 1, 7], [0, 7, 10], [0, 10, 11], [1, 5, 9], [5, 11, 4], [11, 10, 2], [10, 7, 6], [7, 1, 8],
    [3, 9, 4], [3, 4, 2], [3, 2, 6], [3, 6, 8], [3, 8, 9], [4, 9, 5], [2, 4, 11], [6, 2, 10], [8, 6, 7], [9, 8, 1]];
  const unit = p => { const l = Math.hypot(...p); return p.map(x => x / l); };
  const corners = points.map(unit);
  for (let level = 0; level < 2; level++) {
    const halves = new Map();
    const half = (a, b) => {
      const key = a < b ? `${a},${b}` : `${b},${a}`;
      if (!halves.has(key)) halves.set(key, corners.push(unit(corners[a].map((x, k) => x + corners[b][k]))) - 1);
      return halves.get(key);
    };
    facets = facets.flatMap(([a, b, c]) => {
      const [ab, bc, ca] = [half(a, b), half(b, c), half(c, a)];
      return [[a, ab, ca], [b, bc, ab], [c, ca, bc], [ab, bc, ca]];
    });
  }
  return { vertices: corners.length, triangles: facets.flat(), points: corners.flat() };
}

const sphere = icosphere();

// Vertices of all bodies [um], their normals, and the triangles; `body` and `first` tell whose a vertex and a facet are.
function surfaceOf(arrays, bodies) {
  const topology = b => arrays.topology ? header.topologies[arrays.topology[b]] : sphere;
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
      points[3 * at + c] = arrays.topology
        ? arrays.box_low[3 * b + c] + arrays.box_edge[3 * b + c] * (256 * arrays.position_high[c * vertices + at] + arrays.position_low[c * vertices + at]) / header.steps.position
        : arrays.centre[3 * b + c] + arrays.radius[b] * sphere.points[3 * k + c];
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
