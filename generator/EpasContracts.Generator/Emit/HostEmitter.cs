using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes the static class of one component or operation: constraints, descriptors, validators.</summary>
internal sealed class HostEmitter(ContractPlan plan, ValueCode values)
{
    // Public, since a server that is generated into another assembly reads through it; it is nobody else's business.
    internal const string HiddenReader =
        "/// <summary>Reads and checks a value in one pass.</summary>\n[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    // What the types of a schema are called in C#, each sum of them once: whoever comes to one first finds the same as all others would.
    private static readonly string?[] TypeTexts = new string?[(int)SchemaKinds.All + 1];

    private const int OneLine = 160;

    // The models whose properties descriptors name; none where nobody asks for them.
    private readonly Dictionary<SchemaSite, ModelPlan> _annotated = plan.Options.DataAnnotations ? plan.Models.ToDictionary(static model => model.Site) : [];

    private readonly CodeWriter _methods = new();

    private SchemaHost? _writing;

    /// <summary>Writes the class of a component schema, or of schemas that only references reach.</summary>
    public void Write(CodeWriter code, SchemaHost host)
    {
        code.Line(host.Component is { } component
            ? $"/// <summary>The schema <c>{CSharpText.CommentLine(component)}</c>: its constraints as data and its validator.</summary>"
            : "/// <summary>Schemas that stand elsewhere in the document and are referred to.</summary>");
        code.Line(SourceHeader.GeneratedCode);
        using (code.Block($"public static partial class {host.Name}"))
            WriteMembers(code, host, writeMore: null);
    }

    /// <summary>Writes what a host has.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="host">The host.</param>
    /// <param name="writeMore">Writes members that need the descriptors, before the validators; may be null.</param>
    public void WriteMembers(CodeWriter code, SchemaHost host, Action<CodeWriter>? writeMore)
    {
        _writing = host;
        // The validators first, into a text of their own: they decide which assertions there are.
        var assertions = new Assertions(host);
        var validators = new ValidatorEmitter(plan, values, assertions, _methods);
        var containers = new ContainerEmitter(plan, values, validators, _methods);
        foreach (var site in host.Sites)
        {
            validators.Write(site);
            containers.Write(site);
            WriteOuterReader(_methods, site);
        }

        // Inner descriptors first: a static field may only use those above it.
        foreach (var site in host.Sites.AsEnumerable().Reverse())
            WriteDescriptor(code, site, assertions, validators.CanStream(site.Schema));
        writeMore?.Invoke(code);
        code.Lines(_methods);
    }

    /// <summary>An expression for the descriptor of a schema.</summary>
    public string Descriptor(SchemaNode schema) => Descriptor(schema, isSecret: false);

    private string Descriptor(SchemaNode schema, bool isSecret)
    {
        if (plan.Sites.TryGetValue(schema.Pointer, out var own))
            return own.DescriptorIn(_writing);
        // A reference is followed by a function: schemas may be recursive, and one class may be initialised within another.
        return values.SiteOf(schema) is { } site
            ? $"new SchemaDescriptor({Pointer(schema)}, static () => {Later(site)}){Initializer(isSecret ? "IsSecret = true" : null, AnnotationsOf(schema))}"
            : $"new SchemaDescriptor({Pointer(schema)}, SchemaTypes.Any, static (ref PayloadReader reader) => reader.Skip(), null) {{ IsStreamable = false }}";
    }

    private static string Initializer(params string?[] facts) => facts.OfType<string>().ToList() is { Count: > 0 } said ? $" {{ {string.Join(", ", said)} }}" : "";

    // A recursive schema names its own descriptor while that is made: the compiler does not know that it is asked for later.
    private string Later(SchemaSite site) => $"{site.Descriptor}{(site.Host == _writing ? "!" : "")}";

    private void WriteDescriptor(CodeWriter code, SchemaSite site, Assertions assertions, bool canStream)
    {
        var facts = Facts(site, canStream);
        // A component's is a property: it is part of what the contract's assembly offers.
        var declaration = site.Component is null ? $"internal static readonly SchemaDescriptor {site.DescriptorName}" : $"public static SchemaDescriptor {site.DescriptorName} {{ get; }}";
        var listed = string.Concat(assertions.Of(site).Select(static assertion => $", {CSharpText.Literal(assertion.Keyword)}, {CSharpText.Literal(assertion.Argument)}"));
        var subject = site.Subject is null ? listed.Length > 0 ? ", null" : "" : ", " + CSharpText.Literal(site.Subject);
        var creation = $"{declaration} = new({Pointer(site.Schema)}, {Types(site.Schema.Types)}{(values.HasMethod(site) ? ", " + site.Method : "")}, {plan.SourceName}.Lines{subject}{listed})";
        if (site.Component is not null)
            code.Line("/// <summary>The schema as data.</summary>");
        if (!site.Schema.Properties.IsEmpty || (facts.Count > 0 && (site.Component is not null || facts.Sum(static fact => fact.Length + 2) >= OneLine)))
        {
            using (code.Block(creation, "};"))
            {
                foreach (var fact in facts)
                    code.Line($"{fact},");
                WriteProperties(code, site);
            }
        }
        else
        {
            // What has room on two lines stands there.
            code.Line(facts.Count == 0 ? $"{creation};" : $"{creation}\n    {{ {string.Join(", ", facts)} }};");
        }

        code.Line();
    }

    // Not one of the facts: there may be thousands.
    private void WriteProperties(CodeWriter code, SchemaSite site)
    {
        var schema = site.Schema;
        if (schema.Properties.IsEmpty)
            return;
        _annotated.TryGetValue(site, out var annotated);
        var required = new HashSet<string>(schema.Required, StringComparer.Ordinal);
        using (code.List("Properties ="))
        {
            foreach (var property in schema.Properties)
                code.Line($"new({CSharpText.Literal(property.Name)}, {Descriptor(property.Schema, values.IsSecret(property))}, {(required.Contains(property.Name) ? "true" : "false")}{AnnotationEmitter.Member(annotated, property.Name)}),");
        }
    }

    // What a descriptor says beside what every schema has, properties aside.
    private List<string> Facts(SchemaSite site, bool canStream)
    {
        var schema = site.Schema;
        var facts = new List<string>();
        if (site.Component is not null)
            facts.Add($"Name = {CSharpText.Literal(site.Component)}");
        if (schema.Format is { } format)
            facts.Add($"Format = {CSharpText.Literal(format)}");
        if (values.Target(schema) is { } target && values.SiteOf(target) is { } referenced)
            facts.Add($"Reference = static () => {Later(referenced)}");
        AddChildren(facts, schema);
        if (schema.Default is { } fallback)
            facts.Add($"Default = {CSharpText.Literal(fallback.Json)}");
        if (AnnotationsOf(schema) is { } annotations)
            facts.Add(annotations);
        if (SchemaShape.IsSecret(schema, site.Subject))
            facts.Add("IsSecret = true");
        if (schema.ReadOnly)
            facts.Add("IsReadOnly = true");
        if (schema.WriteOnly)
            facts.Add("IsWriteOnly = true");
        if (plan.Types.TryGetValue(schema.Pointer, out var type) && type.IsGenerated)
            facts.Add($"ModelType = typeof({type.Name})");
        if (!canStream)
            facts.Add("IsStreamable = false");
        return facts;
    }

    private string? AnnotationsOf(SchemaNode schema) =>
        DescriptionText.HasReaders(plan.Options) && DescriptionText.Annotations(schema) is { } annotations ? $"Annotations = {CSharpText.Literal(annotations)}" : null;

    private void AddChildren(List<string> facts, SchemaNode schema)
    {
        if (schema.Items is { } items)
            facts.Add($"Items = {Descriptor(items)}");
        if (schema.AdditionalProperties is { BooleanSchema: null } additional)
            facts.Add($"AdditionalProperties = {Descriptor(additional)}");
        AddList("PrefixItems", schema.PrefixItems);
        AddList("AllOf", schema.AllOf);
        AddList("AnyOf", schema.AnyOf);
        AddList("OneOf", schema.OneOf);
        if (!DescriptionText.HasReaders(plan.Options))
            return;
        var applicators = DescriptionText.Applicators(schema)
            .Select(one => $"new({CSharpText.Literal(one.Keyword)}, {Descriptor(one.Schema)}{(one.Name is null ? "" : $", {CSharpText.Literal(one.Name)}")})").ToList();
        if (applicators.Count > 0)
            facts.Add($"Applicators = [{string.Join(", ", applicators)}]");

        void AddList(string name, EquatableArray<SchemaNode> schemas)
        {
            if (!schemas.IsEmpty)
                facts.Add($"{name} = [{string.Join(", ", schemas.Select(Descriptor))}]");
        }
    }

    // Assertions beside a reference to a model or container: checked first, then the thing itself is read.
    private void WriteOuterReader(CodeWriter code, SchemaSite site)
    {
        if (!values.IsOuter(site.Schema)
            || !plan.Types.TryGetValue(values.Core(site.Schema).Pointer, out var type)
            || !(type.IsGenerated || type.IsContainer))
        {
            return;
        }

        var declaration = type.IsValueType ? type.Name : type.Concrete + "?";
        code.Line(HiddenReader);
        using (code.Block($"public static {declaration} Read{site.Method}(ref PayloadReader reader)"))
        {
            code.Line($"var check = reader.CheckFirst({site.Method});\nvar value = {values.CoreReader(type, site.Schema)}(ref reader);\nreader.EndCheck(check);\nreturn value;");
        }

        code.Line();
    }

    private static string Pointer(SchemaNode schema) => CSharpText.Literal(JsonPointer.Written(schema.Pointer));

    private static string Types(JsonTypes types) => TypeTexts[(int)types] ??= TypesText(types);

    private static string TypesText(JsonTypes types) => types == JsonTypes.Any
        ? "SchemaTypes.Any"
        : string.Join(" | ", Enum.GetValues(typeof(JsonTypes)).Cast<JsonTypes>().Where(type => (types & type) != 0).Select(static type => $"SchemaTypes.{type}"));
}
