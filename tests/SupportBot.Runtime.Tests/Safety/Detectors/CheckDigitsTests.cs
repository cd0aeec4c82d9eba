using SupportBot.Runtime.Safety.Detectors;

namespace SupportBot.Runtime.Tests.Safety.Detectors;

public sealed class CheckDigitsTests
{
    [Theory]
    [InlineData("4111111111111111", true)]
    [InlineData("4111111111111112", false)]
    public void Luhn_tells_cards_from_other_numbers(string digits, bool expected) => Assert.Equal(expected, CheckDigits.IsLuhn(digits));

    [Theory]
    [InlineData("GB82WEST12345698765432", true)]
    [InlineData("GB82WEST12345698765433", false)]
    public void The_remainder_tells_an_iban(string characters, bool expected) => Assert.Equal(expected, CheckDigits.IsIban(characters));

    [Theory]
    [InlineData("A1234563", true)]
    [InlineData("A1234564", false)]
    public void The_check_character_tells_a_hong_kong_card(string characters, bool expected) =>
        Assert.Equal(expected, CheckDigits.IsHongKong(characters));
}
