namespace EpasContracts.Runtime.Validation;

/// <summary>
/// One assertion of the document, as data: the generated validator reports it and the schema's descriptor lists it, both the same
/// object.
/// </summary>
public sealed class Constraint
{
    /// <summary>Makes a constraint.</summary>
    /// <param name="pointer">The JSON Pointer of the keyword in the document, such as <c>/components/schemas/Tag/properties/key/minLength</c>.</param>
    /// <param name="keyword">The keyword, such as <c>minLength</c>.</param>
    /// <param name="argument">The keyword's value as JSON text, as the document spells it.</param>
    /// <param name="subject">The name of the property or parameter that is constrained, or null for an element or a whole payload.</param>
    /// <param name="secret">Whether the constrained value must never be shown.</param>
    /// <param name="source">Where the document's keywords stand, or null when that is not known.</param>
    public Constraint(string pointer, string keyword, string argument, string? subject = null, bool secret = false, SchemaSource? source = null)
    {
        Pointer = pointer;
        Keyword = keyword;
        Argument = argument;
        Subject = subject;
        IsSecret = secret;
        Source = source;
    }

    /// <summary>The payload is not JSON, or not UTF-8.</summary>
    public static Constraint WellFormed { get; } = new("", "json", "true");

    /// <summary>A value satisfies the schema but fits no .NET value of the model's type, such as an integer beyond 64 bits.</summary>
    public static Constraint Representable { get; } = new("", "representable", "true");

    /// <summary>The payload is nested deeper than <see cref="ValidationOptions.MaxDepth"/>.</summary>
    public static Constraint Depth { get; } = new("", "maxDepth", "true");

    /// <summary>A part of a streamed payload that can only be judged as a whole is longer than <see cref="ValidationOptions.MaxBufferedBytes"/>.</summary>
    public static Constraint Buffered { get; } = new("", "maxBufferedBytes", "true");

    /// <summary>A property occurs twice in one object.</summary>
    public static Constraint UniqueNames { get; } = new("", "uniqueNames", "true");

    /// <summary>The JSON Pointer of the keyword in the document; empty for rules that every payload has.</summary>
    public string Pointer { get; }

    /// <summary>The keyword.</summary>
    public string Keyword { get; }

    /// <summary>The keyword's value as JSON text.</summary>
    public string Argument { get; }

    /// <summary>The name of the property or parameter, or null.</summary>
    public string? Subject { get; }

    /// <summary>Whether the value must never be shown.</summary>
    public bool IsSecret { get; }

    /// <summary>Where the document's keywords stand, or null when that is not known.</summary>
    public SchemaSource? Source { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Pointer}: {Argument}";
}
