using System.Text.Json;

namespace SupportBot.Schema.Tests;

public sealed class WireTests
{
    private static readonly string[] Blank = ["", "{}", "null"];

    public static TheoryData<string> Fixtures => Fixture.Names;

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void What_is_read_is_written_again_with_nothing_lost(string name)
    {
        string sent = Fixture.Read(name);
        object? value = JsonSerializer.Deserialize(sent, Fixture.TypeOf(name));

        string written = JsonSerializer.Serialize(value, Fixture.TypeOf(name));

        Assert.Equal(JsonText.Normalize(sent), JsonText.Normalize(written));
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Reading_what_was_written_changes_nothing_more(string name)
    {
        string once = JsonSerializer.Serialize(JsonSerializer.Deserialize(Fixture.Read(name), Fixture.TypeOf(name)), Fixture.TypeOf(name));

        string twice = JsonSerializer.Serialize(JsonSerializer.Deserialize(once, Fixture.TypeOf(name)), Fixture.TypeOf(name));

        Assert.Equal(once, twice);
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void No_fixture_is_empty(string name) => Assert.DoesNotContain(JsonText.Normalize(Fixture.Read(name)), Blank);

    [Fact]
    public void There_are_fixtures() => Assert.True(Fixture.Names.Count >= 14, $"Only {Fixture.Names.Count} fixtures reached the output folder.");

    [Fact]
    public void The_comparison_notices_a_lost_field_and_a_respelt_number()
    {
        Assert.NotEqual(JsonText.Normalize("""{"a":1,"b":{}}"""), JsonText.Normalize("""{"a":1}"""));
        Assert.NotEqual(JsonText.Normalize("""{"a":1e3}"""), JsonText.Normalize("""{"a":1000}"""));
        Assert.Equal(JsonText.Normalize("""{"a":1,"b":"\u0041"}"""), JsonText.Normalize("""{ "b": "A", "a": 1 }"""));
    }

    [Fact]
    public async Task A_body_larger_than_the_reading_buffer_comes_out_of_a_stream_unharmed()
    {
        string word = string.Concat(Enumerable.Repeat("\\u00e9 ", 300));
        string body = string.Join(',', Enumerable.Range(0, 200).Select(n => $$"""{"n":{{n}},"deep":[["{{word}}"],{"x":null}]}"""));
        string sent = $$"""{"type":"message","unknown":[{{body}}],"channelData":{"a":[{{body}}]},"entities":[{"type":"t","body":[{{body}}]}]}""";
        using MemoryStream stream = new(System.Text.Encoding.UTF8.GetBytes(sent));

        Activity? activity = await JsonSerializer.DeserializeAsync(stream, SchemaJsonContext.Default.Activity, TestContext.Current.CancellationToken);

        Assert.Equal(JsonText.Normalize(sent), JsonText.Normalize(JsonSerializer.Serialize(activity, SchemaJsonContext.Default.Activity)));
    }

    [Fact]
    public void Every_field_of_the_schema_is_used_by_a_fixture()
    {
        string all = string.Concat(Fixture.Names.Select(row => Fixture.Read(row.Data)));
        IEnumerable<string> fields = SchemaJsonContext.Default.Activity.Properties.Where(p => !p.IsExtensionData).Select(p => p.Name);

        Assert.All(fields, field => Assert.Contains($"\"{field}\":", all, StringComparison.Ordinal));
    }
}
