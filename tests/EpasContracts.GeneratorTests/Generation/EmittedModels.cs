using System.Reflection;
using System.Text;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Tests.Generation;

/// <summary>Works with models that only exist at run time.</summary>
internal sealed class EmittedModels(Assembly assembly, string ns = "Test", string contractName = "TestContract")
{
    private static readonly BindingFlags Statics = BindingFlags.Static | BindingFlags.NonPublic;

    public ApiDescriptor Descriptor => (ApiDescriptor)Type(contractName).GetProperty("Descriptor")!.GetValue(null)!;

    public Type Type(string name) => assembly.GetType($"{ns}.{name}", throwOnError: true)!;

    /// <summary>The descriptor of a component.</summary>
    public SchemaDescriptor Schema(string component) => Descriptor.Schemas.Single(schema => schema.Name == component);

    /// <summary>The violations that a component's validator finds.</summary>
    public IReadOnlyList<ValidationError> Validate(string component, string json) => JsonModel.Validate(Schema(component), Encoding.UTF8.GetBytes(json));

    /// <summary>Reads a model.</summary>
    public object? Read(string model, string json, out IReadOnlyList<ValidationError> errors)
    {
        object?[] arguments = [Encoding.UTF8.GetBytes(json), null];
        var value = Call(nameof(ReadModel), Type(model), arguments);
        errors = (IReadOnlyList<ValidationError>)arguments[1]!;
        return value;
    }

    /// <summary>Reads a model that must satisfy its schema.</summary>
    public dynamic Read(string model, string json)
    {
        var value = Read(model, json, out var errors);
        Assert.Empty(errors);
        return value!;
    }

    /// <summary>A model that is read and has nothing wrong; null otherwise.</summary>
    public static object? TryRead(Type model, byte[] json, ValidationOptions options) => Call(nameof(ParseModel), model, [json, options]);

    /// <summary>The violations that reading a model of a descriptor finds.</summary>
    public static IReadOnlyList<ValidationError> ReadErrors(Type model, byte[] json)
    {
        object?[] arguments = [json, null];
        Call(nameof(ReadModel), model, arguments);
        return (IReadOnlyList<ValidationError>)arguments[1]!;
    }

    /// <summary>The JSON of a model.</summary>
    public static string Write(object model) => Encoding.UTF8.GetString((byte[])Call(nameof(WriteModel), model.GetType(), [model])!);

    private static object? Call(string method, Type model, object?[] arguments) =>
        typeof(EmittedModels).GetMethod(method, Statics)!.MakeGenericMethod(model).Invoke(null, arguments);

    private static T? ReadModel<T>(byte[] json, out IReadOnlyList<ValidationError> errors)
        where T : IJsonModel<T> => JsonModel.Read(json, T.Read, out errors);

    private static T? ParseModel<T>(byte[] json, ValidationOptions options)
        where T : IJsonModel<T> => JsonModel.TryParse<T>(json, out var value, out _, options) ? value : default;

    private static byte[] WriteModel<T>(T value)
        where T : IJsonModel<T> => JsonModel.ToUtf8Bytes(value);
}
