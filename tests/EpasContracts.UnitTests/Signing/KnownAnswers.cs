using EpasContracts.Signing;

namespace EpasContracts.UnitTests.Signing;

/// <summary>Signatures that were made outside of this project, by the vendor's scheme.</summary>
internal static class KnownAnswers
{
    public const string AccessKey = "2sd2gg=2agbdSD26svcD";
    public const string SecretKey = "corpus-secret-0001";
    public const string Account = "0e3dffc50eb247a1adf4f2e5c82c4f99";
    public const long Milliseconds = 1605290625682;

    public const string ListUrl = "https://epas.kr-west1.e.samsungsdscloud.com/v1/clusters?page=0&size=20&sort=created_at%3Adesc";
    public const string ListSignature = "u6AsL+eOoZve7ZwZ5ElkZnBTSTU436l2C/HcOav1wss=";

    public const string CreateUrl = "http://127.0.0.1:18471/v1/clusters";
    public const string CreateSignature = "cozJ90QdlqBu6qqOtDUxgTwk2H9Z5dhJA7Uc3e1P0IE=";

    public static ScpCredentials Credentials(string? account) => new() { AccessKey = AccessKey, SecretKey = SecretKey, AccountId = account };
}
