using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes the static class of one component or operation: constraints, descriptors, validators.</summary>
internal sealed class HostEmitter(ContractPlan plan, ValueCode values)
{
    // Public, since a server that is generated into another assembly reads through it; it is nobody else's business.
    internal const string HiddenReader =
        "/// <summary>Reads and checks a value in one pass.</summary>\n[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    private static readonly List<JsonTypes> SingleTypes = [.. Enum.GetValues(typeof(JsonTypes)).Cast<JsonTypes>().Where(static type => type != JsonTypes.Any)];

    // The models whose properties descriptors name; none where nobody asks for them.
    private readonly Dictionary<SchemaSite, ModelPlan> _annotated = plan.Options.DataAnnotations ? plan.Models.ToDictionary(static model => model.Site) : [];

    private SchemaHost? _writing;

    /// <summary>Writes the class of a component schema, or of schemas that only references reach, as a file.</summary>
    public SourceFile Write(SchemaHost host)
    {
        var code = SourceHeader.Begin(plan.Options.Namespace);
        code.Line(host.Component is { } component
            ? $"/// <summary>The schema <c>{string.Join("", CSharpText.CommentLines(component))}</c>: its constraints as data and its validator.</summary>"
            : "/// <summary>Schemas that stand elsewhere in the document and are referred to.</summary>");
        code.Line(SourceHeader.GeneratedCode);
        using (code.Block($"public static partial class {host.Name}"))
            WriteMembers(code, host, writeMore: null);
        return new SourceFile($"Schemas.{host.Name}.g.cs", code.Finish());
    }

    /// <summary>Writes what a host has.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="host">The host.</param>
    /// <param name="writeMore">Writes members that need the descriptors, before the validators; may be null.</param>
    public void WriteMembers(CodeWriter code, SchemaHost host, Action<CodeWriter>? writeMore)
    {
        _writing = host;
        // The validators first, into a text of their own: they decide which constraints there are.
        var rules = new RuleFields();
        var methods = new CodeWriter();
        var validators = new ValidatorEmitter(plan, values, rules, methods);
        var containers = new ContainerEmitter(plan, values, validators, methods);
        foreach (var site in host.Sites)
        {
            validators.Write(site);
            containers.Write(site);
            WriteOuterReader(methods, site);
            if (plan.Types.TryGetValue(site.Schema.Pointer, out var type) && type.Kind is CSharpKind.Model or CSharpKind.Enum && site.Schema.Types != JsonTypes.Any)
                validators.TypeRule(site);
        }

        rules.Write(code, plan.SourceName);
        if (host.Sites.Count > 0)
            code.Line();
        // Inner descriptors first: a static field may only use those above it.
        foreach (var site in host.Sites.AsEnumerable().Reverse())
            WriteDescriptor(code, site, rules, validators.CanStream(site.Schema));
        writeMore?.Invoke(code);
        code.Lines(methods);
    }

    /// <summary>An expression for the descriptor of a schema.</summary>
    public string Descriptor(SchemaNode schema) => Descriptor(schema, isSecret: false);

    private string Descriptor(SchemaNode schema, bool isSecret)
    {
        if (plan.Sites.TryGetValue(schema.Pointer, out var own))
            return own.Descriptor;
        // A reference is followed by a function: schemas may be recursive, and one class may be initialised within another.
        return values.SiteOf(schema) is { } site
            ? $"new SchemaDescriptor {{ Pointer = {CSharpText.Literal(schema.Pointer)}, Reference = static () => {Later(site)}, IsStreamable = true, {(isSecret ? "IsSecret = true, " : "")}Validator = {site.Validator} }}"
            : $"new SchemaDescriptor {{ Pointer = {CSharpText.Literal(schema.Pointer)}, Validator = static (ref PayloadReader reader) => reader.Skip() }}";
    }

    // A recursive schema names its own descriptor while that is made: the compiler does not know that it is asked for later.
    private string Later(SchemaSite site) => $"{site.Descriptor}{(site.Host == _writing ? "!" : "")}";

    private void WriteDescriptor(CodeWriter code, SchemaSite site, RuleFields rules, bool canStream)
    {
        var schema = site.Schema;
        if (site.Component is not null)
            code.Line("/// <summary>The schema as data.</summary>");
        using (code.Block($"{(site.Component is null ? "internal" : "public")} static SchemaDescriptor {site.DescriptorName} {{ get; }} = new()", "};"))
        {
            code.Line($"Pointer = {CSharpText.Literal(schema.Pointer)},");
            if (site.Component is not null)
                code.Line($"Name = {CSharpText.Literal(site.Component)},");
            if (schema.Types != JsonTypes.Any)
                code.Line($"Types = {Types(schema.Types)},");
            if (schema.Format is { } format)
                code.Line($"Format = {CSharpText.Literal(format)},");
            if (values.Target(schema) is { } target && values.SiteOf(target) is { } referenced)
                code.Line($"Reference = static () => {Later(referenced)},");
            if (schema.HasEnum)
                code.Line($"Enum = [{string.Join(", ", schema.Enum.Select(static member => CSharpText.Literal(member.Json)))}],");
            WriteChildren(code, site);
            if (schema.Default is { } fallback)
                code.Line($"Default = {CSharpText.Literal(fallback.Json)},");
            var constraints = rules.Of(site);
            if (constraints.Count > 0)
                code.Line($"Constraints = [{string.Join(", ", constraints)}],");
            WriteFlags(code, site);
            if (canStream)
                code.Line("IsStreamable = true,");
            code.Line($"Validator = {site.Method},");
        }

        code.Line();
    }

    private void WriteChildren(CodeWriter code, SchemaSite site)
    {
        var schema = site.Schema;
        if (!schema.Properties.IsEmpty)
        {
            using (code.List("Properties ="))
            {
                _annotated.TryGetValue(site, out var annotated);
                var required = new HashSet<string>(schema.Required, StringComparer.Ordinal);
                foreach (var property in schema.Properties)
                    code.Line($"new({CSharpText.Literal(property.Name)}, {Descriptor(property.Schema, values.IsSecret(property))}, {(required.Contains(property.Name) ? "true" : "false")}{AnnotationEmitter.Member(annotated, property.Name)}),");
            }
        }

        if (schema.Items is { } items)
            code.Line($"Items = {Descriptor(items)},");
        if (schema.AdditionalProperties is { BooleanSchema: null } additional)
            code.Line($"AdditionalProperties = {Descriptor(additional)},");
        foreach (var (name, list) in new[] { ("PrefixItems", schema.PrefixItems), ("AllOf", schema.AllOf), ("AnyOf", schema.AnyOf), ("OneOf", schema.OneOf) })
        {
            if (!list.IsEmpty)
                code.Line($"{name} = [{string.Join(", ", list.Select(Descriptor))}],");
        }
    }

    private void WriteFlags(CodeWriter code, SchemaSite site)
    {
        var schema = site.Schema;
        if (SchemaShape.IsSecret(schema, site.Subject))
            code.Line("IsSecret = true,");
        if (schema.ReadOnly)
            code.Line("IsReadOnly = true,");
        if (schema.WriteOnly)
            code.Line("IsWriteOnly = true,");
        if (plan.Types.TryGetValue(schema.Pointer, out var type) && type.IsGenerated)
            code.Line($"ModelType = typeof({type.Name}),");
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

    private static string Types(JsonTypes types) => string.Join(
        " | ",
        SingleTypes.Where(type => (types & type) != 0).Select(static type => $"SchemaTypes.{type}"));
}
