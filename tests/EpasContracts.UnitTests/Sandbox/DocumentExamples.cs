using EpasContracts.OpenApi.Reading;
using EpasContracts.Runtime.Description;
using EpasContracts.Tests;

namespace EpasContracts.UnitTests.Sandbox;

/// <summary>The examples of the curated document, found by the pointers that the descriptors carry.</summary>
internal sealed class DocumentExamples
{
    private static readonly Lazy<DocumentExamples> Loaded = new(static () => new DocumentExamples());

    private readonly Dictionary<string, string> _parameters = [];
    private readonly Dictionary<string, string> _bodies = [];

    private DocumentExamples()
    {
        var path = SharedFiles.Repository(Path.Combine("spec", "epas", "openapi.yaml"));
        foreach (var operation in ContractReader.Read(path, File.ReadAllText(path)).Contract!.Operations)
        {
            foreach (var parameter in operation.Parameters)
                _parameters[parameter.Pointer] = parameter.Examples[0].Text;
            foreach (var media in operation.RequestBody?.Content ?? default)
                _bodies[media.Pointer] = media.Examples[0].Json;
        }
    }

    public static DocumentExamples Load() => Loaded.Value;

    public string Parameter(ParameterDescriptor parameter) => _parameters[parameter.Pointer];

    public string Body(BodyDescriptor body) => _bodies[body.Pointer];
}
