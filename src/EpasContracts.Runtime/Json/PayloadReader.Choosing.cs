using System.Text;
using System.Text.Json;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Json;

/// <summary>What readers of compositions and unions need: the value is checked as a whole first, then one alternative is read.</summary>
public ref partial struct PayloadReader
{
    /// <summary>
    /// Checks the value that the reader stands on; the reader stays, and what reads the value next does not note the same again.
    /// Nothing is done when a value around it was checked already.
    /// </summary>
    /// <param name="validator">The check.</param>
    /// <returns>What <see cref="EndCheck"/> wants back.</returns>
    public bool CheckFirst(SchemaValidator validator)
    {
        ArgumentNullException.ThrowIfNull(validator);
        if (_isChecked)
            return false;
        var copy = this;
        validator(ref copy);
        Absorb(ref copy);
        _isChecked = true;
        return true;
    }

    /// <summary>The value that <see cref="CheckFirst"/> checked has been read.</summary>
    /// <param name="began">What <see cref="CheckFirst"/> returned.</param>
    public void EndCheck(bool began)
    {
        if (began)
            _isChecked = false;
    }

    /// <summary>Goes back to where a copy was made: what broke or was noted since then has not happened.</summary>
    /// <param name="start">The copy.</param>
    public void GoBack(in PayloadReader start)
    {
        var (failures, scratch) = (_failures, _scratch);
        this = start;
        (_failures, _scratch) = (failures, scratch);
        if (failures is not null && failures.Count > FailureCount)
            failures.RemoveRange(FailureCount, failures.Count - FailureCount);
    }

    /// <summary>Whether the value that the reader stands on is an object whose property of that name is this text; the reader stays.</summary>
    /// <param name="name">The property in UTF-8.</param>
    /// <param name="value">Its value in UTF-8.</param>
    public readonly bool PropertyEquals(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var own = Fork();
        var found = own.GoTo(name) && own._token == JsonTokenType.String && own.Text.SequenceEqual(value);
        own.Dispose();
        return found;
    }

    /// <summary>Which of some texts a property has of the object that the reader stands on; the reader stays.</summary>
    /// <param name="name">The property in UTF-8.</param>
    /// <param name="texts">The texts.</param>
    /// <returns>The index of the text, or −1 when the property has another value or there is none.</returns>
    public readonly int FindText(ReadOnlySpan<byte> name, PropertyNames texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var own = Fork();
        var index = own.GoTo(name) && own._token == JsonTokenType.String ? texts.IndexOf(own.Text) : -1;
        own.Dispose();
        return index;
    }

    /// <summary>Notes that no alternative admits the object that the reader stands on, since a property has none of the texts that tell them apart.</summary>
    /// <param name="schema">The schema with the alternatives.</param>
    /// <param name="keyword">The keyword that lists them.</param>
    /// <param name="name">The property.</param>
    /// <param name="texts">The texts.</param>
    public void FailText(SchemaDescriptor schema, string keyword, string name, PropertyNames texts)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(texts);
        var constraint = schema.ConstraintOf(keyword);
        var own = Fork();
        var isThere = own.GoTo(Encoding.UTF8.GetBytes(name));
        own.Dispose();
        Fail(isThere ? new Failure(own._tokenStart, constraint, Detail: texts.ToJson()) : new Failure(_tokenStart, constraint, name, texts.ToJson()));
    }

    /// <summary>Whether the value that the reader stands on is an object with a property of that name; the reader stays.</summary>
    /// <param name="name">The name in UTF-8.</param>
    public readonly bool HasProperty(ReadOnlySpan<byte> name)
    {
        var own = Fork();
        var found = own.GoTo(name);
        own.Dispose();
        return found;
    }

    /// <summary>
    /// Compares one alternative with the best so far: of those that accept the object which the reader stands on, the one that knows
    /// most of its properties is the best, the first of several. The reader stays.
    /// </summary>
    /// <param name="alternative">The alternative, 1 or more.</param>
    /// <param name="validator">Its check.</param>
    /// <param name="names">The names that it has; null for none.</param>
    /// <param name="best">The best so far, 0 for none.</param>
    /// <param name="known">How many names that one knows, -1 for none.</param>
    public readonly void Prefer(int alternative, SchemaValidator validator, PropertyNames? names, ref int best, ref int known)
    {
        if (!Matches(validator))
            return;
        var count = 0;
        var own = Fork();
        while (names is not null && own.NextProperty())
        {
            if (names.IndexOf(own.Text) >= 0)
                count++;
            own.SkipProperty();
        }

        own.Dispose();
        if (count > known)
            (best, known) = (alternative, count);
    }

    /// <summary>
    /// Whether an alternative accepts the object that the reader stands on and knows a property of it which another alternative does not; the reader
    /// stays.
    /// </summary>
    /// <param name="validator">Its check.</param>
    /// <param name="names">The names that it has; null when it takes any.</param>
    /// <param name="known">The names that the other one has.</param>
    public readonly bool Adds(SchemaValidator validator, PropertyNames? names, PropertyNames known)
    {
        ArgumentNullException.ThrowIfNull(known);
        var adds = false;
        var own = Fork();
        while (!adds && own.NextProperty())
        {
            adds = known.IndexOf(own.Text) < 0 && (names is null || names.IndexOf(own.Text) >= 0);
            own.SkipProperty();
        }

        own.Dispose();
        return adds && Matches(validator);
    }

    // From the start of an object to the value of a property.
    private bool GoTo(ReadOnlySpan<byte> name)
    {
        if (_token != JsonTokenType.StartObject)
            return false;
        while (NextProperty())
        {
            if (Text.SequenceEqual(name))
            {
                Read();
                return true;
            }

            SkipProperty();
        }

        return false;
    }
}
