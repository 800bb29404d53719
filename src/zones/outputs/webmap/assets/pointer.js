// What is under the pointer: its name and value, and a click on it.
(function (zones) {
  "use strict";
  const element = zones.element;

  zones.pointer = function (map, layer, choose) {
    const tooltip = L.tooltip({ direction: "top", offset: [0, -6], opacity: 1 });
    let waiting = false;
    function point(event) {
      waiting = false;
      const row = layer.at(event.latlng);
      map.getContainer().classList.toggle("over", row >= 0);
      if (row < 0) {
        map.closeTooltip(tooltip);
        return;
      }
      const box = element("div");
      box.append(element("strong", layer.data.names[row]));
      const value = layer.data.states[row] === "0" ? layer.theme.textOf(row)
        : layer.data.states[row] === "1" ? layer.data.words.no_data : "";
      if (value) box.append(element("br"), element("span", value));
      tooltip.setLatLng(event.latlng).setContent(box);
      map.openTooltip(tooltip);
    }
    map.on("mousemove", (event) => {
      if (!waiting) {
        waiting = true;
        requestAnimationFrame(() => point(event));
      }
    });
    map.on("mouseout", () => map.closeTooltip(tooltip));
    map.on("click", (event) => {
      const row = layer.at(event.latlng);
      if (row >= 0) choose({ row, still: true });
    });
  };
})(zones);
