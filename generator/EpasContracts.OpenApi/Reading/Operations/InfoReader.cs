using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;

namespace EpasContracts.OpenApi.Reading.Operations;

/// <summary>Reads servers and tags.</summary>
internal sealed class InfoReader(ReadingContext context)
{
    public EquatableArray<Server> ReadServers(ObjectReader owner) => owner.Items("servers").Select(ReadServer).OfType<Server>().ToEquatableArray();

    /// <summary>The document's tags, then those that only operations name.</summary>
    public EquatableArray<Tag> ReadTags(ObjectReader document, IEnumerable<Operation> operations)
    {
        var tags = document.Items("tags").Select(ReadTag).OfType<Tag>().ToList();
        var names = new HashSet<string>(tags.Select(tag => tag.Name), StringComparer.Ordinal);
        foreach (var name in operations.SelectMany(operation => operation.Tags).Where(names.Add))
            tags.Add(new Tag(name, null));
        return tags.ToEquatableArray();
    }

    private Tag? ReadTag(Cursor at) =>
        ObjectReader.Open(context, at, ObjectKinds.Tag) is { } reader
            ? new Tag(reader.RequiredString("name"), reader.String("description")) { Extensions = reader.Extensions }
            : null;

    private Server? ReadServer(Cursor at)
    {
        if (ObjectReader.Open(context, at, ObjectKinds.Server) is not { } reader)
            return null;
        var variables = reader.Members("variables").Select(variable => ReadVariable(variable.Name, variable.Value)).OfType<ServerVariable>();
        return new Server(reader.RequiredString("url"), reader.String("description"), variables.ToEquatableArray(), reader.Extensions) { Location = context.Locate(at) };
    }

    private ServerVariable? ReadVariable(string name, Cursor at)
    {
        if (ObjectReader.Open(context, at, ObjectKinds.ServerVariable) is not { } reader)
            return null;
        return new ServerVariable(name, reader.RequiredString("default"), reader.Strings("enum").ToEquatableArray(), reader.String("description"));
    }
}
