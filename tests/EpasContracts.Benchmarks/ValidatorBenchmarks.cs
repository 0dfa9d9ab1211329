using System.Buffers;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using EpasContracts.Benchmarks.Payloads;
using EpasContracts.Benchmarks.Peers;
using EpasContracts.Epas;
using EpasContracts.Runtime.Json;
using NJsonSchema;

namespace EpasContracts.Benchmarks;

/// <summary>A request of 2.2 KB: reading its bytes is the unit (ratio 1.0) that everything else is measured in.</summary>
[MemoryDiagnoser]
public class RequestBenchmarks : IDisposable
{
    private readonly byte[] _valid = PayloadFiles.ValidRequest;
    private readonly byte[] _invalid = PayloadFiles.InvalidRequest;
    private readonly string _text = Encoding.UTF8.GetString(PayloadFiles.ValidRequest);
    private readonly ArrayBufferWriter<byte> _buffer = new(8192);
    private Utf8JsonWriter _writer = null!;
    private EpasClusterCreateRequest _model = null!;
    private CreateRequest _peer = null!;
    private JsonSchema _schema = null!;

    /// <summary>Everything that is made once.</summary>
    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true });
        if (!EpasClusterCreateRequest.TryParse(_valid, out var model, out var errors))
            throw new InvalidOperationException($"The valid payload is not valid: {errors[0]}");
        if (EpasClusterCreateRequest.Validate(_invalid).Count == 0)
            throw new InvalidOperationException("The invalid payload is valid.");
        _model = model;
        _peer = JsonSerializer.Deserialize(_valid, PeerContext.Default.CreateRequest)!;
        _schema = await JsonSchema.FromJsonAsync(PeerSchema.ForRequest());
        if (_schema.Validate(_text).Count > 0)
            throw new InvalidOperationException("The peer's schema refuses the valid payload.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The unit L.</summary>
    [Benchmark(Baseline = true, Description = "L: Utf8JsonReader to the end")]
    public int BareReader()
    {
        var reader = new Utf8JsonReader(_valid);
        var tokens = 0;
        while (reader.Read())
            tokens++;
        return tokens;
    }

    /// <summary>Ours.</summary>
    [Benchmark(Description = "validate")]
    public int Validate() => EpasClusterCreateRequest.Validate(_valid).Count;

    /// <summary>Ours, every error with its pointer and sentence.</summary>
    [Benchmark(Description = "validate, invalid payload, all errors")]
    public int ValidateInvalid() => EpasClusterCreateRequest.Validate(_invalid).Count;

    /// <summary>Ours.</summary>
    [Benchmark(Description = "parse and validate")]
    public bool Parse() => EpasClusterCreateRequest.TryParse(_valid, out _, out _);

    /// <summary>The peer that parses without looking.</summary>
    [Benchmark(Description = "System.Text.Json, source-generated, no validation")]
    public object? PeerParse() => JsonSerializer.Deserialize(_valid, PeerContext.Default.CreateRequest);

    /// <summary>Ours.</summary>
    [Benchmark(Description = "write")]
    public int Write()
    {
        _buffer.ResetWrittenCount();
        JsonModel.Write(_model, _buffer);
        return _buffer.WrittenCount;
    }

    /// <summary>The peer that writes.</summary>
    [Benchmark(Description = "System.Text.Json, source-generated, write")]
    public int PeerWrite()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        JsonSerializer.Serialize(_writer, _peer, PeerContext.Default.CreateRequest);
        _writer.Flush();
        return _buffer.WrittenCount;
    }

    /// <summary>The peer that validates.</summary>
    [Benchmark(Description = "NJsonSchema")]
    public int PeerValidate() => _schema.Validate(_text).Count;
}

/// <summary>A page of clusters of 1 MB.</summary>
[MemoryDiagnoser]
public class PageBenchmarks
{
    private readonly byte[] _page = PayloadFiles.ClusterPage;

    /// <summary>The unit L.</summary>
    [Benchmark(Baseline = true, Description = "L: Utf8JsonReader to the end")]
    public int BareReader()
    {
        var reader = new Utf8JsonReader(_page);
        var tokens = 0;
        while (reader.Read())
            tokens++;
        return tokens;
    }

    /// <summary>Ours.</summary>
    [Benchmark(Description = "validate")]
    public int Validate() => RdbClusterPageResponse.Validate(_page).Count;

    /// <summary>Ours.</summary>
    [Benchmark(Description = "parse and validate")]
    public bool Parse() => RdbClusterPageResponse.TryParse(_page, out _, out _);

    /// <summary>The peer that parses without looking.</summary>
    [Benchmark(Description = "System.Text.Json, source-generated, no validation")]
    public object? PeerParse() => JsonSerializer.Deserialize(_page, PeerContext.Default.ClusterPage);
}
