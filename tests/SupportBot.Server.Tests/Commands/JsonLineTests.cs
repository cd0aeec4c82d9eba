using SupportBot.Server.Commands;

namespace SupportBot.Server.Tests.Commands;

public sealed class JsonLineTests
{
    [Theory]
    [InlineData("{\"text\": \"hello\"}", "hello")]
    [InlineData("{\"id\": 7, \"text\": \"\"}", "")]
    [InlineData("  {\"text\": \"\\u8bc1\\u4ef6\"}  ", "证件")]
    [InlineData("{\"text\": \"\\ud83d\\ude00 \\uD83D\\uDE00\"}", "😀 😀")]
    [InlineData("{\"text\": \"cut \\ud83d\"}", "cut \ufffd")]
    [InlineData("{\"text\": \"\\ude00\\ud83d\\ud83d\\ude00\"}", "\ufffd\ufffd😀")]
    [InlineData("{\"text\": \"a path: \\\\ud83d\\\\ude00\\n\"}", "a path: \\ud83d\\ude00\n")]
    public void The_text_is_taken_out(string line, string text)
    {
        var read = line;
        using var errors = new StringWriter();
        Assert.True(JsonLine.TryReadText(ref read, new(TextReader.Null, TextWriter.Null, errors)));
        Assert.Equal((text, ""), (read, errors.ToString()));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("")]
    [InlineData("\"hello\"")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("{\"text\": 1}")]
    [InlineData("{\"text\": null}")]
    [InlineData("{\"message\": \"hello\"}")]
    [InlineData("{\"text\": \"hello\"")]
    [InlineData("{\"text\": \"hello\"} {\"text\": \"hello\"}")]
    public void Anything_else_is_told(string line)
    {
        var read = line;
        using var errors = new StringWriter();
        Assert.False(JsonLine.TryReadText(ref read, new(TextReader.Null, TextWriter.Null, errors)));
        Assert.StartsWith("An input line is not {\"text\": \"...\"}.", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Chinese_stays_readable()
    {
        using var output = new StringWriter();
        JsonLine.Write(output, writer => writer.WriteString("text", "证件\n反光"));
        Assert.Equal("{\"text\":\"证件\\n反光\"}", output.ToString().TrimEnd());
    }
}
