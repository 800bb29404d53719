// TopoJSON: from arcs in whole numbers to lines in map pixels, and who lies on which side.
var zones = {};
(function (zones) {
  "use strict";
  const SIZE = 256 * 2 ** 8;

  // Spherical mercator, in pixels of zoom 8.
  zones.ZOOM = 8;
  zones.project = function (lon, lat) {
    const sine = Math.sin((lat * Math.PI) / 180);
    return [
      SIZE * (lon / 360 + 0.5),
      SIZE * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)),
    ];
  };

  zones.read = function (id) {
    return JSON.parse(document.getElementById(id).textContent);
  };

  // A column is an array, or distinct values and the place of each row's value (-1: none).
  zones.column = function (column) {
    if (Array.isArray(column)) return (row) => column[row];
    return (row) => (column.of[row] < 0 ? null : column.values[column.of[row]]);
  };

  zones.decode = function (topology) {
    const [scaleX, scaleY] = topology.transform.scale;
    const [cornerX, cornerY] = topology.transform.translate;
    const origin = zones.project(cornerX, cornerY);
    const lines = topology.arcs.map((arc) => {
      const line = new Float64Array(arc.length * 2);
      let x = 0;
      let y = 0;
      arc.forEach((step, n) => {
        x += step[0];
        y += step[1];
        const point = zones.project(x * scaleX + cornerX, y * scaleY + cornerY);
        line[2 * n] = point[0] - origin[0];
        line[2 * n + 1] = point[1] - origin[1];
      });
      return line;
    });
    const sides = lines.map(() => []);
    const shapes = topology.objects.municipalities.geometries.map((geometry, row) => {
      const polygons = geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs;
      for (const arc of polygons.flat(2)) {
        const side = sides[arc < 0 ? ~arc : arc];
        if (!side.includes(row)) side.push(row);
      }
      return { code: geometry.id, rings: polygons.flat(1) };
    });
    return { origin, lines, sides, shapes };
  };

  // Add a line to a path, backwards for a negative arc; go on from the pen, or lift it first.
  function trace(path, lines, arc, lift) {
    const line = lines[arc < 0 ? ~arc : arc];
    const count = line.length / 2;
    for (let n = lift ? 0 : 1; n < count; n += 1) {
      const at = 2 * (arc < 0 ? count - 1 - n : n);
      if (n === 0) path.moveTo(line[at], line[at + 1]);
      else path.lineTo(line[at], line[at + 1]);
    }
  }

  zones.polygonPath = function (lines, rings) {
    const path = new Path2D();
    for (const ring of rings) {
      ring.forEach((arc, n) => trace(path, lines, arc, n === 0));
      path.closePath();
    }
    return path;
  };

  zones.linePath = function (lines, arcs) {
    const path = new Path2D();
    for (const arc of arcs) trace(path, lines, arc, true);
    return path;
  };

  zones.boxOf = function (lines, rings) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const arc of rings.flat()) {
      const line = lines[arc < 0 ? ~arc : arc];
      for (let n = 0; n < line.length; n += 2) {
        if (line[n] < box[0]) box[0] = line[n];
        if (line[n] > box[2]) box[2] = line[n];
        if (line[n + 1] < box[1]) box[1] = line[n + 1];
        if (line[n + 1] > box[3]) box[3] = line[n + 1];
      }
    }
    return box;
  };
})(zones);
