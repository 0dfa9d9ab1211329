namespace EpasContracts.Runtime.Validation;

/// <summary>Which way a payload goes.</summary>
public enum PayloadDirection
{
    /// <summary>Neither way, or not known.</summary>
    None,

    /// <summary>To the service.</summary>
    Request,

    /// <summary>From the service.</summary>
    Response,
}
