using System.Globalization;
using System.Text;

namespace EpasContracts.Benchmarks.Generation;

/// <summary>A document larger than any that is published: a thousand operations over some thousand schemas that refer to each other.</summary>
internal static class SyntheticDocument
{
    private const int Operations = 1_000;
    private const int Schemas = 5_000;
    private const int Properties = 16;
    private const int Tags = 40;

    /// <summary>Writes the document, the same one every time.</summary>
    /// <param name="file">Where to.</param>
    public static void Write(string file)
    {
        var json = new StringBuilder("""{"openapi": "3.0.3", "info": {"title": "Things", "version": "1"}, "paths": {""");
        for (var i = 0; i < Operations; i++)
            json.Append(i == 0 ? "\n" : ",\n").Append(Operation(i));
        json.Append("\n}, \"components\": {\"schemas\": {");
        for (var i = 0; i < Schemas; i++)
            json.Append(i == 0 ? "\n" : ",\n").Append(Schema(i));
        json.Append("\n}}}\n");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, json.ToString());
    }

    private static string Operation(int number) => """
        "/thingsNUMBER/{id}": {"post": {
          "operationId": "changeThingNUMBER", "tags": ["groupTAG"], "summary": "Change thing NUMBER of the service.",
          "parameters": [
            {"name": "id", "in": "path", "required": true, "schema": {"type": "string", "minLength": 1}},
            {"name": "limit", "in": "query", "schema": {"type": "integer", "format": "int32", "minimum": 1, "maximum": 100}},
            {"name": "sort", "in": "query", "explode": false, "schema": {"type": "array", "items": {"type": "string", "enum": ["name", "-name"]}}}
          ],
          "requestBody": {"content": {"application/json": {"schema": ONE}}},
          "responses": {
            "200": {"description": "Changed", "content": {"application/json": {"schema": {"type": "object", "properties": {"things": {"type": "array", "items": OTHER}, "next": {"type": "string"}}}}}},
            "4XX": {"description": "Refused", "content": {"application/json": {"schema": ONE}}}
          }
        }}
        """.Replace("NUMBER", Text(number), StringComparison.Ordinal).Replace("TAG", Text(number % Tags), StringComparison.Ordinal)
        .Replace("ONE", Reference(number), StringComparison.Ordinal).Replace("OTHER", Reference(number * 3), StringComparison.Ordinal);

    private static string Schema(int number) => """
        "ThingNUMBER": {
          "type": "object", "required": ["member0", "member1"], "description": "Thing NUMBER of the service, as it is stored and as it is shown to whoever may see it.",
          "properties": {
            PROPERTIES
          }
        }
        """.Replace("NUMBER", Text(number), StringComparison.Ordinal)
        .Replace("PROPERTIES", string.Join(",\n    ", Enumerable.Range(0, Properties).Select(place => $"\"member{Text(place)}\": {Property(number, place)}")), StringComparison.Ordinal);

    private static string Property(int schema, int place) => (place % 8) switch
    {
        0 => """{"type": "string", "minLength": 1, "maxLength": 200, "description": "The name under which people know it."}""",
        1 => """{"type": "integer", "format": "int64", "minimum": 0, "description": "How many there are of it."}""",
        2 => """{"type": "array", "maxItems": 50, "items": ONE}""".Replace("ONE", Reference(schema * 7 + place), StringComparison.Ordinal),
        3 => Reference(schema * 3 + place),
        4 => """{"type": "string", "enum": ["planned", "building", "ready", "failed", "gone"]}""",
        5 => """{"type": "object", "required": ["amount"], "properties": {"amount": {"type": "number"}, "currency": {"type": "string", "pattern": "^[A-Z]{3}$"}}}""",
        6 => """{"type": "string", "format": "date-time", "nullable": true, "description": "When it was changed the last time."}""",
        _ => """{"type": "object", "additionalProperties": {"type": "string"}}""",
    };

    private static string Reference(int number) => $"{{\"$ref\": \"#/components/schemas/Thing{Text(number % Schemas)}\"}}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
