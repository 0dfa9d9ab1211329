#if NET9_0_OR_GREATER
using System.Reflection;
using EpasContracts.Runtime.Description;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace EpasContracts.AspNetCore.Requests;

/// <summary>A parameter as API descriptions see it, as if it were an argument of the endpoint's method. Cookies are none of their places.</summary>
internal sealed class DescribedParameter : IParameterBindingMetadata
{
    private DescribedParameter(ParameterDescriptor parameter, Attribute place, MethodInfo method)
    {
        // Names are looked up among all parameters: those of two places may have the same.
        Name = parameter.InstancePointer;
        IsOptional = !parameter.IsRequired;
        ParameterInfo = new Argument(parameter.Name, TypeOf(parameter.Schema.Target), place, method);
    }

    public string Name { get; }

    public bool HasTryParse => false;

    public bool HasBindAsync => false;

    public ParameterInfo ParameterInfo { get; }

    public bool IsOptional { get; }

    /// <summary>Describes the parameters of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="path">Its path, as a route.</param>
    /// <param name="method">The endpoint's method.</param>
    public static IEnumerable<DescribedParameter> Of(OperationDescriptor operation, PathTemplate path, MethodInfo method)
    {
        foreach (var parameter in operation.Parameters)
        {
            Attribute? place = parameter.Place switch
            {
                ParameterPlace.Path => new FromRouteAttribute { Name = path.RouteName(parameter.Name) },
                ParameterPlace.Query => new FromQueryAttribute { Name = parameter.Name },
                ParameterPlace.Header => new FromHeaderAttribute { Name = parameter.Name },
                _ => null,
            };
            if (place is not null)
                yield return new DescribedParameter(parameter, place, method);
        }
    }

    private static Type TypeOf(SchemaDescriptor? schema) => (schema?.Types & ~SchemaTypes.Null) switch
    {
        SchemaTypes.Boolean => typeof(bool),
        SchemaTypes.Integer => typeof(long),
        SchemaTypes.Number or (SchemaTypes.Integer | SchemaTypes.Number) => typeof(double),
        SchemaTypes.Array when schema?.Items?.Target.Types == SchemaTypes.Integer => typeof(long[]),
        SchemaTypes.Array => typeof(string[]),
        SchemaTypes.Object => typeof(IDictionary<string, string>),
        _ => typeof(string),
    };

    private sealed class Argument : ParameterInfo
    {
        private readonly Attribute _place;

        public Argument(string name, Type type, Attribute place, MethodInfo method) => (NameImpl, ClassImpl, MemberImpl, _place) = (name, type, method, place);

        public override object DefaultValue => DBNull.Value;

        public override bool HasDefaultValue => false;

        public override object[] GetCustomAttributes(bool inherit) => GetCustomAttributes(typeof(Attribute), inherit);

        // The callers cast the array itself.
        public override object[] GetCustomAttributes(Type attributeType, bool inherit) => attributeType.IsInstanceOfType(_place) ? new Attribute[] { _place } : Array.Empty<Attribute>();

        public override bool IsDefined(Type attributeType, bool inherit) => attributeType.IsInstanceOfType(_place);

        public override IList<CustomAttributeData> GetCustomAttributesData() => [];
    }
}
#endif
