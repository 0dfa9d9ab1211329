namespace EpasContracts.Sandbox.Epas.State;

/// <summary>
/// Everything that the emulated service knows. Time passes when someone looks: there are no timers, so that a test's clock decides alone.
/// Whoever reads or changes anything holds <see cref="Gate"/>.
/// </summary>
internal sealed class World(TimeProvider time, TimeSpan duration, string accountId, int keptRequests)
{
    private readonly Dictionary<string, Cluster> _clusters = [];
    private readonly Dictionary<string, Work> _requests = [];
    private readonly List<Work> _running = [];
    private readonly Queue<Work> _finished = [];

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

    public void Add(Work work)
    {
        if (_requests.TryGetValue(work.RequestId, out var known))
            _running.Remove(known);
        _requests[work.RequestId] = work;
        if (work.State == Work.Running)
            _running.Add(work);
        else
            Keep(work);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _clusters.Clear();
        _requests.Clear();
        _running.Clear();
        _finished.Clear();
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
        foreach (var work in _running.Where(work => work.EndsAt <= now).OrderBy(static work => work.EndsAt).ToList())
        {
            _running.Remove(work);
            work.State = Work.Done;
            work.Complete();
            Keep(work);
        }
    }

    // Whoever follows a request asks soon after its end; a sandbox that runs for weeks does not grow.
    private void Keep(Work work)
    {
        _finished.Enqueue(work);
        while (_finished.Count > keptRequests)
        {
            var oldest = _finished.Dequeue();
            // The id may have been given to other work since.
            if (_requests.GetValueOrDefault(oldest.RequestId) == oldest)
                _requests.Remove(oldest.RequestId);
        }
    }

    private static DateTimeOffset Seconds(DateTimeOffset moment) => DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds());
}
