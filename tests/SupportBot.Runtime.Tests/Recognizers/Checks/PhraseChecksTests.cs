using SupportBot.Runtime.Recognizers.Checks;

namespace SupportBot.Runtime.Tests.Recognizers.Checks;

public sealed class PhraseChecksTests
{
    [Fact]
    public void A_word_list_that_no_lexicon_has_is_reported()
    {
        var content = new TestContent().List("photo", "photo").Intent("affirm", "{photo} {nowhere}");

        var fault = Assert.Single(PhraseChecks.Check(content.Snapshot, [.. content.Files]));
        Assert.Equal("The phrase '{photo} {nowhere}' names the word list 'nowhere', which no lexicon has.", fault.Problem);
        Assert.Equal("Add the list to lexicon/, or correct the name.", fault.Cure);
        var text = content.Files.Single(file => file.Path == fault.Path).Text;
        Assert.StartsWith("\"{photo} {nowhere}\"", text.Split('\n')[fault.Line - 1][(fault.Column - 1)..], StringComparison.Ordinal);
    }

    [Fact]
    public void A_phrase_that_speaks_for_two_topics_is_reported()
    {
        var content = new TestContent().Topic("reasons/a", ["Bright  light"]).Topic("reasons/b", ["bright  light "]);

        var fault = Assert.Single(PhraseChecks.Check(content.Snapshot, [.. content.Files]));
        Assert.Equal("The phrase 'bright  light' speaks for reasons/a and reasons/b.", fault.Problem);
        Assert.Equal("Keep it in one of them, or make it a hint.", fault.Cure);
    }

    [Fact]
    public void A_hint_may_speak_for_two_topics() =>
        Assert.Empty(PhraseChecks.Check(new TestContent().Topic("reasons/a", ["light"]).Topic("reasons/b", [], ["light"]).Snapshot, []));
}
