using System.CodeDom.Compiler;
using System.Reflection;

namespace EpasContracts.Drift.Compiled;

/// <summary>The methods of generated clients that call an operation.</summary>
internal static class ClientMethods
{
    /// <summary>All of them by the key of their operation's id.</summary>
    public static Dictionary<string, MethodInfo> In(Type contractType)
    {
        var methods = new Dictionary<string, MethodInfo>(StringComparer.Ordinal);
        var clients = contractType.Assembly.GetExportedTypes()
            .Where(type => type.Namespace == contractType.Namespace && type.IsClass && !type.IsAbstract && type.GetCustomAttribute<GeneratedCodeAttribute>() is not null);
        foreach (var method in clients.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)))
        {
            if (method.Name.EndsWith("Async", StringComparison.Ordinal) && typeof(Task).IsAssignableFrom(method.ReturnType))
                methods.TryAdd(Key(method.Name[..^"Async".Length]), method);
        }

        return methods;
    }

    /// <summary>What an operation's id and its method's name have in common: letters and digits, whatever their case.</summary>
    public static string Key(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
