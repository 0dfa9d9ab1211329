using System.Text;
using Microsoft.Extensions.Logging;

namespace EpasContracts.UnitTests.Sdk;

/// <summary>Keeps everything that is logged: messages, scopes and each structured value.</summary>
internal sealed class LogRecorder : ILoggerProvider, ILogger
{
    private readonly StringBuilder _text = new();

    public string Text
    {
        get
        {
            lock (_text)
                return _text.ToString();
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Keep(state.ToString(), state);
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Keep(formatter(state, exception) + exception, state);

    public void Dispose()
    {
    }

    private void Keep(string? message, object? state)
    {
        lock (_text)
        {
            _text.AppendLine(message);
            if (state is IEnumerable<KeyValuePair<string, object?>> values)
            {
                foreach (var (name, value) in values)
                    _text.Append(name).Append('=').Append(value).AppendLine();
            }
        }
    }
}
