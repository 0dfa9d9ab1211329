using Microsoft.Extensions.Logging;

namespace EpasContracts.Sandbox;

/// <summary>How an emulated EPAS behaves.</summary>
public sealed class EpasSandboxOptions
{
    /// <summary>The port on 127.0.0.1, 0 to 65535; 0 takes a free one.</summary>
    public int Port { get; set; }

    /// <summary>The access key that may call. Nothing secret: it opens this sandbox only.</summary>
    public string AccessKey { get; set; } = "sandbox-access-key";

    /// <summary>The secret key that belongs to <see cref="AccessKey"/>.</summary>
    public string SecretKey { get; set; } = "sandbox-secret-key";

    /// <summary>The account that owns what is created.</summary>
    public string AccountId { get; set; } = "0e3dffc50eb247a1adf4f2e5c82c4f99";

    /// <summary>Whether signatures and timestamps are checked; without them every caller is let in.</summary>
    public bool CheckSignatures { get; set; } = true;

    /// <summary>How far the timestamp of a request may be from now, before or after.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long accepted work runs before it is done, at most a year; zero finishes it at the next look.</summary>
    public TimeSpan RequestDuration { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How many pieces of finished work can still be asked for, 1 or more: of older ones nothing is known any more.</summary>
    public int KeptRequests { get; set; } = 10_000;

    /// <summary>The clock of signatures and of work.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The longest body in bytes; a longer one is refused with 413.</summary>
    public long MaxBodyBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>Clusters that are there from the start, each RUNNING, by their names. A name has 3 to 20 letters and occurs once.</summary>
    public IList<string> SeedClusters { get; } = [];

    /// <summary>Where to log, for example to the console; null logs nothing.</summary>
    public Action<ILoggingBuilder>? Logging { get; set; }
}
