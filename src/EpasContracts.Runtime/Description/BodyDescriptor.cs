namespace EpasContracts.Runtime.Description;

/// <summary>How a body is spelled on the wire.</summary>
public enum BodyFormat
{
    /// <summary>One JSON value.</summary>
    Json,

    /// <summary><c>application/x-www-form-urlencoded</c>: the properties of an object as pairs.</summary>
    Form,

    /// <summary><c>multipart/form-data</c>: the properties of an object as parts, files among them.</summary>
    Multipart,

    /// <summary>Text that no schema looks into: <c>text/*</c>, XML.</summary>
    Text,

    /// <summary>Bytes: a file.</summary>
    Binary,

    /// <summary><c>text/event-stream</c>, where each event is an object with <c>data</c>, <c>event</c>, <c>id</c> and <c>retry</c>.</summary>
    Events,

    /// <summary><c>text/event-stream</c>, where the data of each event is the item.</summary>
    EventData,

    /// <summary>One JSON value a line.</summary>
    JsonLines,

    /// <summary>JSON values behind record separators (RFC 7464).</summary>
    JsonSequence,
}

/// <summary>A body in one media type.</summary>
public sealed class BodyDescriptor
{
    /// <summary>The JSON Pointer of the media type in the document.</summary>
    public required string Pointer { get; init; }

    /// <summary>The media type, such as <c>application/json</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>How it is spelled.</summary>
    public BodyFormat Format { get; init; }

    /// <summary>Whether a request without it is refused; true for responses.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The schema of the whole body, or null when the document gives none. Files stand in it as empty strings.</summary>
    public SchemaDescriptor? Schema { get; init; }

    /// <summary>The schema of each item of a stream; null when the body is no stream, or the document gives none.</summary>
    public SchemaDescriptor? ItemSchema { get; init; }

    /// <summary>How single properties of a form are written; those that are not listed are written by their values' types.</summary>
    public IReadOnlyList<PartDescriptor> Encoding { get; init; } = [];

    /// <summary>The names of a form's properties that are files.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => MediaType;
}

/// <summary>How one property of a form is written.</summary>
/// <param name="Property">The property.</param>
/// <param name="ContentType">The media type of the part, or null for the default of the value's type.</param>
/// <param name="Style">How the value is written, or null for the default.</param>
/// <param name="Explode">Whether arrays and objects repeat the name, or null for the default of the style.</param>
public sealed record PartDescriptor(string Property, string? ContentType = null, ParameterStyle? Style = null, bool? Explode = null);
