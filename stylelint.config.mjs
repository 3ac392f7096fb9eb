/** @type {import("stylelint").Config} */
export default {
  extends: "stylelint-config-standard",
  reportNeedlessDisables: true,
  reportInvalidScopeDisables: true,
  reportDescriptionlessDisables: true,
  rules: {
    // Blocks, elements and modifiers: na-button, na-item__facts, na-button--menu; md- is Material's, l1 to l5 are the
    // shades of a calendar, short because a page has hundreds.
    "custom-property-pattern": "^(na|md)(-[a-z0-9]+)+(--[a-z0-9-]+)?$",
    "selector-class-pattern": "^((na|md)(-[a-z0-9]+)+(__[a-z0-9-]+)?(--[a-z0-9-]+)?|l[1-5])$",
    // Material calls its elements so: #__drawer.
    "selector-id-pattern": "^(__)?[a-z][a-z0-9-]*$",
    // Names of fonts keep their capitals.
    "value-keyword-case": ["lower", { ignoreProperties: [/^--na-(serif|sans|mono)$/] }],
    // Rules are ordered by what they style; between files the order of the layers decides.
    "no-descending-specificity": null,
  },
};
