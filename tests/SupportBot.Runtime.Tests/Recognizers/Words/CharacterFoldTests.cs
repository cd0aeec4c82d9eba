using SupportBot.Runtime.Recognizers.Words;

namespace SupportBot.Runtime.Tests.Recognizers.Words;

public sealed class CharacterFoldTests
{
    private static readonly CharacterFold Fold = new(["證证驗验", "繁", "臺台Ａb"]);

    [Theory]
    [InlineData('A', 'a')]
    [InlineData('a', 'a')]
    [InlineData('Ｂ', 'b')]
    [InlineData('３', '3')]
    [InlineData('É', 'e')]
    [InlineData('ế', 'e')]
    [InlineData('ş', 's')]
    [InlineData('İ', 'i')]
    [InlineData('Я', 'я')]
    [InlineData('-', '-')]
    [InlineData('\0', '\0')]
    [InlineData('\uD83D', '\uD83D')]
    [InlineData('\uFFFF', '\uFFFF')]
    public void Letter_case_width_and_accents_do_not_matter(char typed, char read) => Assert.Equal(read, Fold.Fold(typed));

    [Theory]
    [InlineData('證', '证')]
    [InlineData('驗', '验')]
    [InlineData('臺', '台')]
    [InlineData('证', '证')]
    [InlineData('件', '件')]
    public void A_traditional_character_is_read_as_its_simplified_one(char typed, char read) => Assert.Equal(read, Fold.Fold(typed));

    [Fact]
    public void A_pair_of_the_content_counts_more_than_the_form() => Assert.Equal('b', Fold.Fold('Ａ'));

    [Fact]
    public void A_character_without_a_partner_stays() => Assert.Equal('繁', Fold.Fold('繁'));

    [Theory]
    [InlineData('证', true)]
    [InlineData('證', true)]
    [InlineData('\u3400', true)]
    [InlineData('\uF900', true)]
    [InlineData('の', true)]
    [InlineData('，', false)]
    [InlineData('한', false)]
    [InlineData('a', false)]
    [InlineData('ａ', false)]
    public void A_Han_character_or_kana_is_a_word_by_itself(char character, bool isHan) => Assert.Equal(isHan, CharacterFold.IsHan(character));
}
