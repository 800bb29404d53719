// What a theme paints: the fill of every municipality, outlines, centres, its legend.
(function (zones) {
  "use strict";
  const TINT = (zones.TINT = 0.6);
  zones.STATUS = {
    official: { width: 3.2, dash: [] },
    proposed: { width: 1.6, dash: [] },
    unconfirmed: { width: 2, dash: [6, 4] },
  };

  function classTheme(data, theme, words) {
    const valueOf = theme.values ? zones.column(theme.values) : () => null;
    const fills = theme.classes.map(([, colour, hatched]) =>
      hatched ? zones.hatch(colour) : zones.plain(colour));
    return {
      ...theme,
      areas: [],
      fillOf: (row) => (theme.of[row] < 0 ? zones.NO_DATA : fills[theme.of[row]]),
      textOf: (row) => {
        const name = theme.of[row] < 0 ? words.no_data : theme.classes[theme.of[row]][0];
        const value = valueOf(row);
        return value === null ? name : value + "（" + name + "）";
      },
      legend: theme.classes.map(([label], place) => ({ fill: fills[place], text: label })),
    };
  }

  function areaTheme(data, theme, words) {
    const factsOf = zones.facts(theme.facts);
    const areas = theme.areas.map(([id, name, status, colour, centres, members, note], place) => ({
      id, name, status, colour, centres, members, note, place, facts: factsOf(place),
    }));
    const areasOf = data.names.map(() => []);
    for (const area of areas) for (const row of area.members) areasOf[row].push(area);
    const fillOf = (row) => {
      const colours = [...new Set(areasOf[row].map((area) => zones.tint(area.colour, TINT)))];
      if (!colours.length) return zones.GROUND;
      if (areasOf[row].length > 1) return zones.stripes(colours.length > 1 ? colours : [colours[0], "#fff"]);
      return zones.plain(colours[0]);
    };
    const used = [...new Set(areas.map((area) => zones.tint(area.colour, TINT)))];
    const legend = [];
    if (used.length) legend.push({ fill: zones.stripes(used.slice(0, 1)), text: words.palette, fan: used });
    if (areasOf.some((list) => list.length > 1)) {
      legend.push({ fill: zones.stripes([used[0], used[1] || "#fff"]), text: words.overlap });
    }
    for (const status of Object.keys(zones.STATUS)) {
      if (areas.some((area) => area.status === status)) {
        legend.push({ line: { colour: "#333d46", ...zones.STATUS[status] }, text: words[status] });
      }
    }
    if (areas.some((area) => area.centres.length)) legend.push({ dot: true, text: words.centre });
    if (areasOf.some((list, row) => !list.length && data.states[row] === "0")) {
      legend.push({ fill: zones.GROUND, text: words.no_area });
    }
    return {
      ...theme,
      areas,
      fillOf,
      textOf: (row) => areasOf[row].map((area) => area.name).join("、") || words.no_area,
      areasOf: (row) => areasOf[row],
      legend,
    };
  }

  // Evidence is kept by column; give back the pairs of one row.
  zones.facts = function (facts) {
    const columns = facts.columns.map(zones.column);
    return (row) =>
      facts.labels
        .map((label, n) => [label, columns[n](row)])
        .filter(([, value]) => value !== null && value !== undefined);
  };

  zones.theme = function (data, theme) {
    const words = data.words;
    const built = (theme.kind === "class" ? classTheme : areaTheme)(data, theme, words);
    const inner = built.fillOf;
    built.fillOf = (row) => {
      if (data.states[row] === "1") return zones.NO_DATA;
      return data.states[row] === "2" ? zones.OUTSIDE : inner(row);
    };
    const without = (row) => theme.kind === "class" && theme.of[row] < 0 && data.states[row] === "0";
    if (data.states.includes("1") || data.names.some((_, row) => without(row))) {
      built.legend.push({ fill: zones.NO_DATA, text: words.no_data });
    }
    if (data.states.includes("2")) built.legend.push({ fill: zones.OUTSIDE, text: words.outside });
    if (data.prefectures.length > 1) {
      built.legend.push({ line: zones.PREFECTURE, text: words.prefecture_line });
    }
    return built;
  };
  zones.PREFECTURE = { colour: "#3d4750", width: 1.3, dash: [] };
})(zones);
