// The panel: the evidence on a municipality or an area, all of it as text.
(function (zones) {
  "use strict";

  zones.element = function (tag, text, className) {
    const element = document.createElement(tag);
    if (text !== undefined && text !== null) element.textContent = text;
    if (className) element.className = className;
    return element;
  };
  const element = zones.element;

  function pairs(rows) {
    const list = element("dl");
    for (const [label, value] of rows) {
      list.append(element("dt", label), element("dd", value));
    }
    return list;
  }

  function areaButton(theme, area, choose) {
    const button = element("button", null, "area");
    button.type = "button";
    button.append(
      zones.swatch({ fill: zones.plain(zones.tint(area.colour, zones.TINT)) }), element("span", area.name));
    button.addEventListener("click", () => choose({ theme, area }));
    return button;
  }
  zones.areaButton = areaButton;

  function municipality(layer, factsOf, row, choose) {
    const data = layer.data;
    const parts = [element("h3", data.names[row])];
    if (data.kana[row]) parts.push(element("p", data.kana[row], "kana"));
    const rows = [[data.words.code, data.prefectures[data.prefectureOf[row]][1] + "　" + layer.codes[row]]];
    if (data.states[row] === "1") {
      parts.push(pairs(rows), element("p", data.words.no_data, "note"));
      return parts;
    }
    if (data.states[row] === "0") {
      for (const theme of layer.themes) {
        if (theme.kind === "class") rows.push([theme.label, theme.textOf(row)]);
      }
    }
    parts.push(pairs(rows.concat(factsOf(row))));
    for (const theme of layer.themes) {
      const areas = theme.areasOf ? theme.areasOf(row) : [];
      if (areas.length) {
        parts.push(element("h4", theme.label));
        parts.push(...areas.map((area) => areaButton(theme, area, choose)));
      }
    }
    return parts;
  }

  function area(layer, theme, one) {
    const data = layer.data;
    const named = (rows) => rows.map((row) => data.names[row]).join("、");
    const rows = [[data.words.status, data.words[one.status]]];
    if (one.centres.length) rows.push([data.words.centres, named(one.centres)]);
    rows.push([data.words.members + " " + one.members.length, named(one.members)]);
    const parts = [element("h3", one.name), element("p", theme.label, "kana")];
    if (one.note) parts.push(element("p", one.note, "note"));
    parts.push(pairs(rows.concat(one.facts)));
    return parts;
  }

  // Return a function that shows a choice: {row} or {theme, area}.
  zones.panel = function (layer, box, choose) {
    const factsOf = zones.facts(layer.data.facts);
    return function (choice) {
      box.replaceChildren(...(choice.area
        ? area(layer, choice.theme, choice.area)
        : municipality(layer, factsOf, choice.row, choose)));
    };
  };
})(zones);
