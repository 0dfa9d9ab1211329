using System.Globalization;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Instances;

// Types, constants, strings and numbers.
internal sealed partial class InstanceChecker
{
    private const int LongestShown = 60;

    private static bool CheckType(SchemaNode schema, Cursor at, List<InstanceError> errors)
    {
        if (schema.Types == JsonTypes.Any || (schema.Types & TypesOf(at.Node)) != 0)
            return true;
        errors.Add(new(at, $"is {Shown(at.Node)}, not {string.Join(" or ", Words(schema.Types))}"));
        return false;
    }

    private static void CheckConstants(SchemaNode schema, Cursor at, List<InstanceError> errors)
    {
        if (schema.HasEnum && !schema.Enum.Any(member => JsonValues.AreEqual(at.Node, member)))
            errors.Add(new(at, $"is {Shown(at.Node)}, which the enum does not list"));
        if (schema.Const is { } constant && !JsonValues.AreEqual(at.Node, constant))
            errors.Add(new(at, $"is {Shown(at.Node)}, not the constant {constant.Json}"));
    }

    private void CheckString(SchemaNode schema, Cursor at, string text, List<InstanceError> errors)
    {
        var length = text.Length - text.Count(char.IsLowSurrogate);
        if (schema.MinLength is { } least && length < least)
            errors.Add(new(at, Invariant($"has {length} characters, the least is {least}")));
        if (schema.MaxLength is { } greatest && length > greatest)
            errors.Add(new(at, Invariant($"has {length} characters, the most is {greatest}")));
        if (schema.Pattern is { } pattern && _patterns.IsMatch(pattern, text) == false)
            errors.Add(new(at, $"is {Shown(at.Node)}, which does not match {pattern}"));
        if (schema.Format is { } format && (IntegerFormats.RangeOf(format) is null || IntegerFormats.IsOfText(format, schema.Types)) && FormatCheck.Fault(format, text) is { } wanted)
            errors.Add(new(at, $"is {Shown(at.Node)}, not {wanted}"));
    }

    private static void CheckNumber(SchemaNode schema, Cursor at, string text, List<InstanceError> errors)
    {
        if (ExactDecimal.Parse(text) is not { } number)
            return;
        Bound(schema.Minimum, order => order >= 0, "the least is");
        Bound(schema.Maximum, order => order <= 0, "the greatest is");
        Bound(schema.ExclusiveMinimum, order => order > 0, "it must be greater than");
        Bound(schema.ExclusiveMaximum, order => order < 0, "it must be less than");
        if (schema.MultipleOf is { } factor && ExactDecimal.Parse(factor) is { } divisor && !number.IsMultipleOf(divisor))
            errors.Add(new(at, $"is {text}, not a multiple of {factor}"));
        if (schema.Format is { } format && FormatCheck.Fault(format, number) is { } wanted)
            errors.Add(new(at, $"is {text}, not {wanted}"));

        void Bound(string? bound, Func<int, bool> holds, string words)
        {
            if (bound is not null && ExactDecimal.Parse(bound) is { } limit && !holds(number.CompareTo(limit)))
                errors.Add(new(at, $"is {text}, {words} {bound}"));
        }
    }

    /// <summary>The types that a value has; a whole number has two.</summary>
    public static JsonTypes TypesOf(DocumentNode node) => node.Kind switch
    {
        JsonKind.Null => JsonTypes.Null,
        JsonKind.Boolean => JsonTypes.Boolean,
        // A number beyond what is compared exactly gets the benefit of the doubt.
        JsonKind.Number when ExactDecimal.Parse(((ScalarNode)node).Text) is { IsInteger: false } => JsonTypes.Number,
        JsonKind.Number => JsonTypes.Number | JsonTypes.Integer,
        JsonKind.String => JsonTypes.String,
        JsonKind.Array => JsonTypes.Array,
        _ => JsonTypes.Object,
    };

    private static IEnumerable<string> Words(JsonTypes types) =>
        from type in new[] { JsonTypes.Null, JsonTypes.Boolean, JsonTypes.Integer, JsonTypes.Number, JsonTypes.String, JsonTypes.Array, JsonTypes.Object }
        where (types & type) != 0
        select type.ToString().ToLowerInvariant();

    private static string Shown(DocumentNode node)
    {
        if (node is not ScalarNode)
            return node is SequenceNode ? "an array" : "an object";
        var json = node.ToJson();
        return json.Length <= LongestShown ? json : json.Substring(0, LongestShown) + "…";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
