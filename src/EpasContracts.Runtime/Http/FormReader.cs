using System.Text.Json;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Http;

/// <summary>A multipart form that a server received, for the generated class that it becomes.</summary>
public sealed class FormReader
{
    private readonly Dictionary<string, byte[]> _values = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<KeyValuePair<string, FileContent>> _files;

    /// <summary>Takes a form apart that was checked before.</summary>
    /// <param name="json">The parts that are no files, as a JSON object.</param>
    /// <param name="files">The files by the names of their parts.</param>
    public FormReader(ReadOnlyMemory<byte> json, IReadOnlyList<KeyValuePair<string, FileContent>> files)
    {
        _files = files ?? throw new ArgumentNullException(nameof(files));
        using var document = JsonDocument.Parse(json);
        foreach (var member in document.RootElement.EnumerateObject())
            _values[member.Name] = System.Text.Encoding.UTF8.GetBytes(member.Value.GetRawText());
    }

    /// <summary>A part that is no file; the default when it is absent.</summary>
    /// <typeparam name="T">What it becomes.</typeparam>
    /// <param name="name">The part.</param>
    /// <param name="read">How to read it.</param>
    public T? Read<T>(string name, PayloadRead<T> read) => _values.TryGetValue(name, out var json) ? JsonModel.Read(json, read, out _, options: ValidationOptions.OfRequests) : default;

    /// <summary>The first file of a name, or null.</summary>
    public FileContent? File(string name) => _files.FirstOrDefault(file => file.Key == name).Value;

    /// <summary>All files of a name; null when there are none.</summary>
    public IReadOnlyList<FileContent>? Files(string name)
    {
        List<FileContent> found = [.. _files.Where(file => file.Key == name).Select(static file => file.Value)];
        return found.Count == 0 ? null : found;
    }
}
