// The Markdown that Trellis speaks, for the eye: what prose renders has a look here, the rest has none.
import { Language, defineLanguageFacet, syntaxHighlighting } from "@codemirror/language";
import { tagHighlighter, tags } from "@lezer/highlight";
import { Strikethrough, Table, TaskList, parser } from "@lezer/markdown";

const LABEL = /^\[\^[^\]\s[]{1,80}\]/;

const Note = {
  defineNodes: [{ name: "Note", style: tags.labelName }],
  parseInline: [
    {
      name: "Note",
      before: "Link",
      parse(context, next, at) {
        if (next !== 91 || context.char(at + 1) !== 94) return -1;
        const found = LABEL.exec(context.slice(at, Math.min(at + 90, context.end)));
        return found ? context.addElement(context.elt("Note", at, at + found[0].length)) : -1;
      },
    },
  ],
};

const spoken = parser.configure([
  Table,
  TaskList,
  Strikethrough,
  Note,
  { remove: ["SetextHeading", "IndentedCode", "HTMLBlock", "HTMLTag", "Entity", "LinkReference"] },
]);

export const dialect = new Language(defineLanguageFacet(), spoken, [], "markdown");

// Names of static/css/editor.css.
export const look = syntaxHighlighting(
  tagHighlighter([
    { tag: tags.processingInstruction, class: "md" },
    { tag: tags.contentSeparator, class: "md" },
    { tag: tags.url, class: "md md-address" },
    { tag: tags.labelName, class: "md-note" },
    { tag: tags.strong, class: "md-strong" },
    { tag: tags.emphasis, class: "md-em" },
    { tag: tags.strikethrough, class: "md-struck" },
    { tag: tags.link, class: "md-link" },
    { tag: tags.monospace, class: "md-code" },
    { tag: tags.heading, class: "md-heading" },
  ]),
);
