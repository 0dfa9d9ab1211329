using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Json;

/// <summary>Reads and checks a payload that must satisfy its schema in one pass, as <see cref="JsonModel.TryParse{T}"/> does.</summary>
/// <typeparam name="T">The model.</typeparam>
/// <param name="utf8">The whole payload.</param>
/// <param name="value">The model when the payload satisfies its schema.</param>
/// <param name="errors">Every violation, each with the JSON Pointer of its place; empty when there is none.</param>
/// <param name="options">The bounds and the language; null takes the defaults.</param>
/// <returns>True with the model, false with what is wrong.</returns>
public delegate bool ModelParser<T>(ReadOnlySpan<byte> utf8, [MaybeNullWhen(false)] out T value, out IReadOnlyList<ValidationError> errors, ValidationOptions? options = null);

/// <summary>Parsing, validating and writing of payloads.</summary>
public static class JsonModel
{
    /// <summary>Checks a payload against a schema.</summary>
    /// <param name="schema">The schema, such as <c>Tag.Schema</c>.</param>
    /// <param name="utf8">The whole payload.</param>
    /// <param name="root">What the errors' pointers begin with.</param>
    /// <param name="options">The bounds and the language; null takes the defaults.</param>
    /// <returns>All violations in the order of the payload, at most <see cref="ValidationOptions.MaxErrors"/>; empty when it holds.</returns>
    public static IReadOnlyList<ValidationError> Validate(SchemaDescriptor schema, ReadOnlySpan<byte> utf8, string root = "", ValidationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        options ??= ValidationOptions.Default;
        PayloadReader reader = new(utf8, options.MaxDepth, options.MaxErrors) { Direction = options.Direction };
        try
        {
            reader.Read();
            if (schema.IsSecret)
                reader.EnterSecret();
            schema.Validator(ref reader);
            reader.ReadEnd();
        }
        catch (JsonException)
        {
            FailSyntax(ref reader, utf8, options);
        }

        return Errors(ref reader, utf8, root, options);
    }

    /// <summary>Reads and checks a payload in one pass.</summary>
    /// <typeparam name="T">What to read.</typeparam>
    /// <param name="utf8">The whole payload.</param>
    /// <param name="read">How to read it, such as <c>Tag.Read</c>.</param>
    /// <param name="errors">All violations; a value may be there in spite of some, see the result.</param>
    /// <param name="root">What the errors' pointers begin with.</param>
    /// <param name="options">The bounds and the language; null takes the defaults.</param>
    /// <returns>The value, or null when none can be made: the payload is not JSON, a type is wrong, a required property is missing.</returns>
    public static T? Read<T>(
        ReadOnlySpan<byte> utf8, PayloadRead<T> read, out IReadOnlyList<ValidationError> errors, string root = "", ValidationOptions? options = null) =>
        TryRead(utf8, read, out var value, out errors, root, options) ? value : default;

    /// <summary>Reads and checks a payload in one pass, and tells apart a value that is null or zero from none.</summary>
    /// <returns>False when no value can be made.</returns>
    internal static bool TryRead<T>(
        ReadOnlySpan<byte> utf8, PayloadRead<T> read, out T? value, out IReadOnlyList<ValidationError> errors, string root = "", ValidationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(read);
        options ??= ValidationOptions.Default;
        PayloadReader reader = new(utf8, options.MaxDepth, options.MaxErrors) { Direction = options.Direction };
        value = default;
        try
        {
            reader.Read();
            value = read(ref reader);
            reader.ReadEnd();
        }
        catch (JsonException)
        {
            FailSyntax(ref reader, utf8, options);
        }

        errors = Errors(ref reader, utf8, root, options);
        return !reader.IsBroken;
    }

    /// <summary>Reads and checks a payload that must satisfy its schema in one pass.</summary>
    /// <param name="utf8">The whole payload.</param>
    /// <param name="value">The model when the payload satisfies its schema.</param>
    /// <param name="errors">Every violation, each with the JSON Pointer of its place; empty when there is none.</param>
    /// <param name="options">The bounds and the language; null takes the defaults.</param>
    /// <returns>True with the model, false with what is wrong.</returns>
    public static bool TryParse<T>(
        ReadOnlySpan<byte> utf8, [MaybeNullWhen(false)] out T value, out IReadOnlyList<ValidationError> errors, ValidationOptions? options = null)
        where T : IJsonModel<T>
    {
        value = Read(utf8, T.Read, out errors, options: options);
        return errors.Count == 0 && value is not null;
    }

    /// <summary>Reads a payload that must satisfy its schema.</summary>
    /// <exception cref="ContractValidationException">It does not; the exception lists every violation.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> utf8)
        where T : IJsonModel<T> =>
        TryParse<T>(utf8, out var value, out var errors) ? value : throw new ContractValidationException(T.Schema.ToString(), errors);

    /// <summary>Writes a model as compact UTF-8 JSON.</summary>
    public static byte[] ToUtf8Bytes<T>(T value)
        where T : IJsonModel<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        using var lease = PayloadWriter.Rent();
        value.Write(lease.Writer);
        return lease.Writer.Written.ToArray();
    }

    /// <summary>Writes a model as compact UTF-8 JSON.</summary>
    /// <param name="value">The model.</param>
    /// <param name="target">Where to.</param>
    public static void Write<T>(T value, IBufferWriter<byte> target)
        where T : IJsonModel<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(target);
        using var lease = PayloadWriter.Rent();
        value.Write(lease.Writer);
        target.Write(lease.Writer.Written);
    }

    /// <summary>Writes a model as a value of JSON that System.Text.Json writes, in its style.</summary>
    /// <param name="value">The model.</param>
    /// <param name="target">Where to.</param>
    public static void Write<T>(T value, Utf8JsonWriter target)
        where T : IJsonModel<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(target);
        using var lease = PayloadWriter.Rent();
        value.Write(lease.Writer);
        JsonStyles.Write(lease.Writer.Written, target);
    }

    /// <summary>Writes whatever <paramref name="write"/> writes, as compact UTF-8 JSON.</summary>
    public static byte[] ToUtf8Bytes(Action<PayloadWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var lease = PayloadWriter.Rent();
        write(lease.Writer);
        return lease.Writer.Written.ToArray();
    }

    /// <summary>Writes whatever <paramref name="write"/> writes, as compact UTF-8 JSON.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, PayloadWriter.Options))
            write(writer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Everything that is wrong with a model that was built in memory, seen as the JSON that would be sent.</summary>
    public static IReadOnlyList<ValidationError> Validate<T>(T value)
        where T : IJsonModel<T> => Validate(T.Schema, ToUtf8Bytes(value));

    /// <summary>The JSON of a model with every secret masked: for logs and debuggers.</summary>
    public static string ToDisplayString<T>(T value)
        where T : IJsonModel<T> => SecretMask.Apply(T.Schema, ToUtf8Bytes(value));

    private static void FailSyntax(ref PayloadReader reader, ReadOnlySpan<byte> utf8, ValidationOptions options)
    {
        reader.Break();
        reader.Fail(SyntaxErrors.Explain(utf8, options));
    }

    private static IReadOnlyList<ValidationError> Errors(ref PayloadReader reader, ReadOnlySpan<byte> utf8, string root, ValidationOptions options)
    {
        reader.Dispose();
        return reader.FailureCount == 0
            ? []
            : ErrorLocator.Locate(utf8, reader.Failures, root, options);
    }
}
