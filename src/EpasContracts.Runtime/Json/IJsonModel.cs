using EpasContracts.Runtime.Description;

namespace EpasContracts.Runtime.Json;

/// <summary>A generated model: reads, checks and writes itself without reflection.</summary>
/// <typeparam name="TSelf">The model.</typeparam>
public interface IJsonModel<TSelf>
    where TSelf : IJsonModel<TSelf>
{
    /// <summary>The schema that the model was made from.</summary>
    static abstract SchemaDescriptor Schema { get; }

    /// <summary>Reads the value that the reader stands on and checks it in the same pass.</summary>
    /// <param name="reader">The reader, on the value's first token; on its last token afterwards. It collects the violations.</param>
    /// <returns>The model; meaningless when <see cref="PayloadReader.IsBroken"/> is true afterwards.</returns>
    static abstract TSelf? Read(ref PayloadReader reader);

    /// <summary>Writes the model; nothing that was not set.</summary>
    /// <param name="writer">Where to write the value.</param>
    void Write(PayloadWriter writer);
}
