using System.Numerics;
using System.Text.Json;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Json;

/// <summary>The steps that generated validators and readers take.</summary>
public ref partial struct PayloadReader
{
    /// <summary>Notes a failure of the whole value and goes to its last token: what is in it is not looked at.</summary>
    public void FailAndSkip(Constraint constraint)
    {
        Fail(constraint);
        Skip();
    }

    /// <summary>The same, and no model can be made.</summary>
    public void BreakAndSkip(Constraint constraint)
    {
        Break(constraint);
        Skip();
    }

    /// <summary>Whether the value is of a type; if not, that is noted and the reader goes to the value's last token.</summary>
    /// <param name="type">The token that a value of the type begins with.</param>
    /// <param name="constraint">What asks for the type.</param>
    public bool Expect(JsonTokenType type, Constraint constraint)
    {
        if (_token == type)
            return true;
        FailAndSkip(constraint);
        return false;
    }

    /// <summary>The same for <c>true</c> and <c>false</c>.</summary>
    public bool ExpectBoolean(Constraint constraint) => _token == JsonTokenType.False || Expect(JsonTokenType.True, constraint);

    /// <summary>The same for numbers without a fraction.</summary>
    public bool ExpectInteger(Constraint constraint)
    {
        if (IsInteger())
            return true;
        FailAndSkip(constraint);
        return false;
    }

    /// <summary>Whether a model can be made of the value: it is of the model's type. If not, that is noted and the reader goes to the value's last token.</summary>
    /// <param name="type">The token that a value of the type begins with.</param>
    /// <param name="constraint">What asks for the type.</param>
    public bool Demand(JsonTokenType type, Constraint constraint)
    {
        if (_token == type)
            return true;
        BreakAndSkip(constraint);
        return false;
    }

    /// <summary>Notes each property that an object must have and has not.</summary>
    /// <param name="constraint">What asks for them.</param>
    /// <param name="offset">Where the object began.</param>
    /// <param name="names">The names that the schema knows.</param>
    /// <param name="missing">A bit for each missing one.</param>
    /// <param name="first">The index that the lowest bit stands for.</param>
    public void FailMissing(Constraint constraint, long offset, PropertyNames names, ulong missing, int first = 0)
    {
        ArgumentNullException.ThrowIfNull(names);
        for (; missing != 0; missing &= missing - 1)
        {
            var name = names[first + BitOperations.TrailingZeroCount(missing)];
            if (_otherSide is null || _otherSideStart != offset || !_otherSide.MayLack(name, Direction))
                Fail(constraint, offset, name);
        }
    }

    /// <summary>Goes from a known name to its value and marks it as seen; a name that occurs twice is a failure.</summary>
    /// <param name="seen">The marks of the object.</param>
    /// <param name="mark">The name's mark.</param>
    public void EnterProperty(ref ulong seen, ulong mark)
    {
        MarkProperty(ref seen, mark);
        Read();
    }

    /// <summary>Marks a known name as seen and stays on it; a name that occurs twice is a failure.</summary>
    /// <param name="seen">The marks of the object.</param>
    /// <param name="mark">The name's mark.</param>
    public void MarkProperty(ref ulong seen, ulong mark)
    {
        if ((seen & mark) != 0)
            Fail(new Failure(_tokenStart, Constraint.UniqueNames, GetName()));
        seen |= mark;
    }

    /// <summary>Whether a schema accepts the property name that the reader stands on, seen as a string; nothing is noted and the reader stays.</summary>
    public readonly bool NameMatches(SchemaValidator validator)
    {
        ArgumentNullException.ThrowIfNull(validator);
        var name = new PayloadReader(Quoted, maxFailures: 0);
        name.Read();
        validator(ref name);
        name.Dispose();
        return name.FailureCount == 0 && !name.IsBroken;
    }

    /// <summary>Takes over what a copy of this reader found on the same value; this reader stays where it is.</summary>
    public void Absorb(ref PayloadReader copy)
    {
        _failures = copy._failures;
        _scratch = copy._scratch;
        FailureCount = copy.FailureCount;
        IsBroken = copy.IsBroken;
    }

    /// <summary>Whether a schema accepts the value that the reader stands on; nothing is noted and the reader stays.</summary>
    public readonly bool Matches(SchemaValidator validator)
    {
        ArgumentNullException.ThrowIfNull(validator);
        var fork = Fork();
        validator(ref fork);
        fork.Dispose();
        return fork.FailureCount == 0 && !fork.IsBroken;
    }

    /// <summary>Checks the value and reads it as a string.</summary>
    public string? GetString(SchemaValidator check)
    {
        check(ref this);
        return GetString();
    }

    /// <summary>Checks the value and reads it as a boolean.</summary>
    public bool GetBoolean(SchemaValidator check)
    {
        check(ref this);
        return GetBoolean();
    }

    /// <summary>Checks the value and reads it as an integer of 64 bits.</summary>
    public long GetInt64(SchemaValidator check)
    {
        check(ref this);
        return GetInt64();
    }

    /// <summary>Checks the value and reads it as an integer of 32 bits.</summary>
    public int GetInt32(SchemaValidator check)
    {
        check(ref this);
        return GetInt32();
    }

    /// <summary>Checks the value and reads it as a double.</summary>
    public double GetDouble(SchemaValidator check)
    {
        check(ref this);
        return GetDouble();
    }

    /// <summary>Checks the value and reads it as a float.</summary>
    public float GetSingle(SchemaValidator check)
    {
        check(ref this);
        return GetSingle();
    }

    /// <summary>Checks the value and reads it as a decimal.</summary>
    public decimal GetDecimal(SchemaValidator check)
    {
        check(ref this);
        return GetDecimal();
    }

    /// <summary>Checks the value and reads it as a date and time.</summary>
    public DateTimeOffset GetDateTimeOffset(SchemaValidator check)
    {
        check(ref this);
        return GetDateTimeOffset();
    }

    /// <summary>Checks the value and reads it as a date.</summary>
    public DateOnly GetDateOnly(SchemaValidator check)
    {
        check(ref this);
        return GetDateOnly();
    }

    /// <summary>Checks the value and reads it as a time of day.</summary>
    public OffsetTime GetOffsetTime(SchemaValidator check)
    {
        check(ref this);
        return GetOffsetTime();
    }

    /// <summary>Checks the value and reads it as a duration.</summary>
    public IsoDuration GetIsoDuration(SchemaValidator check)
    {
        check(ref this);
        return GetIsoDuration();
    }

    /// <summary>Checks the value and reads it as an address.</summary>
    public Uri? GetUri(SchemaValidator check)
    {
        check(ref this);
        return GetUri();
    }

    /// <summary>Checks the value and reads it as a UUID.</summary>
    public Guid GetGuid(SchemaValidator check)
    {
        check(ref this);
        return GetGuid();
    }

    /// <summary>Checks the value and reads it as base64.</summary>
    public byte[] GetBytes(SchemaValidator check)
    {
        check(ref this);
        return GetBytes();
    }

    /// <summary>Checks the value and reads it whatever it is.</summary>
    public JsonElement GetJson(SchemaValidator check)
    {
        var copy = this;
        check(ref copy);
        Absorb(ref copy);
        return GetJson();
    }
}
