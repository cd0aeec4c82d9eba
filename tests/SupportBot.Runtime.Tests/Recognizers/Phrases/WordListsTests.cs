using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Tests.Recognizers.Phrases;

public sealed class WordListsTests
{
    private static readonly WordLists Lists = new(new TestContent()
        .List("document", "card", "{passport}", "card").List("passport", "passport").List("loop", "{pool}", "one").List("pool", "{loop}", "two")
        .List("lost", "{nowhere}", "found").ListIn("zh-Hans", "document", "证件").ListIn("zh-Hans", "passport", "护照").Snapshot.Lexicons.Values);

    [Theory]
    [InlineData("document", "card passport 护照 证件")]
    [InlineData("passport", "passport 护照")]
    [InlineData("loop", "one two")]
    [InlineData("pool", "one two")]
    [InlineData("lost", "found")]
    [InlineData("nowhere", "")]
    public void The_entries_of_all_languages_and_of_inner_lists_are_one_list(string list, string entries) =>
        Assert.Equal(entries, string.Join(' ', Lists.Entries(list).Order(StringComparer.Ordinal)));

    [Fact]
    public void A_list_is_known_when_any_language_has_it()
    {
        Assert.True(Lists.Knows("passport"));
        Assert.False(Lists.Knows("nowhere"));
    }
}
