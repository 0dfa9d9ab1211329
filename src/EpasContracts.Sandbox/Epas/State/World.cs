namespace EpasContracts.Sandbox.Epas.State;

/// <summary>
/// Everything that the emulated service knows. Time passes when someone looks: there are no timers, so that a test's clock decides alone.
/// Whoever reads or changes anything holds <see cref="Gate"/>.
/// </summary>
internal sealed class World(TimeProvider time, TimeSpan duration, string accountId)
{
    private readonly Dictionary<string, Cluster> _clusters = [];
    private readonly Dictionary<string, Work> _requests = [];

    public Lock Gate { get; } = new();

    public string AccountId => accountId;

    /// <summary>Now, in whole seconds as the service shows it.</summary>
    public DateTimeOffset Now => Seconds(time.GetUtcNow());

    public IReadOnlyCollection<Cluster> Clusters => _clusters.Values;

    public static string NewId() => Guid.NewGuid().ToString("N");

    public Cluster? FindCluster(string id) => _clusters.GetValueOrDefault(id);

    public Work? FindRequest(string id) => _requests.GetValueOrDefault(id);

    public IEnumerable<Cluster> ReplicasOf(Cluster origin) => _clusters.Values.Where(cluster => cluster.IsReplica && cluster.OriginClusterId == origin.Id);

    public void Add(Cluster cluster) => _clusters.Add(cluster.Id, cluster);

    public void Remove(Cluster cluster) => _clusters.Remove(cluster.Id);

    public void Add(Work work) => _requests[work.RequestId] = work;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _clusters.Clear();
        _requests.Clear();
    }

    /// <summary>Accepts work.</summary>
    /// <param name="complete">What becomes true when it is done, told the time of that.</param>
    public Work Accept(Action<DateTimeOffset> complete)
    {
        var end = time.GetUtcNow() + duration;
        var work = new Work { RequestId = $"req-{Guid.NewGuid():D}", EndsAt = end, Complete = () => complete(Seconds(end)) };
        Add(work);
        return work;
    }

    /// <summary>Finishes all work whose time has come, in the order in which it ended.</summary>
    public void Advance()
    {
        var now = time.GetUtcNow();
        foreach (var work in _requests.Values.Where(work => work.State == Work.Running && work.EndsAt <= now).OrderBy(static work => work.EndsAt).ToList())
        {
            work.State = Work.Done;
            work.Complete();
        }
    }

    private static DateTimeOffset Seconds(DateTimeOffset moment) => DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds());
}
