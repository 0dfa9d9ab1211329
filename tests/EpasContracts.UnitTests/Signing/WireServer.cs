using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EpasContracts.UnitTests.Signing;

/// <summary>A server that sees the bytes of a request as they come, before any library has tidied them.</summary>
internal sealed class WireServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public WireServer() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    /// <summary>Takes one request and answers.</summary>
    public async Task<RequestHead> ReceiveAsync(
        CancellationToken cancellationToken, string answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
    {
        using var connection = await _listener.AcceptTcpClientAsync(cancellationToken);
        var stream = connection.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        var target = (await reader.ReadLineAsync(cancellationToken))!.Split(' ')[1];
        var headers = new List<KeyValuePair<string, string>>();
        while (await reader.ReadLineAsync(cancellationToken) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add(new(line[..colon], line[(colon + 1)..].Trim()));
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), cancellationToken);
        return new RequestHead(target, headers);
    }

    public sealed record RequestHead(string Target, IReadOnlyList<KeyValuePair<string, string>> Headers)
    {
        public string Host => Headers.First(static header => header.Key == "Host").Value;
    }
}
