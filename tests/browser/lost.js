// What of a page's text cannot be read: cut off, over one another, or past the side of the window.
() => {
    const root = document.documentElement;
    const wrong = [];
    const named = (element) => {
        const classes = typeof element.className === "string" ? element.className.trim() : "";
        return element.localName + (element.id ? `#${element.id}` : "") + (classes ? `.${classes.split(/\s+/).join(".")}` : "");
    };
    const path = (element) => (element.parentElement ? `${named(element.parentElement)} > ` : "") + named(element);

    // Texts that are nobody's to see here: for listeners alone, drawn beside their words, or not yet in view.
    const apart = ".visually-hidden, svg, .skip, option, [aria-hidden=true], .cm-announced";
    const clips = (element, rect, style) => {
        const box = element.getBoundingClientRect();
        const cut = {left: box.left, right: box.right, top: box.top, bottom: box.bottom};
        const within = {...rect};
        for (const [axis, from, to] of [["overflowX", "left", "right"], ["overflowY", "top", "bottom"]]) {
            if (style[axis] === "visible") continue;
            if (["hidden", "clip"].includes(style[axis]) && (rect[from] < cut[from] - 1.5 || rect[to] > cut[to] + 1.5)) return null;
            within[from] = Math.max(rect[from], cut[from]);
            within[to] = Math.min(rect[to], cut[to]);
        }
        return within;
    };

    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        const parent = node.parentElement;
        if (!node.data.trim() || parent.closest(apart)) continue;
        if (!parent.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) {
            if (box.width < 3 || box.height < 3) continue;
            // The middle half of a line: where its letters stand, whatever the height of the line.
            let rect = {left: box.left, right: box.right, top: box.top + box.height / 4, bottom: box.bottom - box.height / 4};
            for (let each = parent; rect && each && each !== document.body; each = each.parentElement) {
                const seen = clips(each, rect, getComputedStyle(each));
                if (seen === null) wrong.push(`cut off by ${path(each)}: ${node.data.trim().slice(0, 40)}`);
                rect = seen;
            }
            if (rect && rect.right - rect.left > 2 && rect.bottom - rect.top > 2) lines.push({rect, node, parent});
        }
    }

    lines.sort((a, b) => a.rect.top - b.rect.top);
    lines.forEach((one, at) => {
        for (let next = at + 1; next < lines.length && lines[next].rect.top < one.rect.bottom - 2; next += 1) {
            const other = lines[next];
            const wide = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
            const high = Math.min(one.rect.bottom, other.rect.bottom) - other.rect.top;
            if (one.node !== other.node && wide > 3 && high > 3)
                wrong.push(`over one another: ${path(one.parent)} "${one.node.data.trim().slice(0, 30)}" and ${path(other.parent)} "${other.node.data.trim().slice(0, 30)}"`);
        }
    });

    if (root.scrollWidth > root.clientWidth) {
        const past = [...document.body.querySelectorAll("*")].filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > root.clientWidth + 1);
        const deepest = past.filter((each) => !past.some((other) => other !== each && each.contains(other)));
        wrong.push(`sideways by ${root.scrollWidth - root.clientWidth}: ${deepest.slice(0, 4).map(path).join(", ")}`);
    }
    return [...new Set(wrong)];
}
