import { useRef, useState } from "react";
import { publisher, type SidelightPanel } from "sidelight-embed";
import "sidelight-embed/react";

const folder = "https://paper.example/explainers/defections/";
publisher(`${folder}sidelight.js`);

export function App() {
  const panel = useRef<SidelightPanel>(null);
  const [isThere, setIsThere] = useState(true);
  const [isDark, setIsDark] = useState(false);
  const [said, setSaid] = useState("");
  return (
    <main>
      <h1>A React host</h1>
      <p>
        <button id="open" onClick={() => panel.current?.openPanel("bounties")}>Open</button>
        <button id="dark" onClick={() => setIsDark(!isDark)}>Dark</button>
        <button id="there" onClick={() => setIsThere(!isThere)}>{isThere ? "Remove" : "Show"}</button>
        <output id="said">{said}</output>
      </p>
      {isThere && (
        <sidelight-panel
          ref={panel}
          src={`${folder}russian-defections.json`}
          panel="bounties"
          theme={isDark ? "dark" : "light"}
          heading-level={2}
          style={{ display: "block", minHeight: "max(7rem, 18rem - 18vw)" }}
          onsidelight-ready={({ detail }) => setSaid(detail.mode)}
          onsidelight-toggle={({ detail }) => setSaid(`${detail.panel} ${detail.open} ${detail.by}`)}
        >
          <a href={`${folder}#bounties`}>What Ukraine offers</a>
        </sidelight-panel>
      )}
      <p id="after">What follows.</p>
    </main>
  );
}
