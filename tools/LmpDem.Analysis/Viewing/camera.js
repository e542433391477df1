// The camera: it looks at a point from a direction and a distance; z stays upright. Matrices are columns, as WebGL takes them.

const camera = { target: [0, 0, 0], azimuth: 0, elevation: 0, distance: 1 };

const opening = Math.PI / 6; // vertical angle of view

function lookFrom(name, height) {
  camera.target = [header.lengthX / 2, header.lengthY / 2, (height - header.foil) / 2]; // layer and copper
  const size = Math.hypot(header.lengthX, header.lengthY, height + header.foil);
  camera.distance = 0.62 * size / Math.tan(opening / 2);
  [camera.azimuth, camera.elevation] = { oblique: [-0.6, 0.42], side: [0, 0], top: [0, Math.PI / 2], below: [0, -Math.PI / 2] }[name];
}

function turn(right, up) {
  camera.azimuth -= right;
  camera.elevation = Math.min(Math.PI / 2, Math.max(-Math.PI / 2, camera.elevation + up));
}

function zoom(factor) {
  const size = Math.hypot(header.lengthX, header.lengthY);
  camera.distance = Math.min(20 * size, Math.max(0.02 * size, camera.distance * factor));
}

// Moves the target in the plane of the picture, in fractions of its height.
function pan(right, up) {
  const { x, y } = axes();
  const scale = 2 * camera.distance * Math.tan(opening / 2);
  for (let c = 0; c < 3; c++) camera.target[c] += scale * (right * x[c] + up * y[c]);
}

// Unit vectors: to the right, upward, and from the target to the eye.
function axes() {
  const [ca, sa, ce, se] = [Math.cos(camera.azimuth), Math.sin(camera.azimuth), Math.cos(camera.elevation), Math.sin(camera.elevation)];
  return { x: [ca, sa, 0], y: [-sa * se, ca * se, ce], z: [sa * ce, -ca * ce, se] };
}

function viewMatrix() {
  const { x, y, z } = axes();
  const eye = camera.target.map((t, c) => t + camera.distance * z[c]);
  const along = v => -(v[0] * eye[0] + v[1] * eye[1] + v[2] * eye[2]);
  return new Float32Array([x[0], y[0], z[0], 0, x[1], y[1], z[1], 0, x[2], y[2], z[2], 0, along(x), along(y), along(z), 1]);
}

function projectionMatrix(aspect) {
  const f = 1 / Math.tan(opening / 2) * Math.min(1, aspect); // a narrow picture shows as much from side to side
  const size = Math.hypot(header.lengthX, header.lengthY, header.states[0].height);
  const near = Math.max(0.01 * camera.distance, camera.distance - 2 * size), far = camera.distance + 3 * size;
  return new Float32Array([f / aspect, 0, 0, 0, 0, f, 0, 0, 0, 0, (far + near) / (near - far), -1, 0, 0, 2 * far * near / (near - far), 0]);
}

// Where a point appears, in pixels of the layout from the canvas' upper left corner.
function project(point, width, height) {
  const [v, p] = [viewMatrix(), projectionMatrix(width / height)];
  const mul = (m, q) => [0, 1, 2, 3].map(r => m[r] * q[0] + m[4 + r] * q[1] + m[8 + r] * q[2] + m[12 + r] * q[3]);
  const clip = mul(p, mul(v, [...point, 1]));
  return [(clip[0] / clip[3] + 1) * width / 2, (1 - clip[1] / clip[3]) * height / 2];
}
