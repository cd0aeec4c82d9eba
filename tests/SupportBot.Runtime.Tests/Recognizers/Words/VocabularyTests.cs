using SupportBot.Runtime.Recognizers.Words;

namespace SupportBot.Runtime.Tests.Recognizers.Words;

public sealed class VocabularyTests
{
    private static readonly Vocabulary Words = new(["passport", "blurry", "expire", "photo", "glare", "card", "face", "id", "yes", "证", "clear", "clearly", "reject", "licence"]);

    [Theory]
    [InlineData("passports", "passport")]
    [InlineData("expired", "expire")]
    [InlineData("expiring", "expire")]
    [InlineData("expires", "expire")]
    [InlineData("blurred", "blurry")]
    [InlineData("photos", "photo")]
    [InlineData("cards", "card")]
    [InlineData("rejected", "reject")]
    public void An_ending_does_not_matter(string typed, string read) => Assert.Equal(read, Words.Read(typed));

    [Theory]
    [InlineData("pasport", "passport")]
    [InlineData("passsport", "passport")]
    [InlineData("passpart", "passport")]
    [InlineData("passprot", "passport")]
    [InlineData("apssport", "passport")]
    [InlineData("passpor", "passport")]
    [InlineData("bluury", "blurry")]
    [InlineData("license", "licence")]
    public void A_letter_too_many_too_few_wrong_or_swapped_does_not_matter(string typed, string read) => Assert.Equal(read, Words.Read(typed));

    [Theory]
    [InlineData("is")]
    [InlineData("ids")]
    [InlineData("yep")]
    [InlineData("fact")]
    [InlineData("cars")]
    [InlineData("glace")]
    [InlineData("phone")]
    public void A_short_word_is_not_taken_for_another(string typed) => Assert.Equal(typed, Words.Read(typed));

    [Theory]
    [InlineData("clear")]
    [InlineData("clearly")]
    [InlineData("passport")]
    public void A_known_word_stays_what_it_is(string typed) => Assert.Equal(typed, Words.Read(typed));

    [Theory]
    [InlineData("pasprt")]
    [InlineData("transport")]
    [InlineData("blue")]
    [InlineData("正")]
    [InlineData("паспорт")]
    [InlineData("12345678")]
    [InlineData("")]
    public void What_is_farther_off_stays_what_it_is(string typed) => Assert.Equal(typed, Words.Read(typed));
}
