using EpasContracts.Runtime.Json;

namespace EpasContracts.Runtime.Http;

/// <summary>A generated form with files: a body whose properties are the parts of <c>multipart/form-data</c>.</summary>
public interface IFormModel
{
    /// <summary>The files by the names of their parts, in the document's order.</summary>
    IEnumerable<KeyValuePair<string, FileContent>> Files { get; }

    /// <summary>Writes the form as an object for its schema: nothing that was not set, and an empty string for each file.</summary>
    /// <param name="writer">Where to write.</param>
    void Write(PayloadWriter writer);
}
