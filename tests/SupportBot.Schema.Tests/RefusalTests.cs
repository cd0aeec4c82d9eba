using System.Text.Json;

namespace SupportBot.Schema.Tests;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("""{ "text": "hi" }""", "'type'")]
    [InlineData("""{ "type": null }""", "type")]
    [InlineData("""{ "type": 7 }""", "$.type")]
    [InlineData("""{ "type": "message", "timestamp": 1732440600 }""", "$.timestamp")]
    [InlineData("""{ "type": "message", "conversation": {} }""", "'id'")]
    [InlineData("""{ "type": "event", "relatesTo": { "conversation": { "id": "c" } } }""", "'channelId'")]
    [InlineData("""{ "type": "message", "attachments": [{ "name": "a" }] }""", "'contentType'")]
    [InlineData("""{ "type": "message", "attachments": [null] }""", "must not contain null")]
    [InlineData("""{ "type": "message", "attachments": {} }""", "must be a JSON array")]
    [InlineData("""{ "type": "message", "suggestedActions": {} }""", "'actions'")]
    [InlineData("""{ "type": "message", "suggestedActions": { "actions": null } }""", "actions")]
    [InlineData("""{ "type": "message", "suggestedActions": { "actions": [], "to": [null] } }""", "must not contain null")]
    [InlineData("""{ "type": "message", "entities": [{ "mentioned": {} }] }""", "'type'")]
    [InlineData("""{ "type": "message", "text": "a", "text": "b" }""", "text")]
    [InlineData("""{ "type": "message", "text": "a", "Text": "b" }""", "'text'")]
    [InlineData("""{ "type": "message", """, "$")]
    [InlineData("""[]""", "$")]
    public void A_malformed_activity_is_refused_and_the_error_names_the_field(string json, string named)
    {
        JsonException refusal = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, SchemaJsonContext.Default.Activity));

        Assert.Contains(named, $"{refusal.Path}: {refusal.Message}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_type_is_explained_in_full()
    {
        JsonException refusal = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("{}", SchemaJsonContext.Default.Activity));

        Assert.Equal("JSON deserialization for type 'SupportBot.Schema.Activity' was missing required properties including: 'type'.", refusal.Message);
    }

    [Theory]
    [InlineData("""{ "type": "message", "text": "\ud83d" }""")]
    [InlineData("""{ "type": "message", "channelData": "\ud83d" }""")]
    [InlineData("""{ "type": "message", "value": { "\ud83d": 1 } }""")]
    [InlineData("""{ "type": "message", "value": [[{ "a": [] }], { "b": "\ud83d" }] }""")]
    [InlineData("""{ "type": "message", "unknown": { "deep": ["\udc00"] } }""")]
    [InlineData("""{ "type": "message", "\ud83d": 1 }""")]
    [InlineData("""{ "type": "message", "entities": [{ "type": "t", "body": "\ud83dx" }] }""")]
    public void Half_a_character_is_refused_before_the_writer_can_break_on_it(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, SchemaJsonContext.Default.Activity));

    [Fact]
    public void Bottomless_nesting_is_refused()
    {
        string deep = new string('[', 1000) + new string(']', 1000);

        Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize($$"""{ "type": "message", "channelData": {{deep}} }""", SchemaJsonContext.Default.Activity));
    }
}
