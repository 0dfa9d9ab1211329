namespace EpasContracts.Runtime.Validation;

/// <summary>The bounds of a validation, and the language of its sentences.</summary>
public sealed record ValidationOptions
{
    private const int GreatestDepth = 1000;
    private const int LeastBuffer = 1024;

    /// <summary>What holds when nothing else is asked for.</summary>
    public static ValidationOptions Default { get; } = new();

    /// <summary>The same for what is sent to a service.</summary>
    public static ValidationOptions OfRequests { get; } = new() { Direction = PayloadDirection.Request };

    /// <summary>The same for what a service answers.</summary>
    public static ValidationOptions OfResponses { get; } = new() { Direction = PayloadDirection.Response };

    /// <summary>The greatest nesting of arrays and objects that is read, 1 to 1000; 64 when nothing else is set. A deeper payload is refused.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxDepth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, GreatestDepth);
            field = value;
        }
    } = 64;

    /// <summary>How many errors are told, 1 or more; 100 when nothing else is set. The verdict is the same whatever the number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxErrors
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 100;

    /// <summary>
    /// How many bytes of a streamed payload are held at once, 1024 or more; 1 MiB when nothing else is set. A part of the payload that its
    /// schema can only judge as a whole must fit; payloads in memory are not bound by it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1024.</exception>
    public int MaxBufferedBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, LeastBuffer);
            field = value;
        }
    } = 1 << 20;

    /// <summary>
    /// Which way the payload goes: a request may lack what is <c>readOnly</c> and a response what is <c>writeOnly</c>, even where it is
    /// required. Without a way, schemas hold as they are written.
    /// </summary>
    public PayloadDirection Direction { get; init; }

    /// <summary>The language of the errors' sentences; English when nothing else is set.</summary>
    public ErrorSentences Sentences { get; init; } = ErrorSentences.English;
}
