using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Tests.Recognizers.Phrases;

public sealed class ReadingTests
{
    private static readonly PhraseMatcher Matcher = new(Matching.Lists.Snapshot, new[] { "my {document}", "证件模糊", "glare" }
        .Select(phrase => new PhraseSource(new(LabelKind.Intent, phrase), phrase, 1, "intents")));

    [Theory]
    [InlineData("the passport is blurry", 0, 3, 3)]
    [InlineData("the passport is blurry", 1, 2, 1)]
    [InlineData("the passport is blurry", 2, 2, 0)]
    [InlineData("the passport is blurry", 3, 1, 0)]
    [InlineData("我的证件模糊", 0, 6, 3)]
    [InlineData("用app拍", 0, 3, 2)]
    public void Words_are_counted_and_a_Han_character_is_half_of_one(string message, int start, int end, double words) =>
        Assert.Equal(words, Matcher.Read(message).WordsBetween(start, end));

    [Theory]
    [InlineData("no No NO", 1)]
    [InlineData("no. no! yes no", 3)]
    [InlineData("的的的的", 0.5)]
    [InlineData("证件。件", 1)]
    [InlineData("?!", 0)]
    public void A_word_that_is_said_again_and_again_is_said_once(string message, double words) => Assert.Equal(words, Matcher.Read(message).WordsSaid());

    [Theory]
    [InlineData("passport. blurry", 3)]
    [InlineData("护照。模糊", 5)]
    public void The_end_of_a_sentence_is_farther_than_any_phrase_reaches(string message, int end) =>
        Assert.True(Matcher.Read(message).WordsBetween(0, end) > PhraseSearch.Window);

    [Theory]
    [InlineData("yes, my passport is blurry. help", "my passport", 4)]
    [InlineData("my passport", "my passport", 2)]
    [InlineData("they said: my passport, why", "my passport", 2)]
    [InlineData("是，证件模糊了。帮帮我", "证件模糊", 2.5)]
    [InlineData("glare", "glare", 1)]
    public void A_clause_ends_at_commas_and_sentences(string message, string quote, double words)
    {
        var reading = Matcher.Read(message);
        var hit = reading.Hits.Single(hit => reading.Quote(hit.Start, hit.End) == quote);

        Assert.Equal(words, reading.ClauseWords(hit.Start, hit.End));
    }

    [Fact]
    public void Words_that_reach_over_a_comma_belong_to_both_clauses()
    {
        var reading = Matcher.Read("so my, passport then. no");

        Assert.Equal(4, reading.ClauseWords(1, 3));
    }

    [Theory]
    [InlineData("my pasport", 1, "passport")]
    [InlineData("my PASSPORTS", 1, "passport")]
    [InlineData("my Quibble", 1, "quibble")]
    [InlineData("證件", 0, "证")]
    public void A_word_is_read_as_the_known_word_that_it_stands_for(string message, int token, string word) =>
        Assert.Equal(word, Matcher.Read(message).Word(token).ToString());

    [Fact]
    public void An_endless_word_is_no_word()
    {
        var reading = Matcher.Read($"my {new string('x', 65)} passport");

        Assert.Equal("", reading.Word(1).ToString());
        Assert.Equal("passport", reading.Word(2).ToString());
        Assert.Equal(3, reading.Words);
    }

    [Theory]
    [InlineData("Oh, MY  Passport!", "MY  Passport")]
    [InlineData("嗯，證件模糊。", "證件模糊")]
    public void A_quote_is_what_the_customer_typed(string message, string quote)
    {
        var reading = Matcher.Read(message);
        var hit = Assert.Single(reading.Hits);

        Assert.Equal(quote, reading.Quote(hit.Start, hit.End));
    }

    [Fact]
    public void The_entries_of_a_list_are_told_by_its_name()
    {
        var reading = Matcher.Read("my passport, and my id card");

        Assert.Equal([new(1, 2), new Occurrence(4, 6)], reading.List("document").ToArray());
        Assert.Equal(0, reading.List("nowhere").Length);
    }

    [Theory]
    [InlineData("my passport is blurry, and my id card. Glare!", "嗯")]
    [InlineData("我的证件模糊。glare", "hi")]
    [InlineData("not blurry my passport", "blurry my passport")]
    public void A_second_message_finds_nothing_of_the_first(string first, string second)
    {
        var (used, fresh) = (Matcher.NewReading(), Matcher.Read(second));
        Matcher.Read(first, used);
        Matcher.Read(second, used);

        Assert.Equal(Told(fresh), Told(used));
    }

    [Fact]
    public void A_message_without_words_leaves_an_empty_reading()
    {
        var reading = Matcher.Read("my passport");
        Matcher.Read("", reading);

        Assert.Equal(("", 0, 0), (reading.Text, reading.Tokens.Count, reading.Words));
        Assert.Empty(reading.Hits);
        Assert.Empty(reading.ListNames());
    }

    private static string Told(Reading reading) => string.Join(
        '\n', reading.Text, reading.Words, string.Join(' ', reading.Tokens), string.Join(' ', reading.WordNumbers.ToArray()),
        string.Join(' ', reading.Hits.Select(hit => $"{hit.Phrase.Text}@{hit.Start}-{hit.End}")), string.Join(' ', reading.ListNames()));
}
