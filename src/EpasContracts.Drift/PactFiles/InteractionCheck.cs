using System.Text;
using EpasContracts.Drift.Facts;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Http;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Drift.PactFiles;

/// <summary>Holds one interaction against the document.</summary>
internal sealed class InteractionCheck(SpecDocument document, ApiDescriptor validators, PactInteraction interaction)
{
    private readonly List<DriftFinding> _findings = [];

    /// <summary>Everything in which the interaction does not fit.</summary>
    public IReadOnlyList<DriftFinding> Run()
    {
        if (!interaction.IsHttp)
        {
            Report(DriftRules.UnreadInteraction, $"{Name} is no HTTP request and response.", DriftSide.None, interaction.Pointer, "");
            return _findings;
        }

        if (PathMatch.Find(document.Contract, interaction.Method, interaction.Path) is not { } match)
        {
            Report(DriftRules.UnknownOperation, $"{Name} calls {interaction.Method} {interaction.Path}, which the document lacks.", DriftSide.Request, $"{interaction.Request}/path", "/paths");
            return _findings;
        }

        var compiled = validators.FindOperation(match.Operation.Method, match.Operation.Path);
        // A request that the provider is to refuse may be wrong on purpose.
        if (interaction.Status is < 400 or >= 500)
            CheckRequest(match, compiled);
        CheckResponse(match.Operation, compiled);
        return _findings;
    }

    private string Name => $"The interaction \"{interaction.Description}\"";

    private void CheckRequest(PathMatch match, OperationDescriptor? compiled)
    {
        var query = interaction.Query.ToList();
        var known = match.Operation.Parameters.Where(parameter => parameter.Place == OpenApi.Model.ParameterPlace.Query).Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, _, pointer) in query.Where(parameter => !known.Contains(parameter.Name)))
            Report(DriftRules.UnknownParameter, $"{Name} sends the query parameter {name}, which {match.Operation.Method} {match.Operation.Path} lacks.", DriftSide.Request, pointer, match.Operation.Pointer);
        foreach (var parameter in compiled?.Parameters ?? [])
            CheckParameter(parameter, match, query);
        CheckSecurity(match.Operation);
        CheckBody(
            match.Operation.RequestBody?.Content, match.Operation.RequestBody?.Pointer ?? match.Operation.Pointer, compiled?.RequestBody?.Schema,
            interaction.Body(interaction.Request), interaction.Request, match.Operation.RequestBody?.Required == true, DriftSide.Request);
    }

    private void CheckParameter(ParameterDescriptor parameter, PathMatch match, List<(string Name, IReadOnlyList<string> Values, string Pointer)> query)
    {
        var (value, pointer) = parameter.Place switch
        {
            Runtime.Description.ParameterPlace.Path => (match.Values.TryGetValue(parameter.Name, out var text) ? ParameterCodec.ReadPath(parameter, text) : null, $"{interaction.Request}/path"),
            Runtime.Description.ParameterPlace.Query => (ParameterCodec.ReadQuery(parameter, Pairs(query)), query.Find(given => given.Name == parameter.Name).Pointer ?? interaction.Request),
            Runtime.Description.ParameterPlace.Header => (interaction.Header(interaction.Request, parameter.Name) is { Count: > 0 } values ? ParameterCodec.ReadHeader(parameter, values) : null, $"{interaction.Request}/headers"),
            _ => (null, interaction.Request),
        };
        var where = $"the {FactWord(parameter.Place)} parameter {parameter.Name}";
        if (value is null)
        {
            if (parameter.IsRequired && parameter.Place != Runtime.Description.ParameterPlace.Cookie)
                Report(DriftRules.BadParameter, $"{Name} lacks {where}, which is required.", DriftSide.Request, pointer, parameter.Pointer);
            return;
        }

        foreach (var error in JsonModel.Validate(parameter.Schema, value))
            Report(DriftRules.BadParameter, $"{Name} has a value in {where} that does not fit: {error.Message}", DriftSide.Request, pointer, error.SchemaPointer);
    }

    private static RawPairs Pairs(IEnumerable<(string Name, IReadOnlyList<string> Values, string Pointer)> query) => RawPairs.FromQuery(string.Join('&',
        query.SelectMany(parameter => parameter.Values.Select(value => $"{Uri.EscapeDataString(parameter.Name)}={Uri.EscapeDataString(value)}"))));

    /// <summary>The headers that carry the credentials, of one alternative at least.</summary>
    private void CheckSecurity(Operation operation)
    {
        var missing = operation.Security.Select(requirement => requirement.Schemes.Where(scheme => !IsSent(scheme)).ToList()).ToList();
        if (missing.Count > 0 && missing.TrueForAll(schemes => schemes.Count > 0))
            Report(DriftRules.BadParameter, $"{Name} lacks the credentials {string.Join(", ", missing[0])}.", DriftSide.Request, $"{interaction.Request}/headers", "/security");
    }

    private bool IsSent(string scheme) => document.Contract.SecuritySchemes.FirstOrDefault(known => known.Name == scheme) switch
    {
        { Type: "apiKey", In: "header", ParameterName: { } header } => interaction.Header(interaction.Request, header).Count > 0,
        { Type: "apiKey", In: "query", ParameterName: { } name } => interaction.Query.Any(parameter => parameter.Name == name),
        { Type: "http" or "oauth2" or "openIdConnect" } => interaction.Header(interaction.Request, "Authorization").Count > 0,
        _ => true,
    };

    private void CheckResponse(Operation operation, OperationDescriptor? compiled)
    {
        var declared = operation.FindResponse(interaction.Status);
        if (declared is null)
        {
            Report(
                DriftRules.UnknownStatus,
                FormattableString.Invariant($"{Name} expects status {interaction.Status}, but {operation.Method} {operation.Path} declares only {string.Join(", ", operation.Responses.Select(response => response.Status))}."),
                DriftSide.Response, $"{interaction.Response}/status", JsonPointer.Append(operation.Pointer, "responses"));
            return;
        }

        CheckBody(
            declared.Content, declared.Pointer, compiled?.FindResponse(interaction.Status)?.Body?.Schema,
            interaction.Body(interaction.Response), interaction.Response, isRequired: false, DriftSide.Response);
    }

    private void CheckBody(
        EquatableArray<MediaType>? content, string declaredAt, SchemaDescriptor? schema, PactBody? body, string part, bool isRequired, DriftSide side)
    {
        var rule = side == DriftSide.Request ? DriftRules.BadRequestBody : DriftRules.BadResponseBody;
        var what = side == DriftSide.Request ? "request body" : "response body";
        if (body is null)
        {
            if (isRequired)
                Report(rule, $"{Name} has no {what}, but one is required.", side, part, declaredAt);
            return;
        }

        if (content is not { Count: > 0 } declared)
        {
            Report(rule, $"{Name} has a {what}, but the document declares none.", side, body.Pointer, declaredAt);
            return;
        }

        if (body.ContentType is { } type && !declared.Any(media => Fits(MediaTypes.Essence(media.Name), MediaTypes.Essence(type))))
        {
            Report(DriftRules.UnknownContentType, $"{Name} has a {what} of type {type}, but the document declares {string.Join(", ", declared.Select(media => media.Name))}.", side, part, declaredAt);
            return;
        }

        if (schema is null || !body.IsJson)
            return;
        foreach (var error in JsonModel.Validate(schema, Encoding.UTF8.GetBytes(body.Content.ToJson()), options: side == DriftSide.Request ? ValidationOptions.OfRequests : ValidationOptions.OfResponses))
            Report(rule, Sentence(error, what), side, body.Pointer + error.InstancePointer, error.SchemaPointer);
        var fields = new BodyWalk(document.Contract);
        if (MediaTypes.Compiled(declared).Schema is not { } root)
            return;
        foreach (var (pointer, owner) in fields.Unknown(body.Content, root, ""))
            Report(DriftRules.UnknownField, $"{Name} names {pointer} in its {what}, a field that the document lacks.", side, body.Pointer + pointer, owner.Pointer);
        foreach (var loose in new MatcherCheck(document.Contract, interaction, part).Find(body, root))
            Report(DriftRules.LooseMatcher, $"{Name}: {loose.Sentence}", side, loose.Pointer, loose.SchemaPointer);
    }

    private string Sentence(ValidationError error, string what) =>
        $"{Name} has a {what} that does not fit: {(error.InstancePointer.Length == 0 ? "" : error.InstancePointer + ": ")}{error.Message}";

    private static bool Fits(string declared, string given) =>
        declared == given || declared == "*/*" || (declared.EndsWith("/*", StringComparison.Ordinal) && given.StartsWith(declared[..^1], StringComparison.Ordinal));

    private static string FactWord(Runtime.Description.ParameterPlace place) => place.ToString().ToLowerInvariant();

    private void Report(DriftRule rule, string message, DriftSide side, string pactPointer, string documentPointer) =>
        _findings.Add(rule.At(message.EndsWith('.') ? message : message + ".", side, interaction.Place(pactPointer), document.Place(documentPointer)));
}
