using System.Diagnostics.CodeAnalysis;

namespace EpasContracts.Runtime;

/// <summary>
/// A property that may be absent from JSON as well as null: <c>default</c> is absent and is not written, a value that was set is
/// written even when it is null.
/// </summary>
/// <typeparam name="T">The type of the value; nullable where the document admits null.</typeparam>
public readonly struct Optional<T> : IEquatable<Optional<T>>
{
    private readonly T _value;

    /// <summary>Makes a value that is present.</summary>
    /// <param name="value">The value; null is written as <c>null</c>.</param>
    public Optional(T value)
    {
        _value = value;
        IsSet = true;
    }

    /// <summary>The property is absent.</summary>
    public static Optional<T> Absent => default;

    /// <summary>Whether the property is present, with a value or with null.</summary>
    public bool IsSet { get; }

    /// <summary>The value that was set.</summary>
    /// <exception cref="InvalidOperationException">The property is absent; ask <see cref="IsSet"/> or use <see cref="GetValueOrDefault(T)"/>.</exception>
    public T Value => IsSet ? _value : throw new InvalidOperationException("The property is absent: check IsSet or use GetValueOrDefault.");

    /// <summary>The value, or <paramref name="fallback"/> when the property is absent.</summary>
    [return: NotNullIfNotNull(nameof(fallback))]
    public T? GetValueOrDefault(T? fallback = default) => IsSet ? _value : fallback;

    /// <inheritdoc/>
    public bool Equals(Optional<T> other) => IsSet == other.IsSet && EqualityComparer<T>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => IsSet ? HashCode.Combine(true, _value) : 0;

    /// <summary>The value's text, empty when it is absent or null.</summary>
    public override string ToString() => IsSet ? _value?.ToString() ?? "" : "";

    /// <summary>A plain value is a value that is present.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "The constructor is the named alternative.")]
    public static implicit operator Optional<T>(T value) => new(value);

    /// <summary>Whether both are absent, or both present with equal values.</summary>
    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);
}
