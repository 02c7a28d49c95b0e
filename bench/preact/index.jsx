// The islands in Preact: components as src/islands/ has them, on what the peers in JavaScript share. Their effects come
// with the drawing, so that what can be seen answers.
import { render } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { onClaimAddress, showClaims } from "../page/claims.js";
import { drawings } from "../page/drawings.js";
import { onPanel, openAll, opened } from "../page/panels.js";
import { copy, folder, sharePage } from "../page/share.js";
import { wake } from "../page/wake.js";

function Toolbar({ host, data, root }) {
  const [open, setOpen] = useState(() => opened(root));
  useLayoutEffect(() => onPanel(root, setOpen), []);
  const isAll = open + 1 >= data.counts.length;
  return (
    <p>
      {data.counts.length > 1 && <span aria-live="polite">{data.counts[open]}</span>}
      {data.counts.length > 1 && (
        <button type="button" onClick={() => openAll(root, !isAll)}>
          {isAll ? data.hide_all : data.show_all}
        </button>
      )}
      <button type="button" onClick={() => sharePage(root, host)}>
        {data.share}
      </button>
    </p>
  );
}

const Choice = ({ label, options, chosen, choose }) => (
  <select aria-label={label} onChange={(event) => choose(Number(event.target.value))}>
    {options.map((option, index) => (
      <option value={index} selected={index === chosen}>
        {option}
      </option>
    ))}
  </select>
);

function Comparison({ data }) {
  const { title, sides, labels, amounts, results, caveat } = data;
  const [first, setFirst] = useState(0);
  const [second, setSecond] = useState(labels.length - 1);
  const result = results[first * labels.length + second];
  return (
    <div>
      <p class="comparison-title">{title}</p>
      <p class="equation">
        <span>
          {"1 × "}
          <Choice label={sides[0]} options={labels} chosen={first} choose={setFirst} />
        </span>{" "}
        <span>
          <strong>{result}</strong>
          {" × "}
          <Choice label={sides[1]} options={labels} chosen={second} choose={setSecond} />
        </span>
      </p>
      <span aria-live="polite">{`${amounts[first]} ÷ ${amounts[second]} ${result}. ${caveat}`}</span>
    </div>
  );
}

/** A drawing that stands: Preact does not look inside. */
function Standing({ drawing }) {
  const place = useRef();
  const last = useRef();
  useLayoutEffect(() => {
    if (drawing !== last.current) (last.current ?? place.current).replaceWith(drawing);
    last.current = drawing;
  });
  return <svg class="chart" ref={place} />;
}

function Readings({ data, drawn }) {
  const { views } = data;
  const [[at, mark], choose] = useState([0, views[0].first]);
  useLayoutEffect(() => drawn.listen(choose), []);
  const view = views[at];
  const { when, value, basis } = view.readings[mark];
  return (
    <div>
      {views.length > 1 && (
        <div class="switch" role="group" aria-label={data.switch}>
          {views.map(({ name, first }, index) => (
            <button type="button" aria-pressed={String(index === at)} onClick={() => choose([index, first])}>
              {name}
            </button>
          ))}
        </div>
      )}
      <Standing drawing={drawn.show(at, mark)} />
      <div class="control">
        <input
          type="range"
          min="0"
          max={view.readings.length - 1}
          value={mark}
          aria-label={data.control}
          aria-valuetext={`${when}: ${value}`}
          onInput={(event) => choose([at, Number(event.target.value)])}
        />
      </div>
      <p class="reading">
        <strong>{value}</strong> <span>{when}</span>
        <small>{basis}</small>
      </p>
    </div>
  );
}

function Standings({ host, data }) {
  const [chosen, choose] = useState(null);
  const [shown, setShown] = useState(Infinity);
  const field = useRef();
  const show = (standing) => setShown(showClaims(host, standing, field.current.value));
  useLayoutEffect(() => {
    onClaimAddress(() => {
      field.current.value = "";
      choose(null);
      show(null);
    });
  }, []);
  const button = (name, words) => (
    <button
      type="button"
      class="choice"
      data-standing={name}
      aria-pressed={String(name === (chosen ?? undefined))}
      onClick={() => {
        choose(name ?? null);
        show(name);
      }}
    >
      {words}
    </button>
  );
  return (
    <div>
      <div role="group" aria-label={data.label}>
        {button(undefined, data.all)}
        {data.counts.map(({ name, shape, words }) => button(name, [<span aria-hidden="true">{shape}</span>, words]))}
      </div>
      <div class="control search">
        <label>
          {data.search}
          <input type="search" ref={field} onInput={() => show(chosen)} />
        </label>
        <span aria-live="polite">{data.shown[shown]}</span>
      </div>
    </div>
  );
}

function EmbedThis({ host, data, root }) {
  const [part, setPart] = useState(0);
  const [way, setWay] = useState(0);
  const lines = data.parts[part][1][way].join(folder());
  return (
    <div>
      <Choice label={data.part} options={data.parts.map(([label]) => label)} chosen={part} choose={setPart} />
      <Choice label={data.way} options={data.ways} chosen={way} choose={setWay} />
      <button type="button" onClick={() => copy(root, host, lines)}>
        {data.copy}
      </button>
      <pre tabindex="0" role="region" aria-label={data.lines}>
        <code>{lines}</code>
      </pre>
    </div>
  );
}

/** Draws a component in a host, in the place of what was published there. */
const island = (Component) => (host, data, root) => {
  const drawn = data.views && drawings(host, data.views);
  host.replaceChildren();
  render(<Component {...{ host, data, root, drawn }} />, host);
};

wake({
  Toolbar: island(Toolbar),
  Comparison: island(Comparison),
  Readings: island(Readings),
  Standings: island(Standings),
  EmbedThis: island(EmbedThis),
});
