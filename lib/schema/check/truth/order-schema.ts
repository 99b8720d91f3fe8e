/** A schema in Profit's form with a field of each kind, for tests that need none of Profit's own. */
const restricted = (name: string, base: string, facets: string, rest = "") =>
  `<xsd:element name="${name}" minOccurs="0"${rest}><xsd:simpleType><xsd:restriction base="xsd:${base}">${facets}</xsd:restriction></xsd:simpleType></xsd:element>`;
const plain = (name: string, type: string, rest = "") =>
  `<xsd:element name="${name}" minOccurs="0" type="xsd:${type}"${rest}/>`;
const text = (name: string, length: number, rest = "") =>
  restricted(name, "string", `<xsd:maxLength value="${length}"/><xsd:minLength value="1"/>`, rest);
const NIL = ' nillable="true"';
const ACTION = '<xsd:attribute name="Action" use="required" type="AFASRowAction"/>';

type Parts = { fields: string; objects?: string; keys?: string; occurs?: string };

const object = (name: string, { fields, objects = "", keys = "", occurs = "" }: Parts) =>
  `<xsd:element name="${name}"${occurs}><xsd:complexType><xsd:sequence><xsd:element name="Element" maxOccurs="unbounded">` +
  `<xsd:complexType><xsd:sequence><xsd:element name="Fields" minOccurs="0"><xsd:complexType><xsd:sequence>${fields}</xsd:sequence>${ACTION}</xsd:complexType></xsd:element>` +
  (objects
    ? `<xsd:element name="Objects" minOccurs="0"><xsd:complexType><xsd:sequence>${objects}</xsd:sequence></xsd:complexType></xsd:element>`
    : "") +
  `</xsd:sequence>${keys}</xsd:complexType></xsd:element></xsd:sequence></xsd:complexType></xsd:element>`;

const LINES = object("Lines", {
  fields: text("ItCd", 10) + restricted("Qu", "decimal", '<xsd:totalDigits value="6"/><xsd:fractionDigits value="2"/>'),
  objects: object("Notes", { fields: "", occurs: ' minOccurs="0"' }),
});
const PERSON = object("KnPerson", {
  fields: `${text("BcCo", 15)}${plain("MatchPer", "long")}`,
  occurs: ' minOccurs="0"',
});

export const ORDER_XSD =
  '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:simpleType name="AFASRowAction"><xsd:restriction base="xsd:string"><xsd:enumeration value="insert"/><xsd:enumeration value="update"/><xsd:enumeration value="delete"/></xsd:restriction></xsd:simpleType>' +
  object("Order", {
    fields: [
      `<!--Omschrijving-->${text("Ds", 8, NIL)}`,
      `<!--Soort--><!--Values:  A:Gewoon   B:Spoed-->${text("So", 2)}`,
      `<!--Aantal-->${plain("Nr", "long", NIL)}`,
      restricted("Am", "decimal", '<xsd:totalDigits value="6"/><xsd:fractionDigits value="2"/>', NIL),
      plain("Bl", "boolean"),
      plain("Da", "date", NIL),
      plain("Dt", "dateTime"),
      plain("Ti", "time"),
      text("FileName", 50),
      restricted("FileStream", "base64Binary", '<xsd:minLength value="1"/>'),
    ].join(""),
    objects: LINES + PERSON,
    keys: '<!--Ordernummer--><xsd:attribute name="Id" use="required" type="xsd:string"/>',
  }) +
  "</xsd:schema>";
