using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.References;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading.Operations;

/// <summary>Reads <c>paths</c>: path items and the operations in them.</summary>
internal sealed class PathReader(ReadingContext context, ReferenceFollower follower, OperationReader operations, InfoReader info)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

    public IEnumerable<Operation> Read(Cursor paths)
    {
        var shapes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, item) in paths.Members())
        {
            if (path.StartsWith("x-", StringComparison.Ordinal))
            {
                context.Report(ReadingRules.NotCarried, item, $"'{path}' of paths has no effect in the contract");
                continue;
            }

            if (!path.StartsWith("/", StringComparison.Ordinal) || PathTemplate.Parameters(path) is null)
                context.Report(ReadingRules.BadPath, item, $"The path '{path}' is not well-formed");
            else if (!shapes.Add(PathTemplate.Shape(path)))
                context.Report(ReadingRules.BadPath, item, $"The path '{path}' differs from another in parameter names alone");
            foreach (var operation in ReadItem(path, item))
                yield return operation;
        }
    }

    /// <summary>Reads what is called at the caller: webhooks, and the callbacks of all operations that were read before.</summary>
    /// <param name="webhooks">The webhooks by name.</param>
    public IEnumerable<Operation> ReadIncoming(IEnumerable<(string Name, Cursor Value)> webhooks)
    {
        foreach (var (name, item) in webhooks)
        {
            foreach (var operation in ReadItem(PathOf(name), item))
                yield return operation;
        }

        // A callback may have callbacks, and components refer to each other: each is read once.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (operations.Callbacks.Count > 0)
        {
            var (name, at) = operations.Callbacks.Dequeue();
            if (follower.Follow(at) is not { } callback || !seen.Add(callback.Pointer))
                continue;
            if (callback.Node is not MappingNode)
                context.ReportValue(ReadingRules.WrongType, callback, "A callback must be an object");
            foreach (var (_, item) in callback.Members().Where(static member => !member.Name.StartsWith("x-", StringComparison.Ordinal)))
            {
                foreach (var operation in ReadItem(PathOf(name), item))
                    yield return operation;
            }
        }
    }

    // The address is the receiver's own; the name is what both sides know.
    private static string PathOf(string name) => "/" + string.Concat(name.Select(static c => char.IsLetterOrDigit(c) || c is '-' or '.' or '_' or '~' ? c : '-'));

    private IEnumerable<Operation> ReadItem(string path, Cursor at)
    {
        // Beside the reference of a path item its own fields count, too.
        var target = at.Child("$ref") is null ? null : follower.Follow(at);
        var layers = target is { } referenced && referenced.Pointer != at.Pointer ? new[] { referenced, at } : [at];
        return layers.SelectMany(layer => ReadLayer(path, at, layer));
    }

    private IEnumerable<Operation> ReadLayer(string path, Cursor item, Cursor layer)
    {
        if (ObjectReader.Open(context, layer, ObjectKinds.PathItem) is not { } reader)
            yield break;
        var shared = new PathItem(path, item.Pointer, operations.ReadParameters(reader), info.ReadServers(reader));
        foreach (var (name, value) in layer.Members())
        {
            if (Methods.Contains(name) && operations.Read(shared, name.ToUpperInvariant(), name, value) is { } operation)
                yield return operation;
        }

        foreach (var (name, value) in reader.Members("additionalOperations"))
        {
            if (CheckMethod(name, value) && operations.Read(shared, name, "additionalOperations/" + name, value) is { } operation)
                yield return operation;
        }
    }

    // A method is spelled as it is sent; one that no request can have, or that the path item has a field for, is no additional one.
    private bool CheckMethod(string name, Cursor at)
    {
        if (!HttpToken.Is(name))
            context.ReportValue(ReadingRules.WrongValue, at, $"'{name}' is not an HTTP method", "Use letters and digits; the operation was left out.");
        else if (Methods.Contains(name.ToLowerInvariant()))
            context.ReportValue(ReadingRules.WrongValue, at, $"'{name}' is not an additional operation", $"Describe it as '{name.ToLowerInvariant()}' of the path item; the operation was left out.");
        else
            return true;
        return false;
    }
}

/// <summary>What the operations of a path share.</summary>
/// <param name="Path">The path template.</param>
/// <param name="Pointer">The pointer of the path item under <c>paths</c>.</param>
/// <param name="Parameters">The parameters of all operations.</param>
/// <param name="Servers">The servers of all operations.</param>
internal sealed record PathItem(string Path, string Pointer, IReadOnlyList<Parameter> Parameters, EquatableArray<Server> Servers);
