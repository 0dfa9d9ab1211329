using EpasContracts.Generator.Input;
using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator;

/// <summary>What becomes code of a document with some options: for tools that hold compiled code against the document that it came from.</summary>
public sealed class ContractView
{
    private readonly ContractOptions _options;
    private readonly SetBy _setBy;
    private readonly BodyChoice _bodies;
    private readonly HashSet<string> _components;

    private ContractView(ApiContract contract, ContractOptions options)
    {
        _options = options;
        Contract = ContractFilter.Apply(contract, options);
        _setBy = new SetBy(Contract);
        _bodies = new BodyChoice(Contract);
        _components = new HashSet<string>(Contract.Schemas.Select(static component => component.Schema.Pointer), StringComparer.Ordinal);
    }

    /// <summary>The document as the options ask for: without the operations and constraints that they leave out, named and grouped as they say.</summary>
    public ApiContract Contract { get; }

    /// <summary>Whether there is a client.</summary>
    public bool HasClient => _options.Client;

    /// <summary>Whether dates, times and durations are strings in C#.</summary>
    public bool DatesAreText => _options.DatesAreText;

    /// <summary>Whether an optional property that may be null is a plain nullable.</summary>
    public bool PlainOptionals => _options.PlainOptionals;

    /// <summary>Looks at a document with the options that a compiled contract states.</summary>
    /// <param name="contract">The document.</param>
    /// <param name="options">What differs from the defaults, each as <c>Name=Value</c>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="FormatException">An option is unknown or has a value that it cannot have.</exception>
    public static ContractView Of(ApiContract contract, IEnumerable<string> options) =>
        new(contract ?? throw new ArgumentNullException(nameof(contract)), StatedOptions.Read(options ?? throw new ArgumentNullException(nameof(options))));

    /// <summary>The format that a C# type comes of; null where there is none, or the format is a note for people.</summary>
    /// <param name="schema">A schema of the document.</param>
    public string? FormatOf(SchemaNode schema) => AssertedFormats.Of(schema ?? throw new ArgumentNullException(nameof(schema)), _options);

    /// <summary>The format that validators check; null where none is checked.</summary>
    /// <param name="schema">A schema of the document.</param>
    public string? CheckedFormatOf(SchemaNode schema) =>
        _options.Validators && FormatOf(schema) is { } format && AssertedFormats.IsChecked(schema, format) ? format : null;

    /// <summary>Where the code of a reference leads: through other references that say nothing themselves and are no components.</summary>
    /// <param name="reference">The pointer of a schema.</param>
    public string TargetOf(string reference)
    {
        // A circle of references leads nowhere: it ends where it began.
        var passed = new HashSet<string>(StringComparer.Ordinal);
        while (passed.Add(reference) && !_components.Contains(reference) && Contract.Resolve(reference) is { Reference: { } next } target && SchemaShape.IsPureReference(target))
            reference = next;
        return reference;
    }

    /// <summary>Whether an object may lack a property that is required: it goes a way on which the other side sets it.</summary>
    /// <param name="owner">The object's schema.</param>
    /// <param name="property">The property's name.</param>
    public bool MayLack(SchemaNode owner, string property) => _setBy.MayLack(owner, property);

    /// <summary>Whether the client has a method for an operation.</summary>
    /// <param name="operation">An operation of <see cref="Contract"/>.</param>
    public bool IsCallable(Operation operation) => HasClient && _bodies.WhyNotCallable(operation) is null;

    /// <summary>The media types of a request that have code, each with the schema of what is checked in it: none in text and bytes.</summary>
    /// <param name="operation">An operation of <see cref="Contract"/>.</param>
    public IEnumerable<(MediaType Media, SchemaNode? Schema)> RequestBodies(Operation operation)
    {
        _ = operation ?? throw new ArgumentNullException(nameof(operation));
        var chosen = _bodies.Of(operation);
        return chosen.Count == 0 && operation.RequestBody is { Content.IsEmpty: false } body
            ? [(body.Content[0], null)]
            : chosen.Select(static one => (one.Media, one.Format is BodyFormat.Text or BodyFormat.Binary ? null : one.Media.Schema));
    }

    /// <summary>The media types of a response that have code, each with the schema of what is checked in it: of a stream, that of an item.</summary>
    /// <param name="response">A response of <see cref="Contract"/>.</param>
    public IEnumerable<(MediaType Media, SchemaNode? Schema)> Bodies(Response response) =>
        _bodies.Of(response ?? throw new ArgumentNullException(nameof(response))).Select(one => (one.Media, _bodies.SchemaOf(one.Media, one.Format)));
}
