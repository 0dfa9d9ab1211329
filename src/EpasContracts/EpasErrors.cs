using EpasContracts.Runtime.Http;

namespace EpasContracts.Epas;

/// <summary>What EPAS says about a request that it refused.</summary>
public static class EpasErrors
{
    /// <summary>The service's list of reasons, in its order; empty when the response holds none.</summary>
    /// <param name="exception">What a call of <see cref="EpasClient"/> threw.</param>
    /// <remarks>The reasons are as the service sent them: unlike the exception's own text they may repeat what the request said.</remarks>
    public static IReadOnlyList<ValidationErrorItem> VendorErrors(this ApiException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.ErrorAs<IReadOnlyList<ValidationErrorItem>>() ?? [];
    }
}
