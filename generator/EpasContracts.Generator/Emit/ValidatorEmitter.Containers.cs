using System.Globalization;
using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Emit;

internal sealed partial class ValidatorEmitter
{
    private const int MarksInAWord = 64;

    private void WriteArray(SchemaSite site)
    {
        var schema = site.Schema;
        if (!HasAssertions(schema, JsonTypes.Array))
        {
            code.Line("reader.Skip();");
            return;
        }

        WriteArrayWalk(site, () => WriteItem(schema));
    }

    /// <summary>Writes the walk over an array, with its own assertions around it.</summary>
    /// <param name="site">The array's schema.</param>
    /// <param name="writeItem">Writes what happens to each element; the reader stands on it.</param>
    public void WriteArrayWalk(SchemaSite site, Action writeItem)
    {
        var schema = site.Schema;
        if (schema.UniqueItems)
            FailIf("!reader.HasUniqueItems()", site, "uniqueItems", "true");
        var counted = schema.MinItems is > 0 || schema.MaxItems is not null || !schema.PrefixItems.IsEmpty;
        if (counted)
            code.Line("var start = reader.Offset;\nvar count = 0;");
        using (code.Block("while (reader.NextItem())"))
        {
            writeItem();
            if (counted)
                code.Line("count++;");
        }

        if (schema.MinItems is { } min and > 0)
            code.Line($"if (count < {min.ToString(CultureInfo.InvariantCulture)})\n    reader.Fail({rules.Rule(site, "minItems", min.ToString(CultureInfo.InvariantCulture))}, start);");
        if (schema.MaxItems is { } max)
            code.Line($"if (count > {max.ToString(CultureInfo.InvariantCulture)})\n    reader.Fail({rules.Rule(site, "maxItems", max.ToString(CultureInfo.InvariantCulture))}, start);");
    }

    private void WriteItem(SchemaNode schema)
    {
        if (schema.PrefixItems.IsEmpty)
        {
            WriteCheck(schema.Items);
            return;
        }

        using (code.Block("switch (count)"))
        {
            for (var i = 0; i < schema.PrefixItems.Count; i++)
            {
                using (code.Indent($"case {i.ToString(CultureInfo.InvariantCulture)}:"))
                {
                    WriteCheck(schema.PrefixItems[i]);
                    code.Line("break;");
                }
            }

            using (code.Indent("default:"))
            {
                WriteCheck(schema.Items);
                code.Line("break;");
            }
        }
    }

    private void WriteCheck(SchemaNode? schema) =>
        code.Line(schema is not null && values.Validator(schema) is { } validator ? $"{validator}(ref reader);" : "reader.Skip();");

    private void WriteObject(SchemaSite site)
    {
        var schema = site.Schema;
        if (!HasAssertions(schema, JsonTypes.Object))
        {
            code.Line("reader.Skip();");
            return;
        }

        WriteObjectWalk(
            site,
            index =>
            {
                if (index < schema.Properties.Count)
                    WriteCheck(schema.Properties[index].Schema);
                else
                    code.Line("reader.Skip();");
            },
            schema.AdditionalProperties is null or { BooleanSchema: not null } ? null : () =>
            {
                code.Line("reader.Read();");
                WriteCheck(schema.AdditionalProperties);
            },
            onMissing: null);
    }

    /// <summary>Writes the walk over an object, with its own assertions around it.</summary>
    /// <param name="site">The object's schema.</param>
    /// <param name="writeProperty">Writes what happens to the value of a name with that index; the reader stands on it.</param>
    /// <param name="writeAdditional">Writes what happens to any other name; the reader stands on the name. Null skips the value.</param>
    /// <param name="onMissing">A statement for when a required name is missing, or null.</param>
    public void WriteObjectWalk(SchemaSite site, Action<int> writeProperty, Action? writeAdditional, string? onMissing)
    {
        var schema = site.Schema;
        var names = Names(schema);
        var counted = schema.MinProperties is > 0 || schema.MaxProperties is not null;
        code.Line("var start = reader.Offset;");
        for (var word = 0; word * MarksInAWord < names.Count; word++)
            code.Line($"ulong {Seen(word)} = 0;");
        if (counted)
            code.Line("var count = 0;");
        using (code.Block("while (reader.NextProperty())"))
        {
            if (counted)
                code.Line("count++;");
            if (names.Count > 0)
                WriteSwitchOverNames(site, names, writeProperty, writeAdditional);
            else
                WriteAdditional(site, writeAdditional);
        }

        WriteRequired(site, names, onMissing);
        if (schema.MinProperties is { } min and > 0)
            code.Line($"if (count < {min.ToString(CultureInfo.InvariantCulture)})\n    reader.Fail({site.Host.Name}.{rules.Rule(site, "minProperties", min.ToString(CultureInfo.InvariantCulture))}, start);");
        if (schema.MaxProperties is { } max)
            code.Line($"if (count > {max.ToString(CultureInfo.InvariantCulture)})\n    reader.Fail({site.Host.Name}.{rules.Rule(site, "maxProperties", max.ToString(CultureInfo.InvariantCulture))}, start);");
    }

    private void WriteSwitchOverNames(SchemaSite site, List<string> names, Action<int> writeProperty, Action? writeAdditional)
    {
        using (code.Block($"switch ({site.Host.Name}.{NameIndex(site)}(reader.Text))"))
        {
            for (var i = 0; i < names.Count; i++)
            {
                using (code.Indent($"case {i.ToString(CultureInfo.InvariantCulture)}: // {string.Join("", CSharpText.CommentLines(JsonText.String(names[i])))}"))
                {
                    code.Line($"reader.EnterProperty(ref {Seen(i / MarksInAWord)}, {Mark(i)});");
                    writeProperty(i);
                    code.Line("break;");
                }
            }

            using (code.Indent("default:"))
            {
                WriteAdditional(site, writeAdditional);
                code.Line("break;");
            }
        }
    }

    private void WriteAdditional(SchemaSite site, Action? writeAdditional)
    {
        if (site.Schema.AdditionalProperties is { BooleanSchema: false })
            code.Line($"reader.Fail({site.Host.Name}.{rules.Rule(site, "additionalProperties", "false")}, reader.Offset, reader.GetName());");
        if (writeAdditional is null)
        {
            code.Line("reader.SkipProperty();");
            return;
        }

        writeAdditional();
    }

    private void WriteRequired(SchemaSite site, List<string> names, string? onMissing)
    {
        if (site.Schema.Required.IsEmpty)
            return;
        var rule = $"{site.Host.Name}.{rules.Rule(site, "required", JsonText.Strings(site.Schema.Required))}";
        var required = site.Schema.Required.Distinct(StringComparer.Ordinal).Select(name => (Name: name, Index: names.IndexOf(name))).ToList();
        foreach (var word in required.GroupBy(static entry => entry.Index / MarksInAWord))
        {
            var mask = word.Aggregate(0UL, static (marks, entry) => marks | (1UL << (entry.Index % MarksInAWord)));
            var hex = $"0x{mask.ToString("X", CultureInfo.InvariantCulture)}UL";
            using (code.Block($"if (({Seen(word.Key)} & {hex}) != {hex})"))
            {
                foreach (var (name, index) in word)
                    code.Line($"if (({Seen(word.Key)} & {Mark(index)}) == 0)\n    reader.Fail({rule}, start, {CSharpText.Literal(name)});");
                if (onMissing is not null)
                    code.Line(onMissing);
            }
        }
    }

    // The look-ups that the walks use: a text among names or enum members, by length first.
    private void WriteHelpers(SchemaSite site)
    {
        var schema = site.Schema;
        if (HasInPlace(site))
            WriteInPlace(site);
        if (IsNamedEnum(schema))
            WriteIndexOf(EnumIndex(site), [.. schema.Enum.Where(static member => member.Kind == JsonKind.String).Select(static member => member.Text).Distinct(StringComparer.Ordinal)]);
        else if (Names(schema) is { Count: > 0 } names && (schema.Types == JsonTypes.Any || (schema.Types & JsonTypes.Object) != 0))
            WriteIndexOf(NameIndex(site), names);
    }

    private void WriteIndexOf(string method, List<string> texts)
    {
        using (code.Block($"internal static int {method}(ReadOnlySpan<byte> text) => text.Length switch", "};"))
        {
            foreach (var (text, index) in texts.Select(static (text, index) => (text, index)).OrderBy(static entry => System.Text.Encoding.UTF8.GetByteCount(entry.text)))
            {
                var length = System.Text.Encoding.UTF8.GetByteCount(text).ToString(CultureInfo.InvariantCulture);
                code.Line($"{length} when text.SequenceEqual({CSharpText.Utf8Literal(text)}) => {index.ToString(CultureInfo.InvariantCulture)},");
            }

            code.Line("_ => -1,");
        }

        code.Line();
    }

    private static string NameIndex(SchemaSite site) => EnumIndex(site);

    private static List<string> Names(SchemaNode schema) =>
        [.. schema.Properties.Select(static property => property.Name).Concat(schema.Required).Distinct(StringComparer.Ordinal)];

    private static string Seen(int word) => word == 0 ? "seen" : "seen" + word.ToString(CultureInfo.InvariantCulture);

    private static string Mark(int index) => $"1UL << {(index % MarksInAWord).ToString(CultureInfo.InvariantCulture)}";
}
