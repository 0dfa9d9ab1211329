using System.Runtime.InteropServices;
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
        PayloadReader payload = new(TakeValue(ref reader), Math.Max(reader.CurrentState.Options.MaxDepth, PayloadReader.DefaultMaxDepth));
        payload.Read();
        var value = T.Read(ref payload);
        payload.Dispose();
        if (!payload.IsBroken)
            return value;

        var failure = payload.Failures.Count > 0 ? payload.Failures[0] : new Failure(0, Constraint.WellFormed);
        throw new JsonException($"{T.Schema}: {ErrorLocator.ToError(failure, "", null, ValidationOptions.Default).Message}");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        JsonModel.Write(value, writer);
    }

    // The bytes of the value that the reader stands on: where they are, when they are in one piece and strict JSON; else a clean copy.
    private static ReadOnlySpan<byte> TakeValue(ref Utf8JsonReader reader)
    {
        var options = reader.CurrentState.Options;
        var isStrict = options.CommentHandling == JsonCommentHandling.Disallow && !options.AllowTrailingCommas;
        if (!isStrict || reader.Position.GetObject() is not null || reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            using var value = JsonDocument.ParseValue(ref reader);
            return JsonModel.Write(value.RootElement.WriteTo);
        }

        ref var first = ref MemoryMarshal.GetReference(reader.ValueSpan);
        var start = reader.TokenStartIndex;
        reader.Skip();
        return MemoryMarshal.CreateReadOnlySpan(ref first, checked((int)(reader.BytesConsumed - start)));
    }
}
