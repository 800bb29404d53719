// Fills: plain colour, hatched, striped in the colours of several areas, no data.
(function (zones) {
  "use strict";
  const TILE = 8;

  function channels(colour) {
    return [1, 3, 5].map((place) => parseInt(colour.slice(place, place + 2), 16));
  }
  zones.tint = function (colour, share) {
    return "rgb(" + channels(colour).map((c) => Math.round(255 - (255 - c) * share)).join(",") + ")";
  };
  zones.shade = function (colour, share) {
    return "rgb(" + channels(colour).map((c) => Math.round(c * share)).join(",") + ")";
  };

  // Bands from lower left to upper right, one a colour, that repeat without a seam.
  function bands(context, size, colours, edge) {
    const width = size / colours.length;
    for (let n = -colours.length; n < 2 * colours.length; n += 1) {
      const start = n * width;
      context.fillStyle = colours[(n + 2 * colours.length) % colours.length];
      context.beginPath();
      context.moveTo(start, 0);
      context.lineTo(start + width + 0.5, 0);
      context.lineTo(start + width + 0.5 - size, size);
      context.lineTo(start - size, size);
      context.fill();
      if (edge) {
        context.strokeStyle = edge;
        context.beginPath();
        context.moveTo(start, 0);
        context.lineTo(start - size, size);
        context.stroke();
      }
    }
  }

  function tile(size, ratio, draw) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = Math.round(size * ratio);
    const context = canvas.getContext("2d");
    context.scale(canvas.width / size, canvas.width / size);
    draw(context, size);
    return canvas;
  }

  const KINDS = {
    hatch: (colours, ratio) =>
      tile(TILE, ratio, (context, size) => {
        context.lineWidth = 1.2;
        bands(context, size, [colours[0]], "rgba(20,20,20,.6)");
      }),
    stripes: (colours, ratio) =>
      tile(TILE * colours.length, ratio, (context, size) => {
        context.lineWidth = 0.8;
        bands(context, size, colours, "rgba(20,20,20,.45)");
      }),
  };

  // A fill is {kind, colours}; return what a canvas takes as its fillStyle.
  zones.Painter = class {
    constructor(context, ratio) {
      this.context = context;
      this.ratio = ratio;
      this.patterns = new Map();
    }
    style(fill, zoomed) {
      if (fill.kind === "plain") return fill.colours[0];
      const key = fill.kind + fill.colours.join();
      if (!this.patterns.has(key)) {
        const image = KINDS[fill.kind](fill.colours, this.ratio);
        this.patterns.set(key, this.context.createPattern(image, "repeat"));
      }
      const pattern = this.patterns.get(key);
      pattern.setTransform(new DOMMatrix().scale(1 / (this.ratio * zoomed)));
      return pattern;
    }
  };

  zones.plain = (colour) => ({ kind: "plain", colours: [colour] });
  zones.hatch = (colour) => ({ kind: "hatch", colours: [colour] });
  zones.stripes = (colours) => ({ kind: "stripes", colours });
  zones.NO_DATA = { kind: "hatch", colours: ["#ffffff"] };
  zones.OUTSIDE = zones.plain("#d9dcde");
  zones.GROUND = zones.plain("#f7f5ee");

  // A swatch of the legend is a canvas, so that it is printed like the map.
  zones.swatch = function (mark) {
    const ratio = 3;
    const canvas = document.createElement("canvas");
    canvas.className = "swatch";
    canvas.width = 28 * ratio;
    canvas.height = 16 * ratio;
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    if (mark.fill) {
      context.fillStyle = new zones.Painter(context, ratio).style(mark.fill, 1);
      context.fillRect(0, 0, 28, 16);
      context.strokeStyle = "#5b6770";
      context.strokeRect(0.5, 0.5, 27, 15);
    }
    if (mark.line) {
      context.strokeStyle = mark.line.colour;
      context.lineWidth = mark.line.width;
      context.setLineDash(mark.line.dash);
      context.beginPath();
      context.moveTo(0, 8);
      context.lineTo(28, 8);
      context.stroke();
    }
    if (mark.dot) zones.drawDot(context, 14, 8, 4.5);
    return canvas;
  };

  zones.drawDot = function (context, x, y, radius) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = "#14181c";
    context.fill();
    context.lineWidth = radius / 3;
    context.strokeStyle = "#ffffff";
    context.stroke();
  };
})(zones);
