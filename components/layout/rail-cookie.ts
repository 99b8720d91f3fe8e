/** "collapsed" or "open"; read by the server so that the menu does not jump. */
export const RAIL_COOKIE = "schakel-rail";
