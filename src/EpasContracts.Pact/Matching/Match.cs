namespace EpasContracts.Pacts;

/// <summary>The matchers. Each takes the example that the mock server answers with, or that a provider is asked with.</summary>
public static class Match
{
    /// <summary>Text that is, as a whole, what the pattern describes.</summary>
    /// <param name="example">Text that matches; checked when the interaction is built.</param>
    /// <param name="regex">A pattern of the Pact core, in Oniguruma's syntax. Write it with <c>^</c> and <c>$</c> all the same: other
    /// Pact tools that read the file search for it.</param>
    public static Matcher Regex(string example, string regex)
    {
        ArgumentNullException.ThrowIfNull(example);
        ArgumentNullException.ThrowIfNull(regex);
        return new Matcher("regex", example, ("regex", regex));
    }

    /// <summary>Any value of the example's JSON type; objects and arrays go on in depth.</summary>
    public static Matcher Type(object example)
    {
        ArgumentNullException.ThrowIfNull(example);
        return new Matcher("type", example);
    }

    /// <summary>An array of at least <paramref name="min"/> elements, each like the example.</summary>
    public static Matcher MinType(object example, int min)
    {
        ArgumentNullException.ThrowIfNull(example);
        ArgumentOutOfRangeException.ThrowIfNegative(min);
        return new Matcher("type", Repeat(example, min), ("min", min));
    }

    /// <summary>An array of at most <paramref name="max"/> elements, each like the example.</summary>
    public static Matcher MaxType(object example, int max)
    {
        ArgumentNullException.ThrowIfNull(example);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        return new Matcher("type", Repeat(example, 1), ("max", max));
    }

    /// <summary>An array of <paramref name="min"/> to <paramref name="max"/> elements, each like the example.</summary>
    public static Matcher MinMaxType(object example, int min, int max)
    {
        ArgumentNullException.ThrowIfNull(example);
        ArgumentOutOfRangeException.ThrowIfNegative(min);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, Math.Max(1, min));
        return new Matcher("type", Repeat(example, min), ("min", min), ("max", max));
    }

    /// <summary>A number without a fraction.</summary>
    public static Matcher Integer(long example) => new("integer", example);

    /// <summary>A number with a fraction.</summary>
    /// <param name="example">Needs a fraction of its own, as in <c>1.5m</c>.</param>
    public static Matcher Decimal(decimal example) => new("decimal", example);

    /// <summary>Any number.</summary>
    public static Matcher Number(decimal example) => new("number", example);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static Matcher Boolean(bool example) => new("boolean", example);

    /// <summary>Exactly the example: ends an enclosing <see cref="Type"/>.</summary>
    public static Matcher Equality(object? example) => new("equality", example);

    /// <summary>JSON's <c>null</c>.</summary>
    public static Matcher Null() => new("null", null);

    /// <summary>Text that contains the example.</summary>
    public static Matcher Include(string example)
    {
        ArgumentNullException.ThrowIfNull(example);
        return new Matcher("include", example);
    }

    private static object[] Repeat(object example, int count) => [.. Enumerable.Repeat(example, Math.Max(1, count))];
}
