/** The prefix that `xsi:nil` needs. */
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
/** What the schema wants of each order. */
const LINES = "<Objects><Lines><Element/></Lines></Objects>";
/** A message of ORDER_XSD around some fields; tests put `«` and `»` around what is wrong. */
export const order = (fields: string, { action = 'Action="insert"', id = ' Id="1"', objects = LINES } = {}) =>
  `<Order ${XSI}>\n <Element${id}>\n  <Fields${action && ` ${action}`}>${fields}</Fields>\n  ${objects}</Element>\n</Order>`;
