using EpasContracts.Generator.Planning;

namespace EpasContracts.Generator.Emit;

/// <summary>Makes files of the parts of a plan.</summary>
internal static class SourceWriter
{
    // Those that find no processor free find no work left, either.
    private const int MostOthers = 3;

    /// <summary>All files, in a stable order.</summary>
    /// <param name="plan">The plan, which nothing changes any more.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static IReadOnlyList<SourceFile> Files(ContractPlan plan, CancellationToken cancellation)
    {
        var first = new Worker(plan);
        var files = new SourceFile[first.Files.Count];
        var next = -1;
        var others = Enumerable.Range(0, MostOthers).Select(_ => Task.Run(() => Work(null), cancellation)).ToArray();
        Work(first);
        Task.WaitAll(others, cancellation);
        return files;

        // One by one: a file may be as long as a hundred others.
        void Work(Worker? worker)
        {
            for (int at; (at = Interlocked.Increment(ref next)) < files.Length;)
            {
                cancellation.ThrowIfCancellationRequested();
                worker ??= new Worker(plan);
                files[at] = Write(plan, worker.Code, worker.Files[at]);
            }
        }
    }

    /// <summary>The file of one part.</summary>
    public static SourceFile File(ContractPlan plan, SourcePart part) => Write(plan, new CodeWriter(), [part]);

    private static SourceFile Write(ContractPlan plan, CodeWriter code, List<SourcePart> parts)
    {
        SourceHeader.Write(code, plan.Options.Namespace, parts[0]);
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
                code.Line();
            parts[i].Write(code);
        }

        var text = code.Finish();
        // Two documents of a project may both have a model of one name. Nothing but a type stands at the beginning of a line.
        var file = new SourceFile($"{plan.Options.Namespace}.{parts[0].Name}{SourceFile.Extension}", plan.Options.Internal ? text.Replace("\npublic ", "\ninternal ") : text);
        return file.Finished(plan.SharedNames);
    }

    // Each worker has emitters and a writer of its own: only the plan is shared.
    private sealed class Worker(ContractPlan plan)
    {
        public List<List<SourcePart>> Files { get; } = SourceBundles.Gather(ContractEmitter.Parts(plan));

        public CodeWriter Code { get; } = new();
    }
}
