import { useCallback, useRef, useState } from "react";
import { publisher, type SidelightPanel } from "sidelight-embed";
import "sidelight-embed/react";

const folder = "https://paper.example/explainers/defections/";
publisher(`${folder}sidelight.js`);

export function App() {
  const panel = useRef<SidelightPanel>(null);
  const [isThere, setIsThere] = useState(true);
  const [isDark, setIsDark] = useState(false);
  const [said, setSaid] = useState("");

  // Where React draws in the browser alone, onsidelight-ready={…} does the same. Of an element that a server has drawn
  // it forgets such listeners (https://github.com/react/react/issues/35446).
  const hold = useCallback((element: SidelightPanel) => {
    const listening = new AbortController();
    const { signal } = listening;
    panel.current = element;
    element.addEventListener("sidelight-ready", ({ detail }) => setSaid(detail.mode), { signal });
    element.addEventListener("sidelight-toggle", ({ detail }) => setSaid(`${detail.panel} ${detail.open} ${detail.by}`), { signal });
    return () => {
      panel.current = null;
      listening.abort();
    };
  }, []);

  return (
    <main>
      <h1>A React host</h1>
      <button id="open" onClick={() => panel.current?.openPanel("bounties")}>Open</button>
      <button id="dark" onClick={() => setIsDark(!isDark)}>Dark</button>
      <button id="there" onClick={() => setIsThere(!isThere)}>{isThere ? "Remove" : "Show"}</button>
      {isThere && (
        <sidelight-panel
          ref={hold}
          src={`${folder}russian-defections.json`}
          panel="bounties"
          theme={isDark ? "dark" : "light"}
          heading-level={2}
          style={{ display: "block", minHeight: "max(7rem, 18rem - 18vw)" }}
        >
          <a href={`${folder}#bounties`}>What Ukraine offers</a>
        </sidelight-panel>
      )}
      <p>What follows.</p>
      <output id="said">{said}</output>
    </main>
  );
}
