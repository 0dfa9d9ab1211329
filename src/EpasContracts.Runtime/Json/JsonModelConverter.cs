using System.Text.Json;
using System.Text.Json.Serialization;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Json;

/// <summary>Lets plain System.Text.Json read and write a generated model, without reflection.</summary>
/// <typeparam name="T">The model.</typeparam>
/// <remarks>
/// Reading refuses only what no model can be made of, as other converters do; call the model's <c>TryParse</c> for every constraint.
/// </remarks>
public sealed class JsonModelConverter<T> : JsonConverter<T>
    where T : IJsonModel<T>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">No model can be made: a type is wrong or a required property is missing.</exception>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var start = reader;
        PayloadReader payload = new(reader);
        var value = T.Read(ref payload);
        reader = payload.Position;
        payload.Dispose();
        if (!payload.IsBroken)
            return value;

        var constraint = payload.Failures.Count > 0 ? payload.Failures[0] : new Failure(start.TokenStartIndex, Constraint.WellFormed);
        throw new JsonException($"{T.Schema}: {ErrorSentences.For(constraint, "", null)}");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        value.Write(writer);
    }
}
