using System.Globalization;
using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Emit;

internal sealed partial class ValidatorEmitter
{

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
        if (counted || schema.Contains is not null)
            code.Line("var start = reader.Offset;");
        if (counted)
            code.Line("var count = 0;");
        if (schema.Contains is not null)
            code.Line("var contained = 0;");
        using (code.Block("while (reader.NextItem())"))
        {
            if (schema.Contains is { } contains)
                code.Line($"if ({Matches(contains)})\n    contained++;");
            writeItem();
            if (counted)
                code.Line("count++;");
        }

        if (schema.MinItems is { } min and > 0)
            WriteCount(site, "count <", "minItems", min);
        if (schema.MaxItems is { } max)
            WriteCount(site, "count >", "maxItems", max);
        if (schema.Contains is not null)
            WriteContained(site);
    }

    private void WriteContained(SchemaSite site)
    {
        var schema = site.Schema;
        if (schema.MinContains is { } min and > 0)
            WriteCount(site, "contained <", "minContains", min);
        else if (schema.MinContains is null)
            code.Line($"if (contained == 0)\n    reader.Fail({assertions.Add(site, "contains", "{}")}, start);");
        if (schema.MaxContains is { } max)
            WriteCount(site, "contained >", "maxContains", max);
    }

    private void WriteCount(SchemaSite site, string comparison, string keyword, long bound)
    {
        var text = bound.ToString(CultureInfo.InvariantCulture);
        code.Line($"if ({comparison} {Reachable(bound)})\n    reader.Fail({assertions.Add(site, keyword, text)}, start);");
    }

    // Nothing is longer than an int can say, and to compare one with more than that is a warning.
    private static string Reachable(long bound) => Math.Min(bound, int.MaxValue).ToString(CultureInfo.InvariantCulture);

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
        code.Line((schema is null ? null : values.Check(schema, assertions.Host)) ?? "reader.Skip();");

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
            index => WriteCheck(schema.Properties[index].Schema),
            schema.AdditionalProperties is null or { BooleanSchema: not null } ? null : () =>
            {
                code.Line("reader.Read();");
                WriteCheck(schema.AdditionalProperties);
            },
            onMissing: null);
    }

    /// <summary>Writes the walk over an object, with its own assertions around it.</summary>
    /// <param name="site">The object's schema.</param>
    /// <param name="writeProperty">Writes what happens to the value of the property with that index; the reader stands on it.</param>
    /// <param name="writeAdditional">Writes what happens to any other name; the reader stands on the name. Null skips the value.</param>
    /// <param name="onMissing">A statement for when a required name is missing, or null.</param>
    public void WriteObjectWalk(SchemaSite site, Action<int> writeProperty, Action? writeAdditional, string? onMissing)
    {
        var schema = site.Schema;
        var names = site.KnownNames;
        var counted = schema.MinProperties is > 0 || schema.MaxProperties is not null;
        code.Line("var start = reader.Offset;");
        for (var word = 0; names.Count > 0 && word <= PropertyMarks.WordOf(names.Count - 1); word++)
            code.Line($"ulong {PropertyMarks.Seen(word)} = 0;");
        if (counted)
            code.Line("var count = 0;");
        if (names.Count > 0)
            code.Line($"var names = {assertions.Prefix(site)}{KnownNames(site)};\nvar property = -1;");
        var marks = MarksOnTheWay(schema, names) ? ", ref seen" : "";
        using (code.Block(names.Count > 0 ? $"while (reader.NextProperty(names, ref property{marks}))" : "while (reader.NextProperty())"))
        {
            if (counted)
                code.Line("count++;");
            WriteNameChecks(site);
            if (names.Count > 0)
                WriteSwitchOverNames(site, names, writeProperty, writeAdditional);
            else
                WriteAdditional(site, writeAdditional);
        }

        WriteRequired(site, names, onMissing);
        WriteDependentRequired(site, names);
        if (schema.MinProperties is { } min and > 0)
            WriteCount(site, "count <", "minProperties", min);
        if (schema.MaxProperties is { } max)
            WriteCount(site, "count >", "maxProperties", max);
    }

    // Whether the reader may mark a known name and go on to its value at once: nothing looks at the name itself.
    private static bool MarksOnTheWay(SchemaNode schema, List<string> names) =>
        names.Count is > 0 and <= PropertyMarks.InAWord && names.Count == schema.Properties.Count && schema.PropertyNames is null && schema.PatternProperties.IsEmpty;

    // What looks at a name whether or not the schema lists it; the reader stays on the name.
    private void WriteNameChecks(SchemaSite site)
    {
        var schema = site.Schema;
        if (schema.PropertyNames is { } names && values.Validator(names) is { } check)
            code.Line($"if (!reader.NameMatches({check}))\n    reader.Fail({assertions.Add(site, "propertyNames", "{}")}, reader.Offset, reader.GetName());");
        var remembers = HasPatternsBesideAdditional(schema);
        if (remembers)
            code.Line("var matched = false;");
        foreach (var property in schema.PatternProperties)
        {
            if (plan.Patterns.Matcher(property.Name) is not { } matcher)
                continue;
            using (code.Block($"if ({matcher}.IsMatch(reader.Text))"))
            {
                if (remembers)
                    code.Line("matched = true;");
                if (values.Validator(property.Schema) is { } validator)
                    code.Line($"var copy = reader;\ncopy.Read();\n{validator}(ref copy);\nreader.Absorb(ref copy);");
            }
        }
    }

    private static bool HasPatternsBesideAdditional(SchemaNode schema) => !schema.PatternProperties.IsEmpty && schema.AdditionalProperties is not null;

    private void WriteSwitchOverNames(SchemaSite site, List<string> names, Action<int> writeProperty, Action? writeAdditional)
    {
        var isMarked = MarksOnTheWay(site.Schema, names);
        using (code.Block("switch (property)"))
        {
            for (var i = 0; i < names.Count; i++)
            {
                using (code.Indent($"case {i.ToString(CultureInfo.InvariantCulture)}: // {CSharpText.CommentLine(JsonText.String(names[i]))}"))
                {
                    // A name that is only required, not described, is an additional property.
                    if (i >= site.Schema.Properties.Count)
                    {
                        code.Line($"reader.MarkProperty(ref {Seen(i)}, {PropertyMarks.Mark(i)});\ngoto default;");
                        continue;
                    }

                    if (!isMarked)
                        code.Line($"reader.EnterProperty(ref {Seen(i)}, {PropertyMarks.Mark(i)});");
                    var property = site.Schema.Properties[i];
                    // What a scalar violates says by itself that it is a secret; other schemas know nothing of this property.
                    var hides = values.IsSecret(property) && (property.Schema.Reference is not null || property.Schema.Children().Any());
                    if (hides)
                        code.Line("reader.EnterSecret();");
                    writeProperty(i);
                    code.Line(hides ? "reader.LeaveSecret();\nbreak;" : "break;");
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
        if (HasPatternsBesideAdditional(site.Schema))
        {
            using (code.Block("if (matched)"))
                code.Line("reader.SkipProperty();\ncontinue;");
            code.Line();
        }

        var refusal = site.Schema.AdditionalProperties is { BooleanSchema: false } ? assertions.Add(site, "additionalProperties", "false") : null;
        if (writeAdditional is null)
        {
            code.Line(refusal is null ? "reader.SkipProperty();" : $"reader.RefuseProperty({assertions.Descriptor(site)});");
            return;
        }

        if (refusal is not null)
            code.Line($"reader.Fail({refusal}, reader.Offset, reader.GetName());");
        writeAdditional();
    }

    private void WriteRequired(SchemaSite site, List<string> names, string? onMissing)
    {
        if (site.Schema.Required.IsEmpty)
            return;
        assertions.Add(site, "required", JsonText.Strings(site.Schema.Required));
        var indexes = Indexes(names);
        foreach (var word in site.Schema.Required.Select(name => indexes[name]).GroupBy(PropertyMarks.WordOf))
        {
            var (seen, mask) = (PropertyMarks.Seen(word.Key), PropertyMarks.Mask(word));
            if (MayLack(site.Schema, names, [.. word]) is { } lacking)
            {
                var there = "there" + (word.Key == 0 ? "" : CSharpText.Number(word.Key));
                code.Line($"var {there} = {seen} | {lacking};");
                seen = there;
            }

            var first = word.Key == 0 ? "" : $", {CSharpText.Number(word.Key * PropertyMarks.InAWord)}";
            var fail = $"reader.FailMissing({assertions.Descriptor(site)}, start, names, {mask} & ~{seen}{first});";
            if (onMissing is null)
            {
                code.Line($"if (({seen} & {mask}) != {mask})\n    {fail}");
                continue;
            }

            using (code.Block($"if (({seen} & {mask}) != {mask})"))
                code.Line(fail).Line(onMissing);
        }
    }

    // The marks of required properties that only the other side sets; null where there are none.
    private string? MayLack(SchemaNode schema, List<string> names, List<int> required)
    {
        var (readOnly, writeOnly) = (Marks(plan.SetBy.IsService), Marks(plan.SetBy.IsCaller));
        return readOnly == "0" && writeOnly == "0" ? null : $"reader.MayLack(readOnly: {readOnly}, writeOnly: {writeOnly})";

        string Marks(Func<SchemaNode, string, bool> isOne) =>
            required.FindAll(index => isOne(schema, names[index])) is { Count: > 0 } found ? PropertyMarks.Mask(found) : "0";
    }

    private static Dictionary<string, int> Indexes(List<string> names)
    {
        var indexes = new Dictionary<string, int>(names.Count, StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
            indexes.Add(names[i], i);
        return indexes;
    }

    private void WriteDependentRequired(SchemaSite site, List<string> names)
    {
        if (site.Schema.DependentRequired.All(static dependency => dependency.Required.IsEmpty))
            return;
        var indexes = Indexes(names);
        var rule = assertions.Add(site, "dependentRequired", Argument());
        foreach (var dependency in site.Schema.DependentRequired.Where(static dependency => !dependency.Required.IsEmpty))
        {
            using (code.Block($"if ({IsSeen(dependency.Property)})"))
            {
                foreach (var name in dependency.Required.Distinct(StringComparer.Ordinal))
                {
                    code.Line($"if (!{IsSeen(name)})\n    reader.Fail({rule}, start, {CSharpText.Literal(name)});");
                }
            }
        }

        string IsSeen(string name) => $"(({Seen(indexes[name])} & {PropertyMarks.Mark(indexes[name])}) != 0)";

        string Argument() =>
            $"{{{string.Join(",", site.Schema.DependentRequired.Select(static dependency => $"{JsonText.String(dependency.Property)}:{JsonText.Strings(dependency.Required)}"))}}}";
    }

    // What the walks call and look up.
    private void WriteHelpers(SchemaSite site)
    {
        var schema = site.Schema;
        if (HasInPlace(site))
            WriteInPlace(site);
        if (IsAskedWhatItEvaluates(site))
            WriteEvaluated(site);
        WriteBranchTexts();
        if (HasInPlace(site))
            WriteOtherSide(site);
        if ((schema.Types == JsonTypes.Any || (schema.Types & JsonTypes.Object) != 0) && !KnowsOnlyProperties(site))
            code.Line($"internal static readonly PropertyNames {KnownNames(site)} = new({string.Join(", ", site.KnownNames.Select(CSharpText.Literal))});").Line();
    }

    /// <summary>The names that a schema knows, as its host has them: those of its properties or, in a field, those and others that it requires.</summary>
    public static string KnownNames(SchemaSite site) =>
        KnowsOnlyProperties(site) ? $"{site.DescriptorName}.Names" : site.Component is null ? site.Method + "Names" : "Names";

    private static bool KnowsOnlyProperties(SchemaSite site) =>
        (site.Schema.Required.IsEmpty && site.Schema.DependentRequired.IsEmpty) || site.KnownNames.Count == site.Schema.Properties.Count;

    private static string Seen(int index) => PropertyMarks.Seen(PropertyMarks.WordOf(index));
}
