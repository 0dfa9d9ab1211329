namespace EpasContracts.Drift.Facts;

/// <summary>What kind of statement a fact is.</summary>
internal enum FactKind
{
    Contract,
    Operation,
    Webhook,
    OperationId,
    Tag,
    Security,
    Parameter,
    Style,
    Required,
    RequestBody,
    Response,
    Header,
    MediaType,
    Schema,
    Property,
    Nested,
    Reference,
    Type,
    Format,
    Enum,
    EnumMember,
    Constraint,
    Default,
    Annotation,
    Model,
    ModelProperty,
    ModelType,
    Method,
}

/// <summary>
/// One statement of a contract, whatever artefact makes it. Facts form a tree in which siblings differ in kind or name, so two
/// artefacts are compared by walking both trees at once: the order in which they say things does not matter.
/// </summary>
/// <param name="Kind">What kind of statement it is.</param>
/// <param name="Name">Tells it from its siblings of the same kind.</param>
/// <param name="Subject">What a sentence calls it, such as <c>the pattern of Tag.key</c>.</param>
/// <param name="Value">What is stated; null when it is only that the thing exists.</param>
/// <param name="Pointer">Its JSON Pointer in the document that states it, or that compiled code was made from.</param>
/// <param name="Side">Whose messages it concerns.</param>
internal sealed record Fact(FactKind Kind, string Name, string Subject, string? Value, string Pointer, DriftSide Side)
{
    /// <summary>What is stated about it.</summary>
    public List<Fact> Children { get; } = [];

    /// <summary>The name in compiled code, where there is one.</summary>
    public string? Symbol { get; init; }

    /// <summary>The keyword's pointer that a validator reports when the statement is violated, where it is another than <see cref="Pointer"/>.</summary>
    public string? Keyword { get; init; }

    /// <summary>Of a statement that stands elsewhere than what it is about, such as in a list of required names: the pointer of what it is about.</summary>
    public string? About { get; init; }

    /// <summary>This fact and all below it.</summary>
    public IEnumerable<Fact> SelfAndBelow()
    {
        var open = new Stack<Fact>([this]);
        while (open.TryPop(out var fact))
        {
            yield return fact;
            foreach (var child in fact.Children)
                open.Push(child);
        }
    }
}
