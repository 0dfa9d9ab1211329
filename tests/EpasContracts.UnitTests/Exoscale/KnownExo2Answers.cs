using EpasContracts.Exoscale.Signing;

namespace EpasContracts.UnitTests.Exoscale;

/// <summary>Signatures that were made outside of this project, by the vendor's scheme.</summary>
internal static class KnownExo2Answers
{
    public const string ApiKey = "EXO1234567890abcdef";
    public const string ApiSecret = "corpus-secret-0002";
    public const long Expires = 1700000600;

    public const string CreateUrl = "https://api-ch-gva-2.exoscale.com/v2/dbaas-integration";
    public const string CreateBody = """{"dest-service":"corpus-metrics","integration-type":"metrics","settings":{"retention_days":7},"source-service":"corpus-pg"}""";
    public const string CreateSignature = "F0FdQP9Kq7xVqUMmUBN++3Vo1CrVh8p2ebBwXikSdQs=";
    public const string CreateHeader = $"EXO2-HMAC-SHA256 credential={ApiKey},expires=1700000600,signature={CreateSignature}";

    public const string EventsQuery = "?from=2023-11-14T22%3A13%3A20Z&to=2023-11-14T23%3A13%3A20Z";
    public const string EventsSignature = "gtFdCJiDqHmN1lodNun3yX2ZwnzUEKR38/+hvvKkCTE=";
    public const string EventsHeader = $"EXO2-HMAC-SHA256 credential={ApiKey},signed-query-args=from;to,expires=1700000600,signature={EventsSignature}";

    /// <summary>The signatures expire ten minutes after this.</summary>
    public static DateTimeOffset Now { get; } = DateTimeOffset.FromUnixTimeSeconds(Expires - 600);

    public static Exo2Credentials Credentials { get; } = new() { ApiKey = ApiKey, ApiSecret = ApiSecret };
}
