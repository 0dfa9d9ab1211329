using EpasContracts.Drift.Compiled;
using EpasContracts.Drift.Facts;
using EpasContracts.Drift.Probing;
using EpasContracts.Generator;

namespace EpasContracts.Drift;

/// <summary>
/// Holds a compiled SDK against a document, in three ways that each see what the others cannot: what its descriptor says, what its
/// models and clients are, and what its validators do.
/// </summary>
public static class SdkDrift
{
    private const string InDocument = "in the document";
    private const string InSdk = "in the SDK";

    /// <summary>Compares a document with an SDK.</summary>
    /// <param name="document">The document.</param>
    /// <param name="sdk">The SDK.</param>
    /// <param name="cancellationToken">Stops the comparison.</param>
    public static DriftReport Compare(SpecDocument document, CompiledContract sdk, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(sdk);
        var view = sdk.ViewOf(document.Contract);
        var stated = ContractFacts.Compiled(view);
        var differences = FactDiff.Compare(stated, DescriptorFacts.Of(sdk)).ToList();
        var known = new KnownPointers(differences);
        var findings = differences.Select(difference => Finding(Rule(difference), difference, document, sdk)).ToList();

        var models = ModelFacts.Of(sdk);
        findings.AddRange(FactDiff.Compare(ModelFacts.Expected(view, sdk), models)
            .Where(difference => !known.TouchesSchema(difference.Fact.Pointer))
            .Select(difference => Finding(DriftRules.ModelDiffers, difference, document, sdk)));
        findings.AddRange(MissingMethods(view, document, sdk));

        var probes = new ProbeRun(view, sdk.Schemas);
        probes.Run(cancellationToken);
        findings.AddRange(Judge(probes, known, document, sdk));

        return DriftReport.Of("document ↔ SDK", [
            new(view.Contract.Operations.Count, "operations"),
            new(view.Contract.Schemas.Count, "schemas"),
            new(stated.SelfAndBelow().Count(), "facts"),
            new(models.SelfAndBelow().Count(fact => fact.Kind == FactKind.ModelProperty), "model properties"),
            new(probes.Count, "probes")], findings);
    }

    private static DriftRule Rule(FactDifference difference) => difference.Missing switch
    {
        MissingIn.Second => DriftRules.NotCompiled,
        MissingIn.First => DriftRules.OnlyCompiled,
        _ when difference.Fact.Kind is FactKind.OperationId or FactKind.Tag => DriftRules.CompiledNames,
        _ => DriftRules.CompiledDiffers,
    };

    private static DriftFinding Finding(DriftRule rule, FactDifference difference, SpecDocument document, CompiledContract sdk) => rule.At(
        Sentences.For(difference, InDocument, InSdk),
        difference.First.Side,
        document.Place(difference.First.Pointer),
        Place(sdk, difference.Second.Symbol, difference.Second.Pointer));

    private static DriftPlace Place(CompiledContract sdk, string? symbol, string pointer) =>
        new("SDK", sdk.File, Pointer: pointer, Symbol: symbol ?? sdk.ContractType.FullName);

    private static IEnumerable<DriftFinding> MissingMethods(ContractView view, SpecDocument document, CompiledContract sdk) =>
        from operation in view.Contract.Operations
        where view.IsCallable(operation)
        let compiled = sdk.Descriptor.FindOperation(operation.Method, operation.Path)
        where compiled is not null && sdk.MethodOf(compiled) is null
        select DriftRules.NoMethod.At(
            $"The operation {operation.Method} {operation.Path} has no method in the SDK's client.", DriftSide.Request,
            document.Place(operation.Pointer), Place(sdk, null, operation.Pointer));

    /// <summary>One finding for each keyword and verdict, however many probes tell of it; none where a difference of facts is its cause.</summary>
    private static IEnumerable<DriftFinding> Judge(ProbeRun probes, KnownPointers known, SpecDocument document, CompiledContract sdk)
    {
        foreach (var group in probes.Failures.GroupBy(failure => (failure.Pointer, failure.Probe.IsInside)))
        {
            if (known.Covers(group.Key.Pointer))
                continue;
            var failure = group.First();
            var message = group.Key.IsInside
                ? $"The compiled validator refuses {Show(failure.Probe.Json!)}, which the document allows ({failure.Message})."
                : $"The compiled validator takes {Show(failure.Probe.Json!)}, which violates {failure.Probe.Keyword} at {failure.Pointer} of the document.";
            yield return (group.Key.IsInside ? DriftRules.RefusesInside : DriftRules.TakesOutside).At(
                message, DriftSide.Both, document.Place(failure.Pointer), Place(sdk, SymbolOf(sdk, failure.Pointer), failure.Pointer));
        }

        foreach (var probe in probes.NotMade.DistinctBy(probe => probe.Pointer))
        {
            yield return DriftRules.NotProbed.At(
                $"No value {(probe.IsInside ? "inside" : "just outside")} of {probe.Keyword} at {probe.Pointer} could be made, so the compiled validator was not tried there.",
                DriftSide.Both, document.Place(probe.Pointer), Place(sdk, SymbolOf(sdk, probe.Pointer), probe.Pointer));
        }
    }

    /// <summary>The symbol of the nearest schema above a keyword.</summary>
    private static string? SymbolOf(CompiledContract sdk, string pointer) =>
        KnownPointers.SelfAndAbove(pointer).Select(sdk.Schemas.GetValueOrDefault).FirstOrDefault(schema => schema?.ModelType is not null) is { } found
            ? CompiledContract.SymbolOf(found)
            : null;

    private static string Show(string json) => json.Length > 80 ? json[..80] + "…" : json;
}
