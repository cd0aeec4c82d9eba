namespace SupportBot.Server.Tests.Commands;

public sealed class RecognizeCommandTests
{
    private static readonly string[] Reasons =
        ["none", .. RealContent.Loaded.Snapshot.Topics.Values.Where(topic => topic.IsReason).Select(topic => topic.Name)];

    private static readonly string[] Scores = ["score", "secondScore", "intentScore"];

    private static readonly string[] Decisions = ["certain", "ask", "none"];

    private static readonly string[] Messages =
        ["there is glare on my id", "证件照片模糊", "hello", "", "my photo is blurry and my passport expired", "too dark", "😀", "is my money safe?", "my document is cut off"];

    [Fact]
    public void Every_message_makes_one_line_with_exactly_the_fields_of_the_contract()
    {
        var run = Invocation.Recognize(Messages);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Equal(Messages.Length, run.Lines.Count);
        Assert.All(run.Lines, line => Assert.Equal(
            ["text", "reason", "score", "second", "secondScore", "decision", "intent", "intentScore"], line.EnumerateObject().Select(field => field.Name)));
    }

    [Fact]
    public void Reasons_are_folder_names_and_scores_lie_between_0_and_1()
    {
        var lines = Invocation.Recognize(Messages).Lines;
        Assert.All(lines, line => Assert.Contains(line.GetProperty("reason").GetString()!, Reasons));
        Assert.All(lines, line => Assert.Contains(line.GetProperty("second").GetString()!, Reasons));
        Assert.All(lines, line => Assert.Contains(line.GetProperty("decision").GetString()!, Decisions));
        Assert.All(
            lines.SelectMany(line => Scores.Select(field => line.GetProperty(field).GetDouble())),
            score => Assert.InRange(score, 0, 1));
    }

    [Fact]
    public void Two_reasons_in_one_message_are_both_told()
    {
        var line = Assert.Single(Invocation.Recognize("my photo is blurry and my passport expired").Lines);
        Assert.Equal(
            ["blurred-photo", "expired-document"],
            new[] { line.GetProperty("reason").GetString(), line.GetProperty("second").GetString() }.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_clearest_intent_or_question_is_told() => Assert.Equal(
        ["funds-safe", "human-agent", "none"],
        Invocation.Recognize("is my money safe?", "转人工", "qqq zzz").Lines.Select(line => line.GetProperty("intent").GetString()));

    [Fact]
    public void A_secret_is_not_printed() =>
        Assert.DoesNotContain("11010519491231002X", Invocation.Recognize("my id is 11010519491231002X").Output, StringComparison.Ordinal);

    [Fact]
    public void A_line_that_is_no_JSON_ends_the_command()
    {
        var run = Invocation.Run("{\"text\": \"glare\"}\nglare\n{\"text\": \"glare\"}\n", "recognize", "--format", "jsonl");
        Assert.Equal(2, run.Exit);
        Assert.Single(run.Lines);
        Assert.Single(run.ErrorLines);
    }
}
