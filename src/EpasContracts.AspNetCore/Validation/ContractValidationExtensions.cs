using EpasContracts.AspNetCore.Requests;
using EpasContracts.AspNetCore.Validation;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Validation;
using Microsoft.AspNetCore.Builder;

namespace EpasContracts.AspNetCore;

/// <summary>Puts a contract before the code of a server, whatever that code is written with.</summary>
public static class ContractValidationExtensions
{
    /// <summary>Holds every request for an operation of the contract against it; what violates it is answered with problem details.</summary>
    /// <param name="app">The application; the contract's paths begin behind its path base.</param>
    /// <param name="contract">The contract, such as <c>EpasContract.Descriptor</c>.</param>
    /// <param name="options">How; null takes the defaults.</param>
    public static IApplicationBuilder UseContractValidation(this IApplicationBuilder app, ApiDescriptor contract, ContractValidationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        var gate = new MessageGate(contract, options ?? new ContractValidationOptions());
        return app.Use(gate.InvokeAsync);
    }

    /// <summary>
    /// Holds every request for an endpoint against an operation, before anything is bound: a filter for minimal APIs, controllers and
    /// whatever else is an endpoint.
    /// </summary>
    /// <typeparam name="TBuilder">The endpoint or group.</typeparam>
    /// <param name="endpoint">The endpoint; its route may have other parameter names and a prefix, but the segments of the operation's path.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="operation">The operation: method and path (<c>POST /v1/clusters</c>), or its id.</param>
    /// <param name="options">How; null takes the defaults.</param>
    /// <exception cref="ArgumentException">The contract has no such operation.</exception>
    public static TBuilder WithContractValidation<TBuilder>(this TBuilder endpoint, ApiDescriptor contract, string operation, ContractValidationOptions? options = null)
        where TBuilder : IEndpointConventionBuilder
    {
        var found = contract.TryFind(operation) ?? throw new ArgumentException($"{contract.Title} has no operation '{operation}'.", nameof(operation));
        var gate = new MessageGate(contract, options ?? new ContractValidationOptions());
        var path = new PathTemplate(found.Path);
        var names = found.Parameters.Where(static parameter => parameter.Place == ParameterPlace.Path).Select(static parameter => parameter.Name).ToList();
        endpoint.Add(builder =>
        {
            builder.Metadata.Add(found);
            if (builder.RequestDelegate is not { } next)
                return;
            builder.RequestDelegate = context =>
            {
                var values = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var name in names)
                {
                    if (path.Find(context, name) is { } value)
                        values.Add(name, value);
                }

                return gate.InvokeAsync(context, new OperationMatch(found, values), next);
            };
        });
        return endpoint;
    }
}
