using System.Text.Json.Serialization.Metadata;

namespace SupportBot.Schema.Tests;

/// <summary>The wire fixtures by name, and the type that each of them is.</summary>
internal static class Fixture
{
    private static readonly Dictionary<string, JsonTypeInfo> NotActivities = new()
    {
        ["activity-set"] = SchemaJsonContext.Default.ActivitySet,
        ["conversation"] = SchemaJsonContext.Default.Conversation,
        ["conversation-parameters"] = SchemaJsonContext.Default.ConversationParameters,
        ["error-response"] = SchemaJsonContext.Default.ErrorResponse,
        ["resource-response"] = SchemaJsonContext.Default.ResourceResponse,
    };

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json"));

    public static JsonTypeInfo TypeOf(string name) => NotActivities.GetValueOrDefault(name, SchemaJsonContext.Default.Activity);

    public static Activity Activity(string name) =>
        Assert.IsType<Activity>(System.Text.Json.JsonSerializer.Deserialize(Read(name), SchemaJsonContext.Default.Activity));
}
