using System.Text.Json;
using SupportBot.Server.Commands;

namespace SupportBot.Server.Tests.Commands;

/// <summary>The formats of ARCHITECTURE section 6, which other programs read.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public void Chat_prints_one_object_a_turn_with_the_greeting_as_turn_zero()
    {
        var lines = Json(Run("""
            {"text": "it says my id photo is too blurry"}
            {"text": "done"}
            """, "chat", "--format", "jsonl", "--locale", "en"));
        Assert.Equal([0, 1, 2], lines.Select(line => line.GetProperty("turn").GetInt32()));
        Assert.Equal("blurred-photo", lines[1].GetProperty("reason").GetString());
        Assert.Equal(("remedy", "show"), (lines[1].GetProperty("dialog").GetString(), lines[1].GetProperty("step").GetString()));
        Assert.Equal("done", lines[2].GetProperty("intent").GetString());
        Assert.Equal("assistant", lines[2].GetProperty("owner").GetString());
        Assert.All(lines, line => Assert.Contains(line.GetProperty("activities").EnumerateArray(), activity => activity.TryGetProperty("suggestedActions", out _)));
    }

    [Fact]
    public void The_input_that_chat_prints_is_redacted()
    {
        var output = Run("""{"text": "我身份证号11010519491231002X,密码是Abc12345!"}""", "chat", "--format", "jsonl").Output;
        Assert.DoesNotContain("11010519491231002X", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Abc12345", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xx", "Hello")]
    [InlineData("zh-TW", "你好")]
    [InlineData("zh-Hans", "你好")]
    [InlineData("en-GB", "Hello")]
    public void An_unknown_locale_falls_back(string locale, string greeting) =>
        Assert.Contains(greeting, Run("", "chat", "--locale", locale).Output, StringComparison.Ordinal);

    [Fact]
    public void Of_a_huge_message_the_first_part_is_read_and_the_bot_says_so()
    {
        var reply = Json(Run(JsonSerializer.Serialize(new { text = "my passport has expired. " + new string('x', 9000) }), "chat", "--format", "jsonl"))[1];
        Assert.Equal("expired-document", reply.GetProperty("reason").GetString());
        Assert.Contains("8,000", reply.GetProperty("activities")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Chat_without_a_format_is_for_people()
    {
        var output = Run("Hi, Binance rejected my KYC\nit says my ID photo is too blurry\n", "chat").Output;
        Assert.Contains("The bell", output, StringComparison.Ordinal);
        Assert.Contains("30-40 cm", output, StringComparison.Ordinal);
        Assert.Contains("[1]", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("证件照片反光", "glare", "certain")]
    [InlineData("the weather is nice", "none", "none")]
    [InlineData("", "none", "none")]
    public void Recognize_prints_every_field(string text, string reason, string decision)
    {
        var line = Assert.Single(Json(Run(JsonSerializer.Serialize(new { text }), "recognize", "--format", "jsonl")));
        Assert.Equal(["text", "reason", "score", "second", "secondScore", "decision", "intent", "intentScore"], line.EnumerateObject().Select(property => property.Name));
        Assert.Equal((reason, decision), (line.GetProperty("reason").GetString(), line.GetProperty("decision").GetString()));
    }

    [Fact]
    public void Recognize_reads_plain_lines_and_knows_the_language()
    {
        var lines = Json(Run("my passport expired\ntalk to a human\n", "recognize", "--locale", "auto"));
        Assert.Equal("expired-document", lines[0].GetProperty("reason").GetString());
        Assert.Equal("human-agent", lines[1].GetProperty("intent").GetString());
    }

    [Fact]
    public void Validate_is_clean()
    {
        var (code, output, errors) = Run("", "validate", Path.Combine(RealContent.Root, "dialogs"));
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("0 faults", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_lists_every_fault_of_a_broken_folder()
    {
        using var folder = new TemporaryFolder(RealContent.Files);
        File.WriteAllText(Path.Combine(folder.Path, "reasons", "glare", "en.json"), "{\n  broken");
        File.WriteAllText(Path.Combine(folder.Path, "profile.json"), "[]");
        var (code, _, errors) = Run("", "validate", folder.Path);
        Assert.Equal(1, code);
        Assert.Contains("reasons/glare/en.json(2,", errors, StringComparison.Ordinal);
        Assert.Contains("profile.json(1,", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_conversation_that_does_not_come_true_fails_validation()
    {
        using var folder = new TemporaryFolder(RealContent.Files);
        File.WriteAllText(Path.Combine(folder.Path, "reasons", "glare", "wrong.en.chat"), "user: hi\nbot: this is never said");
        var (code, _, errors) = Run("", "validate", folder.Path);
        Assert.Equal(1, code);
        Assert.StartsWith("reasons/glare/wrong.en.chat(2,1)", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_is_told_in_one_line()
    {
        var (code, _, errors) = Run("", "validate", "no-such-folder");
        Assert.Equal(1, code);
        Assert.Equal(1, errors.Count(character => character == '\n'));
    }

    [Fact]
    public void A_line_that_is_no_object_with_text_ends_with_two()
    {
        var (code, _, errors) = Run("hello", "chat", "--format", "jsonl");
        Assert.Equal(2, code);
        Assert.Contains("{\"text\": \"...\"}", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chat", "--colour")]
    [InlineData("chat", "--format", "xml")]
    [InlineData("sing")]
    public void A_wrong_call_is_no_call(params string[] arguments) =>
        Assert.NotEmpty(CommandLine.Create(TextReader.Null, TextWriter.Null, TextWriter.Null).Parse(arguments).Errors);

    private static (int Code, string Output, string Errors) Run(string input, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var code = CommandLine.Create(new StringReader(input), output, errors).Parse(arguments).Invoke();
        return (code, output.ToString(), errors.ToString());
    }

    private static JsonElement[] Json((int Code, string Output, string Errors) run)
    {
        Assert.Equal((0, ""), (run.Code, run.Errors));
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
