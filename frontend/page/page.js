// What every page has: small kindnesses over a page that is whole without them.
import "./theme.js";
import "./messages.js";
import "./copy.js";
import "./editions.js";
import "./keys.js";
