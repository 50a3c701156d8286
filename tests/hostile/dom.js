// Looks at a page as the browser understood it. Answers what may not be there.
() => {
  const PROSE = new Set(`h1 h2 h3 h4 h5 h6 p hr br blockquote pre code ul ol li table thead tbody tr th td a em
    strong del sup span div section figure figcaption img mark`.toUpperCase().split(/\s+/));
  const NEVER = new Set(`iframe frame frameset object embed applet base portal fencedframe slot style
    noscript marquee video audio source track xmp plaintext listing math foreignObject animate set image
    keygen isindex bgsound xml font feImage`.toUpperCase().split(/\s+/));
  const SVG = new Set("svg path rect circle line polygon polyline g title desc text tspan defs clippath symbol mask use".split(" "));
  const METAS = new Set(["viewport", "color-scheme", "robots"]);
  const OWN = location.origin;
  const ICON = /^\/static\/built\/icons(\.[0-9a-f]+)?\.svg#[a-z-]+$/;
  const OURS = /^\/(static|admin\/jsi18n)\//;
  const ADDRESSES = ["href", "src", "action", "formaction", "data", "poster", "srcset", "background", "xlink:href", "ping"];
  const CONTROL = new RegExp("[\\u202a-\\u202e\\u2066-\\u2069]");
  const ADMIN = document.querySelector("link[href*='/admin/css/']") !== null;
  const wrong = [...window.hostileSeen];
  const say = (element, what) => wrong.push(`${what}: ${element.outerHTML.slice(0, 200)}`);

  const checkTag = (element, name) => {
    const svg = element.namespaceURI === "http://www.w3.org/2000/svg";
    // The editor brings one style of its own, by the policy's leave.
    if ((NEVER.has(element.localName.toUpperCase()) && !element.matches("head > style[nonce]")) || name.includes("-")) say(element, "element");
    if (svg && name === "USE" && !/^#/.test(element.href.baseVal) && (element.closest(".prose") || !ICON.test(element.href.baseVal))) say(element, "use");
    if (svg && !SVG.has(element.localName.toLowerCase())) say(element, "in a drawing");
    if (!svg && element.namespaceURI !== "http://www.w3.org/1999/xhtml") say(element, "namespace");
    if (element.closest(".prose") && element.matches(".prose *") && !PROSE.has(name)) say(element, "in prose");
    // What search engines read is data: nothing runs it, and it must be whole.
    if (name === "SCRIPT" && element.type === "application/ld+json") return void JSON.parse(element.text);
    if (name === "SCRIPT" && (element.text.trim() || !OURS.test(element.src.replace(OWN, "")))) say(element, "script");
    if (name === "LINK" && !element.href.startsWith(`${OWN}/`)) say(element, "link");
    if (name === "META" && !element.hasAttribute("charset") && !METAS.has(element.name)) say(element, "meta");
  };

  const checkAttribute = (element, { name, value }) => {
    if (/^on/i.test(name) || /^hx-on/i.test(name)) say(element, "handler");
    if (name === "style" && element.closest(".cm-editor")) return;
    // Panels of ours open from the head and the foot of a page.
    if (name === "popovertarget" && !element.closest("main")) return;
    if (["style", "srcdoc", "ping", "popovertarget"].includes(name)) say(element, name);
    if (!/^[a-z][a-z0-9:-]*$/i.test(name)) say(element, "attribute");
    if (ADDRESSES.includes(name)) checkAddress(element, name, value);
    if ((name === "id" || name === "name") && element.closest(".prose") && value in document) say(element, "clobbers");
  };

  const checkAddress = (element, name, value) => {
    let address;
    try { address = new URL(value, location.href); } catch { address = null; }
    const link = name === "href" && element.tagName === "A";
    if (!address) { if (!(link && /^https?:/i.test(value))) say(element, "address"); return; }
    if (link && ["http:", "https:", "mailto:"].includes(address.protocol)) return;
    if (address.origin !== OWN) say(element, "address");
  };

  // Letters that turn the direction round may do so in an element of their own, never beside others.
  const checkLetters = (text) => {
    const holder = text.parentElement;
    if (ADMIN || !CONTROL.test(text.data) || !holder || holder.closest("textarea, title, option, script")) return;
    const style = getComputedStyle(holder);
    if (style.display.startsWith("inline") && !/isolate|plaintext/.test(style.unicodeBidi)) say(holder, "direction");
  };

  for (const element of document.querySelectorAll("*")) {
    const name = element.tagName.toUpperCase();
    checkTag(element, name);
    for (const attribute of element.attributes) checkAttribute(element, attribute);
  }
  const texts = document.createTreeWalker(document, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (node.nodeType === Node.COMMENT_NODE && !ADMIN) wrong.push(`comment: ${node.data.slice(0, 100)}`);
    else if (node.nodeType === Node.TEXT_NODE) checkLetters(node);
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of new Set(ids.filter((each, at) => ids.indexOf(each) !== at))) wrong.push(`twice: #${id}`);
  return wrong;
}
