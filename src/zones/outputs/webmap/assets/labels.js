// Names on the map: the important ones first, and none on top of another.
(function (zones) {
  "use strict";
  const FAMILY =
    '"Hiragino Sans","Hiragino Kaku Gothic ProN","Yu Gothic UI","Yu Gothic",Meiryo,' +
    '"Noto Sans CJK JP","Noto Sans JP",sans-serif';
  const STYLES = {
    area: { font: "600 12.5px " + FAMILY, colour: "#14181c", lift: 13 },
    nodata: { font: "11px " + FAMILY, colour: "#4a545c", lift: 0 },
    prefecture: { font: "11px " + FAMILY, colour: "#56616a", lift: 0 },
    municipality: { font: "11px " + FAMILY, colour: "#2a333b", lift: 0 },
  };
  const CLOSE = 8;
  const LEAST = 24;

  // A name is drawn once its land is so many times as wide as the name.
  const ROOM = { area: 0.5, prefecture: 0.6, municipality: 0.7, nodata: 0 };

  function widthOf(map, rows) {
    const boxes = rows.map((row) => map.boxes[row]);
    return Math.max(...boxes.map((box) => box[2])) - Math.min(...boxes.map((box) => box[0]));
  }

  function candidates(map, theme) {
    const found = [];
    const areas = [...theme.areas].sort((a, b) => b.members.length - a.members.length || a.place - b.place);
    for (const area of areas) {
      const rows = area.centres.length ? area.centres : area.members;
      if (!rows.length) continue;
      const width = widthOf(map, area.members.concat(area.centres));
      found.push({ kind: "area", text: area.name, at: map.points[rows[0]], width });
    }
    map.data.states.split("").forEach((state, row) => {
      if (state === "1") found.push({ kind: "nodata", text: map.data.words.no_data, at: map.points[row], width: 0 });
    });
    map.data.prefectures.forEach((prefecture, n) => {
      const rows = map.boxes.map((_, row) => row).filter((row) => map.data.prefectureOf[row] === n);
      const width = widthOf(map, rows);
      const far = rows.every((row) => map.data.states[row] === "2");
      found.push({ kind: "prefecture", text: prefecture[1], at: map.prefecturePoints[n], width, far });
    });
    const byWidth = map.boxes.map((box, row) => [box[2] - box[0], row]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    for (const [width, row] of byWidth) {
      if (map.data.states[row] === "0") {
        found.push({ kind: "municipality", text: map.data.names[row], at: map.points[row], width });
      }
    }
    return found;
  }

  zones.Labels = class {
    constructor(map) {
      this.map = map;
      this.widths = new Map();
      this.found = new Map();
    }
    width(context, kind, text) {
      const key = kind + text;
      if (!this.widths.has(key)) this.widths.set(key, context.measureText(text).width);
      return this.widths.get(key);
    }
    // Draw what fits between the corners of the view; return the texts drawn.
    draw(context, theme, place, view, zoom) {
      if (!this.found.has(theme.id)) this.found.set(theme.id, candidates(this.map, theme));
      const scale = 2 ** (zoom - zones.ZOOM);
      const taken = [];
      const drawn = [];
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineJoin = "round";
      context.strokeStyle = "rgba(255,255,255,.92)";
      let kind = null;
      for (const label of this.found.get(theme.id)) {
        if (label.kind === "prefecture" && !label.far && zoom >= CLOSE) continue;
        const [x, middle] = place(label.at);
        const style = STYLES[label.kind];
        const y = middle - style.lift;
        if (x < view[0] || x > view[2] || y < view[1] || y > view[3]) continue;
        if (label.width * scale < LEAST * ROOM[label.kind]) continue;
        if (kind !== label.kind) {
          kind = label.kind;
          context.font = style.font;
          context.lineWidth = kind === "area" ? 3.5 : 2.5;
        }
        const half = this.width(context, kind, label.text) / 2 + 3;
        if (label.width * scale < 2 * half * ROOM[label.kind]) continue;
        const gap = kind === "nodata" ? 40 : 0;
        const box = [x - half - gap, y - 8 - gap, x + half + gap, y + 8 + gap];
        if (taken.some((t) => box[0] < t[2] && box[2] > t[0] && box[1] < t[3] && box[3] > t[1])) continue;
        taken.push(box);
        drawn.push(label.text);
        context.strokeText(label.text, x, y);
        context.fillStyle = style.colour;
        context.fillText(label.text, x, y);
      }
      return drawn;
    }
  };
})(zones);
