namespace SupportBot.Runtime.Tests.Recognizers.Phrases;

/// <summary>The notation of <c>dialogs/README.md</c>, row by row, and the rules below it.</summary>
public sealed class PhraseMatcherTests
{
    [Theory]
    [InlineData("my photo is blurry")]
    [InlineData("PHOTO IS BLURRY!")]
    [InlineData("the photos is blurred")]
    public void Words_match_next_to_each_other(string message) => Assert.True(Matching.Finds("photo is blurry", message));

    [Theory]
    [InlineData("photo is very blurry")]
    [InlineData("blurry is photo")]
    [InlineData("photo. is blurry")]
    [InlineData("photo is")]
    public void Words_do_not_match_apart(string message) => Assert.False(Matching.Finds("photo is blurry", message));

    [Theory]
    [InlineData("my id card here", "id card")]
    [InlineData("my TRAVEL documents", "TRAVEL documents")]
    [InlineData("我的证件", "证件")]
    [InlineData("我的證件", "證件")]
    public void A_list_matches_any_of_its_entries_in_any_language(string message, string quote) =>
        Assert.Equal(quote, Matching.Quote("{document}", message));

    [Theory]
    [InlineData("send again", true)]
    [InlineData("send it again", true)]
    [InlineData("send the same old paper to them again", true)]
    [InlineData("send the same old paper to all them again", false)]
    [InlineData("send it. Again", false)]
    [InlineData("again send", false)]
    public void Dots_stand_for_up_to_six_words(string message, bool found) => Assert.Equal(found, Matching.Finds("send ... again", message));

    [Theory]
    [InlineData("passport expired", true)]
    [InlineData("expired is what they say of my passport", true)]
    [InlineData("passport? expired", false)]
    [InlineData("passport\nexpired", false)]
    [InlineData("我的证件模糊 expired", true)]
    [InlineData("passport", false)]
    public void Parts_match_in_one_sentence_in_any_order(string message, bool found) =>
        Assert.Equal(found, Matching.Finds("{document} & {expired}", message));

    [Theory]
    [InlineData("passport expired", true)]
    [InlineData("passport expired during verification", false)]
    [InlineData("verification passport expired", false)]
    [InlineData("passport expired. verification", true)]
    public void An_excluded_part_forbids_the_match_in_its_sentence(string message, bool found) =>
        Assert.Equal(found, Matching.Finds("{document} & {expired} & !verification", message));

    [Theory]
    [InlineData("^yes$", "yes", true)]
    [InlineData("^yes$", "Yes!", true)]
    [InlineData("^yes$", "yes, it is", true)]
    [InlineData("^yes$", "well, yes", true)]
    [InlineData("^yes$", "yes it is", false)]
    [InlineData("^yes$", "oh yes", false)]
    [InlineData("^so", "so what", true)]
    [InlineData("^so", "is it so", false)]
    [InlineData("^so", "he said: so what", true)]
    [InlineData("it$", "i did it.", true)]
    [InlineData("it$", "it works", false)]
    [InlineData("^{document}$", "passport", true)]
    [InlineData("^{document}$", "my passport", false)]
    [InlineData("^send ... again$", "send it again", true)]
    [InlineData("^send ... again$", "send it again now", false)]
    public void An_anchor_holds_at_the_edge_of_a_clause(string phrase, string message, bool found) =>
        Assert.Equal(found, Matching.Finds(phrase, message));

    [Theory]
    [InlineData("my {document} is {blurry}", "sorry my passport is blurry", "my passport is blurry")]
    [InlineData("{document} ... {blurry}", "the passport came out blurry", "passport came out blurry")]
    [InlineData("{photo} {blurry}", "photo blurry", "photo blurry")]
    [InlineData("{blurry} & my {document}", "so my passport is blurry now", "my passport is blurry")]
    public void Words_lists_and_gaps_follow_one_another(string phrase, string message, string quote) =>
        Assert.Equal(quote, Matching.Quote(phrase, message));

    [Fact]
    public void The_longest_entry_hides_the_shorter_ones_inside_it()
    {
        Assert.False(Matching.Finds("{expired}", "the session expired"));
        Assert.True(Matching.Finds("{session}", "the session expired"));
        Assert.True(Matching.Finds("{expired}", "the session expired and the passport expired"));
    }

    [Fact]
    public void Words_outside_lists_are_not_hidden() => Assert.True(Matching.Finds("expired", "the session expired"));

    [Fact]
    public void An_entry_that_stands_in_two_lists_counts_in_both_but_not_twice_in_one_phrase()
    {
        Assert.True(Matching.Finds("{document}", "my photo id"));
        Assert.True(Matching.Finds("{photo}", "my photo id"));
        Assert.False(Matching.Finds("{photo} & {document}", "my photo id"));
        Assert.True(Matching.Finds("{photo} & {document}", "picture of my photo id"));
    }

    [Theory]
    [InlineData("it is not blurry", false)]
    [InlineData("it is not very blurry", false)]
    [InlineData("it is not at all blurry", false)]
    [InlineData("it is not that it was blurry", true)]
    [InlineData("照片不模糊", false)]
    [InlineData("照片没有模糊", false)]
    [InlineData("it is not clear", true)]
    [InlineData("not expired but blurry", true)]
    [InlineData("No. Blurry photo", true)]
    [InlineData("no! blurry", true)]
    public void A_negated_entry_does_not_count(string message, bool found) => Assert.Equal(found, Matching.Finds("{blurry}", message));

    [Fact]
    public void A_negated_exclusion_does_not_exclude() =>
        Assert.True(Matching.Finds("{document} & !{blurry}", "my passport is not blurry"));

    [Fact]
    public void Parts_far_apart_are_not_about_one_another()
    {
        var between = string.Join(' ', Enumerable.Repeat("word", 16));

        Assert.True(Matching.Finds("{document} & {expired}", $"passport {between[5..]} expired"));
        Assert.False(Matching.Finds("{document} & {expired}", $"passport {between} expired"));
    }

    [Fact]
    public void A_list_holds_the_lists_inside_it_and_may_hold_itself()
    {
        var content = new TestContent().List("outer", "far", "{inner}").List("inner", "near", "{outer}");

        Assert.Single(Matching.Read(content, ["{outer}"], "it is near").Hits);
        Assert.Single(Matching.Read(content, ["{inner}"], "it is far").Hits);
    }

    [Fact]
    public void Every_list_of_the_message_is_told_by_name()
    {
        var reading = Matching.Read("nothing", "my passport is blurry");

        Assert.Equal(["blurry", "document", "passport"], reading.ListNames().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_hit_covers_words_without_the_gap()
    {
        Assert.Equal(2, Assert.Single(Matching.Read("send ... again", "send again").Hits).Words);
        Assert.Equal(1, Assert.Single(Matching.Read("证件", "证件").Hits).Words);
    }

    [Theory]
    [InlineData("... again", "send it again")]
    [InlineData("again ...", "again i send it")]
    public void Dots_at_the_edge_of_a_phrase_stand_for_nothing(string phrase, string message) => Assert.True(Matching.Finds(phrase, message));

    [Theory]
    [InlineData("")]
    [InlineData("&")]
    [InlineData("...")]
    [InlineData("^$")]
    [InlineData("?!")]
    [InlineData("!{document}")]
    public void A_phrase_that_says_nothing_matches_nothing(string phrase) => Assert.False(Matching.Finds(phrase, "my passport expired ... ?"));

    [Fact]
    public void An_exclusion_that_says_nothing_excludes_nothing() => Assert.True(Matching.Finds("{document} & !?", "my passport"));

    [Fact]
    public void Content_without_any_phrase_reads_every_message() =>
        Assert.Empty(Matching.Read(new TestContent(), [], "my passport expired").Hits);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?!...")]
    public void An_empty_message_holds_nothing(string message) => Assert.Empty(Matching.Read("{document}", message).Hits);
}
