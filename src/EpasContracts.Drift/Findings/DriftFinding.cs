namespace EpasContracts.Drift;

/// <summary>How bad a finding is.</summary>
public enum DriftSeverity
{
    /// <summary>Worth knowing; both sides still agree on the wire.</summary>
    Info,

    /// <summary>Probably not meant; nothing that is sent or read today fails by it.</summary>
    Warning,

    /// <summary>The two artefacts contradict each other.</summary>
    Error,
}

/// <summary>What a difference breaks.</summary>
public enum DriftBreaks
{
    /// <summary>Nothing: words, examples, order.</summary>
    Nothing,

    /// <summary>Requests or responses: one side sends what the other refuses or does not expect.</summary>
    Wire,

    /// <summary>The code that calls the SDK, once the SDK is made anew from the document.</summary>
    Source,

    /// <summary>Only what was compiled against the SDK.</summary>
    Binary,
}

/// <summary>For whom a difference matters.</summary>
[Flags]
public enum DriftSide
{
    /// <summary>Neither: it is no part of a message.</summary>
    None = 0,

    /// <summary>Who sends requests.</summary>
    Request = 1,

    /// <summary>Who reads responses.</summary>
    Response = 2,

    /// <summary>Both.</summary>
    Both = Request | Response,
}

/// <summary>A place in an artefact.</summary>
/// <param name="Artefact">What it is a place in, such as <c>page</c>, <c>document</c>, <c>SDK</c> or <c>pact</c>.</param>
/// <param name="File">The file as the caller named it.</param>
/// <param name="Line">The line, counted from 1; 0 when the artefact has no lines.</param>
/// <param name="Column">The column, counted from 1; 0 when only the line is known.</param>
/// <param name="Pointer">The JSON Pointer in the artefact; null when it is no tree.</param>
/// <param name="Symbol">The name in compiled code; null elsewhere.</param>
public sealed record DriftPlace(string Artefact, string File, int Line = 0, int Column = 0, string? Pointer = null, string? Symbol = null)
{
    /// <summary><c>file:line:column</c> as editors and compilers write it, and the symbol of compiled code.</summary>
    public override string ToString()
    {
        var place = (Line, Column) switch
        {
            (0, _) => File,
            (_, 0) => FormattableString.Invariant($"{File}:{Line}"),
            _ => FormattableString.Invariant($"{File}:{Line}:{Column}"),
        };
        return Symbol is null ? place : $"{place} ({Symbol})";
    }
}

/// <summary>One difference between two artefacts.</summary>
/// <param name="Id">The stable id of its <see cref="DriftRule"/>, such as <c>DRIFT203</c>.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">One sentence that names the thing and what each side says.</param>
/// <param name="Breaks">What it breaks.</param>
/// <param name="Side">For whom.</param>
/// <param name="First">The place in the artefact that is named first.</param>
/// <param name="Second">The place in the other one.</param>
/// <param name="NextStep">What to do about it, one sentence.</param>
public sealed record DriftFinding(
    string Id, DriftSeverity Severity, string Message, DriftBreaks Breaks, DriftSide Side, DriftPlace First, DriftPlace Second, string NextStep);
