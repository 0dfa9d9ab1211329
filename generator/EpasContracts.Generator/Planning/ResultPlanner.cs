using EpasContracts.Generator.Naming;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Decides what the methods of an operation return.</summary>
internal sealed class ResultPlanner(BodyChoice choice, TypePlanner types, NameScope typeNames, NameScope methods)
{
    public ResponsePlan PlanResponse(Response response, string method)
    {
        var suffix = response.Status.StartsWith("2", StringComparison.Ordinal) ? "" : Identifier.Pascal(response.Status, "Default").TrimStart('_');
        return new ResponsePlan(response, [.. choice.Of(response).Select(one => PlanContent(one.Media, one.Format, $"{method}{suffix}"))]);
    }

    /// <summary>What the methods return, the main one first.</summary>
    /// <param name="responses">The responses.</param>
    /// <param name="method">The name of the main method.</param>
    /// <param name="isHead">Whether HEAD is asked: the bodies that it declares are those of GET and never come.</param>
    public IReadOnlyList<ResultPlan> Plan(IReadOnlyList<ResponsePlan> responses, string method, bool isHead)
    {
        if (isHead)
            return [new ResultPlan(ResultKind.Nothing, method, [])];
        var successes = responses.Where(static response => response.IsSuccess).ToList();
        if (successes.Count == 0)
            successes = responses.Where(static response => response.Response.Status == "default").ToList();

        var results = new List<ResultPlan>();
        AddValue(results, successes, method);
        AddFirst(results, successes, method, ResultKind.Stream, "Stream", static content => BodyFormats.IsStream(content.Format));
        AddFirst(results, successes, method, ResultKind.File, "File", static content => content.Format == BodyFormat.Binary);
        AddFirst(results, successes, method, ResultKind.Value, "Text", content => content.Format == BodyFormat.Text && !BodyFormats.IsXml(content.MediaType));
        return results.Count > 0 ? results : [new ResultPlan(ResultKind.Nothing, method, [])];
    }

    private void AddValue(List<ResultPlan> results, List<ResponsePlan> successes, string method)
    {
        var cases = successes
            .Select(static response => new ResultCase(CaseName(response.Response.Status), response.Response, ValueOf(response)))
            .Where(static one => one.Content is not null || one.Response.Content.IsEmpty).ToList();
        var filled = cases.Where(static one => one.Content is not null).ToList();
        if (filled.Count == 0)
            return;
        var isOne = filled.TrueForAll(one => one.Content!.Type == filled[0].Content!.Type && one.Content.Format == filled[0].Content!.Format);
        results.Add(isOne
            ? new ResultPlan(ResultKind.Value, method, cases)
            : new ResultPlan(ResultKind.Choice, method, cases, typeNames.Claim(method + "Result")));
    }

    private void AddFirst(List<ResultPlan> results, List<ResponsePlan> successes, string method, ResultKind kind, string suffix, Func<ContentPlan, bool> fits)
    {
        foreach (var response in successes)
        {
            if (response.Contents.FirstOrDefault(fits) is not { } content)
                continue;
            // What the main method returns needs no other.
            if (results.Count > 0 && results[0].Cases.Any(one => one.Content == content))
                return;
            results.Add(new ResultPlan(kind, results.Count == 0 ? method : methods.Claim(method + suffix), [new ResultCase(suffix, response.Response, content)]));
            return;
        }
    }

    private ContentPlan PlanContent(MediaType media, BodyFormat format, string name)
    {
        var schema = choice.SchemaOf(media, format);
        return new ContentPlan(media, format, types.TypeOfBody(format, schema, name + (BodyFormats.IsStream(format) ? "Item" : "Response")), schema);
    }

    private static ContentPlan? ValueOf(ResponsePlan response) =>
        response.Contents.FirstOrDefault(static content => content.Format == BodyFormat.Json) ?? response.Contents.FirstOrDefault(static content => content.Format == BodyFormat.Text);

    private static string CaseName(string status) => status switch
    {
        "200" => "Ok",
        "201" => "Created",
        "202" => "Accepted",
        "203" => "NonAuthoritative",
        "204" => "NoContent",
        "205" => "ResetContent",
        "206" => "PartialContent",
        "207" => "MultiStatus",
        "2XX" => "Success",
        "default" => "Default",
        _ => "Status" + status,
    };
}
