using EpasContracts.Pacts.Native;

namespace EpasContracts.Pacts.Consumer;

/// <summary>Hands a described interaction to the core.</summary>
internal static class NativeInteraction
{
    public static void Add(NativePact pact, Interaction interaction)
    {
        var handle = pact.AddInteraction(interaction.Description);
        foreach (var (state, parameters) in interaction.States)
            NativePact.Given(handle, state, parameters);
        NativePact.Request(handle, interaction.Method!, interaction.Path);
        foreach (var (name, index, value) in Numbered(interaction.Query, StringComparer.Ordinal))
            NativePact.Query(handle, name, index, value);
        AddMessage(handle, MessagePart.Request, interaction.Request);
        NativePact.Status(handle, interaction.Status!.Value);
        AddMessage(handle, MessagePart.Response, interaction.Response);
    }

    private static void AddMessage(uint handle, MessagePart part, Interaction.Message message)
    {
        foreach (var (name, index, value) in Numbered(message.Headers, StringComparer.OrdinalIgnoreCase))
            NativePact.Header(handle, part, name, index, value);
        if (message.Body is { } body)
            NativePact.Body(handle, part, body.ContentType, body.Text);
    }

    // The core wants to know which value of its name each one is.
    private static IEnumerable<(string Name, int Index, string Value)> Numbered(List<(string Name, string Value)> values, StringComparer names)
    {
        var counts = new Dictionary<string, int>(names);
        foreach (var (name, value) in values)
        {
            var index = counts.GetValueOrDefault(name);
            counts[name] = index + 1;
            yield return (name, index, value);
        }
    }
}
