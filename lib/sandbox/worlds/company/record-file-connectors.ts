// cspell:ignore Itemcode Medewerkerfotos pasfoto
import { getConnector, int, key, text } from "../../rows/columns";
import type { GetConnectorDefinition } from "../../rows/definition";
import type { Company } from "./company";
import type { ArticleFile, Picture } from "./record-files";

type RecordFiles = Company["recordFiles"];

/** Where the ids for the FileConnector and the ImageConnector come from. */
export function recordFileConnectors({ recordFiles }: Company): GetConnectorDefinition[] {
  return [articlePictures(recordFiles), employeePictures(recordFiles), articleFiles(recordFiles)];
}

function articlePictures(files: RecordFiles): GetConnectorDefinition {
  const all = () => files().pictures.filter(({ article }) => article !== null);
  return getConnector("Profit_Article_image", "Afbeeldingen bij artikelen", all, [
    key("ItemType", 5, "Type item", "Item type", () => "Art"),
    key("ItemCodeId", 50, "Itemcode", "Item code", (p: Picture) => p.article?.itemCode ?? null),
    text("Filename", 255, "Bestandsnaam", "File name", (p) => p.fileName),
    // AFAS's OpenAPI shows the field without a value; that it is the id for the ImageConnector is inferred.
    text("Image", 32, "Afbeelding klein", "Small image", (p) => p.imageId),
  ]);
}

function employeePictures(files: RecordFiles): GetConnectorDefinition {
  const all = () => files().pictures.filter(({ employee }) => employee !== null);
  return getConnector("Medewerkerfotos", "Foto's van medewerkers", all, [
    key("Medewerker", 15, "Medewerker", "Employee", (p: Picture) => p.employee?.employeeId ?? null),
    text("Bestandsnaam", 255, "Bestandsnaam", "File name", (p) => p.fileName),
    text("Foto", 32, "Foto", "Photo", (p) => p.imageId),
    key("Vestiging", 3, "Vestiging", "Branch", (p) => p.employee?.branch ?? null),
  ]);
}

function articleFiles(files: RecordFiles): GetConnectorDefinition {
  return getConnector("Artikelbestanden", "Bestanden bij artikelen", () => files().articleFiles, [
    key("Itemcode", 50, "Itemcode", "Item code", (f: ArticleFile) => f.article.itemCode),
    text("Bestand", 32, "Bestand", "File", (f) => f.fileId),
    text("Bestandsnaam", 255, "Bestandsnaam", "File name", (f) => f.fileName),
    int("Bestandsgrootte", 12, "Bestandsgrootte", "File size", (f) => f.size),
  ]);
}
