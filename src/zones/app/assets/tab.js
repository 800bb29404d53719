// What a run has to say to the page around everything, and what the tab kept of a draft before it
// was loaded anew. Maps write it (`live.js`); it is handed over once, whatever page is open.
export default function ({ data, setTriggerValue }) {
  document.documentElement.lang = data.lang;
  if (!data.restore) return;
  try {
    const kept = window.sessionStorage.getItem("zones-draft");
    if (kept) setTriggerValue("kept", kept);
  } catch {
    // A forbidden store holds no draft.
  }
}
