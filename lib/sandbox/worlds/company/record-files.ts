import { hashOf, hexOf } from "../../random";
import type { Article } from "./goods";
import type { Employee } from "./staff";

/** A picture of an article or of an employee. */
export type Picture = {
  imageId: string;
  fileName: string;
  width: number;
  height: number;
  article: Article | null;
  employee: Employee | null;
  /** Still listed, but no longer on the disk. */
  isGone: boolean;
};

/** A file that goes with an article. */
export type ArticleFile = { article: Article; fileId: string; fileName: string; size: number };

export type RecordFiles = { pictures: Picture[]; articleFiles: ArticleFile[] };

/** Sizes around the bounds of thumbnail and medium (protocol 3.11), and shapes that leave little of a thumbnail. */
const PICTURE_SIZES = [
  [640, 480],
  [1_200, 1_600],
  [64, 64],
  [48, 30],
  [65, 65],
  [1_000, 1_000],
  [1_001, 999],
  [1_600, 200],
  [30, 1_500],
  [1, 1],
  [1_600, 1_200],
] as const;
/** The one that is listed and no longer there. */
const GONE = 7;

/** The files of records that are no dossier items. What is there follows from the records' numbers, not from chance. */
export function buildRecordFiles(articles: readonly Article[], employees: readonly Employee[]): RecordFiles {
  const pictured = articles.filter(({ itemCode, group }) => group.code !== "DIE" && hashOf(itemCode) % 3 !== 0);
  return {
    pictures: [
      ...pictured.map((article, index) => pictureOfArticle(article, index)),
      ...employees.map((employee) => pictureOfEmployee(employee)),
    ],
    articleFiles: articles
      .filter((_, index) => index % 4 === 0)
      .map((article) => ({
        article,
        fileId: hexOf(`article file ${article.itemCode}`, 32),
        fileName: `Productblad ${article.itemCode}.pdf`,
        size: 20_000 + (hashOf(article.itemCode) % 300_000),
      })),
  };
}

function pictureOfArticle(article: Article, index: number): Picture {
  const [width, height] = PICTURE_SIZES[index % PICTURE_SIZES.length] ?? PICTURE_SIZES[0];
  const imageId = hexOf(`image ${article.itemCode}`, 32);
  const isGone = index === GONE;
  const fileName = isGone ? "verdwenen.png" : `${article.itemCode}.png`;
  return { imageId, fileName, width, height, article, employee: null, isGone };
}

function pictureOfEmployee(employee: Employee): Picture {
  const imageId = hexOf(`photo ${employee.employeeId}`, 32);
  const fileName = `pasfoto ${employee.employeeId}.png`;
  return { imageId, fileName, width: 600, height: 800, article: null, employee, isGone: false };
}
