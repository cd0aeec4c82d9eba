namespace SupportBot.Server.Tests.Commands;

/// <summary>The program as an operator calls it.</summary>
public sealed class ProgramTests
{
    [Theory]
    [InlineData("chat", "--colour")]
    [InlineData("chat", "--format", "xml")]
    [InlineData("recognize", "--format")]
    [InlineData("sing")]
    [InlineData("validate", "one", "two")]
    public async Task A_wrong_call_is_told_in_one_line(params string[] arguments)
    {
        var run = await Invocation.StartAsync("", arguments);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.EndsWith("Run with --help to see what there is.", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_talks_through_its_standard_streams()
    {
        var run = await Invocation.StartAsync("{\"text\": \"证件反光\"}\n", "chat", "--format", "jsonl");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Equal("glare", run.Lines[1].GetProperty("reason").GetString());
        Assert.Equal("证件反光", run.Lines[1].GetProperty("input").GetString());
    }

    [Fact]
    public async Task Content_that_is_not_there_ends_the_program_with_1()
    {
        var run = await Invocation.StartAsync("", "validate", "nowhere");
        Assert.Equal(1, run.Exit);
        Assert.Single(run.ErrorLines);
    }
}
