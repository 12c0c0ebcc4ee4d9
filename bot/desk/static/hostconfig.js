// Teams' look for cards. Colours are CSS variables, so that light and dark need no redrawing.
const pair = (name) => ({ default: `var(--${name})`, subtle: `var(--${name})` });
const foreground = {
  default: { default: "var(--text)", subtle: "var(--subtle)" },
  dark: { default: "var(--text)", subtle: "var(--subtle)" },
  light: { default: "var(--subtle)", subtle: "var(--subtle)" },
  accent: pair("link"),
  good: pair("good"),
  warning: pair("warning"),
  attention: pair("attention"),
};
const style = (background) => ({
  backgroundColor: `var(--${background})`,
  foregroundColors: foreground,
});

export const hostConfig = {
  fontFamily: "var(--font)",
  supportsInteractivity: true,
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: style("card"),
    emphasis: style("emphasis"),
    good: style("good-back"),
    warning: style("warning-back"),
    attention: style("attention-back"),
    accent: style("accent-back"),
  },
  textStyles: { heading: { weight: "bolder", size: "large" } },
  textBlock: { headingLevel: 3 },
  inputs: {
    label: {
      inputSpacing: "none",
      requiredInputs: { weight: "default", suffix: " *", suffixColor: "attention" },
      optionalInputs: { weight: "default" },
    },
    errorMessage: { color: "attention", size: "small", weight: "default" },
  },
  factSet: {
    title: { weight: "bolder", wrap: true, maxWidth: 132 },
    value: { wrap: true },
    spacing: 12,
  },
  actions: {
    maxActions: 6,
    spacing: "medium",
    buttonSpacing: 0, // the gap is the style sheet's, so that rows of buttons can wrap
    showCard: { actionMode: "inline", inlineTopMargin: 12, style: "emphasis" },
    actionsOrientation: "horizontal",
    actionAlignment: "left",
    allowTitleToWrap: true,
  },
};
