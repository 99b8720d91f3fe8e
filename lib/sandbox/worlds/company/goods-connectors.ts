// cspell:ignore Itemcode itemcode
import { date, decimal, flag, getConnector, int, key, text } from "../../rows/columns";
import type { GetConnectorDefinition } from "../../rows/definition";
import type { Company } from "./company";
import type { Article, ArticleGroup, Stock } from "./goods";

type Goods = Company["goods"];

/** Articles with their groups, units, barcodes and stock. */
export function goodsConnectors({ goods }: Company): GetConnectorDefinition[] {
  return [articles(goods), basicArticles(goods), groups(goods), units(goods), barcodes(goods), stock(goods)];
}

function articles(goods: Goods): GetConnectorDefinition {
  return getConnector("Profit_Article", "Artikelen", () => goods().articles, [
    key("ItemCode", 50, "Itemcode", "Item code", (a: Article) => a.itemCode),
    text("Description", 80, "Omschrijving", "Description", (a) => a.description),
    text("ExtraDescription", 255, "Extra omschrijving", "Extra description", (a) => a.extra),
    key("UnitId", 10, "Basiseenheid", "Basic unit", (a) => a.unit),
    int("Factor", 6, "Prijsfactor", "Price factor", (a) => a.priceFactor),
    key("ArtGroup", 10, "Artikelgroep", "Article group", (a) => a.group.code),
    flag("Blocked", "Geblokkeerd", "Blocked", (a) => a.blocked),
    text("Barcode", 30, "Barcode", "Barcode", (a) => a.barcode),
    key("VATGroup", 5, "Btw-tariefgroep", "VAT rate group", (a) => a.vatCode),
    flag("Stock", "Voorraad bijhouden", "Track stock", (a) => a.trackStock),
    int("BitDecimals", 1, "Aantal decimalen", "Number of decimals", (a) => a.decimals),
    date("CreateDate", "Aanmaakdatum", "Created on", (a) => a.created),
    date("ModifiedDate", "Gewijzigd op", "Changed on", (a) => a.modified),
  ]);
}

function basicArticles(goods: Goods): GetConnectorDefinition {
  return getConnector("Profit_Article_Basic", "Artikelen", () => goods().articles, [
    key("ItemCode", 50, "Itemcode", "Item code", (a: Article) => a.itemCode),
    text("Description", 80, "Omschrijving", "Description", (a) => a.description),
    key("UnitId", 10, "Basiseenheid", "Basic unit", (a) => a.unit),
    key("ArtGroup", 10, "Artikelgroep", "Article group", (a) => a.group.code),
    flag("Blocked", "Geblokkeerd", "Blocked", (a) => a.blocked),
    decimal("CostPrice", 2, "Kostprijs", "Cost price", (a) => a.costPrice),
    decimal("BasicSalesPrice", 2, "Basisverkoopprijs", "Basic sales price", (a) => a.salesPrice),
    date("DateModified", "Gewijzigd op", "Changed on", (a) => a.modified),
  ]);
}

function groups(goods: Goods): GetConnectorDefinition {
  return getConnector("Profit_ArticleGroups", "Artikelgroepen", () => goods().groups, [
    key("Artikelgroep", 10, "Artikelgroep", "Article group", (g: ArticleGroup) => g.code),
    text("Omschrijving", 50, "Omschrijving", "Description", (g) => g.description),
  ]);
}

function units(goods: Goods): GetConnectorDefinition {
  return getConnector("Profit_Unit_per_Item", "Eenheid per item", () => goods().articles, [
    key("ItemType", 5, "Type itemcode", "Item type code", () => "Art"),
    key("ItemCode", 50, "Itemcode", "Item code", (a: Article) => a.itemCode),
    key("UnitId", 10, "Eenheid", "Unit", (a) => a.unit),
    decimal("Amount", 2, "Aantal per eenheid", "Number per unit", () => 1),
    flag("BasicItem", "Basiseenheid", "Basic unit", () => true),
  ]);
}

function barcodes(goods: Goods): GetConnectorDefinition {
  const coded = () => goods().articles.filter(({ barcode }) => barcode !== null);
  return getConnector("Profit_Barcode_per_Item", "Barcode per item", coded, [
    key("ItemType", 5, "Type itemcode", "Item type code", () => "Art"),
    key("ItemCode", 50, "Itemcode", "Item code", (a: Article) => a.itemCode),
    key("UnitId", 10, "Eenheid", "Unit", (a) => a.unit),
    text("BarcodeType", 10, "Type barcode", "Barcode type", (a) => (a.barcodeType === "3" ? "EAN13" : "Vrij")),
    text("Barcode", 30, "Barcode", "Barcode", (a) => a.barcode),
  ]);
}

function stock(goods: Goods): GetConnectorDefinition {
  return getConnector("Voorraad", "Voorraad per magazijn", () => goods().stock, [
    key("Magazijn", 10, "Magazijn", "Warehouse", (s: Stock) => s.warehouse),
    key("Artikel", 50, "Artikel", "Article", (s) => s.article.itemCode),
    text("Omschrijving", 80, "Omschrijving", "Description", (s) => s.article.description),
    decimal("Op_voorraad", 2, "Op voorraad", "In stock", (s) => s.onHand),
    decimal("Gereserveerd", 2, "Gereserveerd", "Reserved", (s) => s.reserved),
    decimal("In_bestelling", 2, "In bestelling", "On order", (s) => s.ordered),
    decimal("Vrij", 2, "Vrij beschikbaar", "Available", (s) => s.onHand - s.reserved),
    key("Vestiging", 3, "Vestiging", "Branch", (s) => s.warehouse),
    date("Laatste_telling", "Laatste telling", "Last count", (s) => s.lastCount),
  ]);
}
