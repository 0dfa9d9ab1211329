using System.Runtime.CompilerServices;
using EpasContracts.AspNetCore.Requests;
using EpasContracts.AspNetCore.Responses;
using EpasContracts.Runtime.Description;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EpasContracts.AspNetCore;

/// <summary>The endpoints of one contract: what generated <c>Map…</c> methods stand on.</summary>
public sealed class ContractEndpoints
{
    private readonly ContractEndpointOptions _options;
    private readonly bool _validateResponses;

    // An endpoint's name is no other's in the whole application, or routing fails for all of them; two contracts may well have an id in common.
    private static readonly ConditionalWeakTable<IServiceProvider, HashSet<string>> NamesOf = [];
    private readonly HashSet<string> _names;

    // The operations that are one to routing, which sees neither the case of a path nor a slash at its end: the first endpoint answers for all.
    private readonly Dictionary<string, List<Rival>> _rivals = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Begins a group of endpoints.</summary>
    /// <param name="endpoints">Where to add them.</param>
    /// <param name="options">How the contract is kept; null takes the defaults.</param>
    public ContractEndpoints(IEndpointRouteBuilder endpoints, ContractEndpointOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        _options = options ?? new ContractEndpointOptions();
        _names = NamesOf.GetValue(endpoints.ServiceProvider, static _ => new HashSet<string>(StringComparer.Ordinal));
        _validateResponses = _options.ValidateResponses ?? endpoints.ServiceProvider.GetService<IHostEnvironment>()?.IsDevelopment() == true;
        Group = endpoints.MapGroup("");
    }

    /// <summary>All endpoints, for filters and metadata.</summary>
    public RouteGroupBuilder Group { get; }

    /// <summary>
    /// Adds an operation. Its endpoint is named after the operation's id, has its tag, says which parameters and media types it accepts and what
    /// it produces, and carries the <see cref="OperationDescriptor"/> as metadata. Paths match as ASP.NET Core matches them, without regard to case;
    /// of operations whose paths differ in nothing else, the one is called whose path is spelled as the caller spelled it.
    /// </summary>
    /// <remarks>
    /// API descriptions, and so the documents of <c>Microsoft.AspNetCore.OpenApi</c>, list the endpoint. They know neither cookies nor ranges of
    /// statuses such as <c>4XX</c>, and parameters only from .NET 9 on. The package <c>EpasContracts.AspNetCore.OpenApi</c> has those documents
    /// say the rest, the schemas with it.
    /// </remarks>
    /// <param name="operation">The operation.</param>
    /// <param name="answer">Reads the request, then refuses or answers it.</param>
    /// <param name="summary">What it does in a line, or null.</param>
    public void Map(OperationDescriptor operation, Func<ContractCall, Task<ApiResult>> answer, string? summary = null)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(answer);
        var path = new PathTemplate(operation.Path);
        var key = $"{operation.Method} {path.Shape}";
        if (!_rivals.TryGetValue(key, out var rivals))
            _rivals.Add(key, rivals = []);
        rivals.Add(new Rival(operation, path, answer));
        var rank = rivals.Count - 1;
        var handle = Handle(rivals);
        var endpoint = Add(operation, path, handle, rank);
        // By its method an endpoint is known to API descriptions.
        if (path.IsText)
            endpoint.WithMetadata(handle.Method);
        if (_names.Add(operation.Id))
            endpoint.WithName(operation.Id);
        // Descriptions fail on a tag without a name.
        if (operation.Tag is { Length: > 0 } tag)
            endpoint.WithTags(tag);
        if (summary is not null)
            endpoint.WithSummary(summary);
#if NET9_0_OR_GREATER
        endpoint.WithMetadata([.. DescribedParameter.Of(operation, path, handle.Method)]);
#endif
        endpoint.WithMetadata([.. operation.Responses.SelectMany(Produces)]);
        if (operation.RequestBodies.Count == 0)
            return;

        // Routing refuses what an endpoint does not accept, but without a word; this one, of lower rank, says what is wrong.
        endpoint.WithMetadata(new AcceptsMetadata([.. operation.RequestBodies.Select(static body => body.MediaType)], ModelOf(operation.RequestBodies[0]), !operation.RequestBodies[0].IsRequired));
        Add(operation, path, handle, rank).ExcludeFromDescription();
    }

    private RequestDelegate Handle(List<Rival> rivals) => async context =>
    {
        var (operation, path, answer) = rivals.Count == 1 ? rivals[0] : rivals.Find(rival => rival.Path.IsSpelledIn(context)) ?? rivals[0];
        var call = new ContractCall(context, operation, path, _options);
        try
        {
            var result = await answer(call).ConfigureAwait(false);
            await ResponseWriter.WriteAsync(context, operation, result, _validateResponses).ConfigureAwait(false);
        }
        catch (BadHttpRequestException) when (call.IsRefused && !context.Response.HasStarted)
        {
            // Found while the handler read: an item of a stream.
            await ResponseWriter.WriteAsync(context, operation, call.Refusal(), _validateResponses).ConfigureAwait(false);
        }
    };

    private IEndpointConventionBuilder Add(OperationDescriptor operation, PathTemplate path, RequestDelegate handle, int rank)
    {
        var endpoint = Group.Map(path.Pattern, handle);
        endpoint.WithMetadata(new HttpMethodMetadata([operation.Method]), operation).WithDisplayName(operation.ToString()).WithOrder(rank);
        return endpoint;
    }

    private static IEnumerable<object> Produces(ResponseDescriptor response)
    {
        if (!int.TryParse(response.Status, System.Globalization.CultureInfo.InvariantCulture, out var status))
        {
            // Of another media type than JSON it cannot be described.
            if (response.Status == "default" && response.Bodies is [] or [{ MediaType: "application/json" }])
                yield return response.Body is { } body ? new ProducesDefaultResponseTypeAttribute(ModelOf(body)) : new ProducesDefaultResponseTypeAttribute();
            yield break;
        }

        if (response.Bodies.Count == 0)
            yield return new ProducesResponseTypeMetadata(status, typeof(void));
        else
            // A description names media types, no ranges of them.
            yield return new ProducesResponseTypeMetadata(status, ModelOf(response.Bodies[0]), [.. response.Bodies.Select(static body => body.MediaType).Where(static type => !type.Contains('*', StringComparison.Ordinal))]);
    }

    private sealed record Rival(OperationDescriptor Operation, PathTemplate Path, Func<ContractCall, Task<ApiResult>> Answer);

    private static Type ModelOf(BodyDescriptor body) => body.Schema?.Target.ModelType ?? typeof(object);
}
