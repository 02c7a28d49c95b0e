import "sidelight-embed/react";

export const right = (
  <sidelight-explainer src="x.json" open="a b" exclusive heading-level={3} className="ours" onsidelight-error={({ detail }) => detail.code}>
    <a href="x">x</a>
  </sidelight-explainer>
);
// @ts-expect-error
export const withoutPanel = <sidelight-panel src="x.json" />;
// @ts-expect-error
export const blue = <sidelight-explainer src="x.json" theme="blue" />;
// @ts-expect-error
export const other = <sidelight-explainer src="x.json" onsidelight-ready={({ detail }) => detail.code} />;
