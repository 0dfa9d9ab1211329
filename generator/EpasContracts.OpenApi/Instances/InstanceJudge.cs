using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Instances;

/// <summary>Holds JSON against schemas of a contract as they are written, without generated code: a second opinion about single values.</summary>
/// <param name="contract">The contract.</param>
/// <param name="cancellationToken">Ends the work.</param>
public sealed class InstanceJudge(ApiContract contract, CancellationToken cancellationToken = default)
{
    private readonly InstanceChecker _checker = new(contract, cancellationToken);

    /// <summary>Whether a schema admits a value; null when that would be too much work.</summary>
    /// <param name="schema">A schema of the contract.</param>
    /// <param name="json">The value.</param>
    /// <exception cref="ArgumentException">The text is no JSON.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public bool? Admits(SchemaNode schema, string json)
    {
        _ = schema ?? throw new ArgumentNullException(nameof(schema));
        // In a list, so that a scalar is read as JSON, too, not as YAML.
        var list = DocumentTree.Parse(".json", $"[{json ?? throw new ArgumentNullException(nameof(json))}]", cancellationToken);
        if (list is not { IsComplete: true, Root: SequenceNode { Items.Count: 1 } root })
            throw new ArgumentException("The text is no JSON.", nameof(json));
        var verdict = _checker.Check(schema, new Cursor("", root.Items[0], null));
        return verdict.Errors.Count > 0 ? false : verdict.IsComplete ? true : null;
    }
}
