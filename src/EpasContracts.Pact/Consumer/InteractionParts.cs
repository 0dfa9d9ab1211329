using System.Text.Json;

namespace EpasContracts.Pacts.Consumer;

/// <summary>What a request and a response have in common: headers and a body.</summary>
internal static class InteractionParts
{
    public static void AddHeader(this Interaction interaction, Interaction.Message message, string name, string value, bool isMatcher)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(value);
        if (!isMatcher && interaction.Config.SecretHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw new PactException(
                $"{interaction.Title}: the header '{name}' carries a secret and is never written as it is. "
                + "Describe it by a matcher with a harmless example, as in Match.Regex(\"c2lnbmF0dXJl\", \"^[A-Za-z0-9+/=]+$\").");
        }

        interaction.Editable();
        message.Headers.Add((NoNull(interaction, name), Text(interaction, value, $"the header '{name}'")));
    }

    public static void SetBody(this Interaction interaction, Interaction.Message message, string contentType, string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(contentType);
        ArgumentNullException.ThrowIfNull(text);
        interaction.Editable();
        message.Body = (NoNull(interaction, contentType), NoNull(interaction, text));
    }

    public static void SetJsonBody(this Interaction interaction, Interaction.Message message, object? body, JsonSerializerOptions? options)
    {
        string json;
        try
        {
            json = JsonSerializer.Serialize(body, options ?? interaction.Config.JsonOptions);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new PactException($"{interaction.Title}: the body cannot be written as JSON: {exception.Message}", exception);
        }

        interaction.SetRawJsonBody(message, json, "application/json");
    }

    public static void SetRawJsonBody(this Interaction interaction, Interaction.Message message, string json, string contentType)
    {
        ArgumentNullException.ThrowIfNull(json);
        interaction.SetBody(message, contentType, IntegrationJson.Check(json, $"{interaction.Title}: the body"));
    }

    /// <summary>Text that may be a matcher, checked.</summary>
    public static string Text(Interaction interaction, string text, string what) =>
        IntegrationJson.CheckText(NoNull(interaction, text), $"{interaction.Title}: {what}");

    // Text goes to the core as a C string, which would end at the first such character.
    public static string NoNull(Interaction interaction, string text) => text.Contains('\0')
        ? throw new PactException($"{interaction.Title}: text for the Pact core may not contain the character U+0000.")
        : text;
}
