using EpasContracts.OpenApi.Reading.Objects;

namespace EpasContracts.OpenApi.Instances;

/// <summary>Something in a value that its schema refuses.</summary>
/// <param name="At">The value at fault.</param>
/// <param name="Message">What is wrong with it, a clause that follows the value's name.</param>
internal sealed record InstanceError(Cursor At, string Message);

/// <summary>What became of one value.</summary>
internal sealed class InstanceVerdict
{
    /// <summary>What the schema refuses; empty when it accepts the value.</summary>
    public List<InstanceError> Errors { get; } = [];

    /// <summary>Properties that no schema describes though their objects have described ones.</summary>
    public List<Cursor> Undescribed { get; } = [];

    /// <summary>False when the work became too much: the errors are real, there may be more.</summary>
    public bool IsComplete { get; set; } = true;
}
