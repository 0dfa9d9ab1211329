using System.Text;
using EpasContracts.Generator;
using EpasContracts.OpenApi.Instances;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;

namespace EpasContracts.Drift.Probing;

/// <summary>What a compiled validator said to a probe that it should not have said.</summary>
/// <param name="Probe">The probe.</param>
/// <param name="Pointer">The keyword's pointer in the document: the one that refused, or the one that should have.</param>
/// <param name="Message">What the validator said, for a value that it refused.</param>
internal sealed record ProbeFailure(Probe Probe, string Pointer, string? Message);

/// <summary>Sends probes through compiled validators.</summary>
internal sealed class ProbeRun(ContractView view, IReadOnlyDictionary<string, SchemaDescriptor> compiled)
{
    private readonly InstanceJudge _judge = new(view.Contract);
    private readonly List<ProbeFailure> _failures = [];
    private readonly List<Probe> _notMade = [];

    /// <summary>How many values went through a validator.</summary>
    public int Count { get; private set; }

    /// <summary>Validators that did not do what the document says.</summary>
    public IReadOnlyList<ProbeFailure> Failures => _failures;

    /// <summary>Probes for which no value could be made.</summary>
    public IReadOnlyList<Probe> NotMade => _notMade;

    /// <summary>Runs the probes of every schema that is compiled.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        var builder = new ProbeBuilder(view);
        foreach (var schema in view.Contract.AllSchemas())
        {
            cancellationToken.ThrowIfCancellationRequested();
            // A schema that is not compiled is a difference of its own.
            if (!compiled.TryGetValue(schema.Pointer, out var descriptor))
                continue;
            // What was read once more for a dynamic scope is told of where it is written.
            foreach (var probe in builder.For(schema))
                Run(probe with { Pointer = JsonPointer.Written(probe.Pointer) }, schema, descriptor);
        }
    }

    private void Run(Probe probe, SchemaNode schema, SchemaDescriptor descriptor)
    {
        if (probe.Json is null)
        {
            _notMade.Add(probe);
            return;
        }

        Count++;
        var errors = JsonModel.Validate(descriptor, Encoding.UTF8.GetBytes(probe.Json));
        var isWrong = probe.IsInside ? errors.Count > 0 : !errors.Any(error => probe.ByAnyKeyword || error.SchemaPointer == probe.Pointer);
        if (!isWrong)
            return;
        // Schemas may say more together than the maker of the value knows; formats are all that the judge does not know better.
        if (probe.Keyword != "format" && _judge.Admits(schema, probe.Json) == !probe.IsInside)
            _notMade.Add(probe);
        else if (probe.IsInside)
            _failures.AddRange(errors.Select(error => new ProbeFailure(probe, error.SchemaPointer.Length == 0 ? probe.Pointer : error.SchemaPointer, error.Message)));
        else
            _failures.Add(new ProbeFailure(probe, probe.Pointer, null));
    }
}
