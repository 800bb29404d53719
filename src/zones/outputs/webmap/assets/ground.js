// A picture under the lines: its colours are multiplied with those of the theme, on paper too.
(function (zones) {
  "use strict";
  zones.ground = function (layer, data) {
    const [west, south, east, north] = data.box;
    const [left, top] = layer._local(west, north);
    const [right, bottom] = layer._local(east, south);
    const image = new Image();
    image.addEventListener("load", () => {
      layer.veil = (context) => {
        context.save();
        context.globalCompositeOperation = "multiply";
        context.imageSmoothingEnabled = false;
        context.drawImage(image, left, top, right - left, bottom - top);
        context.restore();
      };
      layer.redraw();
      document.documentElement.dataset.ground = "true";
    });
    image.src = data.uri;
    const items = data.classes.map(([text, colour]) => {
      const item = document.createElement("li");
      item.append(zones.swatch({ fill: zones.plain(colour) }), document.createTextNode(text));
      return item;
    });
    document.getElementById("ground-legend").replaceChildren(...items);
  };
})(zones);
