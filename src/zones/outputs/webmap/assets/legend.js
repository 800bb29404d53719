// The legend over a map inside another page, and the choice of its theme where there are several.
(function (zones) {
  "use strict";
  const element = zones.element;
  const MANY = 7;

  function entry(mark, text, chosen) {
    const item = element("li", null, chosen ? "chosen" : "");
    item.append(zones.swatch(mark), element("span", text));
    return item;
  }

  // Areas by name: which colour is whose.
  function ofAreas(theme, args, words) {
    const tint = (area) => ({ fill: zones.plain(zones.tint(area.colour, zones.TINT)) });
    const isChosen = (area) => area.id === args.area;
    const shown = theme.areas.length > MANY ? theme.areas.filter(isChosen) : theme.areas;
    const items = shown.map((area) => entry(tint(area), area.name, isChosen(area)));
    if (shown.length < theme.areas.length) {
      items.push(entry(tint(theme.areas[0]), words.others + " " + (theme.areas.length - shown.length)));
    }
    if (args.broken.length) {
      items.push(entry({ fill: zones.hatch(zones.tint(theme.areas[0].colour, zones.TINT)) }, words.broken));
    }
    items.push(entry({ fill: zones.GROUND }, words.no_area));
    return items;
  }

  function ofTheme(theme, args, words) {
    const items = theme.legend.map((line) => {
      const item = entry(line, line.text, false);
      if (line.fan) {
        const marks = element("span", null, "marks");
        marks.append(...line.fan.slice(0, 4).map((colour) => zones.swatch({ fill: zones.plain(colour) })));
        item.firstChild.replaceWith(marks);
      }
      return item;
    });
    for (const [width, colour, text] of args.scale) {
      items.push(entry({ line: { colour, width, dash: [] } }, text, false));
    }
    if (args.inside && args.inside.includes("0")) items.push(entry({ fill: zones.OUTSIDE }, words.outside));
    if (theme.note) items.push(element("li", theme.note, "note"));
    return items;
  }

  // A folded legend stays folded on every map of the tab.
  const FOLDED = "zones-legend";
  zones.foldLegend = function (box) {
    box.open = zones.kept.read(FOLDED) !== "folded";
    box.addEventListener("toggle", () => zones.kept.write(FOLDED, box.open ? "open" : "folded"));
  };

  zones.showLegend = function (place, theme, args, words) {
    place.replaceChildren(...(args.legend === "areas" ? ofAreas(theme, args, words) : ofTheme(theme, args, words)));
  };
})(zones);
