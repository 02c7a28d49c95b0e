// Records what the page says and does, from before anything of the page runs.
(() => {
  const record = { console: [], errors: [], violations: [], events: [], states: [], shifts: [], prerendered: null };
  Object.defineProperty(window, "__record", { value: record });
  // Made before the policy in our page is read, which lets nobody make markup of a string. A host's stands in a header.
  const isOfHost = document.currentScript?.getAttribute("src") === "/recorder.js";
  const policy = isOfHost ? null : self.trustedTypes?.createPolicy("tests", { createHTML: String });
  const parse = (html) => new DOMParser().parseFromString(policy?.createHTML(html) ?? html, "text/html");
  Object.defineProperty(record, "parse", { value: parse });

  for (const level of Object.keys(console)) {
    const original = console[level];
    if (typeof original !== "function") continue;
    console[level] = (...args) => {
      record.console.push({ level, text: args.map(String).join(" ") });
      return original.apply(console, args);
    };
  }
  addEventListener("error", (event) => {
    // What was asked for early and did not come is told by who needs it.
    if (event.target?.relList?.contains("preload") || event.target?.relList?.contains("modulepreload")) return;
    const address = event.target?.src ?? event.target?.href;
    // A later listener may still take the error on itself: then the browser does not report it.
    setTimeout(() => {
      if (!event.defaultPrevented) record.errors.push(event.message ?? `not loaded: ${address}`);
    });
  }, true);
  addEventListener("unhandledrejection", (event) => record.errors.push(`unhandled rejection: ${event.reason}`));
  document.addEventListener("securitypolicyviolation", (event) => {
    record.violations.push(`${event.effectiveDirective}: ${event.blockedURI}`);
  });

  // The contract's events bubble and cross shadow roots, so the window hears them.
  for (const type of ["sidelight-ready", "sidelight-error"]) {
    addEventListener(type, (event) => {
      record.events.push({ type, ...event.detail, target: event.target.id, bubbles: event.bubbles, composed: event.composed });
    });
  }

  // Deferred scripts have not run yet when the document becomes interactive.
  document.addEventListener("readystatechange", () => {
    record.prerendered ??= document.getElementById("sidelight")?.innerHTML ?? "";
  });
  new MutationObserver((changes) => {
    for (const { target } of changes) record.states.push(target.dataset.state ?? "");
  }).observe(document, { subtree: true, attributeFilter: ["data-state"] });

  if (PerformanceObserver.supportedEntryTypes.includes("layout-shift")) {
    const shifted = (entries) => {
      for (const { value, hadRecentInput, sources } of entries) {
        const what = (sources ?? []).map(({ node }) => node?.outerHTML?.slice(0, 120) ?? node?.nodeName);
        record.shifts.push({ value, hadRecentInput, what });
      }
    };
    const observer = new PerformanceObserver((list) => shifted(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    record.flushShifts = () => shifted(observer.takeRecords());
  }
})();
