/** Where the viewer stands, also before it is there: beside the grid, over it where there is no room. */
export const VIEWER_ROOM =
  "absolute inset-0 z-30 flex flex-col border-l bg-surface -outline-offset-2 @2xl:static @2xl:w-[26rem] @2xl:max-w-1/2 @2xl:shrink-0";
