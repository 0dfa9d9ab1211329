using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Instances;

/// <summary>Which side writes a value, and so which of its required properties need not be there.</summary>
internal enum InstanceSide
{
    /// <summary>Nobody in particular.</summary>
    Any,

    /// <summary>The caller: what is read-only need not be there.</summary>
    Request,

    /// <summary>The service: what is write-only need not be there.</summary>
    Response,
}

/// <summary>
/// Holds values of a document against schemas of its contract: JSON Schema 2020-12, except <c>$dynamicRef</c>, which accepts anything. It is
/// made for examples and defaults; payloads are checked by the generated validators.
/// </summary>
internal sealed partial class InstanceChecker(ApiContract contract, CancellationToken cancellationToken)
{
    private const int MaxDepth = 96;

    // Alternatives inside of alternatives multiply: a schema of a few lines can ask for more work than anyone waits for.
    private const int StepsPerValue = 50_000;
    private const long StepsPerDocument = 20_000_000;

    private readonly PatternCache _patterns = new();
    private InstanceVerdict _verdict = new();
    private InstanceSide _side;

    // The schema that all parts of which are being applied: what one of them requires another may say is set by the other side.
    private SchemaNode? _whole;
    private long _allSteps;
    private int _steps;

    /// <summary>Checks one value.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="value">The value.</param>
    /// <param name="side">Who writes it.</param>
    public InstanceVerdict Check(SchemaNode schema, Cursor value, InstanceSide side = InstanceSide.Any)
    {
        _verdict = new InstanceVerdict();
        _side = side;
        _steps = 0;
        CheckPlace(schema, value, _verdict.Errors, 0);
        return _verdict;
    }

    /// <summary>Checks a value against all that is said about its place.</summary>
    private void CheckPlace(SchemaNode schema, Cursor at, List<InstanceError> errors, int depth)
    {
        var before = errors.Count;
        var undescribed = _verdict.Undescribed.Count;
        var evaluated = ApplyWhole(schema, at, errors, depth);
        if (errors.Count > before)
            _verdict.Undescribed.RemoveRange(undescribed, _verdict.Undescribed.Count - undescribed);
        if (at.Node is MappingNode && evaluated.ListsProperties)
            _verdict.Undescribed.AddRange(at.Members().Where(member => !evaluated.Properties.Contains(member.Name)).Select(member => member.Value));
    }

    /// <summary>One schema that is no part of another one of the place.</summary>
    private Evaluated ApplyWhole(SchemaNode schema, Cursor at, List<InstanceError> errors, int depth)
    {
        var around = _whole;
        _whole = schema;
        var evaluated = Apply(schema, at, errors, depth);
        _whole = around;
        return evaluated;
    }

    /// <summary>One schema among those of a place.</summary>
    private Evaluated Apply(SchemaNode schema, Cursor at, List<InstanceError> errors, int depth)
    {
        var evaluated = new Evaluated();
        if (depth > MaxDepth || ++_steps > StepsPerValue || ++_allSteps > StepsPerDocument)
        {
            _verdict.IsComplete = false;
            return evaluated;
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (schema.BooleanSchema == false)
            errors.Add(new(at, "is not allowed at all"));
        if (schema.Reference is { } pointer && contract.Resolve(pointer) is { } target)
            evaluated.Add(Apply(target, at, errors, depth + 1));
        if (!CheckType(schema, at, errors))
            return evaluated;
        CheckConstants(schema, at, errors);
        Compose(schema, at, errors, evaluated, depth);
        switch (at.Node)
        {
            case ScalarNode { Kind: JsonKind.String } text:
                CheckString(schema, at, text.Text, errors);
                break;
            case ScalarNode { Kind: JsonKind.Number } number:
                CheckNumber(schema, at, number.Text, errors);
                break;
            case SequenceNode:
                CheckArray(schema, at, errors, evaluated, depth);
                break;
            case MappingNode:
                CheckObject(schema, at, errors, evaluated, depth);
                break;
        }

        return evaluated;
    }

    private void Compose(SchemaNode schema, Cursor at, List<InstanceError> errors, Evaluated evaluated, int depth)
    {
        foreach (var part in schema.AllOf)
            evaluated.Add(Apply(part, at, errors, depth + 1));
        Choose(schema.AnyOf, "anyOf", at, errors, evaluated, depth, onlyOne: false);
        Choose(schema.OneOf, "oneOf", at, errors, evaluated, depth, onlyOne: true);
        if (schema.Not is { } not && Try(not, at, depth) is { Errors.Count: 0 })
            errors.Add(new(at, "is what 'not' excludes"));
        if (schema.If is { } condition)
        {
            var holds = Try(condition, at, depth);
            if (holds.Errors.Count == 0)
                evaluated.Add(holds.Evaluated);
            if ((holds.Errors.Count == 0 ? schema.Then : schema.Else) is { } branch)
                evaluated.Add(ApplyWhole(branch, at, errors, depth + 1));
        }
    }

    private void Choose(
        EquatableArray<SchemaNode> choices, string keyword, Cursor at, List<InstanceError> errors, Evaluated evaluated, int depth, bool onlyOne)
    {
        if (choices.IsEmpty)
            return;
        var tried = choices.Select(choice => Try(choice, at, depth)).ToList();
        var matching = tried.Where(result => result.Errors.Count == 0).ToList();
        foreach (var result in matching)
            evaluated.Add(result.Evaluated);
        if (matching.Count == 0 && _verdict.IsComplete)
        {
            errors.Add(new(at, $"matches no choice of '{keyword}'"));
            // Null is a choice that nobody meant; the others say what would have to change.
            foreach (var result in tried.Where((_, i) => choices[i].Types != JsonTypes.Null))
                errors.AddRange(result.Errors);
        }
        else if (onlyOne && matching.Count > 1)
        {
            errors.Add(new(at, $"matches {matching.Count} choices of 'oneOf', of which only one may match"));
        }
    }

    private (Evaluated Evaluated, List<InstanceError> Errors) Try(SchemaNode schema, Cursor at, int depth)
    {
        var errors = new List<InstanceError>();
        var undescribed = _verdict.Undescribed.Count;
        var evaluated = ApplyWhole(schema, at, errors, depth + 1);
        if (errors.Count > 0)
            _verdict.Undescribed.RemoveRange(undescribed, _verdict.Undescribed.Count - undescribed);
        return (evaluated, errors);
    }
}
