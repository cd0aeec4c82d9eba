namespace SupportBot.Server.Tests.Commands;

/// <summary>What an author reads who asks why a message is understood as it is.</summary>
public sealed class ExplainCommandTests
{
    [Theory]
    [InlineData("there is glare on my id", "glare", "glare on my id")]
    [InlineData("证件照片反光", "glare", "反光")]
    [InlineData("my passport has expired", "expired-document", "passport has expired")]
    [InlineData("我的护照过期了", "expired-document", "护照过期")]
    public void A_clear_message_makes_the_bot_certain_by_these_words(string message, string reason, string quote)
    {
        var lines = Explain(message);

        Assert.Equal("The bot is certain.", lines[0]);
        Assert.Matches($@"^first      reasons/{reason} (1\.00|0\.\d\d)$", lines[1]);
        Assert.Matches($@"^  says it    “.*{quote}.*”$", lines[2]);
    }

    [Theory]
    [InlineData("my photo is blurry and my passport expired", "expired-document", "blurred-photo", "expired", "blurry")]
    [InlineData("证件照片反光，护照也过期了", "expired-document", "glare", "过期了", "反光")]
    public void Two_reasons_are_both_told_with_their_own_words(string message, string first, string second, string quote, string otherQuote)
    {
        var lines = Explain(message);

        Assert.StartsWith("The message names two reasons.", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"first      reasons/{first} ", lines[1], StringComparison.Ordinal);
        Assert.Equal($"  says it    “{quote}”", lines[2]);
        Assert.Contains(lines, line => line.StartsWith($"runner-up  reasons/{second} ", StringComparison.Ordinal));
        Assert.Contains($"  says it    “{otherQuote}”", lines);
    }

    [Theory]
    [InlineData("my country is not supported and the photo is blurry")]
    [InlineData("我所在的国家不支持，照片也模糊")]
    public void No_single_list_is_promised_for_a_reason_that_no_list_can_fix(string message) =>
        Assert.DoesNotContain("both with one list", Explain(message)[0], StringComparison.Ordinal);

    [Theory]
    [InlineData("too dark")]
    [InlineData("太暗了")]
    public void A_hint_makes_the_bot_ask_and_the_runner_up_is_told(string message)
    {
        var lines = Explain(message);

        Assert.Equal("The bot is not sure, and asks.", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("first      reasons/", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("runner-up  reasons/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("the weather is nice")]
    [InlineData("今天天气不错")]
    [InlineData("")]
    [InlineData("😀")]
    public void A_message_about_nothing_is_told_in_one_line(string message) =>
        Assert.Equal(["The bot finds no reason in it."], Explain(message));

    [Theory]
    [InlineData("SOME_NEW_CODE", "SOME_NEW_CODE")]
    [InlineData("代码：SOME_NEW_CODE", "SOME_NEW_CODE")]
    [InlineData("error code faceNotFound", "faceNotFound")]
    public void An_unknown_code_is_told_with_its_cure(string message, string code) => Assert.Equal(
        $"The message is a code that no topic knows: {code}. The bot asks. Add it to the \"codes\" of a topic.", Explain(message)[0]);

    [Theory]
    [InlineData("BAD_FACE_MATCHING", "face-mismatch", "BAD_FACE_MATCHING")]
    [InlineData("提示 Veriff 104", "name-mismatch", "Veriff 104")]
    public void A_known_code_is_certain_and_quoted(string message, string reason, string code)
    {
        var lines = Explain(message);

        Assert.Equal(["The bot is certain.", $"first      reasons/{reason} 1.00", $"  says it    “{code}”"], lines.Take(3));
    }

    [Theory]
    [InlineData("there is glare on my id", "{glare} & {document}")]
    [InlineData("我所在的国家不支持", "我所在的国家不支持")]
    public void The_phrase_is_told_as_it_was_written_with_its_clarity_and_what_the_examples_say(string message, string phrase)
    {
        var lines = Explain(message);

        Assert.Contains(lines, line => line.StartsWith($"  phrase     {phrase} (", StringComparison.Ordinal));
        Assert.Matches(@"^  phrase     .+ \((1\.00|0\.\d\d)\)$", lines[3]);
        Assert.Matches(@"^  examples   (1\.00|0\.\d\d)$", lines[4]);
    }

    [Theory]
    [InlineData("is my money safe?", "funds-safe")]
    [InlineData("转人工", "human-agent")]
    public void Intents_are_told_as_well(string message, string intent) =>
        Assert.Contains(Explain(message), line => line.StartsWith($"intent     {intent} ", StringComparison.Ordinal));

    [Fact]
    public void A_secret_is_not_printed() =>
        Assert.DoesNotContain("11010519491231002X", string.Join('\n', Explain("glare on my id 11010519491231002X")), StringComparison.Ordinal);

    [Fact]
    public async Task The_help_tells_of_it()
    {
        var help = await Invocation.StartAsync("", "recognize", "--help");

        Assert.Equal(0, help.Exit);
        Assert.Contains("--explain", help.Output, StringComparison.Ordinal);
        Assert.Contains("tells in words why", help.Output, StringComparison.Ordinal);
    }

    private static string[] Explain(string message)
    {
        var run = Invocation.Run("", "recognize", "--explain", message);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
