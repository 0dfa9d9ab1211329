using EpasContracts.OpenApi.Linting.Parts;

namespace EpasContracts.OpenApi.Linting.Rules;

/// <summary>What a document says about itself.</summary>
internal static class InfoLint
{
    public static void Check(LintContext context)
    {
        foreach (var info in context.Of(PartKind.Info))
        {
            if (!info.Has("contact"))
                context.Report(LintRules.NoContact, info.At, "The document names no contact");
            if (!info.Has("license"))
                context.Report(LintRules.NoLicense, info.At, "The document names no licence");
            if (!info.HasText("description"))
                context.Report(LintRules.NoInfoDescription, info.At, "The document does not say what the API is for");
        }

        foreach (var license in context.Of(PartKind.License).Where(license => license.Has("url") == license.Has("identifier")))
        {
            var fault = license.Has("url") ? "has both 'url' and 'identifier'" : "has neither 'url' nor 'identifier'";
            context.Report(LintRules.LicenseWithoutText, license.At, $"The licence {fault}");
        }
    }
}
