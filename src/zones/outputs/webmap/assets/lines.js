// Lines from one municipality to another, bent to one side so that both ways can be told apart.
(function (zones) {
  "use strict";
  const BEND = 0.16;
  const HEAD = 2.4;

  // *lines* are [row from, row to, width in pixels, colour].
  zones.drawLines = function (context, lines, place, points) {
    context.lineCap = "round";
    for (const [from, to, width, colour] of lines) {
      const [x0, y0] = place(points[from]);
      const [x1, y1] = place(points[to]);
      const length = Math.hypot(x1 - x0, y1 - y0);
      if (length < 1) continue;
      const middle = [(x0 + x1) / 2 - (y1 - y0) * BEND, (y0 + y1) / 2 + (x1 - x0) * BEND];
      const tip = Math.min(length / 3, Math.max(6, width * HEAD));
      const angle = Math.atan2(y1 - middle[1], x1 - middle[0]);
      const end = [x1 - (tip / 2) * Math.cos(angle), y1 - (tip / 2) * Math.sin(angle)];
      const bow = () => {
        context.beginPath();
        context.moveTo(x0, y0);
        context.quadraticCurveTo(...middle, ...end);
        context.stroke();
      };
      context.strokeStyle = "rgba(255,255,255,.85)";
      context.lineWidth = width + 1.6;
      bow();
      context.strokeStyle = context.fillStyle = colour;
      context.lineWidth = width;
      bow();
      context.beginPath();
      context.moveTo(x1, y1);
      for (const side of [-0.42, 0.42]) {
        context.lineTo(x1 - tip * Math.cos(angle + side), y1 - tip * Math.sin(angle + side));
      }
      context.closePath();
      context.fill();
    }
    context.lineCap = "butt";
  };
})(zones);
