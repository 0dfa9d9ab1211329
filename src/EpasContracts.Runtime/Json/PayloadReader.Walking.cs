using System.Numerics;
using System.Text.Json;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Json;

/// <summary>The steps that generated validators and readers take.</summary>
public ref partial struct PayloadReader
{
    /// <summary>Notes a failure of the whole value and goes to its last token: what is in it is not looked at.</summary>
    /// <param name="schema">The schema that is violated.</param>
    /// <param name="keyword">Its keyword.</param>
    public void FailAndSkip(SchemaDescriptor schema, string keyword)
    {
        Fail(schema, keyword);
        Skip();
    }

    /// <summary>Notes that no model can be made of the value, and goes to its last token.</summary>
    /// <param name="constraint">Why not.</param>
    public void BreakAndSkip(Constraint constraint)
    {
        Break(constraint);
        Skip();
    }

    /// <summary>Whether the value is of a type; if not, that is noted and the reader goes to the value's last token.</summary>
    /// <param name="type">The token that a value of the type begins with.</param>
    /// <param name="schema">The schema that asks for the type.</param>
    public bool Expect(JsonTokenType type, SchemaDescriptor schema) => _token == type || FailType(schema);

    /// <summary>The same for <c>true</c> and <c>false</c>.</summary>
    /// <param name="schema">The schema that asks for the type.</param>
    public bool ExpectBoolean(SchemaDescriptor schema) => _token is JsonTokenType.False or JsonTokenType.True || FailType(schema);

    /// <summary>The same for numbers without a fraction.</summary>
    /// <param name="schema">The schema that asks for the type.</param>
    public bool ExpectInteger(SchemaDescriptor schema) => IsInteger() || FailType(schema);

    /// <summary>The same for the strings that <c>enum</c> lists.</summary>
    /// <param name="schema">The schema, of strings.</param>
    public void ExpectMember(SchemaDescriptor schema) => FindMember(schema);

    /// <summary>Checks the value and finds it among the members of an enum.</summary>
    /// <param name="schema">The enum.</param>
    /// <returns>The index of the member among <see cref="SchemaDescriptor.Texts"/>; −1 for what is none of them.</returns>
    public int ReadMember(SchemaDescriptor schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return schema.IsOnlyMembers && !IsNull ? FindMember(schema) : ReadMember(schema, schema.Texts);
    }

    /// <summary>The same where the members stand in other schemas.</summary>
    /// <param name="schema">What checks the value.</param>
    /// <param name="texts">The members.</param>
    public int ReadMember(SchemaDescriptor schema, PropertyNames texts)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(texts);
        schema.Validator(ref this);
        return _token == JsonTokenType.String ? texts.IndexOf(Text) : -1;
    }

    /// <summary>Whether a model can be made of the value: it is of the model's type. If not, that is noted and the reader goes to the value's last token.</summary>
    /// <param name="type">The token that a value of the type begins with.</param>
    /// <param name="schema">The schema that asks for the type.</param>
    public bool Demand(JsonTokenType type, SchemaDescriptor schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return _token == type || Demand(type, schema.ConstraintOf(schema.TypeKeyword));
    }

    /// <summary>The same where no schema asks for it.</summary>
    /// <param name="type">The token that a value of the type begins with.</param>
    /// <param name="constraint">What asks for the type.</param>
    public bool Demand(JsonTokenType type, Constraint constraint)
    {
        if (_token == type)
            return true;
        BreakAndSkip(constraint);
        return false;
    }

    /// <summary>Checks that the value is a string, as the schema asks for nothing more, and reads it.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The string; null for null, which is noted unless the schema admits it. Anything else breaks the payload.</returns>
    public string? GetStringOrNull(SchemaDescriptor schema)
    {
        if (_token == JsonTokenType.String)
            return GetString();
        ArgumentNullException.ThrowIfNull(schema);
        if (_token == JsonTokenType.Null && (schema.Types & SchemaTypes.Null) != 0)
            return null;
        FailType(schema);
        return _token == JsonTokenType.Null ? null : GetString();
    }

    /// <summary>The string that the reader stands on, which was checked before.</summary>
    /// <returns>The string; null for null. Anything else breaks the payload.</returns>
    public string? GetStringOrNull() => _token == JsonTokenType.Null ? null : GetString();

    /// <summary>Whether the value is anything but null, which is checked at once.</summary>
    /// <param name="schema">What checks null.</param>
    public bool IsPresent(SchemaDescriptor schema)
    {
        if (_token != JsonTokenType.Null)
            return true;
        ArgumentNullException.ThrowIfNull(schema);
        schema.Validator(ref this);
        return false;
    }

    /// <summary>Notes that an object must not have the property on whose name the reader stands, and goes over it.</summary>
    /// <param name="schema">The object's schema.</param>
    public void RefuseProperty(SchemaDescriptor schema)
    {
        Fail(schema, "additionalProperties", Offset, GetName());
        SkipProperty();
    }

    /// <summary>Notes each property that an object must have and has not.</summary>
    /// <param name="schema">The object's schema.</param>
    /// <param name="offset">Where the object began.</param>
    /// <param name="names">The names that the schema knows.</param>
    /// <param name="missing">A bit for each missing one.</param>
    /// <param name="first">The index that the lowest bit stands for.</param>
    public void FailMissing(SchemaDescriptor schema, long offset, PropertyNames names, ulong missing, int first = 0)
    {
        ArgumentNullException.ThrowIfNull(names);
        for (; missing != 0; missing &= missing - 1)
        {
            var name = names[first + BitOperations.TrailingZeroCount(missing)];
            if (_otherSide is null || _otherSideStart != offset || !_otherSide.MayLack(name, Direction))
                Fail(schema, "required", offset, name);
        }
    }

    // Whether the value is a scalar of one of the types.
    internal bool IsOf(SchemaTypes types) => _token switch
    {
        JsonTokenType.String => (types & SchemaTypes.String) != 0,
        JsonTokenType.Number => (types & SchemaTypes.Number) != 0 || ((types & SchemaTypes.Integer) != 0 && IsInteger()),
        JsonTokenType.True or JsonTokenType.False => (types & SchemaTypes.Boolean) != 0,
        JsonTokenType.Null => (types & SchemaTypes.Null) != 0,
        _ => false,
    };

    private int FindMember(SchemaDescriptor schema)
    {
        if (!Expect(JsonTokenType.String, schema))
            return -1;
        var index = schema.Texts.IndexOf(Text);
        if (index < 0)
            Fail(schema, "enum");
        return index;
    }

    private bool FailType(SchemaDescriptor schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        FailAndSkip(schema, schema.TypeKeyword);
        return false;
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

    /// <summary>Checks the value and reads it as an integer of 64 bits without a sign.</summary>
    public ulong GetUInt64(SchemaValidator check)
    {
        check(ref this);
        return GetUInt64();
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
