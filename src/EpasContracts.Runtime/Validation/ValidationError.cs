namespace EpasContracts.Runtime.Validation;

/// <summary>One violation of the contract in a payload.</summary>
/// <param name="InstancePointer">The JSON Pointer of the value in the payload; empty for the whole payload.</param>
/// <param name="SchemaPointer">The JSON Pointer of the violated keyword in the document; empty for rules that every payload has.</param>
/// <param name="Keyword">The violated keyword, such as <c>minimum</c>.</param>
/// <param name="Argument">The keyword's value as JSON text.</param>
/// <param name="Message">One sentence for a person, without secrets.</param>
/// <param name="Value">The offending value as JSON text, cut to 100 characters; <c>"***"</c> for a secret; null when nothing is there.</param>
/// <param name="Offset">The byte offset of the value in the payload.</param>
/// <param name="Property">The property that a rule about names speaks of, such as the one that <c>required</c> misses; otherwise null.</param>
public sealed record ValidationError(
    string InstancePointer, string SchemaPointer, string Keyword, string Argument, string Message, string? Value, long Offset, string? Property = null)
{
    /// <summary>The line of the violated keyword in the document; null for rules that every payload has, and where the line is not known.</summary>
    public SourceLine? Source => Places?.Find(SchemaPointer);

    /// <summary>One sentence for a person, without secrets; made when it is first asked for.</summary>
    public string Message
    {
        get => field ??= Language.Describe(this);
        init;
    } = Message;

    internal SchemaSource? Places { get; init; }

    internal ErrorSentences Language { get; init; } = ErrorSentences.English;

    /// <summary>The name of what is constrained, or null when the pointer's last token names it.</summary>
    internal string? Subject { get; init; }

    /// <summary>What a parser says about a payload that is not JSON, or the figure of a bound; otherwise null.</summary>
    internal string? Detail { get; init; }

    /// <inheritdoc/>
    public bool Equals(ValidationError? other) =>
        other is not null && Offset == other.Offset && InstancePointer == other.InstancePointer && SchemaPointer == other.SchemaPointer && Keyword == other.Keyword
        && Argument == other.Argument && Value == other.Value && Property == other.Property && Message == other.Message;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Offset, InstancePointer, SchemaPointer, Keyword, Property);

    /// <summary>The sentence in another language.</summary>
    /// <param name="sentences">The language, such as <see cref="ErrorSentences.Korean"/>.</param>
    public string Describe(ErrorSentences sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        return sentences.Describe(this);
    }

    /// <summary>The pointer and the sentence.</summary>
    public override string ToString() => InstancePointer.Length == 0 ? Message : $"{InstancePointer}: {Message}";
}
