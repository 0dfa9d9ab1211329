using System.Text.Json;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;

namespace EpasContracts.Runtime.Http;

/// <summary>
/// The values of one call: what generated methods fill and <see cref="ApiTransport"/> checks, writes and sends. Nothing is checked
/// before it is sent, so that all violations are reported together.
/// </summary>
public sealed partial class ApiRequest
{
    private readonly Dictionary<ParameterDescriptor, byte[]> _values = new(ReferenceEqualityComparer.Instance);

    /// <summary>Begins a request.</summary>
    /// <param name="operation">The operation to call.</param>
    public ApiRequest(OperationDescriptor operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        Operation = operation;
    }

    /// <summary>The operation to call.</summary>
    public OperationDescriptor Operation { get; }

    /// <summary>The body as JSON, or null when there is none.</summary>
    internal byte[]? Body { get; private set; }

    /// <summary>Sets the body; null sends none.</summary>
    /// <typeparam name="T">The body's model.</typeparam>
    /// <exception cref="InvalidOperationException">The operation takes no body.</exception>
    public void SetBody<T>(T? body)
        where T : IJsonModel<T>
    {
        if (body is not null)
            SetBody(body.Write);
    }

    /// <summary>Sets a body that is no model: a list, a map or a scalar; null sends none.</summary>
    /// <exception cref="InvalidOperationException">The operation takes no body.</exception>
    public void SetBody(Action<Utf8JsonWriter>? write)
    {
        if (write is null)
            return;
        if (Operation.RequestBody is null)
            throw new InvalidOperationException($"{Operation} takes no body.");
        Body = JsonModel.Write(write);
    }

    /// <summary>The value of a parameter as JSON, or null when it is absent.</summary>
    internal byte[]? Find(ParameterDescriptor parameter) => _values.GetValueOrDefault(parameter);

    private void Set(ParameterDescriptor parameter, byte[] json)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (!Operation.Parameters.Contains(parameter))
            throw new ArgumentException($"{Operation} has no parameter '{parameter.Name}'.", nameof(parameter));
        if (!_values.TryAdd(parameter, json))
            throw new ArgumentException($"The parameter '{parameter.Name}' is set already.", nameof(parameter));
    }
}
