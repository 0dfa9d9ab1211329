using System.Text.Json.Nodes;

namespace EpasContracts.Derivation.JsonPath;

/// <summary>The half of the grammar that filters are written in.</summary>
internal sealed partial class JsonPathParser
{
    private static readonly string[] Operators = ["==", "!=", "<=", ">=", "<", ">"];

    private LogicalExpression ParseOr()
    {
        if (++depth > MaxDepth)
            throw Error($"a filter is nested deeper than {MaxDepth} levels");
        var parts = new List<LogicalExpression>();
        do
        {
            parts.Add(ParseAnd());
            SkipBlanks();
        }
        while (Take("||"));

        depth--;
        return parts is [var only] ? only : new AnyExpression(parts);
    }

    private LogicalExpression ParseAnd()
    {
        var parts = new List<LogicalExpression>();
        do
        {
            SkipBlanks();
            parts.Add(ParseBasic());
            SkipBlanks();
        }
        while (Take("&&"));

        return parts is [var only] ? only : new AllExpression(parts);
    }

    private LogicalExpression ParseBasic()
    {
        if (Take('!'))
        {
            SkipBlanks();
            return new NotExpression(Peek() == '(' ? ParseGroup() : ParseTest(negated: true));
        }

        return Peek() == '(' ? ParseGroup() : ParseTest(negated: false);
    }

    private LogicalExpression ParseGroup()
    {
        position++;
        SkipBlanks();
        var inner = ParseOr();
        SkipBlanks();
        return Take(')') ? inner : throw Error("')' is expected");
    }

    /// <summary>A comparison, a query that is asked to select something, or a function that is a condition by itself.</summary>
    private LogicalExpression ParseTest(bool negated)
    {
        var start = position;
        if (ParseCondition() is { } condition)
            return condition;
        var left = ParseValue();
        var end = position;
        SkipBlanks();
        var comparison = Array.Find(Operators, Take);
        if (comparison is null)
        {
            position = end;
            return left is QueryExpression query ? new ExistsExpression(query) : throw Error("a value alone is no condition: compare it", start);
        }

        if (negated)
            throw Error("a comparison is negated with parentheses: !(…)", start);
        RequireSingular(left, start);
        SkipBlanks();
        start = position;
        var right = ParseValue();
        RequireSingular(right, start);
        return new ComparisonExpression(left, comparison, right);
    }

    private void RequireSingular(ValueExpression value, int start)
    {
        if (value is QueryExpression { IsSingular: false })
            throw Error("only a query that selects one node can be compared", start);
    }

    private RegularExpression? ParseCondition()
    {
        var start = position;
        var whole = Take("match(");
        if (!whole && !Take("search("))
            return null;
        var subject = ParseArgument();
        if (!Take(','))
            throw Error("a second argument is expected");
        var pattern = ParseArgument();
        if (!Take(')'))
            throw Error("')' is expected");
        RequireSingular(subject, start);
        RequireSingular(pattern, start);
        return new RegularExpression(subject, pattern, whole);
    }

    private ValueExpression ParseArgument()
    {
        SkipBlanks();
        var argument = ParseValue();
        SkipBlanks();
        return argument;
    }

    private ValueExpression ParseValue()
    {
        switch (Peek())
        {
            case '@' or '$':
                return new QueryExpression(text[position++] == '$', ParseNestedSegments());
            case '\'' or '"':
                return new LiteralExpression(JsonValue.Create(ParseString()));
            case '-' or (>= '0' and <= '9'):
                return new LiteralExpression(ParseNumber());
        }

        var start = position;
        while (char.IsAsciiLetterLower(Peek()) || Peek() == '_' || (position > start && char.IsAsciiDigit(Peek())))
            position++;
        var word = text[start..position];
        return Peek() == '(' && word.Length > 0 ? ParseFunction(word, start) : word switch
        {
            "true" => new LiteralExpression(JsonValue.Create(true)),
            "false" => new LiteralExpression(JsonValue.Create(false)),
            "null" => new LiteralExpression(null),
            _ => throw Error("a query, a literal or a function is expected", start),
        };
    }

    private List<Segment> ParseNestedSegments()
    {
        if (++depth > MaxDepth)
            throw Error($"a filter is nested deeper than {MaxDepth} levels");
        var segments = ParseSegments();
        depth--;
        return segments;
    }

    private ValueExpression ParseFunction(string name, int start)
    {
        position++;
        if (++depth > MaxDepth)
            throw Error($"a filter is nested deeper than {MaxDepth} levels");
        var argument = ParseArgument();
        depth--;
        if (!Take(')'))
            throw Error("')' is expected");
        switch (name)
        {
            case "length":
                RequireSingular(argument, start);
                return new LengthExpression(argument);
            case "count" when argument is QueryExpression query:
                return new CountExpression(query);
            case "value" when argument is QueryExpression query:
                return new ValueOfExpression(query);
            case "count" or "value":
                throw Error($"{name}() takes a query", start);
            case "match" or "search":
                throw Error($"{name}() is a condition and cannot be compared or passed on", start);
            default:
                throw Error($"there is no function '{name}': length, count, match, search and value exist", start);
        }
    }
}
