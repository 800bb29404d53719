// What a run says to the page around everything, and asks of it.
export default function ({ data, setTriggerValue }) {
  document.documentElement.lang = data.lang;
  window.zonesHints = data.hints;
  if (!window.zonesListens) {
    window.zonesListens = true;
    document.addEventListener("input", readKana);
    document.addEventListener("compositionend", readKana);
    // What was typed before this came is read, too.
    readKana({ target: document.activeElement });
  }
  if (data.restore) giveBack(setTriggerValue);
}

// The draft that the tab kept before it was loaded anew (maps write it), whatever page is open.
function giveBack(setTriggerValue) {
  try {
    const kept = window.sessionStorage.getItem("zones-draft");
    if (kept) setTriggerValue("kept", kept);
  } catch {
    // A forbidden store holds no draft.
  }
}

// What is typed to find a municipality is read as the list writes it: Streamlit compares letter by
// letter, so マツモト, ﾏﾂﾓﾄ and ２０２０２ would find nothing. Other lists are written in katakana
// themselves; a word that is still being composed is left alone.
function readKana(event) {
  const field = event.target;
  if (event.isComposing || !window.zonesHints.includes(field.placeholder)) return;
  const hiragana = (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60);
  const typed = field.value.normalize("NFKC").replace(/[\u30a1-\u30f6]/g, hiragana);
  if (typed === field.value) return;
  // By the browser's own setter: React doesn't see a field's own being changed.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, typed);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
