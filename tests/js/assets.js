// Helpers of several tests: the folder of the scripts, and files of rows.

export const ASSETS = new URL("../../hooks/newsarchive/theme/assets/", import.meta.url);

/** @param {string} hex */
export const bytes = (hex) => new Uint8Array(Buffer.from(hex, "hex"));

/** The content of a file, as `fetch` gives it. @param {string} hex @returns {ArrayBuffer} */
export const file = (hex) => bytes(hex).buffer;
