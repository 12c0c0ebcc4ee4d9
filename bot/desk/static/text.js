// Markdown as Teams shows it: no pictures, no headings, and links that can do no harm.
const ALLOWED = ["https:", "mailto:"];
const exceptions = [];

export function allowAlso(isAllowed) {
  exceptions.push(isAllowed);
}

export function isSafe(url) {
  try {
    const asked = new URL(url);
    return ALLOWED.includes(asked.protocol) || exceptions.some((isAllowed) => isAllowed(asked));
  } catch {
    return false;
  }
}

export function openLink(url) {
  if (isSafe(url)) window.open(url, "_blank", "noopener,noreferrer");
}

const markdown = globalThis.markdownit({ html: false, linkify: false, breaks: true })
  .disable(["image", "heading", "lheading", "html_block", "html_inline"]);
markdown.validateLink = isSafe;
const bareLink = markdown.renderer.rules.link_open ?? ((tokens, at, options, _env, self) =>
  self.renderToken(tokens, at, options));
markdown.renderer.rules.link_open = (tokens, at, ...rest) => {
  tokens[at].attrSet("target", "_blank");
  tokens[at].attrSet("rel", "noopener noreferrer");
  return bareLink(tokens, at, ...rest);
};

export const asMarkup = (text) => markdown.render(text);
