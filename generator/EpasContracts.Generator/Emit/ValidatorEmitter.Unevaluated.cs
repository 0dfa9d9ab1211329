using System.Globalization;
using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Emit;

/// <summary>
/// <c>unevaluatedProperties</c> and <c>unevaluatedItems</c>: every schema that takes part in them has a second method, which marks the
/// members of a value that it evaluates.
/// </summary>
internal sealed partial class ValidatorEmitter
{
    private static string EvaluatedMethod(SchemaSite site) => site.FieldPrefix + "Evaluated";

    /// <summary>Whether another schema, or this one itself, needs to know which members a site evaluates.</summary>
    private bool IsAskedWhatItEvaluates(SchemaSite site) => values.Evaluators.Contains(site);

    // After everything else: members that nothing has evaluated are held against the schema for the rest.
    private void WriteUnevaluated(SchemaSite site)
    {
        var schema = site.Schema;
        if (schema.UnevaluatedProperties is { } properties)
            WriteRest(site, properties, "unevaluatedProperties", "JsonTokenType.StartObject", "NextProperty", "reader.GetName()");
        if (schema.UnevaluatedItems is { } items)
            WriteRest(site, items, "unevaluatedItems", "JsonTokenType.StartArray", "NextItem", null);
    }

    private void WriteRest(SchemaSite site, SchemaNode rest, string keyword, string token, string next, string? name)
    {
        if (rest.BooleanSchema == true || values.Validator(rest) is not { } validator)
            return;
        using (code.Block($"if (reader.TokenType == {token})"))
        {
            code.Line("var evaluated = new EvaluatedMembers();");
            code.Line($"{EvaluatedMethod(site)}(reader, ref evaluated);");
            code.Line("var copy = reader;");
            using (code.Block($"for (var index = 0; copy.{next}(); index++)"))
            {
                var value = name is null ? "" : "copy.Read();\n";
                using (code.Block("if (evaluated.Contains(index))"))
                    code.Line(name is null ? "copy.Skip();" : "copy.SkipProperty();").Line("continue;");
                code.Line();
                code.Line(rest.BooleanSchema == false
                    ? $"copy.Fail({assertions.Add(site, keyword, "false")}, copy.Offset{(name is null ? "" : ", copy.GetName()")});\n{(name is null ? "copy.Skip();" : "copy.SkipProperty();")}"
                    : $"{value}{validator}(ref copy);");
            }

            code.Line("reader.Absorb(ref copy);");
        }
    }

    private void WriteEvaluated(SchemaSite site)
    {
        code.Line("// Marks the members that this schema evaluates, for the unevaluated… of itself or of a schema around it.");
        using (code.Block($"internal static void {EvaluatedMethod(site)}(PayloadReader reader, ref EvaluatedMembers evaluated)"))
        {
            var schema = site.Schema;
            WriteEvaluatedBy(values.Target(schema));
            foreach (var part in schema.AllOf)
                WriteEvaluatedBy(part);
            foreach (var alternative in schema.AnyOf.Concat(schema.OneOf))
                WriteEvaluatedBy(alternative, Matches(alternative));
            if (schema.If is { } condition)
            {
                WriteEvaluatedBy(condition, Matches(condition));
                WriteEvaluatedBy(schema.Then, Matches(condition));
                WriteEvaluatedBy(schema.Else, $"!{Matches(condition)}");
            }

            foreach (var dependent in schema.DependentSchemas)
                WriteEvaluatedBy(dependent.Schema, $"reader.HasProperty({CSharpText.Utf8Literal(dependent.Name)})");
            WriteEvaluatedProperties(site);
            WriteEvaluatedItems(schema);
        }

        code.Line();
    }

    private void WriteEvaluatedBy(SchemaNode? part, string? condition = null)
    {
        if (part is null || values.SiteOf(part) is not { } site || !IsAskedWhatItEvaluates(site))
            return;
        var call = $"{site.Host.Name}.{EvaluatedMethod(site)}(reader, ref evaluated);";
        code.Line(condition is null or "true" ? call : $"if ({condition})\n    {call}");
        // What a schema around the part has to leave alone, since the part looked after it.
        if (part.UnevaluatedProperties is not null || site.Schema.UnevaluatedProperties is not null)
            WriteAll(condition, "JsonTokenType.StartObject");
        if (part.UnevaluatedItems is not null || site.Schema.UnevaluatedItems is not null)
            WriteAll(condition, "JsonTokenType.StartArray");
    }

    private void WriteAll(string? condition, string token) =>
        code.Line($"if (reader.TokenType == {token}{(condition is null or "true" ? "" : " && " + condition)})\n    evaluated.AddAll();");

    private void WriteEvaluatedProperties(SchemaSite site)
    {
        var schema = site.Schema;
        if (schema.AdditionalProperties is not null)
        {
            WriteAll(null, "JsonTokenType.StartObject");
            return;
        }

        var conditions = schema.PatternProperties.Select(property => plan.Patterns.Matcher(property.Name)).OfType<string>().Select(static matcher => $"{matcher}.IsMatch(reader.Text)").ToList();
        if (!schema.Properties.IsEmpty && (schema.Types == JsonTypes.Any || (schema.Types & JsonTypes.Object) != 0))
            conditions.Insert(0, $"(uint){KnownNames(site)}.IndexOf(reader.Text) < {schema.Properties.Count.ToString(CultureInfo.InvariantCulture)}");
        if (conditions.Count == 0)
            return;
        using (code.Block("if (reader.TokenType == JsonTokenType.StartObject)"))
        using (code.Block("for (var index = 0; reader.NextProperty(); index++)"))
            code.Line($"if ({string.Join(" || ", conditions)})\n    evaluated.Add(index);\nreader.SkipProperty();");
    }

    private void WriteEvaluatedItems(SchemaNode schema)
    {
        if (schema.Items is not null)
        {
            WriteAll(null, "JsonTokenType.StartArray");
            return;
        }

        var conditions = new List<string>();
        if (!schema.PrefixItems.IsEmpty)
            conditions.Add($"index < {schema.PrefixItems.Count.ToString(CultureInfo.InvariantCulture)}");
        if (schema.Contains is { } contains)
            conditions.Add(Matches(contains));
        if (conditions.Count == 0)
            return;
        using (code.Block("if (reader.TokenType == JsonTokenType.StartArray)"))
        using (code.Block("for (var index = 0; reader.NextItem(); index++)"))
            code.Line($"if ({string.Join(" || ", conditions)})\n    evaluated.Add(index);\nreader.Skip();");
    }
}
