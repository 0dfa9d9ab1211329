using System.Buffers;
#if NET10_0_OR_GREATER
using System.IO.Pipelines;
#endif
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;

namespace EpasContracts.Runtime.Validation;

/// <summary>Validation of payloads that are not in memory as a whole, or not in one piece.</summary>
/// <remarks>
/// At most <see cref="ValidationOptions.MaxBufferedBytes"/> of the payload are held at once, however long it is. Arrays, objects and texts
/// that are longer are walked through piece by piece, and every piece that fits is judged by the compiled validator. What can only be judged
/// as a whole (<c>uniqueItems</c>, <c>oneOf</c>, <c>pattern</c>, …) must fit; where it does not, the error <c>maxBufferedBytes</c> says so.
/// Verdict and errors are otherwise those of <see cref="JsonModel.Validate(SchemaDescriptor, ReadOnlySpan{byte}, string, ValidationOptions?)"/>.
/// </remarks>
public static class StreamValidation
{
    /// <summary>Checks a payload that comes from a stream.</summary>
    /// <param name="schema">The schema, such as <c>Tag.Schema</c>.</param>
    /// <param name="utf8">The payload; it is read to its end unless the bound of errors is reached before, and not disposed.</param>
    /// <param name="options">The bounds and the language; null takes the defaults.</param>
    /// <param name="root">What the errors' pointers begin with.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>All violations in the order of the payload, at most <see cref="ValidationOptions.MaxErrors"/>; empty when it holds.</returns>
    public static async Task<IReadOnlyList<ValidationError>> ValidateAsync(
        this SchemaDescriptor schema, Stream utf8, ValidationOptions? options = null, string root = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(utf8);
        using var window = new StreamWindow(schema, options ?? ValidationOptions.Default, root);
        while (!window.IsDone)
            window.Received(await utf8.ReadAsync(window.Free, cancellationToken).ConfigureAwait(false));
        return window.Errors;
    }

#if NET10_0_OR_GREATER
    /// <summary>Checks a payload that comes from a pipe; the pipe is not completed.</summary>
    /// <inheritdoc cref="ValidateAsync(SchemaDescriptor, Stream, ValidationOptions?, string, CancellationToken)"/>
    public static async Task<IReadOnlyList<ValidationError>> ValidateAsync(
        this SchemaDescriptor schema, PipeReader utf8, ValidationOptions? options = null, string root = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        var stream = utf8.AsStream(leaveOpen: true);
        await using (stream.ConfigureAwait(false))
            return await schema.ValidateAsync(stream, options, root, cancellationToken).ConfigureAwait(false);
    }
#endif

    /// <summary>Checks a payload that is in memory in several pieces; one in a single piece is not bound by <see cref="ValidationOptions.MaxBufferedBytes"/>.</summary>
    /// <param name="schema">The schema, such as <c>Tag.Schema</c>.</param>
    /// <param name="utf8">The whole payload.</param>
    /// <param name="options">The bounds and the language; null takes the defaults.</param>
    /// <param name="root">What the errors' pointers begin with.</param>
    /// <returns>All violations in the order of the payload, at most <see cref="ValidationOptions.MaxErrors"/>; empty when it holds.</returns>
    public static IReadOnlyList<ValidationError> Validate(this SchemaDescriptor schema, ReadOnlySequence<byte> utf8, ValidationOptions? options = null, string root = "")
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (utf8.IsSingleSegment)
            return JsonModel.Validate(schema, utf8.FirstSpan, root, options);
        using var window = new StreamWindow(schema, options ?? ValidationOptions.Default, root);
        while (!window.IsDone)
        {
            var piece = utf8.Slice(0, Math.Min(utf8.Length, window.Free.Length));
            piece.CopyTo(window.Free.Span);
            utf8 = utf8.Slice(piece.End);
            window.Received((int)piece.Length);
        }

        return window.Errors;
    }
}
