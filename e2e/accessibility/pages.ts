/**
 * Every page of the console, by its file: the architecture test fails when a page is missing here. `path` is given the
 * id of a sandbox connection.
 */
export type PageUnderTest = {
  file: string;
  path: (connectionId: string) => string;
  signedIn: boolean;
  /** Most script it may send, packed; 250 where nothing is said. */
  scriptKb?: number;
};

export const PAGES: PageUnderTest[] = [
  { file: "app/(auth)/sign-in/page.tsx", path: () => "/sign-in", signedIn: false },
  { file: "app/(auth)/set-up/page.tsx", path: () => "/set-up?link=not-a-link", signedIn: false },
  { file: "app/(console)/connections/page.tsx", path: () => "/connections", signedIn: true },
  { file: "app/(console)/connections/new/page.tsx", path: () => "/connections/new", signedIn: true },
  { file: "app/(console)/connections/[connectionId]/page.tsx", path: (id) => `/connections/${id}`, signedIn: true },
  {
    file: "app/(console)/connections/[connectionId]/connectors/page.tsx",
    path: (id) => `/connections/${id}/connectors`,
    signedIn: true,
  },
  {
    file: "app/(console)/connections/[connectionId]/connectors/[connectorId]/page.tsx",
    path: (id) => `/connections/${id}/connectors/Profit_Debtor`,
    signedIn: true,
  },
  {
    file: "app/(console)/connections/[connectionId]/updates/page.tsx",
    path: (id) => `/connections/${id}/updates`,
    signedIn: true,
  },
  {
    file: "app/(console)/connections/[connectionId]/updates/[connectorId]/page.tsx",
    path: (id) => `/connections/${id}/updates/KnSubject`,
    signedIn: true,
    // Monaco and libxml2.
    scriptKb: 1.6 * 1024,
  },
  {
    file: "app/(console)/connections/[connectionId]/queries/page.tsx",
    path: (id) => `/connections/${id}/queries`,
    signedIn: true,
  },
  {
    file: "app/(console)/connections/[connectionId]/reports/page.tsx",
    path: (id) => `/connections/${id}/reports`,
    signedIn: true,
  },
  {
    file: "app/(console)/connections/[connectionId]/dossier/page.tsx",
    path: (id) => `/connections/${id}/dossier`,
    signedIn: true,
  },
  {
    file: "app/(console)/connections/[connectionId]/dossier/export/page.tsx",
    path: (id) => `/connections/${id}/dossier/export`,
    signedIn: true,
  },
  { file: "app/(console)/history/page.tsx", path: () => "/history", signedIn: true },
  { file: "app/(console)/jobs/page.tsx", path: () => "/jobs", signedIn: true },
  // No such job: what is there instead must be readable too; jobs themselves are opened in their journey.
  {
    file: "app/(console)/jobs/[jobId]/page.tsx",
    path: () => "/jobs/00000000-0000-4000-8000-000000000000",
    signedIn: true,
  },
  { file: "app/(console)/people/page.tsx", path: () => "/people", signedIn: true },
  { file: "app/(console)/account/page.tsx", path: () => "/account", signedIn: true },
  { file: "app/(console)/page.tsx", path: () => "/", signedIn: true },
];
