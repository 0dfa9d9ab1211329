using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json.Serialization;
using EpasContracts.Generator;
using EpasContracts.OpenApi.Model;
using EpasContracts.Runtime.Description;

namespace EpasContracts.Drift.Compiled;

/// <summary>A contract inside of a compiled assembly.</summary>
public sealed class CompiledContract
{
    private readonly ClientMethods _methods;

    private CompiledContract(GeneratedContractAttribute mark, ApiDescriptor descriptor, string file)
    {
        ContractType = mark.ContractType;
        Options = mark.Options;
        Descriptor = descriptor;
        File = file;
        _methods = new ClientMethods(ContractType);
        Schemas = SchemaIndex.Of(descriptor);
    }

    /// <summary>The type that holds the descriptor.</summary>
    public Type ContractType { get; }

    /// <summary>The contract as data, with its compiled validators.</summary>
    public ApiDescriptor Descriptor { get; }

    /// <summary>The options that it was generated with, as it states them.</summary>
    public IReadOnlyList<string> Options { get; }

    /// <summary>The assembly's file, as the caller named it.</summary>
    public string File { get; }

    /// <summary>Every schema of the descriptor by its pointer.</summary>
    internal IReadOnlyDictionary<string, SchemaDescriptor> Schemas { get; }

    /// <summary>The contracts of an assembly file. It is loaded beside this process's own assemblies, sharing only the runtime library.</summary>
    /// <param name="path">The assembly.</param>
    /// <exception cref="DriftInputException">The file is missing, is no .NET assembly, or has no generated contract.</exception>
    public static IReadOnlyList<CompiledContract> Load(string path)
    {
        if (!System.IO.File.Exists(path))
            throw new DriftInputException($"{path}: there is no such assembly; build the SDK first or check the path.");
        try
        {
            var context = new SdkLoadContext(Path.GetFullPath(path));
            return Of(context.LoadFromAssemblyPath(Path.GetFullPath(path)), path);
        }
        catch (Exception problem) when (problem is BadImageFormatException or FileLoadException)
        {
            throw new DriftInputException($"{path}: this is not a .NET assembly; name the DLL of an SDK.", problem);
        }
        catch (Exception problem) when (problem is FileNotFoundException or TypeLoadException or ReflectionTypeLoadException or MissingMethodException)
        {
            throw new DriftInputException($"{path}: the assembly cannot be used with this version of the tool ({problem.Message.TrimEnd('.')}); build it anew.", problem);
        }
    }

    /// <summary>The contracts of an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="file">What findings call it; its own path when null.</param>
    /// <exception cref="DriftInputException">It has no generated contract.</exception>
    public static IReadOnlyList<CompiledContract> Of(Assembly assembly, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var name = file ?? assembly.Location;
        var marks = assembly.GetCustomAttributes<GeneratedContractAttribute>().ToList();
        if (marks.Count == 0)
            throw new DriftInputException($"{name}: the assembly has no generated contract; name the DLL of a project with an OpenApiContract item.");
        return [.. marks.Select(mark => new CompiledContract(mark, DescriptorOf(mark.ContractType, name), name))];
    }

    /// <summary>The type of a schema's model, or its component's name.</summary>
    internal static string SymbolOf(SchemaDescriptor schema) => schema.ModelType?.FullName ?? schema.ToString();

    /// <summary>The property of a model.</summary>
    internal static string SymbolOf(SchemaDescriptor schema, PropertyDescriptor property) =>
        PropertyOf(schema.ModelType, property.Name) is { } found ? $"{schema.ModelType!.FullName}.{found.Name}" : $"{SymbolOf(schema)}[{property.Name}]";

    /// <summary>The client's method of an operation, or its descriptor's place.</summary>
    internal string SymbolOf(OperationDescriptor operation) =>
        MethodOf(operation) is { } method ? $"{method.DeclaringType!.FullName}.{method.Name}" : $"{ContractType.FullName}.Descriptor";

    /// <summary>The client's method of an operation; null when there is none.</summary>
    internal MethodInfo? MethodOf(OperationDescriptor operation) => _methods.Of(operation);

    /// <summary>What of a document this contract was to be made of.</summary>
    /// <exception cref="DriftInputException">It states options that this version of the tool does not know.</exception>
    internal ContractView ViewOf(ApiContract document)
    {
        try
        {
            return ContractView.Of(document, Options);
        }
        catch (FormatException problem)
        {
            throw new DriftInputException($"{File}: {problem.Message.TrimEnd('.')}; build the SDK and the tool from one version.", problem);
        }
    }

    internal static PropertyInfo? PropertyOf(Type? model, string wireName) =>
        model?.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .FirstOrDefault(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name == wireName);

    private static ApiDescriptor DescriptorOf(Type type, string file) =>
        type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as ApiDescriptor
        ?? throw new DriftInputException($"{file}: {type.FullName} has no descriptor that this version of the tool can read; build the SDK anew.");

    /// <summary>Finds the SDK's own dependencies beside it; what this process has of the runtime library is shared, so that its types are the same.</summary>
    private sealed class SdkLoadContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            if (assemblyName.Name == typeof(ApiDescriptor).Assembly.GetName().Name)
                return typeof(ApiDescriptor).Assembly;
            return _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;
        }
    }
}
