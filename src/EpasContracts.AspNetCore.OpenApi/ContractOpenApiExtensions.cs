using EpasContracts.Runtime.Description;
using Microsoft.AspNetCore.OpenApi;

namespace EpasContracts.AspNetCore.OpenApi;

/// <summary>Contracts in the documents of <c>Microsoft.AspNetCore.OpenApi</c>.</summary>
public static class ContractOpenApiExtensions
{
    /// <summary>
    /// Describes the endpoints of a contract as the contract does: parameters in every place, bodies, headers, ranges of statuses, and its
    /// schemas as components, with every constraint. Models are described by their schemas wherever else the application takes or gives them, too, in lists and dictionaries as well.
    /// </summary>
    /// <remarks>
    /// Names, tags and summaries stay those of the endpoints, and so does what conventions add, such as further responses. A schema has its
    /// name of the contract; one whose name another contract already has gets a number behind it. Not described are: a whole query string
    /// that is JSON, which has no place before OpenAPI 3.2; constraints of bodies that are plain text; security.
    /// </remarks>
    /// <param name="options">The options of the document; its <see cref="OpenApiOptions.CreateSchemaReferenceId"/> is asked for all other types.</param>
    /// <param name="contract">The contract: <c>Descriptor</c> of the generated <c>…Contract</c> class.</param>
    /// <returns>The same options.</returns>
    public static OpenApiOptions AddContract(this OpenApiOptions options, ApiDescriptor contract)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(contract);
        var names = SchemaNames.Of(options);
        var transformer = new ContractTransformer(names, options);
        var isFirst = names.IsEmpty;
        names.Add(contract);
        if (!isFirst)
            return options;

        var others = options.CreateSchemaReferenceId;
        options.CreateSchemaReferenceId = type => names.IdOf(type, others);
        return options.AddOperationTransformer(transformer).AddSchemaTransformer(transformer).AddDocumentTransformer(transformer);
    }
}
