// The Leaflet layer: all themes on one topology, drawn on one canvas.
(function (zones) {
  "use strict";
  const SELECTED = "#d0006f";

  zones.Layer = L.Renderer.extend({
    initialize: function (data) {
      L.Renderer.prototype.initialize.call(this, { padding: 0.25 });
      this.data = data;
      const { origin, lines, sides, shapes } = zones.decode(data.topology);
      this.origin = origin;
      this.lines = lines;
      this.sides = sides;
      this.codes = shapes.map((shape) => shape.code);
      this.paths = shapes.map((shape) => zones.polygonPath(lines, shape.rings));
      this.boxes = shapes.map((shape) => zones.boxOf(lines, shape.rings));
      this.points = data.points.map(([lon, lat]) => this._local(lon, lat));
      this.prefecturePoints = data.prefectures.map(([, , lon, lat]) => this._local(lon, lat));
      this._sortLines();
      this.themes = data.themes.map((theme) => zones.theme(data, theme));
      this.theme = this.themes[0];
      this.selection = null;
      this.labels = new zones.Labels(this);
      this.probe = document.createElement("canvas").getContext("2d");
      this.ratio = null;
      this.veil = null; // what a page paints over the fills, and over the lines
      this.above = null;
    },

    setTheme: function (id) {
      this.theme = this.themes.find((theme) => theme.id === id);
      this.redraw();
    },

    // Outline a municipality ({row}) or an area ({area}), or nothing (null).
    setSelection: function (selection) {
      this.selection = selection;
      this.redraw();
    },

    redraw: function () {
      if (this._map) this._update();
    },

    // The row of the municipality at a place, or -1.
    at: function (latlng) {
      const [x, y] = this._local(latlng.lng, latlng.lat);
      return this.boxes.findIndex(
        (box, row) =>
          x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] &&
          this.probe.isPointInPath(this.paths[row], x, y, "evenodd"));
    },

    boundsOf: function (rows) {
      const bounds = L.latLngBounds([]);
      for (const row of rows) {
        const [west, north, east, south] = this.boxes[row];
        for (const [x, y] of [[west, north], [east, south]]) {
          bounds.extend(L.CRS.EPSG3857.pointToLatLng(
            L.point(x + this.origin[0], y + this.origin[1]), zones.ZOOM));
        }
      }
      return bounds;
    },

    _local: function (lon, lat) {
      const [x, y] = zones.project(lon, lat);
      return [x - this.origin[0], y - this.origin[1]];
    },

    _sortLines: function () {
      const kinds = { coast: [], border: [], prefecture: [] };
      this.sides.forEach((rows, arc) => {
        const [one, other] = rows;
        const same = this.data.prefectureOf[one] === this.data.prefectureOf[other];
        kinds[rows.length < 2 ? "coast" : same ? "border" : "prefecture"].push(arc);
      });
      this.ground = {};
      for (const kind of Object.keys(kinds)) {
        this.ground[kind] = zones.linePath(this.lines, kinds[kind]);
      }
    },

    // Lines with a member on exactly one side.
    _outline: function (area) {
      if (!area.path) {
        const members = new Set(area.members);
        const arcs = [];
        this.sides.forEach((rows, arc) => {
          const inside = rows.filter((row) => members.has(row)).length;
          if (inside === 1) arcs.push(arc);
        });
        area.path = zones.linePath(this.lines, arcs);
      }
      return area.path;
    },

    _initContainer: function () {
      this._container = L.DomUtil.create("canvas", "leaflet-layer");
      this._context = this._container.getContext("2d");
    },
    _destroyContainer: function () {
      this._container.remove();
      delete this._container;
    },
    _updatePaths: function () {},

    _update: function () {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const ratio = this.ratio || Math.max(1, window.devicePixelRatio || 1);
      L.DomUtil.setPosition(this._container, this._bounds.min);
      this._container.width = Math.round(size.x * ratio);
      this._container.height = Math.round(size.y * ratio);
      this._container.style.width = size.x + "px";
      this._container.style.height = size.y + "px";
      if (!this._painter || this._painter.ratio !== ratio) {
        this._painter = new zones.Painter(this._context, ratio);
      }
      this._draw(ratio, size);
    },

    _draw: function (ratio, size) {
      const context = this._context;
      const scale = 2 ** (this._zoom - zones.ZOOM);
      const shift = this._map.getPixelOrigin().add(this._bounds.min);
      const left = this.origin[0] * scale - shift.x;
      const top = this.origin[1] * scale - shift.y;
      const place = ([x, y]) => [x * scale + left, y * scale + top];
      const view = [-left / scale, -top / scale, (size.x - left) / scale, (size.y - top) / scale];
      context.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * left, ratio * top);
      this._fill(context, view, scale);
      if (this.veil) this.veil(context);
      this._stroke(context, scale);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.setLineDash([]);
      if (this.above) this.above(context, place, scale);
      this._dots(context, place);
      this.drawn = this.labels.draw(context, this.theme, place, [0, 0, size.x, size.y], this._zoom);
    },

    _fill: function (context, view, scale) {
      this.painted = this.outlined = 0;
      this.paths.forEach((path, row) => {
        if (this.data.states[row] === "1") this.outlined += 1;
        if (this.data.states[row] === "0") this.painted += 1;
        const box = this.boxes[row];
        if (box[0] > view[2] || box[2] < view[0] || box[1] > view[3] || box[3] < view[1]) return;
        context.fillStyle = this._painter.style(this.theme.fillOf(row), scale);
        context.fill(path, "evenodd");
      });
    },

    _stroke: function (context, scale) {
      const line = (path, colour, width, dash = []) => {
        context.strokeStyle = colour;
        context.lineWidth = width / scale;
        context.setLineDash(dash.map((part) => part / scale));
        context.stroke(path);
      };
      context.lineJoin = "round";
      const near = Math.min(1, Math.max(0, (this._zoom - 5) / 4));
      line(this.ground.border, "rgba(70,80,90,.55)", 0.25 + 0.5 * near);
      line(this.ground.coast, "#8a99a5", 0.4 + 0.4 * near);
      line(this.ground.prefecture, zones.PREFECTURE.colour, 0.7 + 0.7 * near);
      this.data.states.split("").forEach((state, row) => {
        if (state === "1") line(this.paths[row], "#5b6770", 1);
      });
      for (const area of this.theme.areas) {
        const { width, dash } = zones.STATUS[area.status];
        line(this._outline(area), zones.shade(area.colour, 0.62), width * (0.4 + 0.6 * near), dash);
      }
      if (this.selection && !this.ratio) {
        const path = this.selection.area ? this._outline(this.selection.area) : this.paths[this.selection.row];
        line(path, "#ffffff", 5.5);
        line(path, SELECTED, 3);
      }
    },

    _dots: function (context, place) {
      const radius = this._zoom < 6 ? 1.8 : this._zoom < 8 ? 3.2 : 4.5;
      const rows = new Set(this.theme.areas.flatMap((area) => area.centres));
      for (const row of rows) zones.drawDot(context, ...place(this.points[row]), radius);
    },
  });

  zones.layer = (data) => new zones.Layer(data);
})(zones);
