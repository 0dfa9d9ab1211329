using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace EpasContracts.UnitTests.Http;

/// <summary>Stands where the network would: keeps what is sent and gives the answer that was set.</summary>
internal sealed class Recorder : HttpMessageHandler
{
    private HttpStatusCode _status = HttpStatusCode.OK;
    private string _body = "1";
    private string _type = "application/json";

    public List<HttpRequestMessage> Requests { get; } = [];

    public List<string> Bodies { get; } = [];

    public Exception? Fault { get; set; }

    /// <summary>Whether the answer never comes, or its body when the headers arrive.</summary>
    public bool Hang { get; set; }

    public bool HeadersArrive { get; set; }

    public void Answer(HttpStatusCode status, string body, string type = "application/json") => (_status, _body, _type) = (status, body, type);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        if (request.Content is { } content)
            Bodies.Add(await content.ReadAsStringAsync(cancellationToken));
        if (Fault is not null)
            throw Fault;
        if (Hang && !HeadersArrive)
            await Task.Delay(Timeout.Infinite, cancellationToken);

        var response = new HttpResponseMessage(_status)
        {
            Content = Hang ? new StreamContent(new HangingStream()) : new ByteArrayContent(Encoding.UTF8.GetBytes(_body)),
        };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(_type);
        return response;
    }

    private sealed class HangingStream : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
