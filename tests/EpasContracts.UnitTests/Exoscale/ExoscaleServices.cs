using EpasContracts.Exoscale;
using EpasContracts.UnitTests.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EpasContracts.UnitTests.Exoscale;

/// <summary>The client as an application gets it, on a network that is a <see cref="Recorder"/>.</summary>
internal static class ExoscaleServices
{
    public static ServiceProvider Build(Recorder server, Action<ExoscaleClientOptions> configure, ILoggerProvider? log = null)
    {
        var services = new ServiceCollection();
        if (log is not null)
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(KnownExo2Answers.Now));
        services.AddExoscaleClient(configure).ConfigurePrimaryHttpMessageHandler(() => server);
        return services.BuildServiceProvider();
    }

    public static ServiceProvider Build(Recorder server, Func<ExoscaleClientOptions, ExoscaleClientOptions> configure, ILoggerProvider? log = null) =>
        Build(server, options => { configure(options); }, log);

    public static ExoscaleClientOptions Configure(ExoscaleClientOptions options)
    {
        (options.Zone, options.ApiKey, options.ApiSecret) = ("ch-gva-2", KnownExo2Answers.ApiKey, KnownExo2Answers.ApiSecret);
        return options;
    }
}
