/**
 * Every address of the console is made here, so that a moved page is moved once. Query strings are made by who owns
 * them (`lib/profit/filter/rows-query-params.ts`, the history's search-params) and passed in whole.
 */
const withSearch = (path: string, search?: URLSearchParams): string =>
  search && search.size > 0 ? `${path}?${search.toString()}` : path;

const part = encodeURIComponent;

export const routes = {
  home: () => "/",
  /** `backTo` is a path of ours; the sign-in page must still check that it is one. */
  signIn: (backTo?: string) => withSearch("/sign-in", backTo ? new URLSearchParams({ backTo }) : undefined),
  setUp: (link: string) => withSearch("/set-up", new URLSearchParams({ link })),
  connections: () => "/connections",
  newConnection: () => "/connections/new",
  connection: (connectionId: string) => `/connections/${part(connectionId)}`,
  /** Where work with a connection begins; a support person's grant may not cover its connectors. */
  connectionHome: ({ id, mayReadConnectors }: { id: string; mayReadConnectors: boolean }) =>
    mayReadConnectors ? routes.connectors(id) : routes.reports(id),
  /** The desk of named reports. */
  reports: (connectionId: string) => `/connections/${part(connectionId)}/reports`,
  /** Where a report is run, and one that is still being made; not pages. */
  reportRun: (connectionId: string, reportId: string) =>
    `/api/connections/${part(connectionId)}/reports/${part(reportId)}/run`,
  reportTry: (connectionId: string) => `/api/connections/${part(connectionId)}/reports/try`,
  /** Dossier items and their attachments. */
  dossier: (connectionId: string) => `/connections/${part(connectionId)}/dossier`,
  /** Where the bytes of an attachment, a file or a picture come from; not pages. `as`: its name where Profit gives none. */
  subjectFile: (connectionId: string, { subjectId, fileId, as }: { subjectId: string; fileId: string; as?: string }) =>
    withSearch(
      `/api/connections/${part(connectionId)}/files/subject/${part(subjectId)}/${part(fileId)}`,
      as ? new URLSearchParams({ as }) : undefined,
    ),
  storedFile: (connectionId: string, { fileId, name }: { fileId: string; name: string }) =>
    withSearch(`/api/connections/${part(connectionId)}/files/file/${part(fileId)}`, new URLSearchParams({ name })),
  image: (connectionId: string, imageId: string, format = "original") =>
    withSearch(`/api/connections/${part(connectionId)}/files/image/${part(imageId)}`, new URLSearchParams({ format })),
  /** Where a whole dossier is exported. */
  dossierExport: (connectionId: string) => `/connections/${part(connectionId)}/dossier/export`,
  /** The catalogue of a connection's connectors. */
  connectors: (connectionId: string) => `/connections/${part(connectionId)}/connectors`,
  /** The explorer; `query` as `toRowsParams` makes it. */
  connector: (connectionId: string, connectorId: string, query?: URLSearchParams) =>
    withSearch(`/connections/${part(connectionId)}/connectors/${part(connectorId)}`, query),
  /** The catalogue of a connection's UpdateConnectors. */
  updates: (connectionId: string) => `/connections/${part(connectionId)}/updates`,
  /** The workbench of one. */
  update: (connectionId: string, connectorId: string, search?: URLSearchParams) =>
    withSearch(`/connections/${part(connectionId)}/updates/${part(connectorId)}`, search),
  /** The schema of one, for as long as it has this version; not a page. */
  updateSchema: (connectionId: string, connectorId: string, version: string) =>
    withSearch(
      `/api/connections/${part(connectionId)}/updates/${part(connectorId)}/schema`,
      new URLSearchParams({ version }),
    ),
  /** Where a message is looked at before it is sent, sent, and kept as a draft; not pages. */
  updatePreview: (connectionId: string, connectorId: string) =>
    `/api/connections/${part(connectionId)}/updates/${part(connectorId)}/preview`,
  updateSend: (connectionId: string, connectorId: string) =>
    `/api/connections/${part(connectionId)}/updates/${part(connectorId)}/send`,
  updateDrafts: (connectionId: string, connectorId: string) =>
    `/api/connections/${part(connectionId)}/updates/${part(connectorId)}/drafts`,
  /** All saved queries of a connection; one of them is opened by the explorer (`?query=`). */
  savedQueries: (connectionId: string) => `/connections/${part(connectionId)}/queries`,
  history: (search?: URLSearchParams) => withSearch("/history", search),
  people: () => "/people",
  account: () => "/account",
  /** Where a window tells what changed in its tabs; not a page. */
  workspaceTabs: () => "/api/workspace/tabs",
  /** Rows out; not a page. */
  rows: (connectionId: string, connectorId: string, query?: URLSearchParams) =>
    withSearch(`/api/connections/${part(connectionId)}/connectors/${part(connectorId)}/rows`, query),
  /** What changed of a saved query; not a page. */
  changes: (connectionId: string, connectorId: string, query: URLSearchParams) =>
    withSearch(`/api/connections/${part(connectionId)}/connectors/${part(connectorId)}/changes`, query),
  /** The frame in which PDFs are drawn, and what it may ask for; not pages of their own. */
  viewerFrame: () => "/api/viewer/frame",
  viewerFile: (kind: string, name: string) => `/api/viewer/files/${part(kind)}/${part(name)}`,
  /** All jobs, and one of them. */
  jobs: () => "/jobs",
  job: (jobId: string) => `/jobs/${part(jobId)}`,
  /** How jobs go, and their files; not pages. */
  jobCount: () => "/api/jobs?count",
  jobList: (ofEverybody: boolean) => (ofEverybody ? "/api/jobs?everybody" : "/api/jobs"),
  jobStatus: (jobId: string) => `/api/jobs/${part(jobId)}`,
  jobLines: (jobId: string, state: string, after: number) =>
    withSearch(`/api/jobs/${part(jobId)}/lines`, new URLSearchParams({ state, after: String(after) })),
  jobZip: (jobId: string) => `/api/jobs/${part(jobId)}/zip`,
  jobFile: (jobId: string, ordinal: number) => `/api/jobs/${part(jobId)}/files/${ordinal}`,
  /** How an export goes; not a page. */
  export: (exportId: string) => `/api/exports/${part(exportId)}`,
} as const;
