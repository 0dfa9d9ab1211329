using System.CodeDom.Compiler;
using System.Reflection;
using EpasContracts.Runtime.Description;

namespace EpasContracts.Drift.Compiled;

/// <summary>The methods of generated clients that call an operation.</summary>
internal sealed class ClientMethods
{
    private const string Suffix = "Async";
    private const string HostSuffix = "Operation";
    private readonly Dictionary<string, MethodInfo> _methods = new(StringComparer.Ordinal);
    private readonly Dictionary<OperationDescriptor, string> _names = [];

    /// <param name="contractType">The type that holds the descriptor: clients are beside it.</param>
    public ClientMethods(Type contractType)
    {
        // A contract that is internal has clients that are.
        var all = contractType.IsPublic ? contractType.Assembly.GetExportedTypes() : contractType.Assembly.GetTypes();
        foreach (var type in all.Where(type => type.Namespace == contractType.Namespace && type.IsClass && type.IsDefined(typeof(GeneratedCodeAttribute), inherit: false)))
        {
            if (type is { IsAbstract: true, IsSealed: true })
                AddName(type);
            else if (!type.IsAbstract)
                AddMethods(type);
        }
    }

    /// <summary>The method that calls an operation; null when there is none.</summary>
    public MethodInfo? Of(OperationDescriptor operation) =>
        (_names.TryGetValue(operation, out var name) ? _methods.GetValueOrDefault(Key(name)) : null) ?? _methods.GetValueOrDefault(Key(operation.Id));

    private void AddMethods(Type type)
    {
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            if (method.Name.EndsWith(Suffix, StringComparison.Ordinal) && (typeof(Task).IsAssignableFrom(method.ReturnType) || IsStream(method.ReturnType)))
                _methods.TryAdd(Key(method.Name[..^Suffix.Length]), method);
        }
    }

    // The class of an operation's data is called after its method, which may have another name than the operation.
    private void AddName(Type type)
    {
        if (type.Name.EndsWith(HostSuffix, StringComparison.Ordinal)
            && type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static) is { } property && property.PropertyType == typeof(OperationDescriptor))
        {
            _names[(OperationDescriptor)property.GetValue(null)!] = type.Name[..^HostSuffix.Length];
        }
    }

    private static bool IsStream(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);

    // What an operation's id and its method's name have in common: letters and digits, whatever their case.
    private static string Key(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
